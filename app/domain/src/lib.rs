//! What an indicator, a form, an answer, a statistic, a release and an outbox step *is*.
//!
//! Pure: no I/O, no browser, no SQL, no clock and no chance of its own.
//! Time ([`time::Millis`]) and randomness (bytes) are parameters.

pub mod encoding;
pub mod id;
pub mod text;
pub mod time;

pub mod people;
pub mod place;
pub mod region;

pub mod form;
pub mod indicator;
pub mod library;
pub mod wave;

pub mod envelope;
pub mod outbox;
pub mod receipt;
pub mod response;
pub mod sealing;

pub mod disclosure;
pub mod release;
pub mod stats;
pub mod tally;
