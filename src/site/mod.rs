//! The model: what a person's sources say, as plain data that remembers where each value stood.
//!
//! `parse` makes it, `check` asks it, `render` shows it. One noun a file.

pub mod choice;
pub mod claim;
mod computed;
pub mod contact;
pub mod entry;
pub mod evidence;
pub mod item;
pub mod legal;
pub mod links;
pub mod localized;
pub mod page;
pub mod person;
pub mod positioning;
pub mod profile;
pub mod publishing;
pub mod settings;
pub mod snapshot;
pub mod visibility;

use std::collections::BTreeMap;

use jiff::civil::Date;

pub use choice::Choice;
pub use claim::{Claim, Number};
pub use contact::{Account, Availability, AvailabilityStatus, Contact};
pub use entry::{
    Credential, CredentialKind, Education, LanguageLevel, LanguageSkill, Meet, Skill, StudyStatus,
    Testimonial,
};
pub use evidence::{Access, Evidence};
pub use item::{Achievement, Employment, End, Item, ItemKind, Link, Metric, Organisation, Period};
pub use legal::Legal;
pub use links::{Link as CheckedLink, LinkStatus, Links};
pub use localized::{Body, Localized, Text};
pub use page::{Page, StaticFile};
pub use person::{Location, Name, Person, Photo};
pub use positioning::{
    Figure, Introduction, Message, NextStep, Offer, Positioning, Topic, TopicRole,
};
pub use profile::{Meta, Profile};
pub use publishing::{Hosting, Redirect, Robots, Security, Webfinger};
pub use settings::{CheckSettings, EmailProtection, RawHtml, Settings, SnapshotFile, Waiver};
pub use snapshot::Snapshot;
pub use visibility::{Field, Visibility};

use crate::source::{Located, Sources, Span};

/// An id that names something elsewhere in the profile.
pub type Reference = Located<String>;

/// One site: settings, a profile, free pages, and the texts they came from.
#[derive(Debug, Clone)]
pub struct Site {
    /// The texts, for slices and places.
    pub sources: Sources,
    /// `pointed.toml`.
    pub settings: Settings,
    /// `profile.toml` and `content/`.
    pub profile: Profile,
    /// `content/pages/`.
    pub pages: Vec<Page>,
    /// `static/`
    pub static_files: Vec<StaticFile>,
    /// Every file that is no text: path below the site folder to size in bytes.
    pub files: BTreeMap<String, u64>,
    /// The profile as other places tell it, when a check was asked to compare: never rendered.
    pub snapshots: Vec<Snapshot>,
    /// What the addresses of the profile answered when they were last asked.
    pub links: Option<Links>,
    /// The day that the site is built for: nothing asks a clock.
    pub today: Date,
}

impl Site {
    /// A site that is nothing but texts: for checking words outside of any site.
    pub fn of_texts(sources: Sources, today: Date) -> Self {
        let (source, _) = sources.iter().next().expect("at least one text");
        let start = Span::new(source, 0..0);
        Site {
            settings: Settings::bare(start),
            profile: Profile::empty(start),
            pages: Vec::new(),
            static_files: Vec::new(),
            files: BTreeMap::new(),
            snapshots: Vec::new(),
            links: None,
            sources,
            today,
        }
    }
}
