//! What reading a workbook can find, as codes with their place; the sentences are in `words::problems::workbook`.

use serde::{Deserialize, Serialize};

/// Why a file cannot be read as a workbook at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Unreadable {
    #[error("not a workbook")]
    NotAWorkbook,
    /// The upload itself, in MB of 1,048,576 bytes.
    #[error("larger than {limit_mb} MB")]
    TooLarge { limit_mb: u32 },
    #[error("unpacks to too much")]
    UnpacksTooLarge,
    #[error("too many sheets, rows, columns or cells")]
    TooManyCells,
    #[error("cut off")]
    CutOff,
    #[error("broken")]
    Broken,
    #[error("protected by a password")]
    Protected,
    /// From before Excel 5.
    #[error("too old")]
    TooOld,
}

/// Everything that reading a form found, in the order of sheets and rows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub findings: Vec<Finding>,
    /// Findings beyond the first 500 errors and 500 warnings.
    pub more: u32,
}

impl Report {
    pub fn errors(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.weight == Weight::Error)
    }

    /// Whether the workbook cannot become a form as it is.
    pub fn refuses(&self) -> bool {
        self.errors().next().is_some()
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    pub weight: Weight,
    pub spot: Spot,
    pub what: What,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    Error,
    Warning,
}

/// A cell, a row or a sheet. What is not known is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    pub sheet: String,
    /// From 1, as the spreadsheet shows it.
    pub row: Option<u32>,
    /// Letters, as the spreadsheet shows them.
    pub column: String,
    /// What stands at the top of the column.
    pub header: String,
    /// What stands in the cell.
    pub content: String,
}

/// A list of names to choose from, or the only values that are allowed.
pub type Names = Vec<String>;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "code")]
pub enum What {
    // Sheets and headers.
    SheetMissing { wanted: String, similar: Names },
    SheetMisspelt { meant: String },
    HeaderNotText,
    HeaderTwice,
    HeadersForOneColumn { other: String },
    HeaderMissing { wanted: String },
    HeaderUnknown { cells: u32 },
    HeaderWithSpace,
    TooManyColumns,
    TooManyTexts,
    RowsAfterGap,
    NoSuchDate,
    SettingsRowEmpty,
    SettingsRowsMore,
    BothFormIds,
    FormIdEmpty,
    // Names.
    NameMissing,
    NameInvalid,
    NameTwice { first: u32 },
    NameReserved,
    NameDiffersInCase,
    RepeatNameTwice,
    RepeatNameOfRoot,
    AuditName,
    // Types and groups.
    TypeMissing,
    TypeUnknown { similar: Option<String> },
    TypeOutOfDate,
    IncludeUnsupported,
    CommentRow,
    DisabledColumn,
    EndWithoutBegin,
    BeginWithoutEnd,
    LoopWithoutList,
    NestedTooDeep,
    LoopText,
    LoopTooLarge,
    LoopChoiceName { name: String },
    RepeatWithoutLabel,
    LabelMissing,
    CalculationMissing,
    YesUnknown,
    // Choices.
    ListMissing { list: String, similar: Option<String> },
    ExternalListMissing { list: String },
    ExternalWithoutFilter,
    FileEnding { allowed: Names },
    ChoiceWithoutName,
    ChoiceWithoutLabel,
    ChoiceTwice,
    ChoiceNameWithSpace { name: String, list: String },
    ChoiceColumn,
    OtherWithFilter,
    OtherWithoutChoices,
    OtherWithLanguages,
    TableListWithFilter,
    TableListMixed { first: String },
    SelectManyOfAnswers,
    SearchWithFile,
    SearchSharesList { others: Names },
    // Parameters.
    ParametersBroken,
    ParameterUnknown { rejected: Names, accepted: Names },
    ParameterValue { name: String, allowed: Allowed },
    AppName,
    RangeTooWide { name: String },
    RangeNotAMultiple { name: String },
    RangeOutside { name: String },
    RangeTicks,
    RangeLabels,
    // References and expressions.
    ReferenceBroken,
    ReferenceUnknown { name: String, similar: Option<String> },
    ReferenceAmbiguous { name: String },
    TriggerUnseen { name: String },
    TriggerMissing,
    TriggerWithCalculation,
    DefaultTakenForSum,
    // Media, files and languages.
    MediaUnknown { kind: String },
    ImageMissing,
    MaxPixelsMissing,
    InstanceTwice { name: String },
    InstanceClash { name: String },
    LanguageLacks { language: String, columns: Names },
    LanguageWithoutCode { language: String },
    KeyWithoutInstanceId,
    // Entities.
    Entity(EntityWrong),
}

/// What a parameter may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Allowed {
    OneOf(Names),
    WholeNumber,
    NotNegative,
    Number,
    NotZero,
    NumberOrReference,
    AtLeast(String),
    WithAll(Names),
    Name,
    List,
    ListOrRepeat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntityWrong {
    ColumnUnknown,
    ListName,
    ListTwice,
    NeedsLabel,
    NeedsUpdateIf,
    NeedsEntityId,
    NoneDeclared,
    Unknown,
    SeveralNeedPrefix,
    TooManyPrefixes,
    OnGroup,
    PropertyName,
    PropertyTwice,
    OtherScope,
    NoRoom,
    TooMany,
}
