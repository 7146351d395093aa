//! The only door to the browser: storage, network, chance, locks, the page itself and its service worker.
//!
//! It obeys and reports; what to do next is decided in `domain` and `collect`.

pub mod chance;
pub mod locks;
pub mod net;
pub mod page;
pub mod store;
pub mod worker;
