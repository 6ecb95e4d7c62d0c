//! What any text needs: languages, dates, ids, addresses.

pub mod date;
pub mod language;
pub mod nearest;
pub mod slug;
pub mod url;
