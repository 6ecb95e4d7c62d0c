//! Entries that are no items: education, credentials, skills, languages, testimonials, meetings.

use crate::diagnostic::Diagnostic;
use crate::parse::fields::Fields;
use crate::parse::ids::{Draft, wish};
use crate::parse::item::period;
use crate::site::{
    Credential, Education, LanguageSkill, Localized, Meet, Organisation, Skill, Testimonial, Text,
};
use crate::text::bilingual::{Bilingual, both};
use crate::text::language::Language;
use crate::text::tongue;

/// The words of a text in the main language, else in any.
pub(super) fn words(text: &Localized<Text>, main: Language) -> Option<&str> {
    text.get_or_other(main).map(|(text, _)| text.as_str())
}

pub(super) fn organisation(fields: &Fields<'_, '_>, main: Language) -> Draft<Organisation> {
    let name = fields.localized("name");
    if name.is_empty() {
        fields.missing(
            "name",
            Bilingual::new(
                "write what the organisation is called",
                "schreiben, wie die Organisation heißt",
            ),
        );
    }
    let (id, given) = wish(fields, words(&name, main));
    let organisation = Organisation {
        id,
        span: fields.span,
        name,
        aliases: fields.texts("aliases"),
        url: fields.url("url"),
        location: fields.localized("location"),
        declared: true,
    };
    Draft {
        entry: organisation,
        given,
    }
}

pub(super) fn education(fields: Fields<'_, '_>, main: Language) -> Draft<Education> {
    let degree = fields.localized("degree");
    let institution = fields.reference("institution");
    if degree.is_empty() && institution.is_none() {
        fields.missing_unless(
            "degree",
            Bilingual::new(
                "write what was awarded, or what was studied",
                "schreiben, was verliehen oder studiert wurde",
            ),
        );
    }
    let institution_words = institution.as_ref().map(|name| name.as_str());
    let (id, given) = wish(&fields, words(&degree, main).or(institution_words));
    let education = Education {
        id,
        span: fields.span,
        institution,
        degree,
        area: fields.localized("area"),
        period: period(&fields),
        status: fields
            .choice("status")
            .map(|status| status.value)
            .unwrap_or_default(),
        grade: fields.localized("grade"),
        thesis: fields.localized("thesis"),
        summary: fields.localized("summary"),
        url: fields.url("url"),
        topics: fields.references("topics"),
        skills: fields.references("skills"),
        evidence: fields.references("evidence"),
        visibility: fields
            .choice("visibility")
            .map(|choice| choice.value)
            .unwrap_or_default(),
    };
    fields.finish();
    Draft {
        entry: education,
        given,
    }
}

pub(super) fn credential(fields: Fields<'_, '_>, main: Language) -> Draft<Credential> {
    let name = fields.localized("name");
    if name.is_empty() {
        fields.missing(
            "name",
            Bilingual::new(
                "write what the certificate, licence or title is called",
                "schreiben, wie das Zertifikat, die Zulassung oder der Titel heißt",
            ),
        );
    }
    let (id, given) = wish(&fields, words(&name, main));
    let credential = Credential {
        id,
        span: fields.span,
        name,
        kind: fields
            .choice("kind")
            .map(|kind| kind.value)
            .unwrap_or_default(),
        issuer: fields.reference("issuer"),
        issued: fields.date("issued"),
        expires: fields.date("expires"),
        expired: fields.boolean("expired").unwrap_or_default(),
        number: fields.text("number"),
        url: fields.url("url"),
        topics: fields.references("topics"),
        skills: fields.references("skills"),
        evidence: fields.references("evidence"),
        visibility: fields
            .choice("visibility")
            .map(|choice| choice.value)
            .unwrap_or_default(),
    };
    fields.finish();
    Draft {
        entry: credential,
        given,
    }
}

pub(super) fn skill(fields: Fields<'_, '_>, main: Language) -> Draft<Skill> {
    let label = fields.localized("label");
    if label.is_empty() {
        fields.missing(
            "label",
            Bilingual::new(
                "write what the skill is called",
                "schreiben, wie die Fähigkeit heißt",
            ),
        );
    }
    let (id, given) = wish(&fields, words(&label, main));
    let skill = Skill {
        id,
        span: fields.span,
        label,
        aliases: fields.texts("aliases"),
        topic: fields.reference("topic"),
        group: fields.localized("group"),
        level: fields.localized("level"),
        evidence: fields.references("evidence"),
        display: fields.boolean("display").unwrap_or(true),
    };
    fields.finish();
    Draft {
        entry: skill,
        given,
    }
}

pub(super) fn language(fields: Fields<'_, '_>) -> Option<LanguageSkill> {
    let tag = fields.text("tag");
    if tag.is_none() {
        fields.missing(
            "tag",
            Bilingual::new(
                "write the language's tag: `de`, `en`, `fr`",
                "das Kürzel der Sprache schreiben: `de`, `en`, `fr`",
            ),
        );
    }
    if let Some(tag) = &tag
        && !tongue::is_well_formed(tag)
    {
        let message = both!(
            "`{tag}` is no tag of a language",
            "`{tag}` ist kein Kürzel einer Sprache"
        );
        let help = match tongue::tag(tag) {
            Some(known) => both!("write `{known}`", "`{known}` schreiben"),
            None => Bilingual::new(
                "a tag is `de`, `fr` or `pt-BR` (BCP 47); the name goes into `label`",
                "ein Kürzel ist `de`, `fr` oder `pt-BR` (BCP 47); der Name gehört in `label`",
            ),
        };
        let finding = Diagnostic::error("invalid-value", tag.span, message).help(help);
        fields.reader.report(finding);
    }
    let span = fields.span;
    let level = fields.choice("level");
    let (label, certificate) = (fields.localized("label"), fields.reference("certificate"));
    fields.finish();
    Some(LanguageSkill {
        span,
        tag: tag?,
        level,
        label,
        certificate,
    })
}

pub(super) fn testimonial(fields: Fields<'_, '_>) -> Draft<Testimonial> {
    let quote = fields.localized("quote");
    if quote.is_empty() {
        fields.missing(
            "quote",
            Bilingual::new(
                "write the words, without quotation marks",
                "die Worte schreiben, ohne Anführungszeichen",
            ),
        );
    }
    let author = fields.text("author");
    let (id, given) = wish(&fields, author.as_ref().map(|author| author.as_str()));
    let testimonial = Testimonial {
        id,
        span: fields.span,
        quote,
        author,
        author_role: fields.localized("author_role"),
        organisation: fields.reference("organisation"),
        relation: fields.localized("relation"),
        date: fields.date("date"),
        url: fields.url("url"),
        consent: fields.date("consent"),
        consent_by: fields.localized("consent_by"),
        topics: fields.references("topics"),
        visibility: fields
            .choice("visibility")
            .map(|choice| choice.value)
            .unwrap_or_default(),
    };
    fields.finish();
    Draft {
        entry: testimonial,
        given,
    }
}

pub(super) fn meet(fields: Fields<'_, '_>, main: Language) -> Draft<Meet> {
    let name = fields.localized("name");
    if name.is_empty() {
        fields.missing(
            "name",
            Bilingual::new(
                "write what the meeting is called",
                "schreiben, wie das Treffen heißt",
            ),
        );
    }
    let (id, given) = wish(&fields, words(&name, main));
    let meet = Meet {
        id,
        span: fields.span,
        name,
        period: period(&fields),
        place: fields.localized("place"),
        url: fields.url("url"),
        note: fields.localized("note"),
    };
    fields.finish();
    Draft { entry: meet, given }
}
