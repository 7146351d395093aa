//! The page for answering alone.
