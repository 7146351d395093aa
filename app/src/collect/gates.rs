//! "Answer only if …": the relevance of a question in words, for a page that cannot hide it.
