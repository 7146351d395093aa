//! The promises the server keeps: small traits by capability, reached through context.
//!
//! Every method that needs permission takes the [`Caller`] and turns it into permission before anything else.

use std::sync::Arc;

use async_trait::async_trait;
use chrono::NaiveDate;

use domain::form::FormDefinition;
use domain::form::engine::FormProblem;
use domain::id::{FormId, FormVersionId, GroupId, IndicatorId, PersonId, ReleaseId, ResponseId, WaveId};
use domain::indicator::{Indicator, IndicatorRefused};
use domain::outbox::{Batch, BatchAnswer, HeldReason};
pub use domain::people::{Caller, Role, Scope};
use domain::place::{Country, Place, PlaceCode};
use domain::region::CountryProfile;
use domain::release::{AuditReport, IndicatorResult, Release};
use domain::text::{Lang, LocalText};
use domain::time::{Millis, Week};
use domain::wave::{FieldKit, Wave};

use crate::error::{Answer, AppError};
use crate::fields::Fields;

/// Takes a promise out of the context of this request.
pub fn backend<T: ?Sized + Send + Sync + 'static>() -> Answer<Arc<T>> {
    leptos::prelude::use_context::<Arc<T>>().ok_or_else(|| AppError::Broken { ticket: "no-backend".into() })
}

/// `https://host` of this server as people reach it, for links and QR codes; in context where codes are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin(pub String);

/// Who asks, in this request.
pub fn caller() -> Caller {
    leptos::prelude::use_context::<Caller>().unwrap_or_default()
}

// ---------------------------------------------------------------- public results

/// What anyone may read: frozen releases only.
#[async_trait]
pub trait Publishing: Send + Sync {
    /// One card per place and indicator, newest release first.
    async fn cards(&self) -> Answer<Vec<ResultCard>>;
    /// The newest release of an indicator in a place, or the one with this number.
    async fn published(&self, place: &PlaceCode, indicator: &str, version: Option<u32>) -> Answer<Published>;
    /// Whether the server made this receipt code; needs no row.
    async fn knows_receipt(&self, code: &str) -> Answer<bool>;
    /// Help line and name of each country.
    async fn countries(&self) -> Answer<Vec<CountryProfile>>;
}

#[derive(Debug, Clone, PartialEq)]
pub struct ResultCard {
    /// Area of the release, or one of its sites that may be shown by itself.
    pub place: Place,
    /// The places above, nearest first, the country last.
    pub above: Vec<Place>,
    pub code: String,
    pub name: LocalText,
    /// The total cell of that place.
    pub cell: domain::release::Cell,
    pub theme: domain::indicator::Theme,
    pub published: NaiveDate,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Published {
    pub release: ReleaseFacts,
    /// Where this page speaks of: the area of the wave, or one site of it (then only its total is published).
    pub place: Place,
    pub above: Vec<Place>,
    pub result: IndicatorResult,
    /// 1 is the first release of this indicator in this place.
    pub version: u32,
    /// Every release of it, newest first.
    pub versions: Vec<VersionLine>,
}

/// A [`Release`] without its results.
#[derive(Debug, Clone, PartialEq)]
pub struct ReleaseFacts {
    pub id: ReleaseId,
    pub wave_name: LocalText,
    pub area: Place,
    pub sampling: domain::wave::Sampling,
    pub collected_from: NaiveDate,
    pub collected_to: NaiveDate,
    pub published: NaiveDate,
    /// SHA-256 (hex) of the canonical content that two people signed.
    pub hash: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct VersionLine {
    pub version: u32,
    pub published: NaiveDate,
    pub wave_name: LocalText,
}

// ---------------------------------------------------------------- accounts

/// Accounts without e-mail: a code opens one, a handle and a passphrase open it again.
#[async_trait]
pub trait Accounts: Send + Sync {
    /// What a code opens, without spending it.
    async fn invitation(&self, code: &str) -> Answer<Opens>;
    /// Spends an account invitation and signs in.
    async fn accept(&self, code: &str, handle: &str, passphrase: &str) -> Answer<SessionToken>;
    /// Same words and time whether the handle exists or not.
    async fn sign_in(&self, handle: &str, passphrase: &str) -> Answer<SessionToken>;
    async fn sign_out(&self, token: &str) -> Answer<()>;
    async fn who(&self, token: &str) -> Answer<Caller>;
    /// The sessions of this person, newest first.
    async fn sessions(&self, caller: &Caller) -> Answer<Vec<SessionLine>>;
    /// Ends every session but the one with this token.
    async fn end_other_sessions(&self, caller: &Caller, token: &str) -> Answer<()>;
}

/// The secret of a session, as it stands in the cookie.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionToken(pub String);

#[derive(Debug, Clone, PartialEq)]
pub struct SessionLine {
    pub started: Millis,
    pub last_seen_day: NaiveDate,
}

/// What stands behind `/join/{code}`.
#[derive(Debug, Clone, PartialEq)]
pub enum Opens {
    Account { role: Role, scope: Scope, scope_name: String },
    Device { wave: WaveId, wave_name: LocalText, group: String, country: Country },
}

// ---------------------------------------------------------------- people of a country

#[async_trait]
pub trait Peopling: Send + Sync {
    async fn groups(&self, caller: &Caller) -> Answer<Vec<GroupLine>>;
    /// Fields: `name`, `place`.
    async fn new_group(&self, caller: &Caller, fields: &Fields) -> Answer<GroupId>;
    /// Fields: `role` and, by role, `country` (administrator only) or `group`; returns the code, shown once.
    async fn invite(&self, caller: &Caller, fields: &Fields) -> Answer<NewCode>;
    async fn people(&self, caller: &Caller) -> Answer<Vec<PersonLine>>;
    async fn profile(&self, caller: &Caller) -> Answer<CountryProfile>;
    /// Fields: `help_es`, `help_en`: where people in this country find help.
    async fn save_profile(&self, caller: &Caller, fields: &Fields) -> Answer<()>;
}

#[derive(Debug, Clone, PartialEq)]
pub struct GroupLine {
    pub id: GroupId,
    pub name: String,
    pub place: Place,
    pub volunteers: i64,
}

#[derive(Debug, Clone, PartialEq)]
pub struct PersonLine {
    pub id: PersonId,
    pub handle: String,
    pub role: Role,
    pub scope_name: String,
}

/// A code that was just made: it is shown once and only its hash is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct NewCode {
    pub code: String,
    /// `/join/{code}` or `/a/{code}`.
    pub path: String,
    pub expires: Millis,
}

// ---------------------------------------------------------------- collecting

/// What phones and respondents do.
#[async_trait]
pub trait Collecting: Send + Sync {
    /// Spends a device invitation.
    async fn enrol(&self, code: &str) -> Answer<Enrolled>;
    /// The kit again, for an enrolled phone.
    async fn kit(&self, token: &str) -> Answer<FieldKit>;
    /// Takes a batch; every outcome is durable when this returns.
    async fn take(&self, token: &str, batch: Batch) -> Answer<BatchAnswer>;
    /// The form behind an answer-alone code, with a fresh response id.
    async fn alone(&self, code: &str) -> Answer<Alone>;
    /// Takes one answer without a phone app. `Err(Invalid)` names the questions; nothing is stored then. What came too
    /// late, or with other content under a known id, is kept for the coordinator and refused with its reason.
    async fn answer_alone(
        &self,
        code: &str,
        id: &ResponseId,
        lang: Lang,
        fields: &Fields,
    ) -> Answer<AloneReceipt>;
}

#[derive(Debug, Clone, PartialEq)]
pub struct Enrolled {
    /// Bearer token of 128 bits, base64url; the server keeps its hash.
    pub token: String,
    pub enrolment: domain::id::EnrolmentId,
    pub kit: FieldKit,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Alone {
    pub id: ResponseId,
    pub kit: FieldKit,
    pub country: Country,
}

#[derive(Debug, Clone, PartialEq)]
pub struct AloneReceipt {
    /// In groups of four.
    pub receipt_code: String,
    pub help_line: LocalText,
}

// ---------------------------------------------------------------- content of a country

#[async_trait]
pub trait Indicating: Send + Sync {
    async fn indicators(&self, caller: &Caller) -> Answer<Vec<IndicatorLine>>;
    async fn indicator(&self, caller: &Caller, id: &IndicatorId) -> Answer<(IndicatorLine, Indicator)>;
    /// Creates (no id) or writes the next version; the fields are those of the editor page.
    async fn save_indicator(
        &self,
        caller: &Caller,
        id: Option<&IndicatorId>,
        indicator: Indicator,
    ) -> Answer<IndicatorId>;
    /// What the indicator's rules do not find in a form.
    async fn mismatches(
        &self,
        caller: &Caller,
        id: &IndicatorId,
        form: &FormDefinition,
    ) -> Answer<Vec<IndicatorRefused>>;
}

#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorLine {
    pub id: IndicatorId,
    pub code: String,
    pub name: LocalText,
    pub version: i64,
}

#[async_trait]
pub trait Forming: Send + Sync {
    async fn forms(&self, caller: &Caller) -> Answer<Vec<FormLine>>;
    async fn form(&self, caller: &Caller, id: &FormId) -> Answer<FormView>;
    /// Starts a draft with consent, place, sex and age band. Fields: `code`, `title_es`, `title_en`.
    async fn new_form(&self, caller: &Caller, fields: &Fields) -> Answer<FormId>;
    /// Replaces the draft.
    async fn save_draft(&self, caller: &Caller, id: &FormId, draft: FormDefinition) -> Answer<()>;
    /// Puts a question of the library into the draft, with its list and the questions that its rule reads; one that
    /// stands there already changes nothing.
    async fn add_from_library(&self, caller: &Caller, id: &FormId, code: &str) -> Answer<()>;
    /// Freezes the draft as the next version; refused while it has problems.
    async fn publish(&self, caller: &Caller, id: &FormId) -> Answer<FormVersionId>;
}

#[derive(Debug, Clone, PartialEq)]
pub struct FormLine {
    pub id: FormId,
    pub code: String,
    pub title: LocalText,
    pub questions: usize,
    /// Published versions, newest first.
    pub versions: Vec<FormVersionLine>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct FormVersionLine {
    pub id: FormVersionId,
    pub number: i64,
}

#[derive(Debug, Clone, PartialEq)]
pub struct FormView {
    pub line: FormLine,
    pub draft: FormDefinition,
    pub problems: Vec<FormProblem>,
}

// ---------------------------------------------------------------- waves and releases

#[async_trait]
pub trait Waving: Send + Sync {
    async fn waves(&self, caller: &Caller) -> Answer<Vec<WaveLine>>;
    async fn wave(&self, caller: &Caller, id: &WaveId) -> Answer<WaveView>;
    /// Fields: `name_es`, `name_en`, `form_version`, `area`, `sites` (lines `code | population | source`),
    /// `sampling`, `indicators` (repeated), `breakdowns` (repeated).
    async fn plan(&self, caller: &Caller, fields: &Fields) -> Answer<WaveId>;
    async fn open(&self, caller: &Caller, id: &WaveId) -> Answer<()>;
    async fn close(&self, caller: &Caller, id: &WaveId) -> Answer<()>;
    /// Fields: `kind` (`device`, `once`, `poster`), `group` (device), `how_many` (1 to 100).
    async fn new_codes(&self, caller: &Caller, id: &WaveId, fields: &Fields) -> Answer<Vec<NewCode>>;
    /// What phones sent and could not be counted, with its reason.
    async fn held(&self, caller: &Caller) -> Answer<Vec<HeldLine>>;
    /// Places of the coordinator's country by part of the name, accents and case aside; at most 50.
    async fn places(&self, caller: &Caller, part: &str) -> Answer<Vec<Place>>;
}

#[derive(Debug, Clone, PartialEq)]
pub struct WaveLine {
    pub wave: Wave,
    pub area: Place,
    pub form_title: LocalText,
    /// Counted answers; for coordinators only, never public.
    pub responses: i64,
    pub held: i64,
    pub signatures: i64,
}

#[derive(Debug, Clone, PartialEq)]
pub struct WaveView {
    pub line: WaveLine,
    pub form: FormDefinition,
    pub indicators: Vec<IndicatorLine>,
    pub phones: i64,
    pub by_place: Vec<(Place, i64)>,
    pub by_week: Vec<(Week, i64)>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct HeldLine {
    pub wave: Option<LocalText>,
    pub reason: Held,
    pub week: Week,
    /// First groups of the receipt code that the phone shows for it.
    pub receipt_code: String,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Held {
    Reason(HeldReason),
    /// Same id, other bytes: the second copy.
    SecondCopy,
}

#[async_trait]
pub trait Releasing: Send + Sync {
    /// Exactly what would be published, and the audit in data.
    async fn preview(&self, caller: &Caller, wave: &WaveId) -> Answer<Preview>;
    /// Signs the content with this hash; asks for the passphrase again. The second signature publishes.
    async fn sign(&self, caller: &Caller, wave: &WaveId, hash: &str, passphrase: &str) -> Answer<Signed>;
}

#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    pub release: Release,
    pub hash: String,
    pub audit: AuditReport,
    /// Handles of those who signed this content.
    pub signed_by: Vec<String>,
    pub may_sign: MaySign,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MaySign {
    Yes,
    AlreadyDid,
    AlreadyPublished,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Signed {
    WaitingForSecond,
    Published(ReleaseId),
}
