//! Accessible pieces drawn from plain data.
