//! The server as its parts meet: one binary, so that it links once.

mod store;
mod stories;
mod tidy;
mod world;
