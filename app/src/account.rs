//! Says who has signed in, and opens what a code opens. Knows nothing of content.

mod join;
mod own;
mod sign_in;

pub use join::JoinPage;
pub use own::AccountPage;
pub use sign_in::{SignInPage, is_our_page};
