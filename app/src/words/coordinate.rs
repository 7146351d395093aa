//! Words of coordinate.
