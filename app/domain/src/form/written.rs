//! A question as it stands in JSON: one flat object, `choices` only where the type has some.

use serde::{Deserialize, Serialize};

use super::{Choice, Kind, Sensitivity};
use crate::text::LocalText;

/// The order of these fields is part of the hash of every form version.
#[derive(Serialize, Deserialize)]
pub struct Question {
    name: String,
    #[serde(rename = "type")]
    kind: Type,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    choices: Option<Vec<Choice>>,
    label: LocalText,
    #[serde(default, skip_serializing_if = "LocalText::is_blank")]
    hint: LocalText,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    relevant: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    constraint: String,
    #[serde(default, skip_serializing_if = "LocalText::is_blank")]
    constraint_message: LocalText,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    sensitivity: Sensitivity,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Type {
    Consent,
    SelectOne,
    SelectMany,
    Integer,
    Place,
    Note,
}

/// A question to choose from, without anything to choose.
#[derive(Debug, thiserror::Error)]
#[error("a question of this type has choices")]
pub struct NoChoices;

impl TryFrom<Question> for super::Question {
    type Error = NoChoices;

    fn try_from(written: Question) -> Result<Self, NoChoices> {
        let kind = match (written.kind, written.choices) {
            (Type::SelectOne, Some(choices)) => Kind::SelectOne { choices },
            (Type::SelectMany, Some(choices)) => Kind::SelectMany { choices },
            (Type::SelectOne | Type::SelectMany, None) => return Err(NoChoices),
            (Type::Consent, _) => Kind::Consent,
            (Type::Integer, _) => Kind::Integer,
            (Type::Place, _) => Kind::Place,
            (Type::Note, _) => Kind::Note,
        };
        let Question { name, label, hint, relevant, constraint, constraint_message, required, sensitivity, .. } =
            written;
        Ok(Self { name, kind, label, hint, relevant, constraint, constraint_message, required, sensitivity })
    }
}

impl From<super::Question> for Question {
    fn from(question: super::Question) -> Self {
        let (kind, choices) = match question.kind {
            Kind::Consent => (Type::Consent, None),
            Kind::SelectOne { choices } => (Type::SelectOne, Some(choices)),
            Kind::SelectMany { choices } => (Type::SelectMany, Some(choices)),
            Kind::Integer => (Type::Integer, None),
            Kind::Place => (Type::Place, None),
            Kind::Note => (Type::Note, None),
        };
        let super::Question { name, label, hint, relevant, constraint, constraint_message, .. } = question;
        let (required, sensitivity) = (question.required, question.sensitivity);
        Self { name, kind, choices, label, hint, relevant, constraint, constraint_message, required, sensitivity }
    }
}

#[cfg(test)]
mod tests {
    use super::super::FormDefinition;

    #[test]
    fn a_form_keeps_its_text_and_so_its_hash() {
        let text = concat!(
            r#"{"code":"F","title":{"es":"Forma"},"base_language":"es","questions":["#,
            r#"{"name":"consent","type":"consent","label":{"es":"¿Acepta?"},"required":true,"sensitivity":"ordinary"},"#,
            r#"{"name":"heard","type":"select_one","choices":[{"code":"yes","label":{"es":"Sí"}}],"#,
            r#""label":{"es":"¿Oyó?"},"hint":{"es":"Aquí"},"relevant":"true()","required":false,"#,
            r#""sensitivity":"sensitive"},"#,
            r#"{"name":"n","type":"integer","label":{"es":"¿Cuántas?"},"constraint":". >= 0","#,
            r#""constraint_message":{"es":"No menos de cero"},"required":false,"sensitivity":"ordinary"}]}"#
        );
        let form: FormDefinition = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&form).unwrap(), text);
        assert_eq!(form.hash(), crate::envelope::sha256_hex(text.as_bytes()));
        let without = r#"{"name":"q","type":"select_many","label":{"es":"x"}}"#;
        assert!(serde_json::from_str::<super::super::Question>(without).is_err());
    }
}
