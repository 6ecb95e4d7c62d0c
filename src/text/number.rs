//! Numbers in a text.
