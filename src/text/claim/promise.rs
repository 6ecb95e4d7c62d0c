//! Promises: an answer within a day, a call to book, a file, a rhythm, a date.

use crate::text::calendar::dates;

use super::reading::{Reading, Sentence};
use super::{Claim, ClaimKind, Promise};

pub(super) fn read(reading: &Reading<'_>, sentence: &Sentence, found: &mut Vec<Claim>) {
    reply(reading, sentence, found);
    book(reading, sentence, found);
    download(reading, sentence, found);
    account(reading, sentence, found);
    cadence(reading, sentence, found);
    availability(reading, sentence, found);
}

fn promise(kind: Promise) -> ClaimKind {
    ClaimKind::Promise(kind)
}

/// "I answer within 24 hours", „Antwort binnen zwei Werktagen“
fn reply(reading: &Reading<'_>, sentence: &Sentence, found: &mut Vec<Claim>) {
    const ANSWER: [&str; 22] = [
        "answer",
        "answers",
        "reply",
        "replies",
        "respond",
        "response",
        "back",
        "antworte",
        "antwort",
        "antworten",
        "beantworte",
        "melde",
        "rueckmeldung",
        "rueckruf",
        "responses",
        "zurueck",
        "beantwortet",
        "hear",
        "get",
        "hoeren",
        "erhalten",
        "bekommen",
    ];
    const WITHIN: [&str; 5] = ["within", "binnen", "innerhalb", "inside", "in"];
    const TIMES: [&str; 24] = [
        "hour",
        "hours",
        "day",
        "days",
        "week",
        "stunde",
        "stunden",
        "tag",
        "tage",
        "tagen",
        "tages",
        "werktag",
        "werktage",
        "werktagen",
        "werktages",
        "arbeitstag",
        "arbeitstage",
        "arbeitstagen",
        "arbeitstages",
        "woche",
        "minutes",
        "minuten",
        "wochen",
        "weeks",
    ];
    let Some(answer) = reading.find(sentence.tokens.clone(), &ANSWER) else {
        return;
    };
    let within = sentence.tokens.clone().find(|at| {
        let near = at + 1..(at + 6).min(sentence.tokens.end);
        WITHIN.contains(&reading.word(*at)) && reading.find(near, &TIMES).is_some()
    });
    let Some(within) = within else {
        return;
    };
    let near = within + 1..(within + 6).min(sentence.tokens.end);
    let Some(end) = reading.find(near, &TIMES) else {
        return;
    };
    // "get", "hear" and „bekommen“ answer only together with "back", "from me", „zurück“.
    let weak = ["get", "hear", "hoeren", "erhalten", "bekommen", "in"];
    let strong = sentence
        .tokens
        .clone()
        .any(|at| ANSWER.contains(&reading.word(at)) && !weak.contains(&reading.word(at)));
    let loose = reading.word(within) == "in"
        && reading
            .find(sentence.tokens.clone(), &["i", "ich", "my", "meine"])
            .is_none();
    if strong && !loose {
        let start = answer.min(within);
        let end = (end + 1).max(answer + 1);
        found.push(reading.claim(sentence, start..end, promise(Promise::Reply)));
    }
}

/// "book a call", „Termin buchen“
fn book(reading: &Reading<'_>, sentence: &Sentence, found: &mut Vec<Claim>) {
    const THINGS: [&str; 24] = [
        "call",
        "appointment",
        "meeting",
        "slot",
        "session",
        "consultation",
        "time",
        "chat",
        "demo",
        "check",
        "termin",
        "termine",
        "gespraech",
        "erstgespraech",
        "beratung",
        "anruf",
        "kennenlernen",
        "telefonat",
        "sprechstunde",
        "kennenlerngespraech",
        "beratungstermin",
        "videocall",
        "intro",
        "minutes",
    ];
    for at in sentence.tokens.clone() {
        let word = reading.word(at);
        let near = match word {
            "book" | "schedule" | "buchen" | "buche" | "vereinbaren" | "vereinbare" | "reserve" => {
                at.saturating_sub(5).max(sentence.tokens.start)..(at + 6).min(sentence.tokens.end)
            }
            _ => continue,
        };
        // "my book", "a book": the noun.
        let noun = matches!(
            reading.before(at, 1),
            "my" | "a" | "the" | "this" | "her" | "his" | "first" | "new" | "every" | "one" | "of"
        );
        if let Some(thing) = reading.find(near, &THINGS).filter(|_| !noun) {
            let range = at.min(thing)..at.max(thing) + 1;
            found.push(reading.claim(sentence, range, promise(Promise::Book)));
            return;
        }
    }
}

/// "download my CV", „Newsletter abonnieren“
fn download(reading: &Reading<'_>, sentence: &Sentence, found: &mut Vec<Claim>) {
    for at in sentence.tokens.clone() {
        let word = reading.word(at);
        let near =
            at.saturating_sub(5).max(sentence.tokens.start)..(at + 6).min(sentence.tokens.end);
        let things: &[&str] = match word {
            "download" | "herunterladen" | "laden" | "downloaden" => &[
                "cv",
                "resume",
                "lebenslauf",
                "checklist",
                "checkliste",
                "whitepaper",
                "guide",
                "leitfaden",
                "template",
                "vorlage",
                "slides",
                "folien",
                "pdf",
                "portfolio",
                "handout",
                "report",
                "bericht",
                "mappe",
            ],
            "subscribe" | "sign" | "abonnieren" | "abonniere" | "abonnieren:" | "anmelden" => {
                &["newsletter"]
            }
            _ => continue,
        };
        if word == "laden"
            && reading
                .find(near.clone(), &["herunter", "runter"])
                .is_none()
        {
            continue;
        }
        // "number of downloads", "the download time" promise nothing.
        if word == "download"
            && matches!(reading.word(at + 1), "time" | "times" | "numbers" | "speed")
        {
            continue;
        }
        if let Some(thing) = reading.find(near, things) {
            let kind = match things {
                ["newsletter"] => Promise::Subscribe,
                _ => Promise::Download,
            };
            let unit = reading.word(thing).to_owned();
            let range = at.min(thing)..at.max(thing) + 1;
            found.push(Claim {
                unit,
                ..reading.claim(sentence, range, promise(kind))
            });
            return;
        }
    }
}

/// Networks that texts send readers to, by their folded names.
const NETWORKS: [&str; 16] = [
    "github",
    "gitlab",
    "codeberg",
    "linkedin",
    "xing",
    "mastodon",
    "bluesky",
    "twitter",
    "instagram",
    "youtube",
    "researchgate",
    "orcid",
    "medium",
    "facebook",
    "threads",
    "dribbble",
];

/// "Find me on LinkedIn", "the code is on GitHub"
fn account(reading: &Reading<'_>, sentence: &Sentence, found: &mut Vec<Claim>) {
    const SENDS: [&str; 24] = [
        "find",
        "follow",
        "connect",
        "message",
        "reach",
        "code",
        "me",
        "finden",
        "folgen",
        "folgt",
        "folge",
        "vernetzen",
        "schreiben",
        "erreichen",
        "quelltext",
        "quellcode",
        "contact",
        "write",
        "profile",
        "profil",
        "verbinden",
        "erreichbar",
        "mich",
        "mir",
    ];
    for at in sentence.tokens.clone() {
        let network = reading.word(at);
        if NETWORKS.contains(&network)
            && matches!(
                reading.before(at, 1),
                "on" | "at" | "via" | "auf" | "bei" | "ueber"
            )
            && let Some(verb) = reading.find(sentence.tokens.start..at, &SENDS)
        {
            found.push(Claim {
                unit: network.to_owned(),
                ..reading.claim(sentence, verb..at + 1, promise(Promise::Account))
            });
        }
    }
}

/// "a new post every month", „jeden Montag ein Beitrag“
fn cadence(reading: &Reading<'_>, sentence: &Sentence, found: &mut Vec<Claim>) {
    const POSTS: [&str; 22] = [
        "post",
        "posts",
        "article",
        "articles",
        "blog",
        "newsletter",
        "note",
        "notes",
        "essay",
        "beitrag",
        "beitraege",
        "artikel",
        "blogbeitrag",
        "blogartikel",
        "texte",
        "text",
        "notizen",
        "publish",
        "blogge",
        "veroeffentliche",
        "schreibe",
        "rundbrief",
    ];
    const TALKS: [&str; 5] = ["talk", "talks", "vortrag", "vortraege", "webinar"];
    const EVENTS: [&str; 8] = [
        "meetup",
        "meetups",
        "stammtisch",
        "treffen",
        "veranstaltung",
        "event",
        "events",
        "sprechstunde",
    ];
    const PAST: [&str; 16] = [
        "was",
        "were",
        "wrote",
        "published",
        "gave",
        "held",
        "ran",
        "used",
        "until",
        "war",
        "waren",
        "schrieb",
        "hielt",
        "bis",
        "frueher",
        "instead",
    ];
    let things: [(&[&str], &str); 3] = [(&POSTS, "post"), (&TALKS, "talk"), (&EVENTS, "event")];
    let thing = things
        .into_iter()
        .find_map(|(words, name)| Some((reading.find(sentence.tokens.clone(), words)?, name)));
    let Some((thing, name)) = thing else {
        return;
    };
    if reading.has(sentence, &PAST) {
        return;
    }
    for at in sentence.tokens.clone() {
        let (days, length) = match reading.word(at) {
            "weekly" | "woechentlich" | "woechentliche" | "woechentlicher" => (7, 1),
            "monthly" | "monatlich" | "monatliche" | "monatlicher" => (31, 1),
            "quarterly" | "vierteljaehrlich" | "quartalsweise" => (92, 1),
            "fortnightly" | "biweekly" => (14, 1),
            "every" | "each" | "jede" | "jeden" | "jedes" => match reading.word(at + 1) {
                "week" | "woche" | "monday" | "tuesday" | "wednesday" | "thursday" | "friday"
                | "saturday" | "sunday" | "montag" | "dienstag" | "mittwoch" | "donnerstag"
                | "freitag" | "samstag" | "sonntag" => (7, 2),
                "month" | "monat" => (31, 2),
                "quarter" | "quartal" => (92, 2),
                _ => continue,
            },
            "alle" if reading.sequence(at + 1, &["zwei", "wochen"]) => (14, 3),
            "once" | "twice" if reading.sequence(at + 1, &["a", "week"]) => (7, 3),
            "once" | "twice" if reading.sequence(at + 1, &["a", "month"]) => (31, 3),
            "pro" | "im" if reading.word(at + 1) == "monat" && monthly(reading, at) => (31, 2),
            _ => continue,
        };
        let range = at.min(thing)..(at + length).max(thing + 1);
        found.push(Claim {
            value: Some(f64::from(days)),
            unit: name.to_owned(),
            ..reading.claim(sentence, range, promise(Promise::Cadence))
        });
        return;
    }
}

/// „einmal im Monat“, „ein Beitrag pro Monat“
fn monthly(reading: &Reading<'_>, at: usize) -> bool {
    reading.word(at) == "pro" || matches!(reading.before(at, 1), "einmal" | "zweimal")
}

/// "available from March 2025", „spreche im Mai 2025“
fn availability(reading: &Reading<'_>, sentence: &Sentence, found: &mut Vec<Claim>) {
    const FREE: [&str; 14] = [
        "available",
        "free",
        "open",
        "bookable",
        "verfuegbar",
        "frei",
        "buchbar",
        "speaking",
        "spreche",
        "attending",
        "joining",
        "starting",
        "vacation",
        "slots",
    ];
    const PAST: [&str; 12] = [
        "was",
        "were",
        "since",
        "published",
        "war",
        "waren",
        "seit",
        "spoke",
        "sprach",
        "wurde",
        "released",
        "became",
    ];
    let text = &reading.text[sentence.range.clone()];
    let Some(free) = reading.find(sentence.tokens.clone(), &FREE) else {
        return;
    };
    if reading.has(sentence, &PAST) {
        return;
    }
    for date in dates(text, reading.language) {
        let shift = sentence.range.start;
        let range = date.range.start + shift..date.range.end + shift;
        let first = reading
            .tokens
            .partition_point(|token| (token.start as usize) < range.start);
        let after = first > free && first <= free + 8;
        // „ab März 2025 verfügbar“
        let ahead = first < free && free <= first + 6;
        if after || ahead {
            let start = reading.tokens[free.min(first)].range().start;
            let end = range.end.max(reading.tokens[free].range().end);
            let mut date = date;
            date.range = range;
            let mut claim = reading.claim(sentence, free..free + 1, promise(Promise::Availability));
            claim.range = start..end;
            claim.date = Some(date);
            found.push(claim);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::text::claim::tests::lines;
    use crate::text::language::Language;

    #[test]
    fn promises_of_both_languages() {
        for (text, language, expected) in [
            ("I answer within 24 hours.", Language::En, "reply"),
            (
                "You will hear back within two working days.",
                Language::En,
                "reply",
            ),
            ("Ich antworte binnen 24 Stunden.", Language::De, "reply"),
            ("Antwort innerhalb eines Werktages", Language::De, "reply"),
            ("Book a call with me.", Language::En, "booking"),
            ("Jetzt Termin buchen", Language::De, "booking"),
            ("Download my CV.", Language::En, "download cv"),
            (
                "Lebenslauf herunterladen",
                Language::De,
                "download lebenslauf",
            ),
            (
                "Subscribe to the newsletter.",
                Language::En,
                "newsletter newsletter",
            ),
            ("Find me on LinkedIn.", Language::En, "account linkedin"),
            (
                "Der Quelltext liegt auf GitHub.",
                Language::De,
                "account github",
            ),
            ("New post every month.", Language::En, "cadence 31 post"),
            ("Jeden Monat ein Beitrag", Language::De, "cadence 31 post"),
            (
                "Jeden Montag ein neuer Artikel",
                Language::De,
                "cadence 7 post",
            ),
            ("Available from March 2025", Language::En, "availability"),
            ("Ab März 2025 verfügbar", Language::De, "availability"),
            ("Verfügbar ab Q1 2025", Language::De, "availability"),
            (
                "I am speaking at JSConf in May 2025.",
                Language::En,
                "availability",
            ),
        ] {
            assert_eq!(lines(text, language), [expected], "{text}");
        }
    }

    #[test]
    fn what_only_sounds_like_a_promise() {
        for text in [
            "My book about calls",
            "I wrote a post every month in 2019.",
            "We moved the code to GitHub Actions.",
            "I got the money back within the firm.",
            "The answer lies within.",
            "It was available from March 2025.",
            "I sweep leaves every month.",
        ] {
            assert!(
                lines(text, Language::En).is_empty(),
                "{text}: {:?}",
                lines(text, Language::En)
            );
        }
    }
}
