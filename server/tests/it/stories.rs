//! What people can do through the real router, and what they cannot.

mod accounts;
mod alone;
mod closing;
mod doors;
mod library;
mod phones;
mod races;
mod release;
mod scopes;
