//! `/api/v1`: what phones in the field call. A path, once released, keeps its meaning.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use app::backend::Collecting;
use app::error::{Answer, AppError};
use domain::outbox::{Batch, BatchAnswer};
use domain::wave::FieldKit;

use super::{Site, session};

/// JSON in, and our own error instead of the framework's where it is broken.
pub struct Body<T>(pub T);

impl<T, S> FromRequest<S> for Body<T>
where
    T: serde::de::DeserializeOwned,
    S: Send + Sync,
{
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        match Json::<T>::from_request(request, state).await {
            Ok(Json(value)) => Ok(Self(value)),
            Err(JsonRejection::BytesRejection(rejection))
                if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE =>
            {
                Err(Refusal(AppError::TooLarge))
            }
            Err(_) => Err(Refusal(AppError::Outdated)),
        }
    }
}

/// An [`AppError`] as JSON with its status.
pub struct Refusal(pub AppError);

impl From<AppError> for Refusal {
    fn from(error: AppError) -> Self {
        Self(error)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(&self.0)).into_response();
        if let AppError::TooMany { retry_after_s } = self.0 {
            response.headers_mut().insert(axum::http::header::RETRY_AFTER, retry_after_s.into());
        }
        response
    }
}

#[derive(Deserialize)]
pub struct Code {
    code: String,
}

/// What a phone keeps after enrolling.
#[derive(serde::Serialize)]
pub struct EnrolledPhone {
    token: String,
    enrolment: domain::id::EnrolmentId,
    kit: FieldKit,
}

/// `POST /api/v1/enrol`: spends a device code.
pub async fn enrol(
    State(site): State<Site>,
    Body(Code { code }): Body<Code>,
) -> Result<Json<EnrolledPhone>, Refusal> {
    let app::backend::Enrolled { token, enrolment, kit } = site.rooms.enrol(&code).await?;
    Ok(Json(EnrolledPhone { token, enrolment, kit }))
}

/// `GET /api/v1/kit`: form, sites and key of the wave this phone collects for.
pub async fn kit(State(site): State<Site>, headers: HeaderMap) -> Result<Json<FieldKit>, Refusal> {
    Ok(Json(site.rooms.kit(token(&headers)?).await?))
}

/// `POST /api/v1/responses`: up to 100 frozen items, one durable outcome per item.
pub async fn responses(
    State(site): State<Site>,
    headers: HeaderMap,
    Body(batch): Body<Batch>,
) -> Result<Json<BatchAnswer>, Refusal> {
    Ok(Json(site.rooms.take(token(&headers)?, batch).await?))
}

fn token(headers: &HeaderMap) -> Answer<&str> {
    session::bearer(headers).ok_or(AppError::SignIn)
}

/// Any other address below `/api`.
pub async fn unknown() -> Refusal {
    Refusal(AppError::NotFound)
}
