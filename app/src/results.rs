//! The public room: anyone reads what communities reported, without JavaScript.
//!
//! Everything here comes from frozen releases. Nothing is computed, ranked or compared: a page draws the cells that
//! two people signed, and says what they do not say.

mod about;
mod card;
mod chart;
mod files;
mod find;
mod hidden;
mod home;
mod list;
mod numbers;
mod page;
mod receipt;
mod strokes;

use leptos::prelude::*;

use crate::error::AppError;
use crate::parts::ErrorPage;

pub use home::HomePage;
pub use list::ResultsPage;
pub use page::ResultPage;
pub use receipt::ReceiptPage;

#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! { <ErrorPage error=AppError::NotFound/> }
}
