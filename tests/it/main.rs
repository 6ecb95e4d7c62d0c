//! The program as a user runs it; a module a command or a promise.

mod broken;
mod drift;
mod export;
mod faces;
mod guide;
mod house;
mod import;
mod interactions;
mod lsp;
mod online;
mod pages;
mod planted;
mod program;
mod serve;
mod themes;
mod wording;
