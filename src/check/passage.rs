//! Passages: every text that the owner wrote, with what it is and where it stands.

use std::cell::OnceCell;
use std::ops::Range;

use crate::check::reading::Reading;
use crate::check::subject::Subject;
use crate::site::{Item, ItemKind, Localized, Page, Reference, Site, Text};
use crate::source::{Sources, Span};
use crate::text::language::Language;
use crate::text::prose::{self, Unit, UnitKind};
use crate::text::toml_string;

/// Which field of the profile a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// `person.job_title`
    JobTitle,
    /// `positioning.headline`
    Headline,
    /// `positioning.audience`
    Audience,
    /// `positioning.need`
    Need,
    /// `positioning.offer`
    PositioningOffer,
    /// `positioning.outcome`
    Outcome,
    /// `positioning.unlike`
    Unlike,
    /// `positioning.because`
    Because,
    /// `about.md`
    Bio,
    /// `[[message]]`
    Message,
    /// `[introduction]`: `to` and `copy`
    Introduction,
    /// `introduction.listen_for`: what others say
    ListenFor,
    /// `[next_step]`
    NextStep,
    /// `[[topic]]` summary
    Topic,
    /// `[[offer]]`
    Offer,
    /// `[[seek]]`
    Seek,
    /// `[availability]` note
    Availability,
    /// `[contact]`
    Contact,
    /// The title of an item: a role's job title, a talk's or post's name.
    Title(ItemKind),
    /// `summary` of an item
    Summary(ItemKind),
    /// `result` of an item
    Result(ItemKind),
    /// An achievement of an item
    Achievement(ItemKind),
    /// The Markdown of an item's page
    Body(ItemKind),
    /// The Markdown of a free page
    Page,
    /// `[[skill]]` label
    Skill,
    /// `[[education]]` summary
    Education,
    /// `[[claim]]` text
    Claim,
    /// `[[evidence]]` title and note
    Evidence,
    /// `[[meet]]` note
    Meet,
    /// `[[testimonial]]` quote: somebody else's words
    Testimonial,
    /// A text outside of any site
    Loose,
}

/// Where the characters of a passage stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// In a TOML literal, with its quotes.
    Literal,
    /// In a slice of Markdown.
    Slice,
}

/// A text before it is read: where it stands and what it belongs to.
#[derive(Debug, Clone, Copy)]
pub struct Outline<'s> {
    /// Which field it is.
    pub place: Place,
    /// The language of its words.
    pub language: Language,
    /// The item it belongs to.
    pub item: Option<&'s Item>,
    /// The free page it belongs to.
    pub page: Option<&'s Page>,
    /// Evidence of the field, beside what its own links cite.
    pub evidence: &'s [Reference],
    /// The whole text.
    pub span: Span,
    /// A number that the versions of one text in several languages share; absent when there is only
    /// one.
    pub translated: Option<u32>,
    text: &'s str,
    form: Form,
}

/// A text as it is read.
#[derive(Debug)]
pub struct Passage<'s> {
    /// Where it stands and what it belongs to.
    pub outline: Outline<'s>,
    units: OnceCell<Vec<Unit>>,
    reading: OnceCell<Reading>,
}

impl<'s> Outline<'s> {
    /// The words as they were written, with their markup.
    pub fn text(&self) -> &'s str {
        self.text
    }

    /// The place of a range of its Markdown.
    pub fn part(&self, sources: &Sources, range: Range<usize>) -> Span {
        match self.form {
            Form::Slice => self.span.part(range),
            Form::Literal => {
                let literal = toml_string::offsets(sources.slice(self.span));
                self.span.part(literal.to_source(range))
            }
        }
    }

    /// Opens it for reading.
    pub fn read(self) -> Passage<'s> {
        Passage {
            outline: self,
            units: OnceCell::new(),
            reading: OnceCell::new(),
        }
    }
}

impl Passage<'_> {
    /// Its blocks: paragraphs, headings, list items. Their Markdown is read when somebody first asks.
    pub fn units(&self) -> &[Unit] {
        self.units.get_or_init(|| prose::units(self.outline.text))
    }

    /// What its sentences say. The first rule that asks has it read, the others share it.
    pub fn reading(&self, subject: &Subject<'_>) -> &Reading {
        self.reading.get_or_init(|| Reading::of(self, subject))
    }

    /// The place of a range of a unit's text.
    pub fn span(&self, sources: &Sources, unit: &Unit, range: Range<usize>) -> Span {
        self.outline.part(sources, unit.map.to_source(range))
    }

    /// The position of the first unit that is no heading.
    pub fn opening(&self) -> Option<usize> {
        let is_heading = |unit: &Unit| matches!(unit.kind, UnitKind::Heading(_));
        self.units().iter().position(|unit| !is_heading(unit))
    }

    /// All words of the passage, blocks joined by line ends.
    pub fn plain(&self) -> String {
        let texts: Vec<&str> = self.units().iter().map(|unit| unit.text.as_str()).collect();
        texts.join("\n")
    }
}

/// Every authored text of a site, in the order of the model.
pub fn outlines(site: &Site) -> Vec<Outline<'_>> {
    let mut gathering = Gathering {
        site,
        item: None,
        page: None,
        evidence: &[],
        translated: None,
        fields: 0,
        found: Vec::new(),
    };
    gathering.profile();
    for item in &site.profile.items {
        gathering.item(item);
    }
    for page in &site.pages {
        gathering.page = Some(page);
        gathering.bodies(Place::Page, &page.body);
        gathering.page = None;
    }
    gathering.found
}

/// A Markdown text outside of any site: one source of a site that says nothing else.
pub fn loose(site: &Site, span: Span, language: Language) -> Outline<'_> {
    Outline {
        place: Place::Loose,
        language,
        item: None,
        page: None,
        evidence: &[],
        span,
        translated: None,
        text: site.sources.slice(span),
        form: Form::Slice,
    }
}

struct Gathering<'s> {
    site: &'s Site,
    item: Option<&'s Item>,
    page: Option<&'s Page>,
    evidence: &'s [Reference],
    /// What the versions of the text in hand share.
    translated: Option<u32>,
    /// How many texts with several versions there were.
    fields: u32,
    found: Vec<Outline<'s>>,
}

impl<'s> Gathering<'s> {
    fn profile(&mut self) {
        let profile = &self.site.profile;
        self.texts(Place::JobTitle, &profile.person.job_title);
        let positioning = &profile.positioning;
        self.evidence = &positioning.evidence;
        self.texts(Place::Headline, &positioning.headline);
        self.texts(Place::Because, &positioning.because);
        self.evidence = &[];
        self.texts(Place::Audience, &positioning.audience);
        self.texts(Place::Need, &positioning.need);
        self.texts(Place::PositioningOffer, &positioning.offer);
        self.texts(Place::Outcome, &positioning.outcome);
        self.texts(Place::Unlike, &positioning.unlike);
        self.bodies(Place::Bio, &profile.about);
        for message in &profile.messages {
            self.evidence = &message.evidence;
            self.texts(Place::Message, &message.text);
        }
        self.evidence = &[];
        self.texts(Place::Introduction, &profile.introduction.to);
        self.lists(Place::ListenFor, &profile.introduction.listen_for);
        self.texts(Place::Introduction, &profile.introduction.copy);
        self.texts(Place::NextStep, &profile.next_step.label);
        self.texts(Place::NextStep, &profile.next_step.promise);
        for topic in &profile.topics {
            self.evidence = &topic.evidence;
            self.texts(Place::Topic, &topic.summary);
        }
        self.evidence = &[];
        for offer in &profile.offers {
            self.texts(Place::Offer, &offer.text);
        }
        for seek in &profile.seeks {
            self.texts(Place::Seek, &seek.text);
        }
        self.texts(Place::Availability, &profile.availability.note);
        let contact = &profile.contact;
        for text in [
            &contact.headline,
            &contact.note,
            &contact.response_time,
            &contact.hours,
            &contact.send_first,
            &contact.directions,
        ] {
            self.texts(Place::Contact, text);
        }
        for skill in &profile.skills {
            self.evidence = &skill.evidence;
            self.texts(Place::Skill, &skill.label);
        }
        for education in &profile.education {
            self.evidence = &education.evidence;
            self.texts(Place::Education, &education.summary);
        }
        for claim in &profile.claims {
            self.evidence = &claim.evidence;
            self.texts(Place::Claim, &claim.text);
        }
        self.evidence = &[];
        for evidence in &profile.evidence {
            self.texts(Place::Evidence, &evidence.title);
            self.texts(Place::Evidence, &evidence.note);
        }
        for meet in &profile.meets {
            self.texts(Place::Meet, &meet.note);
        }
        for testimonial in &profile.testimonials {
            self.texts(Place::Testimonial, &testimonial.quote);
        }
    }

    fn item(&mut self, item: &'s Item) {
        self.item = Some(item);
        self.evidence = &item.evidence;
        self.texts(Place::Title(item.kind), &item.title);
        self.texts(Place::Summary(item.kind), &item.summary);
        self.texts(Place::Result(item.kind), &item.result);
        for achievement in &item.achievements {
            self.evidence = match achievement.evidence.is_empty() {
                true => &item.evidence,
                false => &achievement.evidence,
            };
            self.texts(Place::Achievement(item.kind), &achievement.text);
        }
        self.evidence = &item.evidence;
        self.bodies(Place::Body(item.kind), &item.body);
        self.evidence = &[];
        self.item = None;
    }

    fn texts(&mut self, place: Place, texts: &'s Localized<Text>) {
        self.number(texts, 1);
        for (language, text) in texts.iter() {
            self.add(place, language, text.span, &text.value, Form::Literal);
        }
        self.translated = None;
    }

    fn lists(&mut self, place: Place, lists: &'s Localized<Vec<Text>>) {
        let lengths = [&lists.en, &lists.de].map(|list| list.as_ref().map(Vec::len));
        let first = match lengths {
            [Some(en), Some(de)] if en == de => self.number(lists, u32::try_from(en).unwrap_or(0)),
            _ => None,
        };
        for (language, texts) in lists.iter() {
            for (index, text) in texts.iter().enumerate() {
                let index = u32::try_from(index).unwrap_or(0);
                self.translated = first.map(|first| first + index);
                self.add(place, language, text.span, &text.value, Form::Literal);
            }
        }
        self.translated = None;
    }

    /// Numbers the versions of a text; of a list each entry. Gives the first number.
    fn number<T>(&mut self, versions: &Localized<T>, texts: u32) -> Option<u32> {
        self.translated = (versions.en.is_some() && versions.de.is_some()).then_some(self.fields);
        if self.translated.is_some() {
            self.fields += texts;
        }
        self.translated
    }

    fn bodies(&mut self, place: Place, bodies: &Localized<crate::site::Body>) {
        self.number(bodies, 1);
        for (language, body) in bodies.iter() {
            let text = self.site.sources.slice(body.span);
            self.add(place, language, body.span, text, Form::Slice);
        }
        self.translated = None;
    }

    fn add(
        &mut self,
        place: Place,
        language: Option<Language>,
        span: Span,
        text: &'s str,
        form: Form,
    ) {
        // A title taken from the first heading of a file is a slice of Markdown, not a literal.
        let written = self.site.sources.slice(span);
        let form = match form {
            Form::Literal if written == text => Form::Slice,
            other => other,
        };
        self.found.push(Outline {
            place,
            language: language.unwrap_or_else(|| self.site.settings.main_language()),
            item: self.item,
            page: self.page,
            evidence: self.evidence,
            span,
            translated: self.translated,
            text,
            form,
        });
    }
}
