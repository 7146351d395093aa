//! Codes of an open wave: for phones of a group, for one respondent each, or for a poster.

use app::backend::NewCode;
use app::error::{AppError, Clash, ProblemKind};
use app::fields::Fields;
use domain::id::{InvitationId, WaveId};
use domain::people::{Coordinator, Role};
use domain::time::Millis;
use domain::wave::WaveState;

use super::own;
use crate::fault::{Fault, Kept};
use crate::rooms::codes::Code;
use crate::rooms::{Rooms, fresh};
use crate::store::codes::{self, AnswerCode, CodeKind};
use crate::store::invitations::{self, Invitation, Opens};
use crate::store::waves;

/// How long a code of a wave opens something.
pub const DAYS: i64 = 30;
/// Codes in one go.
const MOST: usize = 100;

impl Rooms {
    pub(super) async fn hand_out(
        &self,
        who: &Coordinator,
        id: &WaveId,
        fields: &Fields,
    ) -> Kept<Vec<NewCode>> {
        let wave = own(&mut self.read().await?, who.country(), id).await?;
        let many = how_many(fields)?;
        let expires = self.now().plus(DAYS * Millis::DAY);
        let mut made = Vec::new();
        let (mut devices, mut answers) = (Vec::new(), Vec::new());
        let kind = fields.get("kind");
        let group = match kind {
            "device" => Some(self.own_group(who, fields.required("group")?).await?.id),
            "once" | "poster" => None,
            _ => return Err(AppError::field("kind", ProblemKind::OutsideChoices).into()),
        };
        for _ in 0..many {
            let code = match &group {
                Some(group) => {
                    let code = Code::invitation()?;
                    let opens = Opens::Device { wave: wave.id.clone(), group: group.clone() };
                    let id = fresh(InvitationId::from_random)?;
                    devices.push((Invitation { id, opens, expires, spent: false }, code.hash()));
                    code
                }
                None => {
                    let code = Code::answer()?;
                    let kind = if kind == "once" { CodeKind::Once } else { CodeKind::Poster };
                    answers.push((
                        AnswerCode { wave: wave.id.clone(), kind, expires, spent: false },
                        code.hash(),
                    ));
                    code
                }
            };
            let room = if group.is_some() { "join" } else { "a" };
            made.push(NewCode { code: code.grouped(), path: format!("/{room}/{}", code.plain()), expires });
        }
        let audited = self.audited(Role::CountryCoordinator, "codes.make", &wave.id)?;
        self.store
            .write((wave.id, devices, answers, audited), |(wave, devices, answers, audited), conn| {
                Box::pin(async move {
                    let stored = waves::by_id(conn, wave).await?.ok_or(AppError::NotFound)?;
                    if stored.wave.state != WaveState::Open {
                        return Err(Fault::from(AppError::clash(Clash::WaveNotOpen)));
                    }
                    for (invitation, hash) in devices {
                        invitations::insert(conn, invitation, hash).await?;
                    }
                    for (code, hash) in answers {
                        codes::insert(conn, code, hash).await?;
                    }
                    audited.note(conn).await
                })
            })
            .await?;
        Ok(made)
    }
}

/// 1 to 100; a blank field is one.
fn how_many(fields: &Fields) -> Result<usize, AppError> {
    let wrong = |kind| AppError::field("how_many", kind);
    match fields.get("how_many") {
        "" => Ok(1),
        text => match text.parse() {
            Ok(many @ 1..=MOST) => Ok(many),
            Ok(_) => Err(wrong(ProblemKind::TooLong { limit: MOST })),
            Err(_) => Err(wrong(ProblemKind::NotANumber)),
        },
    }
}
