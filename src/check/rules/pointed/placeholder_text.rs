//! `placeholder-text`: a blank that nobody filled in.

use std::collections::BTreeSet;
use std::ops::Range;

use memchr::memmem;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::check::findings::Findings;
use crate::check::message::named;
use crate::check::passage::{Outline, Place};
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::ItemKind;
use crate::source::{SourceId, Span};
use crate::text::bilingual::{Bilingual, both};
use crate::text::blank::BLANKS;
use crate::text::computed::{Fact, unanswered};
use crate::text::language::Language;
use crate::text::markdown_links::destinations;
use crate::text::prose;
use crate::text::toml_string;
use crate::text::url::host;

pub(super) static RULE: Rule = Rule {
    name: "placeholder-text",
    group: Group::Pointed,
    severity: Severity::Error,
    may_be_error: true,
    default_on: true,
    docs: Docs {
        en: include_str!("placeholder_text.en.md"),
        de: include_str!("placeholder_text.de.md"),
    },
    check: Check::PassageAndSite(loose, check),
};

/// Words that templates of others put into square brackets; lower case.
const OTHER_BLANKS: [&str; 34] = [
    "name",
    "full name",
    "first name",
    "last name",
    "company name",
    "employer",
    "organisation",
    "organization",
    "position",
    "role",
    "year",
    "month",
    "number",
    "link",
    "url",
    "phone",
    "email",
    "e-mail",
    "address",
    "location",
    "industry",
    "skill",
    "project",
    "project name",
    "vorname",
    "nachname",
    "unternehmen",
    "arbeitgeber",
    "stadt",
    "jahr",
    "monat",
    "zahl",
    "telefon",
    "adresse",
];

/// What the text of a blank begins with; lower case.
const BLANK_OPENINGS: [&str; 9] = [
    "your ",
    "insert ",
    "enter ",
    "add your ",
    "ihr ",
    "ihre ",
    "dein ",
    "deine ",
    "hier ",
];

/// What the text of a blank ends with; lower case.
const BLANK_ENDINGS: [&str; 10] = [
    "text here",
    "name here",
    "photo here",
    " einfügen",
    " einsetzen",
    " eintragen",
    " ergänzen",
    " ausfüllen",
    " ersetzen",
    " anpassen",
];

/// Sentences that hold a place; lower case.
const HOLDERS: [&str; 9] = [
    "lorem ipsum",
    "dolor sit amet",
    "your text here",
    "your text goes here",
    "insert text here",
    "hier text einfügen",
    "hier steht ihr text",
    "hier steht dein text",
    "(text folgt)",
];

/// Nobody's name, street and firm; lower case.
const NOBODY: [&str; 12] = [
    "john doe",
    "jane doe",
    "john q. public",
    "max mustermann",
    "erika mustermann",
    "mustermann",
    "musterfrau",
    "musterstraße",
    "musterstrasse",
    "musterfirma",
    "musterstadt",
    "musterhausen",
];

/// Domains that stand for any other (RFC 2606), and what templates write.
const NOWHERE: [&str; 8] = [
    "example.com",
    "example.org",
    "example.net",
    "yourdomain.com",
    "your-domain.com",
    "yoursite.com",
    "mydomain.com",
    "ihre-domain.de",
];

/// Without one of these, in any case, a text has none of the words above and no note to oneself.
const HINTS: [&str; 19] = [
    "lorem",
    "dolor",
    "todo",
    "fixme",
    "xxx",
    "tbd",
    "doe",
    "public",
    "muster",
    "domain.",
    "example.",
    "yoursite",
    "text here",
    "text goes",
    "text einf",
    "ihr text",
    "dein text",
    "text folgt",
    "{{",
];

/// How a starter marks a date that it made up: a date cannot be written in square brackets.
const DATE_MARKS: [&str; 2] = ["# [Date]", "# [Datum]"];

/// What was left to be filled in, as its place in a text.
type Blank = Range<usize>;

/// Texts outside of any site: only what is a blank wherever it stands.
fn loose(
    subject: &Subject<'_>,
    passage: &crate::check::passage::Passage<'_>,
    findings: &mut Findings,
) {
    if passage.outline.place != Place::Loose {
        return;
    }
    for unit in passage.units() {
        for blank in anywhere(&unit.text, &unit.quoted) {
            let words = unit.text[blank.clone()].to_owned();
            let place = passage.span(&subject.site.sources, unit, blank);
            report(place, &words, passage.outline.language, findings);
        }
    }
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let site = subject.site;
    let main = site.settings.main_language();
    let base_url = &site.settings.base_url;
    // A default that stands in for what could not be read is nobody's blank.
    let written = site.sources.slice(base_url.span);
    if is_nowhere(base_url) && written.contains("example.") {
        report(base_url.span, base_url, main, findings);
    }
    let mut sources: BTreeSet<SourceId> = BTreeSet::from([site.profile.span.source]);
    for digest in &subject.digests {
        let outline = &digest.outline;
        let path = &site.sources.get(outline.span.source).path;
        if path.ends_with(".md") {
            sources.insert(outline.span.source);
            if matches!(outline.place, Place::Body(_) | Place::Page | Place::Bio) {
                body(outline, subject, findings);
            }
        }
    }
    for source in sources {
        facts(source, subject, findings);
    }
}

/// The Markdown of a page.
fn body(outline: &Outline<'_>, subject: &Subject<'_>, findings: &mut Findings) {
    let sources = &subject.site.sources;
    for fact in unanswered(outline.text(), |fact| computed(fact, subject)) {
        let words = outline.text()[fact.clone()].to_owned();
        uncomputed(outline.part(sources, fact), &words, findings);
    }
    let about_owner = outline.place == Place::Bio;
    let units = match has_hint(outline.text()) || has_loose_bracket(outline.text()) {
        true => prose::units(outline.text()),
        false => Vec::new(),
    };
    for unit in units {
        let mut blanks = anywhere(&unit.text, &unit.quoted);
        if about_owner {
            blanks.extend(nobody(&unit.text));
        }
        if outline.place != Place::Body(ItemKind::Post) {
            blanks.extend(nowhere_mail(&unit.text));
            blanks.extend(braced(&unit.text));
        }
        for blank in blanks {
            let words = &unit.text[blank.clone()];
            let place = outline.part(sources, unit.map.to_source(blank.clone()));
            report(place, words, outline.language, findings);
        }
    }
    // A post may show how addresses look.
    if outline.place != Place::Body(ItemKind::Post) {
        for link in destinations(outline.text()) {
            if is_nowhere(&link.address) || !anywhere(&link.address, &[]).is_empty() {
                let place = outline.part(sources, link.range);
                report(place, &link.address, outline.language, findings);
            }
        }
    }
}

/// The strings of a TOML file or of a front matter.
fn facts(source: SourceId, subject: &Subject<'_>, findings: &mut Findings) {
    let file = subject.site.sources.get(source);
    let main = subject.site.settings.main_language();
    let (start, toml) = match file.path.ends_with(".toml") {
        true => (0, file.text.as_str()),
        false => front_matter(&file.text),
    };
    for mark in DATE_MARKS {
        for at in memmem::find_iter(toml.as_bytes(), mark) {
            let from = start + at + "# ".len();
            let place = Span::new(source, from..from + mark.len() - "# ".len());
            let message = Bilingual::new(
                "the date of this line is a blank to be filled in",
                "das Datum dieser Zeile ist noch einzusetzen",
            );
            findings.add(place, message).advise(Bilingual::new(
                "when was it? then delete the note behind it",
                "wann war das? dann die Bemerkung dahinter löschen",
            ));
        }
    }
    let has_fact = memmem::find(toml.as_bytes(), b"{{").is_some();
    if !has_fact && !has_hint(toml) && !has_bracket_in_string(toml) {
        return;
    }
    let (table, _) = DeTable::parse_recoverable(toml);
    let mut strings = Vec::new();
    for value in table.get_ref().values() {
        collect(value, &mut strings);
    }
    for (value, range) in strings {
        let literal = Span::new(source, start + range.start..start + range.end);
        for fact in unanswered(value, |fact| computed(fact, subject)) {
            let words = &value[fact.clone()];
            let inside = toml_string::offsets(&toml[range.clone()]).to_source(fact);
            uncomputed(literal.part(inside), words, findings);
        }
        let mut blanks = anywhere(value, &[]);
        blanks.extend(nobody(value));
        blanks.extend(braced(value));
        let nowhere = !value.contains(char::is_whitespace) && is_nowhere(value);
        if nowhere && blanks.is_empty() {
            blanks.push(0..value.len());
        }
        blanks.sort_by_key(|blank| blank.start);
        blanks.dedup();
        let Some(first) = blanks.first() else {
            continue;
        };
        let written: Vec<&str> = blanks.iter().map(|blank| &value[blank.clone()]).collect();
        let message = match written.as_slice() {
            [one] => both!(
                "`{one}` is a blank to be filled in",
                "`{one}` ist noch auszufüllen"
            ),
            several => {
                let blanks = named(several.iter().copied());
                both!(
                    [blanks],
                    "{blanks} are blanks to be filled in",
                    "{blanks} sind noch auszufüllen"
                )
            }
        };
        let inside = toml_string::offsets(&toml[range]).to_source(first.clone());
        add(literal.part(inside), message, main, findings);
    }
}

fn computed(fact: &Fact<'_>, subject: &Subject<'_>) -> Option<String> {
    subject.site.computed(fact).map(|number| number.to_string())
}

/// A computed fact with a slip in it stands on the page as it is written.
fn uncomputed(place: Span, words: &str, findings: &mut Findings) {
    let message = both!(
        "nothing is computed from `{words}`: it would be published as it stands",
        "aus `{words}` wird nichts berechnet: es würde so veröffentlicht"
    );
    let help = Bilingual::new(
        "write `{{ years(since=\"2019-06\") }}` or `{{ count(kind=\"talk\") }}`, the values in quotation marks",
        "`{{ years(since=\"2019-06\") }}` oder `{{ count(kind=\"talk\") }}` schreiben, die Werte in Anführungszeichen",
    );
    findings.add(place, message).advise(help);
}

/// The TOML between `+++` lines at the start of a file, with its place.
fn front_matter(text: &str) -> (usize, &str) {
    let Some(rest) = text.strip_prefix("+++") else {
        return (0, "");
    };
    let length = rest.find("\n+++").unwrap_or(0);
    (text.len() - rest.len(), &rest[..length])
}

fn collect<'t>(value: &'t Spanned<DeValue<'_>>, strings: &mut Vec<(&'t str, Range<usize>)>) {
    match value.get_ref() {
        DeValue::String(text) => strings.push((text, value.span())),
        DeValue::Array(values) => values.iter().for_each(|value| collect(value, strings)),
        DeValue::Table(table) => table.values().for_each(|value| collect(value, strings)),
        _ => {}
    }
}

fn report(place: Span, words: &str, language: Language, findings: &mut Findings) {
    let message = both!(
        "`{words}` is a blank to be filled in",
        "`{words}` ist noch auszufüllen"
    );
    add(place, message, language, findings);
}

fn add(place: Span, message: Bilingual, language: Language, findings: &mut Findings) {
    findings.add(place, message).advise(
        match language {
            Language::En => "what belongs here? else delete it",
            Language::De => "was gehört hierher? sonst streichen",
        }
        .to_owned(),
    );
}

/// A cheap look, so that hardly any text has to be read for its blanks.
fn has_hint(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    HINTS
        .iter()
        .any(|hint| memmem::find(lower.as_bytes(), hint.as_bytes()).is_some())
}

/// Whether a square bracket of a Markdown text may be one that readers see: it closes no link of the
/// plainest form, `[words](address)`.
fn has_loose_bracket(markdown: &str) -> bool {
    let bytes = markdown.as_bytes();
    memchr::memchr_iter(b']', bytes).any(|at| {
        let escaped = at > 0 && bytes[at - 1] == b'\\';
        let address = markdown[at + 1..].strip_prefix('(');
        let is_link = address.is_some_and(|address| {
            let end = address.find(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<'));
            end.is_some_and(|end| address[end..].starts_with(')'))
        });
        escaped || !is_link
    })
}

/// Whether a square bracket may stand inside a string: it opens no list of strings.
fn has_bracket_in_string(toml: &str) -> bool {
    let bytes = toml.as_bytes();
    memchr::memchr_iter(b'[', bytes)
        .any(|at| !matches!(bytes.get(at + 1), Some(b'"' | b'\'' | b']' | b'\n')))
}

/// Blanks that are blanks in any text.
fn anywhere(text: &str, quoted: &[Range<usize>]) -> Vec<Blank> {
    let mut found = bracketed(text);
    // Folding may change lengths; these words are ASCII, so their bytes are found as they are.
    let lower = text.to_ascii_lowercase();
    for words in HOLDERS {
        let first = memmem::find(lower.as_bytes(), words.as_bytes());
        found.extend(first.map(|at| at..at + words.len()));
    }
    for word in ["TODO", "FIXME", "XXX", "TBD"] {
        found.extend(
            memmem::find_iter(text.as_bytes(), word)
                .map(|at| at..at + word.len())
                .filter(|range| is_note(text, range)),
        );
    }
    found.retain(|blank| {
        !quoted
            .iter()
            .any(|range| range.start <= blank.start && blank.end <= range.end)
    });
    found
}

/// Square brackets around a word of the closed lists, the innermost ones.
fn bracketed(text: &str) -> Vec<Blank> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, character) in text.char_indices() {
        match (character, open) {
            ('[', _) => open = Some(at),
            (']', Some(start)) => {
                if is_blank(&text[start + 1..at]) {
                    found.push(start..at + 1);
                }
                open = None;
            }
            _ => {}
        }
    }
    found
}

/// Words in two braces, as templates of others have them: `{{company}}`.
fn braced(text: &str) -> Vec<Blank> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find("{{").map(|start| at + start) {
        let Some(end) = text[start..].find("}}").map(|end| start + end + 2) else {
            break;
        };
        let inside = text[start + 2..end - 2].trim();
        let name = inside.starts_with(char::is_alphabetic)
            && inside
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' '));
        if name {
            found.push(start..end);
        }
        at = end;
    }
    found
}

/// Mail addresses in prose at a domain that is nobody's.
fn nowhere_mail(text: &str) -> Vec<Blank> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('@') {
        let outside = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | ',' | ';');
        let start = text[..at].rfind(outside).map_or(0, |space| {
            space + text[space..].chars().next().map_or(1, char::len_utf8)
        });
        let end = at + text[at..].find(outside).unwrap_or(text.len() - at);
        let address = text[start..end].trim_end_matches(['.', '!', '?', ':']);
        if start < at && is_nowhere(address) {
            found.push(start..start + address.len());
        }
    }
    found
}

fn is_blank(words: &str) -> bool {
    let words = words.trim();
    let lower = words.to_lowercase();
    BLANKS.iter().any(|(en, de)| words == *en || words == *de)
        || OTHER_BLANKS.contains(&lower.as_str()) && words.starts_with(char::is_uppercase)
        || BLANK_OPENINGS
            .iter()
            .any(|opening| lower.starts_with(opening))
        || BLANK_ENDINGS.iter().any(|ending| lower.ends_with(ending))
        || ["...", "…", "xxx", "todo", "tbd"].contains(&lower.as_str())
}

/// A note to oneself: alone, before a colon or at the end of a sentence. "TODO app" is a program.
fn is_note(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let alone = !before.is_some_and(|c| c.is_alphanumeric() || c == '-' || c == '_');
    let mut rest = text[range.end..].chars();
    let ends = match rest.next() {
        None | Some(':' | '!' | '?' | ')' | ']' | ',' | '…') => true,
        Some('.') => rest.next().is_none_or(char::is_whitespace),
        _ => false,
    };
    alone && ends
}

fn nobody(text: &str) -> Vec<Blank> {
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return Vec::new();
    }
    let whole = |range: &Range<usize>| {
        !lower[..range.start].ends_with(char::is_alphanumeric)
            && !lower[range.end..].starts_with(char::is_alphanumeric)
    };
    let first = NOBODY
        .iter()
        .filter_map(|name| lower.find(name).map(|at| at..at + name.len()))
        .find(whole);
    first.into_iter().collect()
}

/// An address or a mail address at a domain that is nobody's.
fn is_nowhere(address: &str) -> bool {
    let domain = match (host(address), address.rsplit_once('@')) {
        (Some(host), _) => host,
        (None, Some((_, domain))) => domain.to_ascii_lowercase(),
        (None, None) => address
            .split('/')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase(),
    };
    let domain = domain.strip_prefix("www.").unwrap_or(&domain);
    NOWHERE.contains(&domain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::check_site;

    const SETTINGS: (&str, &str) = (
        "pointed.toml",
        "base_url = \"https://jo.example/\"\nlanguages = [\"en\", \"de\"]\n",
    );

    #[test]
    fn every_word_looked_for_has_a_hint() {
        let notes = ["TODO", "FIXME", "XXX", "TBD"];
        let all = NOBODY.iter().chain(&NOWHERE).chain(&HOLDERS);
        for words in all.chain(&notes) {
            assert!(has_hint(words), "{words}");
        }
    }

    #[test]
    fn brackets_of_plain_links_are_no_blanks() {
        for plain in [
            "See [the survey](https://a.example/x).",
            "[a](b) and ![c](d.png)",
        ] {
            assert!(!has_loose_bracket(plain), "{plain}");
        }
        for loose in [
            "[Name]",
            "[Name](your title)",
            "\\[Name\\](x)",
            "[From [Number]](x)",
            "[a][b]",
        ] {
            assert!(has_loose_bracket(loose), "{loose}");
        }
        assert!(!has_bracket_in_string("topics = [\"a\"]\nskills = [\n]\n"));
        assert!(has_bracket_in_string("title = \"At [Company]\"\n"));
    }

    #[test]
    fn facts_that_nothing_computes_are_found() {
        check_site(
            &RULE,
            &[
                SETTINGS,
                (
                    "profile.toml",
                    "[person]\nname = \"Jo Roth\"\n[positioning]\n\
                     headline = \"For {{ years(since=2019) }} years, or {{ years(since='2019') }}\"\n",
                ),
                (
                    "about.md",
                    "I gave {{ count(kind=\"tlak\") }} talks and {{ count(kind=\"talk\") }}: `{{ year(x) }}`.\n",
                ),
            ],
            &[
                "about.md:1:8 nothing is computed from `{{ count(kind=\"tlak\") }}`: it would be published as it stands",
                "profile.toml:4:17 nothing is computed from `{{ years(since=2019) }}`: it would be published as it stands",
            ],
        );
    }

    #[test]
    fn blanks_in_facts_and_texts_are_found() {
        check_site(
            &RULE,
            &[
                (
                    "pointed.toml",
                    "base_url = \"https://example.org/\"\nlanguages = [\"en\"]\n",
                ),
                (
                    "profile.toml",
                    "# handle = \"[Your handle]\"\n[person]\nname = \"Jane Doe\"\n[contact]\nemail = \"jane@example.com\"\n\
                     [[role]]\ntitle = \"[Job title]\"\norganisation = \"[Company]\"\n\
                     achievements = [\"[From [Number before] to [Number after]](evidence:x)\"]\n",
                ),
                (
                    "about.md",
                    "Lorem ipsum dolor. I work at [Insert company].\n\nTODO: more\n",
                ),
                (
                    "content/projects/a.md",
                    "+++\nsummary = \"For [Client]\"\n+++\n# A\n\nSee [it](https://www.example.com/x).\n",
                ),
            ],
            &[
                "about.md:1:1 `Lorem ipsum` is a blank to be filled in",
                "about.md:1:30 `[Insert company]` is a blank to be filled in",
                "about.md:3:1 `TODO` is a blank to be filled in",
                "content/projects/a.md:2:16 `[Client]` is a blank to be filled in",
                "content/projects/a.md:6:5 `https://www.example.com/x` is a blank to be filled in",
                "pointed.toml:1:12 `https://example.org/` is a blank to be filled in",
                "profile.toml:3:9 `Jane Doe` is a blank to be filled in",
                "profile.toml:5:10 `jane@example.com` is a blank to be filled in",
                "profile.toml:7:10 `[Job title]` is a blank to be filled in",
                "profile.toml:8:17 `[Company]` is a blank to be filled in",
                "profile.toml:9:24 `[Number before]` and `[Number after]` are blanks to be filled in",
            ],
        );
    }

    #[test]
    fn dates_that_a_starter_made_up_are_blanks() {
        check_site(
            &RULE,
            &[
                ("pointed.toml", "base_url = \"https://jo.example/\"\n"),
                (
                    "profile.toml",
                    "[[role]]\ntitle = \"Lead\"\nstart = 2026-11-25  # [Datum] des Beginns\nend = \"heute\"  # today\n",
                ),
            ],
            &["profile.toml:3:23 the date of this line is a blank to be filled in"],
        );
    }

    #[test]
    fn what_templates_of_others_leave_is_found() {
        check_site(
            &RULE,
            &[
                SETTINGS,
                (
                    "profile.toml",
                    "[person]\nname = \"Anna Roth\"\njob_title = \"{{ job_title }}\"\n",
                ),
                (
                    "about.md",
                    "I bake at {{company}}, as `{{ code }}` shows. Write to you@yourdomain.com. [Insert photo]\n",
                ),
                (
                    "about.de.md",
                    "Ich backe. Hier Text einfügen. [Bitte ergänzen] (Text folgt) Anna [sic] backt.\n",
                ),
            ],
            &[
                "about.de.md:1:12 `Hier Text einfügen` is a blank to be filled in",
                "about.de.md:1:32 `[Bitte ergänzen]` is a blank to be filled in",
                "about.de.md:1:49 `(Text folgt)` is a blank to be filled in",
                "about.md:1:11 `{{company}}` is a blank to be filled in",
                "about.md:1:56 `you@yourdomain.com` is a blank to be filled in",
                "about.md:1:76 `[Insert photo]` is a blank to be filled in",
                "profile.toml:3:14 `{{ job_title }}` is a blank to be filled in",
            ],
        );
    }

    #[test]
    fn german_blanks_are_found() {
        check_site(
            &RULE,
            &[
                SETTINGS,
                (
                    "profile.toml",
                    "[person]\nname = \"Max Mustermann\"\nlocation.street = \"Musterstraße 1\"\n",
                ),
                (
                    "about.de.md",
                    "Ich arbeite bei [Ihre Firma] für [Zielgruppe].\n",
                ),
            ],
            &[
                "about.de.md:1:17 `[Ihre Firma]` is a blank to be filled in",
                "about.de.md:1:34 `[Zielgruppe]` is a blank to be filled in",
                "profile.toml:2:9 `Max Mustermann` is a blank to be filled in",
                "profile.toml:3:20 `Musterstraße` is a blank to be filled in",
            ],
        );
    }

    #[test]
    fn citations_insertions_code_and_programs_are_left_alone() {
        check_site(
            &RULE,
            &[
                SETTINGS,
                (
                    "profile.toml",
                    "[person]\nname = \"Jo Doerr\"\n[contact]\nemail = \"jo@jo.example\"\n",
                ),
                (
                    "about.md",
                    "See [Brakerski12] and Samantha [Jones]. I built a TODO app, xxxl [sic].\n\n> Lorem ipsum\n\n`[Company]` and “[Company]”, a [title](talks/a.md).\n",
                ),
                (
                    "content/posts/a.md",
                    "# A\n\nMax Mustermann stands on forms; see [it](https://example.com/).\n\n```\nTODO: x\n```\n",
                ),
            ],
            &[],
        );
    }
}
