//! The coordinators' room: what is asked and why, waves, review and signatures, people.
//!
//! Server pages and plain forms; no script at all. Every form posts to the address of its own page.

mod form;
mod forms;
mod held;
mod indicator;
mod indicators;
mod inputs;
mod library;
mod new_wave;
mod overview;
mod people;
mod places;
mod preview;
mod qr;
mod wave;

pub use form::FormPage;
pub use forms::FormsPage;
pub use held::HeldPage;
pub use indicator::IndicatorPage;
pub use indicators::IndicatorsPage;
pub use library::LibraryPage;
pub use new_wave::NewWavePage;
pub use overview::{Next, OverviewPage};
pub use people::PeoplePage;
pub use preview::PreviewPage;
pub use wave::WavePage;
