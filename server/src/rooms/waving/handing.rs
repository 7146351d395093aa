//! Codes of an open wave: for phones of a group, for one respondent each, or for a poster.

use app::backend::NewCode;
use app::error::{AppError, Clash, ProblemKind};
use app::fields::Fields;
use domain::id::{InvitationId, WaveId};
use domain::people::Coordinator;
use domain::time::Millis;
use domain::wave::WaveState;

use super::own;
use crate::fault::{Fault, Kept};
use crate::rooms::codes::Code;
use crate::rooms::{COORDINATOR, Rooms, fresh};
use crate::store::answer_codes::{self, AnswerCode, AnswerKind};
use crate::store::invitations::{self, Invitation, Invites};
use crate::store::{audit, waves};

/// How long a code of a wave opens something.
pub const DAYS: i64 = 30;
/// Codes in one go.
const MOST: usize = 100;

impl Rooms {
    pub(super) async fn hand_out(&self, who: &Coordinator, id: &WaveId, fields: &Fields) -> Kept<Vec<NewCode>> {
        let wave = own(&mut self.read().await?, who.country(), id).await?;
        let many = how_many(fields)?;
        let expires = self.now().plus(DAYS * Millis::DAY);
        let mut codes = Vec::new();
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
                    devices.push(Invitation {
                        id: fresh(InvitationId::from_random)?,
                        code_hash: code.hash(),
                        invites: Invites::Device { wave: wave.id.clone(), group: group.clone() },
                        expires,
                        spent: false,
                    });
                    code
                }
                None => {
                    let code = Code::answer()?;
                    let kind = if kind == "once" { AnswerKind::Once } else { AnswerKind::Open };
                    answers.push(AnswerCode { code_hash: code.hash(), wave: wave.id.clone(), kind, expires, spent: false });
                    code
                }
            };
            let room = if group.is_some() { "join" } else { "a" };
            codes.push(NewCode { code: code.grouped(), path: format!("/{room}/{}", code.plain()), expires });
        }
        let entry = self.audited(COORDINATOR, "codes_made", &wave.id)?;
        self.store
            .write((wave.id, devices, answers, entry), |(wave, devices, answers, entry), conn| {
                Box::pin(async move {
                    if waves::state(conn, wave).await? != Some(WaveState::Open) {
                        return Err(Fault::from(AppError::clash(Clash::WaveNotOpen)));
                    }
                    for invitation in devices {
                        invitations::add(conn, invitation).await?;
                    }
                    for code in answers {
                        answer_codes::add(conn, code).await?;
                    }
                    Ok(audit::add(conn, entry).await?)
                })
            })
            .await?;
        Ok(codes)
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
