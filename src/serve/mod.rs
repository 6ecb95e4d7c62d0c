//! The preview: the site in memory behind a server of its own, made anew whenever a source changes,
//! with the findings on its pages.
//!
//! ```text
//! watch ─► builder ─► preview ─► http ─► browser (client/*.js)
//! ```
//!
//! Every state of the site is planned anew from its sources; what is costly is found again by all that
//! it was made of: what Markdown files say ([`crate::parse::ReadBefore`]), marked code, pictures, texts
//! with what they asked of the site, whole pages by the values that fill them
//! ([`crate::render::PageCache`]). So nothing can be stale, and what the newest state does not use is
//! dropped.
//!
//! The builder runs in a thread of its own and replaces the [`preview::Preview`] as a whole; the
//! server only ever looks at the newest one. Pages that somebody looks at are made first: the others
//! keep who asks for them waiting until they are made, too. Those others and the findings are the work
//! of threads that give way, and findings of sources that are no longer the newest are not looked for
//! to the end. Browsers are told states, not events: whoever was away learns at the next contact what
//! is new.

pub mod builder;
pub mod editor;
pub mod http;
pub mod preview;
pub mod viewers;
pub mod watch;

mod background;
mod explain;
mod guard;
mod ignore;
mod inject;
mod judge;
mod range;
mod themes;
