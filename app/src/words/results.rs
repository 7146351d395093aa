//! Words of results.
