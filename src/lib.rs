//! Pointed: a static site generator for personal profiles that refuses to publish what its sources
//! do not back.
//!
//! # The pipeline
//!
//! Files become text in memory; text becomes a *site*, plain data that remembers where each value
//! stood; the site is *checked*, which yields findings, and *rendered*, which yields an *output*,
//! paths and bytes in memory; only then does something touch the disk or the screen. Pages are handed
//! on as they are made, so that memory holds a few of thousands; a site is changed when all are there.
//!
//! ```text
//! disk::read_site ─► parse ─► check ──────► report ─► the screen      check = read, parse, check, report
//!      (I/O)        (pure)   (pure) findings (pure)                   build = … + render, disk::Writing
//!        │            └────► render ─► output ─► disk::Writing
//!      Tree           Site   (pure)   (pure data)      (I/O)
//!
//! serve = … at each change again, with serve::http in the place of disk::Writing
//! ```
//!
//! # What always holds
//!
//! - Reading never fails: it gives what it could read and what it could not, `(T, Vec<Diagnostic>)`.
//! - What the owner wrote wrong is a [`diagnostic::Diagnostic`]: there may be many, and we go on.
//!   What the world does wrong is an error: there is one, and we stop.
//! - Between text in memory and output in memory there is no clock, no file, no print. The day is
//!   [`site::Site::today`].
//! - One bad entry hides none of its neighbours.
//! - Nothing is global: a profile, its folder and its language are passed, never assumed.
//! - Arrows go down: a room uses those above it in the list below, and the stages (`parse`, `check`,
//!   `render`, `import`) do not know one another. `export` lies below them: pages publish its files. `tests/it/house.rs` holds the table.
//!
//! # I want to …
//!
//! | to | go to |
//! |---|---|
//! | add a field to the sources | the noun in [`site`], its reading in [`parse`], a sentence in `schema/descriptions.toml`, its showing in `render/parts` or `render/pages` |
//! | add a rule | a file and two docs in `check/rules/GROUP/`, a line in its list |
//! | add a rule about built pages | the same, with `Check::Built`: it gets [`check::built::Built`] |
//! | find more vague wording | the word lists and patterns in `check/wording`, then `tests/wording` |
//! | change a page | `themes/common/templates`, or a theme's own file of the same name; what it may show: [`render::context`] |
//! | change a phrase or a plural of the pages | `themes/interface/{en,de}.ftl` |
//! | change how share cards and icons are drawn | `render/drawing`, the theme's `[card]` |
//! | add a page or a machine format | `render/pages`, or a file of its own in `render` |
//! | add a format of findings | a file in [`report`] |
//! | add a format for other tools | a file in [`export`] |
//! | add an import | a file in `import`, fixtures in `tests/import` |
//! | change the preview | [`serve`]: `builder` makes it, `http` answers, `client/` runs in the browser |
//! | answer an editor | a file in [`lsp`] |
//! | add a command or flag | [`cli`], a file in [`commands`] |

// The ground: texts and places, findings, output, the theme and the command line as data.
pub mod source;

pub mod cache;
pub mod diagnostic;
pub mod output;
pub mod photo;
pub mod theme;
pub mod tree;

pub mod cli;

// What any text needs, the model, and the model in the words of other tools.
pub mod text;

pub mod site;

pub mod export;

// The stages.
pub mod parse;

pub mod check;
pub mod render;

pub mod report;

pub mod schema;

pub mod import;
pub mod starter;

// The doors to the world, and the recipes.
pub mod browser;
pub mod disk;
pub mod online;
pub mod portrait;

pub mod serve;

pub mod lsp;

pub mod commands;

#[cfg(test)]
mod testing;
