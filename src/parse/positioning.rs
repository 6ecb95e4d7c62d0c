//! What the person stands for: `[positioning]`, `[[topic]]`, `[[message]]`, `[[offer]]`, …

use crate::parse::fields::Fields;
use crate::parse::ids::{Draft, wish};
use crate::site::{
    Claim, Evidence, Figure, Introduction, Message, NextStep, Offer, Positioning, Topic,
};
use crate::text::bilingual::Bilingual;
use crate::text::language::Language;

pub(super) fn positioning(fields: Fields<'_, '_>) -> Positioning {
    let positioning = Positioning {
        span: Some(fields.span),
        headline: fields.localized("headline"),
        audience: fields.localized("audience"),
        need: fields.localized("need"),
        offer: fields.localized("offer"),
        outcome: fields.localized("outcome"),
        unlike: fields.localized("unlike"),
        because: fields.localized("because"),
        evidence: fields.references("evidence"),
    };
    fields.finish();
    positioning
}

pub(super) fn introduction(fields: Fields<'_, '_>) -> Introduction {
    let introduction = Introduction {
        span: Some(fields.span),
        to: fields.localized("to"),
        listen_for: fields.localized_list("listen_for"),
        copy: fields.localized("copy"),
    };
    fields.finish();
    introduction
}

pub(super) fn next_step(fields: Fields<'_, '_>) -> NextStep {
    let next_step = NextStep {
        span: Some(fields.span),
        label: fields.localized("label"),
        promise: fields.localized("promise"),
        url: fields.url("url"),
    };
    if next_step.label.is_empty() {
        fields.missing(
            "label",
            Bilingual::new(
                "say what the reader does: `Send me one week of logs`",
                "sagen, was man tut: `Schicken Sie mir die Protokolle einer Woche`",
            ),
        );
    }
    fields.finish();
    next_step
}

pub(super) fn figure(fields: Fields<'_, '_>) -> Option<Figure> {
    let claim = fields.reference("claim");
    if claim.is_none() {
        fields.missing(
            "claim",
            Bilingual::new(
                "name the `[[claim]]` whose number is shown",
                "die `[[claim]]` nennen, deren Zahl gezeigt wird",
            ),
        );
    }
    let label = fields.localized("label");
    let span = fields.span;
    fields.finish();
    Some(Figure {
        span,
        claim: claim?,
        label,
    })
}

pub(super) fn topic(fields: Fields<'_, '_>, main: Language) -> Draft<Topic> {
    let label = fields.localized("label");
    if label.is_empty() {
        fields.missing(
            "label",
            Bilingual::new(
                "write what readers would call it",
                "schreiben, wie man es nennen würde",
            ),
        );
    }
    let (id, given) = wish(
        &fields,
        label.get_or_other(main).map(|(text, _)| text.as_str()),
    );
    let topic = Topic {
        id,
        span: fields.span,
        label,
        aliases: fields.localized_list("aliases"),
        role: fields
            .choice("role")
            .map(|role| role.value)
            .unwrap_or_default(),
        summary: fields.localized("summary"),
        since: fields.date("since"),
        scope: fields.localized("scope"),
        aspiring: fields.boolean("aspiring").unwrap_or_default(),
        evidence: fields.references("evidence"),
    };
    fields.finish();
    Draft {
        entry: topic,
        given,
    }
}

pub(super) fn message(fields: Fields<'_, '_>, main: Language) -> Draft<Message> {
    let text = fields.localized("text");
    if text.is_empty() {
        fields.missing(
            "text",
            Bilingual::new(
                "write the sentence that should be remembered",
                "den Satz schreiben, der hängen bleiben soll",
            ),
        );
    }
    let (id, given) = wish(
        &fields,
        text.get_or_other(main).map(|(text, _)| text.as_str()),
    );
    let message = Message {
        id,
        span: fields.span,
        text,
        topic: fields.reference("topic"),
        evidence: fields.references("evidence"),
    };
    fields.finish();
    Draft {
        entry: message,
        given,
    }
}

pub(super) fn offer(fields: Fields<'_, '_>, main: Language) -> Draft<Offer> {
    let text = fields.localized("text");
    if text.is_empty() {
        fields.missing(
            "text",
            Bilingual::new("write it in a few words", "in wenigen Worten schreiben"),
        );
    }
    let (id, given) = wish(
        &fields,
        text.get_or_other(main).map(|(text, _)| text.as_str()),
    );
    let offer = Offer {
        id,
        span: fields.span,
        text,
        topic: fields.reference("topic"),
        until: fields.date("until"),
        kind: fields.text("kind"),
    };
    fields.finish();
    Draft {
        entry: offer,
        given,
    }
}

pub(super) fn claim(fields: Fields<'_, '_>, main: Language) -> Draft<Claim> {
    let text = fields.localized("text");
    let value = fields.number("value");
    if text.is_empty() {
        fields.missing(
            "text",
            Bilingual::new("write what is claimed", "schreiben, was behauptet wird"),
        );
    }
    let (id, given) = wish(
        &fields,
        text.get_or_other(main).map(|(text, _)| text.as_str()),
    );
    let claim = Claim {
        id,
        span: fields.span,
        text,
        kind: fields.text("kind"),
        value,
        baseline: fields.number("baseline"),
        unit: fields.localized("unit"),
        scope: fields.localized("scope"),
        as_of: fields.date("as_of"),
        evidence: fields.references("evidence"),
        complete: fields.boolean("complete").unwrap_or_default(),
    };
    fields.finish();
    Draft {
        entry: claim,
        given,
    }
}

/// `rank` is the entry's place in the file, from 1: its number when none is given.
pub(super) fn evidence(fields: Fields<'_, '_>, rank: usize, main: Language) -> Draft<Evidence> {
    let title = fields.localized("title");
    if title.is_empty() {
        fields.missing(
            "title",
            Bilingual::new(
                "write what it is: `Alarm log before and after, CSV`",
                "schreiben, was es ist: `Alarmprotokoll vorher und nachher, CSV`",
            ),
        );
    }
    let (id, given) = wish(
        &fields,
        title.get_or_other(main).map(|(text, _)| text.as_str()),
    );
    let rank = u32::try_from(rank).unwrap_or(u32::MAX);
    let evidence = Evidence {
        id,
        span: fields.span,
        number: fields.count("number").map_or(rank, |number| number.value),
        title,
        kind: fields.localized("kind"),
        url: fields.url("url"),
        file: fields.text("file"),
        issuer: fields.localized("issuer"),
        date: fields.date("date"),
        access: fields
            .choice("access")
            .map(|access| access.value)
            .unwrap_or_default(),
        mentions: fields.texts("mentions"),
        archived: fields.url("archived"),
        note: fields.localized("note"),
    };
    fields.finish();
    Draft {
        entry: evidence,
        given,
    }
}
