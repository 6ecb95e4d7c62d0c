//! What any text needs: languages, dates, ids.

pub mod date;
pub mod language;
