//! Everything a phone must never see: use cases (`rooms`), the only SQL (`store`), HTTP (`http`), keys and commands.

pub mod client;
pub mod commands;
pub mod config;
pub mod convert;
pub mod demo;
pub mod exchange;
pub mod fault;
pub mod http;
pub mod keys;
pub mod load;
pub mod rooms;
pub mod store;
pub mod world;
