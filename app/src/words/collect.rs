//! Words of collect.
