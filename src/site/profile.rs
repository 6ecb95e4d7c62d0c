//! One person's facts and prose.

use crate::site::claim::Claim;
use crate::site::contact::{Account, Availability, Contact};
use crate::site::entry::{Credential, Education, LanguageSkill, Meet, Skill, Testimonial};
use crate::site::evidence::Evidence;
use crate::site::item::{Item, ItemKind, Organisation};
use crate::site::legal::Legal;
use crate::site::localized::{Body, Localized, Text};
use crate::site::person::Person;
use crate::site::positioning::{
    Figure, Introduction, Message, NextStep, Offer, Positioning, Topic, TopicRole,
};
use crate::site::visibility::{Field, Visibility};
use crate::source::{Located, Span};
use crate::text::date::PartialDate;

/// `[meta]`
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meta {
    /// `updated`: the day on which the owner last went over the profile.
    pub updated: Option<Located<PartialDate>>,
    /// `review_by`: when it is due again.
    pub review_by: Option<Located<PartialDate>>,
    /// `created`
    pub created: Option<Located<PartialDate>>,
    /// `licence` of the texts.
    pub licence: Localized<Text>,
}

/// Everything that the sources say about one person.
#[derive(Debug, Clone)]
pub struct Profile {
    /// The start of `profile.toml`: where findings about what is missing point to.
    pub span: Span,
    /// `[person]`
    pub person: Person,
    /// `about.md` and its siblings.
    pub about: Localized<Body>,
    /// `[positioning]`
    pub positioning: Positioning,
    /// `[introduction]`
    pub introduction: Introduction,
    /// `[next_step]`
    pub next_step: NextStep,
    /// `[[figure]]`
    pub figures: Vec<Figure>,
    /// `[[topic]]`, in the order of the file: the first is what the person says first.
    pub topics: Vec<Topic>,
    /// `[[message]]`
    pub messages: Vec<Message>,
    /// `[[offer]]`
    pub offers: Vec<Offer>,
    /// `[[seek]]`
    pub seeks: Vec<Offer>,
    /// `[contact]`
    pub contact: Contact,
    /// `[availability]`
    pub availability: Availability,
    /// `[[account]]`
    pub accounts: Vec<Account>,
    /// `[[organisation]]`, then those that only items name.
    pub organisations: Vec<Organisation>,
    /// Roles, projects, talks, …: those of `profile.toml` in its order, then those of `content/`
    /// by path.
    pub items: Vec<Item>,
    /// `[[education]]`
    pub education: Vec<Education>,
    /// `[[credential]]`
    pub credentials: Vec<Credential>,
    /// `[[skill]]`
    pub skills: Vec<Skill>,
    /// `[[language]]`
    pub languages: Vec<LanguageSkill>,
    /// `[[testimonial]]`
    pub testimonials: Vec<Testimonial>,
    /// `[[claim]]`
    pub claims: Vec<Claim>,
    /// `[[evidence]]`
    pub evidence: Vec<Evidence>,
    /// `[[meet]]`
    pub meets: Vec<Meet>,
    /// `[legal]`
    pub legal: Legal,
    /// `[meta]`
    pub meta: Meta,
    /// `[visibility]`
    pub visibility: Vec<(Field, Visibility)>,
}

impl Profile {
    /// A profile that says nothing.
    pub fn empty(span: Span) -> Self {
        Profile {
            span,
            person: Person::default(),
            about: Localized::default(),
            positioning: Positioning::default(),
            introduction: Introduction::default(),
            next_step: NextStep::default(),
            figures: Vec::new(),
            topics: Vec::new(),
            messages: Vec::new(),
            offers: Vec::new(),
            seeks: Vec::new(),
            contact: Contact::default(),
            availability: Availability::default(),
            accounts: Vec::new(),
            organisations: Vec::new(),
            items: Vec::new(),
            education: Vec::new(),
            credentials: Vec::new(),
            skills: Vec::new(),
            languages: Vec::new(),
            testimonials: Vec::new(),
            claims: Vec::new(),
            evidence: Vec::new(),
            meets: Vec::new(),
            legal: Legal::default(),
            meta: Meta::default(),
            visibility: Vec::new(),
        }
    }

    /// Who may read a field.
    pub fn visibility_of(&self, field: Field) -> Visibility {
        let set = self.visibility.iter().find(|(named, _)| *named == field);
        set.map_or(field.default_visibility(), |(_, visibility)| *visibility)
    }

    /// The items of a kind, in the order of the sources.
    pub fn items_of(&self, kind: ItemKind) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.kind == kind)
    }

    /// The core topics.
    pub fn core_topics(&self) -> impl Iterator<Item = &Topic> {
        self.topics
            .iter()
            .filter(|topic| topic.role == TopicRole::Core)
    }

    /// The topic of that id.
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id.value == id)
    }

    /// The item of that id.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id.value == id)
    }

    /// The evidence of that id.
    pub fn evidence(&self, id: &str) -> Option<&Evidence> {
        self.evidence
            .iter()
            .find(|evidence| evidence.id.value == id)
    }

    /// The claim of that id.
    pub fn claim(&self, id: &str) -> Option<&Claim> {
        self.claims.iter().find(|claim| claim.id.value == id)
    }

    /// The skill of that id.
    pub fn skill(&self, id: &str) -> Option<&Skill> {
        self.skills.iter().find(|skill| skill.id.value == id)
    }

    /// The organisation of that id.
    pub fn organisation(&self, id: &str) -> Option<&Organisation> {
        self.organisations
            .iter()
            .find(|organisation| organisation.id.value == id)
    }
}
