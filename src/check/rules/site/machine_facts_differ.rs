//! `machine-facts-differ`: files of one built site that state different facts.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::check::built::Built;
use crate::check::built::address::Target;
use crate::check::built::stated::{
    Fact, Statement, Voice, json_ld, lines, plain, statements, words_of,
};
use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::diagnostic::Severity;
use crate::text::bilingual::{Bilingual, both};

pub(super) static RULE: Rule = Rule {
    name: "machine-facts-differ",
    group: Group::Site,
    severity: Severity::Error,
    may_be_error: true,
    default_on: true,
    docs: Docs {
        en: include_str!("machine_facts_differ.en.md"),
        de: include_str!("machine_facts_differ.de.md"),
    },
    check: Check::Built(check),
};

fn help() -> Bilingual {
    Bilingual::new(
        "Pointed makes all of them from one source: look for a template of your own, or a file in `static/`, that says something else",
        "Pointed macht alle aus einer Quelle: sagt eine eigene Vorlage oder eine Datei in `static/` etwas anderes?",
    )
}

fn said_by([english, german]: Voice) -> Bilingual {
    Bilingual::new(english, german)
}

fn check(built: &Built<'_>, findings: &mut Findings) {
    let settings = &built.site.settings;
    for language in &settings.languages {
        let home = if *language == settings.main_language() {
            String::new()
        } else {
            format!("{language}/")
        };
        of_person(built, &statements(built, &home), findings);
    }
    of_items(built, findings);
    of_dates(built, findings);
    of_posts(built, findings);
}

/// What is said of the person: the first to state a fact is right, the page before all others.
fn of_person(built: &Built<'_>, all: &[Statement], findings: &mut Findings) {
    let mut first: BTreeMap<Fact, &Statement> = BTreeMap::new();
    for statement in all {
        let right = *first.entry(statement.fact).or_insert(statement);
        if right.value == statement.value || same_month(right, statement) {
            continue;
        }
        let (voice, other) = (said_by(statement.voice), said_by(right.voice));
        let (fact, said, meant) = (statement.fact.words(), &statement.value, &right.value);
        let message = both!(
            [voice, other, fact],
            "{voice} has another {fact} than {other}: `{said}`, not `{meant}`",
            "{fact}: {voice} sagt `{said}`, {other} `{meant}`"
        );
        let span = built.span(&statement.path, statement.range.clone());
        findings.add(span, message).advise(help());
    }
}

/// A time stamp has a day where the sources only have a month.
fn same_month(one: &Statement, other: &Statement) -> bool {
    one.fact == Fact::Updated
        && (one.value.starts_with(&other.value) || other.value.starts_with(&one.value))
}

/// The page of an item and the node that tells it to machines.
fn of_items(built: &Built<'_>, findings: &mut Findings) {
    for page in &built.pages {
        for (node, range) in json_ld(page) {
            let is_item = node["@id"].as_str().is_some_and(|id| id.ends_with("#item"));
            if !is_item {
                continue;
            }
            let mut compare = |what: Bilingual, stated: &Value, seen: Option<String>| {
                let (Some(stated), Some(seen)) = (stated.as_str(), seen) else {
                    return;
                };
                if plain(stated) != plain(&seen) {
                    let (said, meant) = (plain(stated), plain(&seen));
                    let message = both!(
                        [what],
                        "JSON-LD has another {what} than the page: `{said}`, not `{meant}`",
                        "{what}: JSON-LD sagt `{said}`, die Seite `{meant}`"
                    );
                    let span = built.span(&page.path, range.clone());
                    findings.add(span, message).advise(help());
                }
            };
            let heading = words_of(page, "p-name").map(|(words, _)| words);
            compare(Bilingual::new("title", "Titel"), &node["name"], heading);
            for (class, key) in [("dt-start", "startDate"), ("dt-published", "datePublished")] {
                let mut times = page.named("time");
                let time = times.find(|time| time.has_word("class", class));
                let date = time.and_then(|time| time.attribute("datetime"));
                compare(
                    Bilingual::new("date", "Datum"),
                    &node[key],
                    date.map(str::to_owned),
                );
            }
        }
    }
}

/// A date in the calendar, its own file, and its page.
fn of_dates(built: &Built<'_>, findings: &mut Findings) {
    // By language and UID: what was said first, and where.
    let mut known: BTreeMap<(String, String), (String, String)> = BTreeMap::new();
    for (path, text) in built.texts().filter(|(path, _)| path.ends_with(".ics")) {
        let (mut uid, mut start, mut title) = (String::new(), String::new(), String::new());
        for (name, value, range) in lines(text) {
            match name.as_str() {
                "BEGIN" => (uid, start, title) = Default::default(),
                "UID" => uid = value,
                "DTSTART" => start = value,
                "SUMMARY" => title = plain(&value),
                "URL" => of_event_page(built, (path, range), &value, (&start, &title), findings),
                "END" if value == "VEVENT" => {
                    let language = path.split("calendar").next().unwrap_or_default();
                    let key = (language.to_owned(), uid.clone());
                    let said = (start.clone(), title.clone());
                    let first = known.entry(key).or_insert_with(|| said.clone());
                    if *first != said {
                        let ((day, title), (other_day, other)) = (&*first, &said);
                        let message = both!(
                            "the calendar has this date twice: `{day} {title}` and `{other_day} {other}`",
                            "der Kalender hat diesen Termin zweimal: `{day} {title}` und `{other_day} {other}`"
                        );
                        findings
                            .add(built.span(path, range), message)
                            .advise(help());
                    }
                }
                _ => {}
            }
        }
    }
}

fn of_event_page(
    built: &Built<'_>,
    (path, range): (&str, std::ops::Range<usize>),
    url: &str,
    (start, title): (&str, &str),
    findings: &mut Findings,
) {
    let Target::Own { path: page, .. } = built.target(path, url) else {
        return;
    };
    let Some(page) = built.page(&page) else {
        return;
    };
    for (node, _) in json_ld(page) {
        let date = node["startDate"].as_str().map(|date| date.replace('-', ""));
        let Some(date) = date.filter(|_| node["@type"] == "Event") else {
            continue;
        };
        let name = node["name"].as_str().map(plain).unwrap_or_default();
        if (date.as_str(), name.as_str()) != (start, title) {
            let message = both!(
                "the calendar says `{start} {title}`, the page `{date} {name}`",
                "der Kalender sagt `{start} {title}`, die Seite `{date} {name}`"
            );
            let span = built.span(path, range.clone());
            findings.add(span, message).advise(help());
        }
    }
}

/// An entry of the feed and its page.
fn of_posts(built: &Built<'_>, findings: &mut Findings) {
    let feeds = built
        .texts()
        .filter(|(path, _)| path.ends_with("feed.json"));
    for (path, text) in feeds {
        let Ok(feed) = serde_json::from_str::<Value>(text) else {
            continue;
        };
        for entry in feed["items"].as_array().into_iter().flatten() {
            let url = entry["url"].as_str().unwrap_or_default();
            let Target::Own { path: page, .. } = built.target(path, url) else {
                continue;
            };
            let Some(page) = built.page(&page) else {
                continue;
            };
            let title = entry["title"].as_str().map(plain).unwrap_or_default();
            let posting = json_ld(page)
                .into_iter()
                .find(|(node, _)| node["@type"] == "BlogPosting");
            let Some((posting, _)) = posting else {
                continue;
            };
            let headline = posting["headline"].as_str().map(plain).unwrap_or_default();
            if headline != title {
                let message = both!(
                    "the feed calls a post `{title}`, its page calls it `{headline}`",
                    "der Feed nennt einen Beitrag `{title}`, seine Seite nennt ihn `{headline}`"
                );
                findings.add(built.span(path, 0..0), message).advise(help());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check_built;

    use super::RULE;

    const PAGE: &str = "<html><main class=\"h-card\"><h1 class=\"p-name\">Dr.&nbsp;Jo <span>Öhm</span></h1>\
        <p class=\"p-job-title\">Founder</p><a class=\"u-email\" href=\"mailto:&#106;o@a.example\">x</a></main>\
        <script type=\"application/ld+json\">{\"@graph\":[{\"@type\":\"ProfilePage\",\"mainEntity\":\
        {\"@type\":\"Person\",\"name\":\"Dr. Jo Öhm\",\"jobTitle\":\"Founder\",\"email\":\"jo@a.example\"}}]}</script></html>";

    #[test]
    fn the_same_in_other_words_is_the_same() {
        let card = "BEGIN:VCARD\r\nFN:Dr. Jo Ö\r\n hm\r\nTITLE:Founder\r\nEMAIL;TYPE=work:jo@a.example\r\n";
        let llms = "# Dr. Jo Öhm\n";
        let files = [
            ("index.html", PAGE),
            ("contact.vcf", card),
            ("llms.txt", llms),
        ];
        check_built(&RULE, &files, &[]);
    }

    #[test]
    fn every_face_that_says_something_else_is_named() {
        let page = PAGE.replace("\"jobTitle\":\"Founder\"", "\"jobTitle\":\"CEO\"");
        let card = "BEGIN:VCARD\r\nFN:Jo Oehm\r\n";
        let files = [("index.html", page.as_str()), ("contact.vcf", card)];
        check_built(
            &RULE,
            &files,
            &[
                "public/contact.vcf:2:1 the contact card has another name than the page: `Jo Oehm`, not `Dr. Jo Öhm`",
                "public/index.html:1:212 JSON-LD has another job title than the page: `CEO`, not `Founder`",
            ],
        );
    }

    #[test]
    fn dates_agree_between_calendar_and_page() {
        let page = "<html><h1 class=\"p-name\">A talk</h1><script type=\"application/ld+json\">\
            {\"@graph\":[{\"@type\":\"Event\",\"@id\":\"https://example.org/t/#item\",\"name\":\"A talk\",\"startDate\":\"2027-03-11\"}]}</script></html>";
        let event = |day: &str| {
            format!(
                "BEGIN:VEVENT\r\nUID:t@example.org\r\nDTSTART;VALUE=DATE:{day}\r\nSUMMARY:A talk\r\nURL:https://example.org/t/\r\nEND:VEVENT\r\n"
            )
        };
        let (right, wrong) = (event("20270311"), event("20270312"));
        check_built(
            &RULE,
            &[("t/index.html", page), ("calendar.ics", &right)],
            &[],
        );
        check_built(
            &RULE,
            &[
                ("t/index.html", page),
                ("calendar.ics", &right),
                ("calendar/t.ics", &wrong),
            ],
            &[
                "public/calendar/t.ics:5:1 the calendar says `20270312 A talk`, the page `20270311 A talk`",
                "public/calendar/t.ics:6:1 the calendar has this date twice: `20270311 A talk` and `20270312 A talk`",
            ],
        );
    }
}
