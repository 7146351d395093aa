use super::*;

/// One of every error a page can meet.
fn errors() -> Vec<AppError> {
    let clashes = [
        Clash::WaveNotPlanned,
        Clash::WaveNotOpen,
        Clash::WaveNotClosed,
        Clash::AlreadySigned,
        Clash::PreviewChanged,
        Clash::AlreadyPublished,
        Clash::NothingToPublish,
        Clash::AnsweredBefore,
        Clash::MinorsAreOff,
    ];
    let gone = [Gone::CodeUnknown, Gone::CodeExpired, Gone::CodeSpent, Gone::WaveClosed];
    let mut all = vec![
        AppError::Invalid { problems: Vec::new() },
        AppError::NotFound,
        AppError::SignIn,
        AppError::NotAllowed,
        AppError::Outdated,
        AppError::TooLarge,
        AppError::TooMany { retry_after_s: 1 },
        AppError::TooMany { retry_after_s: 61 },
        AppError::TooMany { retry_after_s: 601 },
        AppError::Unreachable,
        AppError::Broken { ticket: "k7".into() },
    ];
    all.extend(clashes.map(AppError::clash));
    all.extend(gone.map(|why| AppError::Gone { why }));
    all
}

fn problems() -> Vec<ProblemKind> {
    let q = || "shots".to_owned();
    let mut all = vec![
        ProblemKind::Missing,
        ProblemKind::TooLong { limit: 120 },
        ProblemKind::NotANumber,
        ProblemKind::OutsideChoices,
        ProblemKind::UnknownPlace,
        ProblemKind::Taken,
        ProblemKind::NotTheSame,
        ProblemKind::WrongSignIn,
        ProblemKind::WrongPassphrase,
        ProblemKind::ChoiceLine { line: 3 },
        ProblemKind::SiteOutsideArea,
    ];
    all.extend(
        [
            CredentialRefused::HandleShape,
            CredentialRefused::PassphraseShort,
            CredentialRefused::PassphraseLong,
            CredentialRefused::PassphraseCommon,
        ]
        .map(ProblemKind::Credential),
    );
    all.extend(
        [
            IndicatorRefused::Empty { field: q() },
            IndicatorRefused::TooLong { field: q(), limit: 120 },
            IndicatorRefused::CodeShape,
            IndicatorRefused::SurveyCannotMeasure { target: "16.4.2".into() },
            IndicatorRefused::UnknownQuestion { question: q() },
            IndicatorRefused::UnknownChoice { question: q(), choice: "yes".into() },
        ]
        .map(ProblemKind::Indicator),
    );
    let rules = [
        NotAnExpression::Expected { at: 0, expected: "the closing quote".into() },
        NotAnExpression::UnsupportedFunction { at: 4, name: "regex".into() },
        NotAnExpression::TooLong { limit: 1000 },
        NotAnExpression::TooDeep { limit: 20 },
    ];
    all.extend(rules.map(|problem| ProblemKind::Form(FormProblem::Rule { question: q(), problem })));
    all.extend(
        [
            FormProblem::NoQuestions,
            FormProblem::TooManyQuestions { limit: 500 },
            FormProblem::BadName { question: q() },
            FormProblem::NameTwice { question: q() },
            FormProblem::NoLabel { question: q() },
            FormProblem::NoChoices { question: q() },
            FormProblem::ChoiceTwice { question: q(), code: "yes".into() },
            FormProblem::BadChoice { question: q(), code: "dk".into() },
            FormProblem::ReadsLater { question: q(), reads: "age".into() },
            FormProblem::SensitiveRequired { question: q() },
            FormProblem::ConsentNotFirst { question: q() },
        ]
        .map(ProblemKind::Form),
    );
    all.extend(
        [
            AnswerProblem::UnknownQuestion { question: q() },
            AnswerProblem::WrongType { question: q() },
            AnswerProblem::OutsideChoices { question: q() },
            AnswerProblem::Constraint { question: q() },
            AnswerProblem::Required { question: q() },
            AnswerProblem::NotRelevant { question: q() },
            AnswerProblem::NotANumber { question: q() },
            AnswerProblem::NoConsent,
        ]
        .map(ProblemKind::Answer),
    );
    all
}

/// Sentences end, and say so without raising their voice.
fn calm(text: &str) -> bool {
    text.ends_with('.') && !text.contains(['!', '¡']) && !text.contains("{")
}

#[test]
fn every_error_says_what_happened_and_then_what_to_do() {
    for found in errors() {
        for lang in Lang::ALL {
            let said = error(lang, &found);
            assert!(
                !said.what.is_empty() && !said.what.ends_with('.'),
                "{said:?}: the title has no full stop"
            );
            assert!(calm(&said.todo), "{said:?}");
        }
        assert_ne!(error(Lang::Es, &found).what, error(Lang::En, &found).what, "{found:?} is not translated");
        assert_ne!(error(Lang::Es, &found).todo, error(Lang::En, &found).todo, "{found:?} is not translated");
    }
}

#[test]
fn every_problem_has_a_sentence_about_it_and_one_about_what_to_do() {
    for found in problems() {
        for lang in Lang::ALL {
            let said = problem(lang, &found);
            assert!(calm(&said), "{said}");
            assert!(said.matches(['.', ';', ':']).count() >= 2, "what happened, then what to do: {said}");
        }
        assert_ne!(problem(Lang::Es, &found), problem(Lang::En, &found), "{found:?} is not translated");
    }
}

#[test]
fn a_problem_keeps_its_limits_and_names() {
    let long = ProblemKind::TooLong { limit: 120 };
    assert!(Lang::ALL.iter().all(|lang| problem(*lang, &long).contains("120")));
    let rule = FormProblem::Rule {
        question: "shots".into(),
        problem: NotAnExpression::Expected { at: 4, expected: "a value".into() },
    };
    assert!(form(Lang::Es, &rule).ends_with("en el carácter 5: ahí se esperaba un valor."));
    assert!(error(Lang::En, &AppError::Broken { ticket: "k7".into() }).todo.contains("k7"));
}

#[test]
fn waiting_is_told_in_seconds_and_then_in_whole_minutes() {
    let told = |seconds| error(Lang::En, &AppError::TooMany { retry_after_s: seconds }).todo;
    assert_eq!(told(1), "Wait one second and try again.");
    assert_eq!(told(120), "Wait 120 seconds and try again.");
    assert_eq!(told(121), "Wait 3 minutes and try again.");
}

#[test]
fn a_failed_sign_in_never_says_which_half_was_wrong() {
    let said = problem(Lang::En, &ProblemKind::WrongSignIn);
    assert!(said.contains("user name or the passphrase"));
}
