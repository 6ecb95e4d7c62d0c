//! What rules ask about: the site, and what was learnt from reading its passages once.

use std::sync::OnceLock;

use rayon::prelude::*;

use crate::check::entities::Entities;
use crate::check::facts::Facts;
use crate::check::own_names::OwnNames;
use crate::check::passage::{Outline, Passage, Place};
use crate::check::topics::{Coverage, Finder, Mentions};
use crate::site::Site;
use crate::source::Span;
use crate::text::claim::{Claim, claims};

/// The site under check.
pub struct Subject<'s> {
    /// The model.
    pub site: &'s Site,
    /// The names of its organisations.
    pub entities: &'s Entities,
    /// The names that it gives.
    pub names: OwnNames,
    /// What each passage holds, in the order of [`crate::check::passage::outlines`].
    pub digests: Vec<Digest<'s>>,
    /// Finds topics in texts that are no passages.
    pub finder: &'s Finder,
    pub(super) coverage: OnceLock<Coverage>,
}

impl Subject<'_> {
    /// Which entries stand behind which topics: a question of the site, after all passages were read.
    pub fn coverage(&self) -> &Coverage {
        self.coverage.get_or_init(|| {
            self.digests.par_iter().for_each(|digest| {
                digest.mentions(self.finder);
            });
            Coverage::new(self.site, &self.digests, self.finder)
        })
    }
}

/// What stays of a passage when its words are let go. What nobody asked for by then is read again
/// when somebody does.
#[derive(Debug)]
pub struct Digest<'s> {
    /// Where it stands and what it belongs to.
    pub outline: Outline<'s>,
    links: OnceLock<Vec<LinkPlace>>,
    mentions: OnceLock<Mentions>,
    /// Those of its first paragraph, for the bio.
    pub opening: Option<Mentions>,
    /// What it claims and promises, where texts speak for the owner; see [`bears_claims`].
    pub claims: Vec<ClaimPlace>,
    /// What its versions in other languages have to keep.
    pub facts: Facts,
}

/// A link in a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkPlace {
    /// Where it leads, as written.
    pub destination: String,
    /// Its words.
    pub span: Span,
}

/// A claim in a passage. Its ranges are those of the block it stood in.
#[derive(Debug)]
pub struct ClaimPlace {
    /// What is claimed.
    pub claim: Claim,
    /// Its words.
    pub span: Span,
    /// The sentence around it.
    pub sentence: Span,
    /// A link in the sentence: to evidence, an item, a page elsewhere, or a footnote.
    pub link: Option<String>,
}

impl<'s> Digest<'s> {
    /// Learns what rules about errors will ask about a passage.
    pub fn of(passage: &Passage<'s>, site: &Site, finder: &Finder, entities: &Entities) -> Self {
        let mut claimed = Vec::new();
        let claiming = match bears_claims(passage.outline.place) {
            true => passage.units(),
            false => &[],
        };
        for unit in claiming {
            for claim in claims(unit, passage.outline.language) {
                let sentence = claim.sentence.clone();
                let link = unit.links.iter().find(|link| {
                    sentence.start <= link.range.start && link.range.end <= sentence.end
                });
                claimed.push(ClaimPlace {
                    span: passage.span(&site.sources, unit, claim.range.clone()),
                    sentence: passage.span(&site.sources, unit, sentence),
                    link: link.map(|link| link.destination.clone()),
                    claim,
                });
            }
        }
        Digest {
            outline: passage.outline,
            links: OnceLock::new(),
            mentions: OnceLock::new(),
            opening: (passage.outline.place == Place::Bio).then(|| finder.opening(passage)),
            claims: claimed,
            facts: Facts::of(passage, &site.sources, entities),
        }
    }

    /// Learns what the other rules will ask as well, while the passage is open.
    pub fn learn_all(&self, passage: &Passage<'s>, site: &Site, finder: &Finder) {
        self.links.get_or_init(|| links(passage, site));
        self.mentions.get_or_init(|| finder.passage(passage));
    }

    /// Its links, in order.
    pub fn links(&self, site: &Site) -> &[LinkPlace] {
        self.links.get_or_init(|| links(&self.outline.read(), site))
    }

    /// The topics, skills and messages that it names.
    pub fn mentions(&self, finder: &Finder) -> &Mentions {
        self.mentions
            .get_or_init(|| finder.passage(&self.outline.read()))
    }
}

fn links(passage: &Passage<'_>, site: &Site) -> Vec<LinkPlace> {
    let units = passage.units().iter();
    let links = units.flat_map(|unit| unit.links.iter().map(move |link| (unit, link)));
    links
        .map(|(unit, link)| LinkPlace {
            destination: link.destination.clone(),
            span: passage.span(&site.sources, unit, link.range.clone()),
        })
        .collect()
}

/// Whether texts at a place make claims for the owner. The body of a post or project tells a story
/// with numbers of all kinds; a title names; a quotation is somebody else's.
pub fn bears_claims(place: Place) -> bool {
    !matches!(
        place,
        Place::Title(_)
            | Place::Body(_)
            | Place::Evidence
            | Place::Testimonial
            | Place::Skill
            | Place::Education
            | Place::Loose
    )
}

/// Whether a text at a place speaks of the owner and their work, not of readers or others.
pub fn speaks_of_owner(place: Place) -> bool {
    matches!(
        place,
        Place::JobTitle
            | Place::Headline
            | Place::PositioningOffer
            | Place::Outcome
            | Place::Because
            | Place::Bio
            | Place::Message
            | Place::Topic
            | Place::Offer
            | Place::Page
    )
}

impl ClaimPlace {
    /// Whether evidence stands beside it: a link in its sentence, or evidence of its field or entry.
    pub fn is_cited(&self, outline: &Outline<'_>) -> bool {
        self.link.is_some() || !outline.evidence.is_empty()
    }
}
