//! `profile.toml` becomes a [`Profile`].

use crate::diagnostic::Diagnostic;
use crate::parse::fields::{Fields, Reader};
use crate::parse::ids::{Draft, settle};
use crate::parse::shape::{self, Shape};
use crate::parse::{document, entry, item, person, positioning};
use crate::site::{Choice as _, Item, ItemKind, Organisation, Profile};
use crate::source::{SourceId, Span};
use crate::text::bilingual::{Bilingual, both};
use crate::text::language::Language;

/// The file as messages name it.
const NAME: &str = "`profile.toml`";

/// A profile whose items still look for their ids: those of `content/` join them.
pub(super) struct Draftsheet {
    pub(super) profile: Profile,
    pub(super) items: Vec<Draft<Item>>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Reads the facts.
pub(super) fn profile(text: &str, source: SourceId, main: Language) -> Draftsheet {
    let reader = Reader::new(source, 0);
    let table = document::read(text, &reader);
    let start = Span::new(source, 0..0);
    let fields = Fields::new(&reader, table.get_ref(), start, NAME);
    let mut profile = Profile::empty(start);
    let mut taken = Vec::new();
    tables(&fields, &mut profile);
    let items = entries(&fields, main, &mut profile, &mut taken);
    fields.finish();
    let mut diagnostics = reader.into_diagnostics();
    diagnostics.extend(taken);
    Draftsheet {
        profile,
        items,
        diagnostics,
    }
}

/// The fields of `profile.toml`, taken down instead of read.
pub(super) fn record(source: SourceId) -> Shape {
    shape::of(source, NAME, |fields| {
        let mut profile = Profile::empty(fields.span);
        tables(&fields, &mut profile);
        entries(&fields, shape::ANY, &mut profile, &mut Vec::new());
    })
}

/// What is there once.
fn tables(fields: &Fields<'_, '_>, profile: &mut Profile) {
    if let Some(table) = fields.table("person", "[person]") {
        profile.person = person::person(table);
    } else {
        fields.missing(
            "person",
            Bilingual::new(
                "start with `[person]` and `name = \"…\"`",
                "mit `[person]` und `name = \"…\"` beginnen",
            ),
        );
    }
    let table = |key, name| fields.table(key, name);
    if let Some(fields) = table("positioning", "[positioning]") {
        profile.positioning = positioning::positioning(fields);
    }
    if let Some(fields) = table("introduction", "[introduction]") {
        profile.introduction = positioning::introduction(fields);
    }
    if let Some(fields) = table("next_step", "[next_step]") {
        profile.next_step = positioning::next_step(fields);
    }
    if let Some(fields) = table("contact", "[contact]") {
        profile.contact = person::contact(fields);
    }
    if let Some(fields) = table("availability", "[availability]") {
        profile.availability = person::availability(fields);
    }
    if let Some(fields) = table("legal", "[legal]") {
        profile.legal = person::legal(fields);
    }
    if let Some(fields) = table("meta", "[meta]") {
        profile.meta = person::meta(fields);
    }
    if let Some(fields) = table("visibility", "[visibility]") {
        profile.visibility = person::visibility(fields);
    }
}

/// What can be there several times.
fn entries(
    fields: &Fields<'_, '_>,
    main: Language,
    profile: &mut Profile,
    taken: &mut Vec<Diagnostic>,
) -> Vec<Draft<Item>> {
    let topics = fields.entries("topic", "[[topic]]").into_iter();
    let topics = topics
        .map(|fields| positioning::topic(fields, main))
        .collect();
    profile.topics = settle(topics, "topic", |topic| &mut topic.id, taken);

    let messages = fields.entries("message", "[[message]]").into_iter();
    let messages = messages
        .map(|fields| positioning::message(fields, main))
        .collect();
    profile.messages = settle(messages, "message", |message| &mut message.id, taken);

    let offers = fields.entries("offer", "[[offer]]").into_iter();
    let offers = offers
        .map(|fields| positioning::offer(fields, main))
        .collect();
    profile.offers = settle(offers, "offer", |offer| &mut offer.id, taken);

    let seeks = fields.entries("seek", "[[seek]]").into_iter();
    let seeks = seeks
        .map(|fields| positioning::offer(fields, main))
        .collect();
    profile.seeks = settle(seeks, "seek", |seek| &mut seek.id, taken);

    let claims = fields.entries("claim", "[[claim]]").into_iter();
    let claims = claims
        .map(|fields| positioning::claim(fields, main))
        .collect();
    profile.claims = settle(claims, "claim", |claim| &mut claim.id, taken);

    let evidence = fields
        .entries("evidence", "[[evidence]]")
        .into_iter()
        .enumerate();
    let evidence = evidence
        .map(|(index, fields)| positioning::evidence(fields, index + 1, main))
        .collect();
    profile.evidence = settle(evidence, "evidence", |evidence| &mut evidence.id, taken);
    report_numbers(profile, taken);

    let education = fields.entries("education", "[[education]]").into_iter();
    let education = education
        .map(|fields| entry::education(fields, main))
        .collect();
    profile.education = settle(education, "education", |entry| &mut entry.id, taken);

    let credentials = fields.entries("credential", "[[credential]]").into_iter();
    let credentials = credentials
        .map(|fields| entry::credential(fields, main))
        .collect();
    profile.credentials = settle(credentials, "credential", |entry| &mut entry.id, taken);

    let skills = fields.entries("skill", "[[skill]]").into_iter();
    let skills = skills.map(|fields| entry::skill(fields, main)).collect();
    profile.skills = settle(skills, "skill", |skill| &mut skill.id, taken);

    let testimonials = fields.entries("testimonial", "[[testimonial]]").into_iter();
    let testimonials = testimonials.map(entry::testimonial).collect();
    profile.testimonials = settle(testimonials, "testimonial", |entry| &mut entry.id, taken);

    let meets = fields.entries("meet", "[[meet]]").into_iter();
    let meets = meets.map(|fields| entry::meet(fields, main)).collect();
    profile.meets = settle(meets, "meet", |meet| &mut meet.id, taken);

    let figures = fields.entries("figure", "[[figure]]").into_iter();
    profile.figures = figures.filter_map(positioning::figure).collect();
    let accounts = fields.entries("account", "[[account]]").into_iter();
    profile.accounts = accounts.filter_map(person::account).collect();
    let languages = fields.entries("language", "[[language]]").into_iter();
    profile.languages = languages.filter_map(entry::language).collect();

    let (organisations, mut items) = organisations(fields, main);
    profile.organisations = settle(
        organisations,
        "organisation",
        |organisation| &mut organisation.id,
        taken,
    );
    for (key, kind) in ItemKind::CHOICES {
        let entries = fields.entries(key, item::header(*kind)).into_iter();
        items.extend(entries.map(|fields| item::entry(fields, *kind, main)));
    }
    items
}

/// `[[organisation]]` and the `[[organisation.role]]` in them.
fn organisations(
    fields: &Fields<'_, '_>,
    main: Language,
) -> (Vec<Draft<Organisation>>, Vec<Draft<Item>>) {
    let (mut organisations, mut roles) = (Vec::new(), Vec::new());
    for fields in fields.entries("organisation", "[[organisation]]") {
        let organisation = entry::organisation(&fields, main);
        let name = organisation
            .entry
            .name
            .get_or_other(main)
            .map(|(name, _)| name);
        for role in fields.entries("role", "[[organisation.role]]") {
            roles.push(item::at_organisation(
                item::entry(role, ItemKind::Role, main),
                name,
            ));
        }
        fields.finish();
        organisations.push(organisation);
    }
    (organisations, roles)
}

/// Two pieces of evidence with one number would share a short address.
fn report_numbers(profile: &Profile, diagnostics: &mut Vec<Diagnostic>) {
    for (index, evidence) in profile.evidence.iter().enumerate() {
        let earlier = &profile.evidence[..index];
        if let Some(first) = earlier.iter().find(|other| other.number == evidence.number) {
            let message = {
                let number = evidence.number;
                both!(
                    "the evidence number {number} is taken",
                    "die Belegnummer {number} ist vergeben"
                )
            };
            diagnostics.push(
                Diagnostic::error("duplicate-id", evidence.span, message)
                    .help(Bilingual::new(
                        "numbers are printed as short addresses: give this entry a free `number`",
                        "Nummern werden als kurze Adressen gedruckt: diesem Eintrag eine freie `number` geben"
                    ))
                    .related(first.span, Bilingual::new(
                        "it belongs to this entry",
                        "sie gehört zu diesem Eintrag"
                    )),
            );
        }
    }
}
