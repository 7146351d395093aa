//! Words of common.
