//! The map of plain forms: the address of the page and the field `do` name the one call that is made.

mod form;
mod indicator;

use app::account::is_our_page;
use app::backend::{
    Accounts, Collecting, Forming, Indicating, Opens, Origin, Peopling, Releasing, Signed, Waving,
};
use app::error::{Answer, AppError, ProblemKind};
use app::fields::encoded;
use domain::id::{FormId, IndicatorId, ResponseId, WaveId};

use super::{Done, Post, no_such_form, show};

pub async fn carry_out(post: &Post<'_>) -> Answer<Done> {
    match post.parts.as_slice() {
        ["account", rest @ ..] => account(post, rest).await,
        ["join", code] => join(post, code).await,
        ["a", code] => alone(post, code).await,
        ["coordinate", "people"] => people(post).await,
        ["coordinate", "indicators", id] => indicator(post, id).await,
        ["coordinate", "forms", rest @ ..] => form(post, rest).await,
        ["coordinate", "waves", rest @ ..] => wave(post, rest).await,
        _ => no_such_form(),
    }
}

async fn account(post: &Post<'_>, rest: &[&str]) -> Answer<Done> {
    let rooms = &post.site.rooms;
    let token = post.session.0.as_deref().unwrap_or_default();
    match (rest, post.fields.get("do")) {
        (["sign-in"], _) => {
            let token = rooms.sign_in(post.fields.get("handle"), post.fields.raw("passphrase")).await?;
            let caller = rooms.who(&token.0).await?;
            let room = match (caller.as_coordinator(), caller.as_administrator()) {
                (Ok(_), _) => "coordinate",
                (_, Ok(_)) => "coordinate/people",
                _ => "account",
            };
            let next = post.fields.get("next");
            let to = if is_our_page(next) { next.to_owned() } else { post.here(room) };
            Ok(Done::SignedIn(token, to))
        }
        ([], "sign_out") => {
            rooms.sign_out(token).await?;
            Ok(Done::SignedOut(format!("/{}", post.lang.code())))
        }
        ([], "end_others") => {
            rooms.end_other_sessions(&post.caller, token).await?;
            Ok(Done::See(post.here("account")))
        }
        _ => no_such_form(),
    }
}

/// Spends a code: an account code makes an account and signs in, a device code enrols this phone.
async fn join(post: &Post<'_>, code: &str) -> Answer<Done> {
    let rooms = &post.site.rooms;
    match rooms.invitation(code).await? {
        Opens::Account { .. } => {
            let (handle, passphrase) = (post.fields.get("handle"), post.fields.raw("passphrase"));
            if passphrase != post.fields.raw("passphrase_again") {
                return Err(AppError::field("passphrase_again", ProblemKind::NotTheSame));
            }
            Ok(Done::SignedIn(rooms.accept(code, handle, passphrase).await?, post.here("account")))
        }
        Opens::Device { .. } => Ok(Done::Island(show(rooms.enrol(code).await?))),
    }
}

async fn alone(post: &Post<'_>, code: &str) -> Answer<Done> {
    let id = ResponseId::parse(post.fields.get("response_id")).map_err(|_| AppError::Outdated)?;
    let receipt = post.site.rooms.answer_alone(code, &id, post.lang, &post.fields).await?;
    Ok(Done::Page(show(receipt)))
}

/// New codes, shown once, and the origin that their addresses begin with.
fn with_origin<T: Clone + Send + Sync + 'static>(post: &Post<'_>, codes: T) -> Done {
    let mut extras = show(codes);
    extras.extend(show(Origin(post.origin.clone())));
    Done::Page(extras)
}

async fn people(post: &Post<'_>) -> Answer<Done> {
    let (rooms, caller, fields) = (&post.site.rooms, &post.caller, &post.fields);
    match fields.get("do") {
        "group" => rooms.new_group(caller, fields).await.map(drop)?,
        "profile" => rooms.save_profile(caller, fields).await?,
        "invite" => return Ok(with_origin(post, rooms.invite(caller, fields).await?)),
        _ => return no_such_form(),
    }
    Ok(Done::See(post.here("coordinate/people")))
}

async fn indicator(post: &Post<'_>, id: &str) -> Answer<Done> {
    let id = match id {
        "new" => None,
        id => Some(IndicatorId::parse(id).map_err(|_| AppError::NotFound)?),
    };
    post.caller.as_coordinator()?;
    let record = indicator::indicator_from(&post.fields)?;
    let id = post.site.rooms.save_indicator(&post.caller, id.as_ref(), record).await?;
    Ok(Done::See(post.here(&format!("coordinate/indicators/{id}"))))
}

async fn form(post: &Post<'_>, rest: &[&str]) -> Answer<Done> {
    let (rooms, caller, fields) = (&post.site.rooms, &post.caller, &post.fields);
    if let [id, "library"] = rest {
        return library(post, id).await;
    }
    let [id] = rest else {
        let id = if rest.is_empty() { rooms.new_form(caller, fields).await? } else { return no_such_form() };
        return Ok(Done::See(post.here(&format!("coordinate/forms/{id}"))));
    };
    caller.as_coordinator()?;
    let id = FormId::parse(id).map_err(|_| AppError::NotFound)?;
    match fields.get("do") {
        "save" => rooms.save_draft(caller, &id, form::form_from(fields)?).await?,
        "publish" => rooms.publish(caller, &id).await.map(drop)?,
        _ => return no_such_form(),
    }
    Ok(Done::See(post.here(&format!("coordinate/forms/{id}"))))
}

/// Adds a question and leads back to the shelf it was found on.
async fn library(post: &Post<'_>, id: &str) -> Answer<Done> {
    let fields = &post.fields;
    let code = fields.get("code");
    post.caller.as_coordinator()?;
    let id = FormId::parse(id).map_err(|_| AppError::NotFound)?;
    post.site.rooms.add_from_library(&post.caller, &id, code).await?;
    let query: String = ["q", "theme"]
        .into_iter()
        .filter(|name| !fields.get(name).is_empty())
        .map(|name| format!("{name}={}&", encoded(fields.get(name))))
        .collect();
    let shelf = format!("coordinate/forms/{id}/library?{query}added={}", encoded(code));
    Ok(Done::See(post.here(&format!("{shelf}#question-{code}"))))
}

async fn wave(post: &Post<'_>, rest: &[&str]) -> Answer<Done> {
    let (rooms, caller, fields) = (&post.site.rooms, &post.caller, &post.fields);
    let page = |id: &WaveId, more: &str| Done::See(post.here(&format!("coordinate/waves/{id}{more}")));
    if let ["new"] = rest {
        return Ok(page(&rooms.plan(caller, fields).await?, ""));
    }
    let [id, rest @ ..] = rest else { return no_such_form() };
    caller.as_coordinator()?;
    let id = WaveId::parse(id).map_err(|_| AppError::NotFound)?;
    match (rest, fields.get("do")) {
        ([], "open") => Waving::open(rooms.as_ref(), caller, &id).await?,
        ([], "close") => Waving::close(rooms.as_ref(), caller, &id).await?,
        ([], "codes") => return Ok(with_origin(post, rooms.new_codes(caller, &id, fields).await?)),
        (["preview"], "sign") => {
            let signed = rooms.sign(caller, &id, fields.get("hash"), fields.raw("passphrase")).await?;
            return Ok(match signed {
                Signed::WaitingForSecond => page(&id, "/preview"),
                Signed::Published(_) => Done::Published(post.here(&format!("coordinate/waves/{id}"))),
            });
        }
        _ => return no_such_form(),
    }
    Ok(page(&id, ""))
}
