//! Many phones at once.

pub mod phone;
pub mod respondent;
