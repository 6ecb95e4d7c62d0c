//! What the person did: everything dated is one kind of [`Item`].

use jiff::civil::Date;

use crate::site::Reference;
use crate::site::choice::choice;
use crate::site::claim::Number;
use crate::site::localized::{Body, Localized, Text};
use crate::site::visibility::Visibility;
use crate::source::{Located, Span};
use crate::text::date::PartialDate;

choice! {
    /// What an item is; the word is its table in `profile.toml`.
    pub enum ItemKind {
        /// A job.
        Role = "role",
        /// A piece of work.
        Project = "project",
        /// A talk given or announced.
        Talk = "talk",
        /// A paper, an article, a book.
        Publication = "publication",
        /// A text on this site.
        Post = "post",
        /// A meeting held or taken part in.
        Event = "event",
        /// A course taken.
        Course = "course",
        /// Unpaid work.
        Volunteering = "volunteering",
        /// A prize.
        Award = "award",
        /// A patent.
        Patent = "patent",
        /// A seat in an association.
        Membership = "membership",
    }
}

impl ItemKind {
    /// The folder below `content/` whose Markdown files are such items.
    pub fn folder(self) -> &'static str {
        match self {
            ItemKind::Role => "roles",
            ItemKind::Project => "projects",
            ItemKind::Talk => "talks",
            ItemKind::Publication => "publications",
            ItemKind::Post => "posts",
            ItemKind::Event => "events",
            ItemKind::Course => "courses",
            ItemKind::Volunteering => "volunteering",
            ItemKind::Award => "awards",
            ItemKind::Patent => "patents",
            ItemKind::Membership => "memberships",
        }
    }
}

choice! {
    /// How somebody is employed.
    pub enum Employment {
        /// `full-time`
        FullTime = "full-time",
        /// `part-time`
        PartTime = "part-time",
        /// `freelance`
        Freelance = "freelance",
        /// `own-business`
        OwnBusiness = "own-business",
        /// A seat on a board.
        Board = "board",
        /// `volunteer`
        Volunteer = "volunteer",
        /// `internship`
        Internship = "internship",
        /// `apprenticeship`
        Apprenticeship = "apprenticeship",
        /// Parental, care or study leave.
        Leave = "leave",
    }
}

/// Where a time span ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// It goes on.
    Present,
    /// It ended then.
    At(PartialDate),
}

/// From when to when.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Period {
    /// `start`, or `date`.
    pub start: Option<Located<PartialDate>>,
    /// `end`, or `date`.
    pub end: Option<Located<End>>,
}

impl Period {
    /// Whether the span is known to go on.
    pub fn is_present(&self) -> bool {
        matches!(self.end.map(|end| end.value), Some(End::Present))
    }

    /// The last day it can mean: today when it goes on, the start's when no end is given.
    pub fn last_day(&self, today: Date) -> Option<Date> {
        match self.end.map(|end| end.value) {
            Some(End::Present) => Some(today),
            Some(End::At(end)) => Some(end.last()),
            None => self.start.map(|start| start.value.last()),
        }
    }

    /// The first day it can mean.
    pub fn first_day(&self) -> Option<Date> {
        match (self.start, self.end.map(|end| end.value)) {
            (Some(start), _) => Some(start.value.first()),
            (None, Some(End::At(end))) => Some(end.first()),
            (None, _) => None,
        }
    }
}

/// An address with words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The words.
    pub label: Localized<Text>,
    /// Where it leads.
    pub url: Text,
}

/// What came out of a role or project: one line.
#[derive(Debug, Clone, PartialEq)]
pub struct Achievement {
    /// The entry.
    pub span: Span,
    /// `text`; inline Markdown.
    pub text: Localized<Text>,
    /// `metric`
    pub metric: Option<Metric>,
    /// `evidence`
    pub evidence: Vec<Reference>,
    /// `topics`
    pub topics: Vec<Reference>,
}

/// `metric`: a result as data.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Metric {
    /// `value`
    pub value: Option<Located<Number>>,
    /// `baseline`
    pub baseline: Option<Located<Number>>,
    /// `unit`
    pub unit: Localized<Text>,
    /// `period`: in which time.
    pub period: Localized<Text>,
    /// `method`: how it was measured.
    pub method: Localized<Text>,
}

/// `[[organisation]]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// `id`, or derived from the name.
    pub id: Located<String>,
    /// The entry, or the place of the name where it was only mentioned.
    pub span: Span,
    /// `name`
    pub name: Localized<Text>,
    /// `aliases`
    pub aliases: Vec<Text>,
    /// `url`
    pub url: Option<Text>,
    /// `location`
    pub location: Localized<Text>,
    /// Whether an entry names it, or only an item's `organisation`.
    pub declared: bool,
}

/// Anything dated that the person did. Which of the fields an item may have depends on its kind;
/// `parse` sees to that.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What it is.
    pub kind: ItemKind,
    /// `id`, or derived from the title or the file name. Unique among all items.
    pub id: Located<String>,
    /// The entry, or the front matter.
    pub span: Span,
    /// `title`; for a role the job title.
    pub title: Localized<Text>,
    /// `summary`: one or two sentences; inline Markdown.
    pub summary: Localized<Text>,
    /// `result`: what came of it in one line; inline Markdown.
    pub result: Localized<Text>,
    /// `organisation`, `institution`, `publisher`, `issuer`, `provider`: an organisation's id.
    pub organisation: Option<Reference>,
    /// `role`: the person's part in it.
    pub role: Localized<Text>,
    /// `start` and `end`, or `date`.
    pub period: Period,
    /// `planned = true`: it lies ahead on purpose.
    pub planned: bool,
    /// `location`
    pub location: Localized<Text>,
    /// `venue` of a talk or event, of a publication the journal or book.
    pub venue: Localized<Text>,
    /// `url`: its home elsewhere.
    pub url: Option<Text>,
    /// `links`: slides, recording, paper, code, …
    pub links: Vec<Link>,
    /// `topics`
    pub topics: Vec<Reference>,
    /// `skills`
    pub skills: Vec<Reference>,
    /// `evidence`
    pub evidence: Vec<Reference>,
    /// `achievement` entries, or `achievements` lines.
    pub achievements: Vec<Achievement>,
    /// `language`: a BCP 47 tag, when it was not in the page's.
    pub language: Option<Text>,
    /// `employment` (roles).
    pub employment: Option<Located<Employment>>,
    /// `team_size` (roles).
    pub team_size: Option<Located<u32>>,
    /// `reports_to` (roles).
    pub reports_to: Localized<Text>,
    /// `counts = false`: not as experience (a leave, a pause).
    pub counts: bool,
    /// `number`: of a patent or course.
    pub number: Option<Text>,
    /// `authors` (publications).
    pub authors: Vec<Text>,
    /// `cause` (volunteering).
    pub cause: Localized<Text>,
    /// `updated` (posts).
    pub updated: Option<Located<PartialDate>>,
    /// `featured = true`: shown before others on the home page.
    pub featured: bool,
    /// `draft = true`: built only with `--drafts`.
    pub draft: bool,
    /// `visibility`
    pub visibility: Visibility,
    /// The last part of its page's address; only items from a Markdown file have a page.
    pub slug: Option<Localized<String>>,
    /// The Markdown of its page.
    pub body: Localized<Body>,
}

impl Item {
    /// Whether it has a page of its own.
    pub fn has_page(&self) -> bool {
        self.slug.is_some()
    }

    /// Whether it is still to come.
    pub fn lies_ahead(&self, today: Date) -> bool {
        self.planned || self.period.first_day().is_some_and(|day| day > today)
    }

    /// Whether it, or a line of what came out of it, belongs to a topic.
    pub fn is_about(&self, topic: &str) -> bool {
        let of_results = self.achievements.iter().flat_map(|line| &line.topics);
        self.topics
            .iter()
            .chain(of_results)
            .any(|own| own.value == topic)
    }

    /// Its date for sorting: the day it ended, today when it goes on.
    pub fn latest(&self, today: Date) -> Option<Date> {
        self.period.last_day(today)
    }
}
