//! What rules ask about: the site, and what was learnt from reading its passages once.

use crate::check::own_names::OwnNames;
use crate::check::passage::{Outline, Passage};
use crate::site::Site;
use crate::source::Span;

/// The site under check.
pub struct Subject<'s> {
    /// The model.
    pub site: &'s Site,
    /// The names that it gives.
    pub names: OwnNames,
    /// What each passage holds, in the order of [`crate::check::passage::outlines`].
    pub digests: Vec<Digest<'s>>,
}

/// What stays of a passage when its words are let go.
#[derive(Debug)]
pub struct Digest<'s> {
    /// Where it stands and what it belongs to.
    pub outline: Outline<'s>,
    /// Its links, in order.
    pub links: Vec<LinkPlace>,
}

/// A link in a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkPlace {
    /// Where it leads, as written.
    pub destination: String,
    /// Its words.
    pub span: Span,
}

impl<'s> Digest<'s> {
    /// Learns what rules will ask about a passage.
    pub fn of(passage: &Passage<'s>, site: &Site) -> Self {
        let mut links = Vec::new();
        for unit in &passage.units {
            for link in &unit.links {
                let span = passage.span(&site.sources, unit, link.range.clone());
                links.push(LinkPlace {
                    destination: link.destination.clone(),
                    span,
                });
            }
        }
        Digest {
            outline: passage.outline,
            links,
        }
    }
}
