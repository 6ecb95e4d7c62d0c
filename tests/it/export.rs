//! What is exported can be read again: no fact is lost on the way to another tool and back.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::date;
use pointed::export::{self, Audience, Published};
use pointed::import;
use pointed::parse::{self, Options};
use pointed::site::{ItemKind, Site, Visibility};
use pointed::text::language::Language;
use pointed::tree::Tree;
use proptest::prelude::*;

/// A site from its texts.
fn site(files: &BTreeMap<String, String>) -> Site {
    let mut tree = Tree::default();
    for (path, text) in files {
        tree.sources.add(path.clone(), text.clone());
    }
    let options = Options {
        today: date(2026, 11, 23),
        base_url: None,
        drafts: false,
    };
    parse::site(tree, &options).0
}

fn of_profile(profile: &str) -> Site {
    let settings = "base_url = \"https://example.org/\"\nlanguages = [\"en\"]\n";
    site(&BTreeMap::from([
        ("pointed.toml".to_owned(), settings.to_owned()),
        ("profile.toml".to_owned(), profile.to_owned()),
    ]))
}

#[test]
fn the_card_is_that_of_the_site() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("written");
    };
    write(
        "pointed.toml",
        "base_url = \"https://winter.example/\"\nlanguages = [\"en\", \"de\"]\n",
    );
    write(
        "profile.toml",
        "[person]\nname = \"Ada Winter\"\njob_title.en = \"Inspector\"\njob_title.de = \"Prüferin\"\n\
         [contact]\nemail = \"ada@winter.example\"\nphone = \"+49 30 1\"\n",
    );
    let card = |more: &[&str]| {
        let arguments = [&["export", "vcard", "--today", "2026-11-23"], more].concat();
        crate::program::transcript(&crate::program::pointed(folder.path(), &arguments))
    };
    let german = card(&["--lang", "de"]);
    assert!(
        german.contains("BEGIN:VCARD") && german.contains("Prüferin"),
        "{german}"
    );
    assert!(
        german.contains("ada@winter.example") && !german.contains("+49"),
        "{german}"
    );
    assert!(card(&["--print"]).ends_with("exit 2\n"));
    // As everywhere, `-` is standard output and no name of a file.
    assert_eq!(card(&["--output", "-", "--lang", "de"]), german);
    assert!(!folder.path().join("-").exists());
}

fn json_resume(site: &Site) -> String {
    export::json_resume(site, Audience::public(Language::En), &Published::default())
}

/// A word with what sources may hold: umlauts, signs of other formats, quotes.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[A-Z][a-z]{2,9}",
        2 => "[a-zäöüß]{3,9}",
        1 => Just("R&D".to_owned()),
        1 => Just("O'Neil's".to_owned()),
        1 => Just("“quoted”".to_owned()),
        1 => Just("50 %:".to_owned()),
        1 => Just("#1".to_owned()),
        1 => Just("C++".to_owned()),
        1 => Just("yes".to_owned()),
        1 => Just("日本".to_owned()),
        1 => Just("🪵".to_owned()),
    ]
}

/// A phrase that begins with a letter.
fn phrase() -> impl Strategy<Value = String> {
    ("[A-Z][a-z]{3,9}", prop::collection::vec(word(), 0..5)).prop_map(|(first, words)| {
        let mut phrase = first;
        for word in words {
            phrase.push(' ');
            phrase.push_str(&word);
        }
        phrase
    })
}

/// A date of any precision.
fn day() -> impl Strategy<Value = String> {
    (1990..2026_i16, 1..=12_i8, 1..=28_i8, 0..3_u8).prop_map(|(year, month, day, precision)| {
        match precision {
            0 => format!("{year}"),
            1 => format!("{year}-{month:02}"),
            _ => format!("{year}-{month:02}-{day:02}"),
        }
    })
}

/// `start` and `end` in their order.
fn period() -> impl Strategy<Value = (String, String)> {
    (day(), day(), any::<bool>()).prop_map(|(one, other, present)| {
        let (start, end) = if one <= other {
            (one, other)
        } else {
            (other, one)
        };
        match present {
            true => (start, "present".to_owned()),
            false => (start, end),
        }
    })
}

#[derive(Debug, Clone)]
struct Entry {
    title: String,
    organisation: usize,
    period: (String, String),
    summary: String,
    lines: Vec<String>,
    skill: bool,
    employment: usize,
}

fn entry() -> impl Strategy<Value = Entry> {
    (
        phrase(),
        0..3_usize,
        period(),
        phrase(),
        prop::collection::vec(phrase(), 0..3),
        any::<bool>(),
        0..4_usize,
    )
        .prop_map(
            |(title, organisation, period, summary, lines, skill, employment)| Entry {
                title,
                organisation,
                period,
                summary: summary + ".",
                lines,
                skill,
                employment,
            },
        )
}

fn quoted(text: &str) -> String {
    format!("{text:?}")
}

/// A profile with entries of every kind.
fn profile() -> impl Strategy<Value = String> {
    (
        phrase(),
        prop::collection::vec(phrase(), 3),
        prop::collection::vec((0..10_usize, entry()), 0..12),
        phrase(),
        phrase(),
    )
        .prop_map(|(name, organisations, entries, label, title)| {
            let mut toml = format!("[person]\nname = {}\njob_title = {}\n", quoted(&name), quoted(&title));
            for (number, organisation) in organisations.iter().enumerate() {
                let name = format!("{organisation} {number}");
                let _ = write!(
                    toml,
                    "[[organisation]]\nid = \"o{number}\"\nname = {}\nurl = \"https://o{number}.example/\"\n",
                    quoted(&name)
                );
            }
            let _ = write!(
                toml,
                "[[skill]]\nid = \"s\"\nlabel = {}\ngroup = \"Group\"\n",
                quoted(&format!("{label} skill"))
            );
            for (number, (kind, entry)) in entries.iter().enumerate() {
                write_entry(&mut toml, number, *kind, entry);
            }
            toml
        })
}

fn write_entry(toml: &mut String, number: usize, kind: usize, entry: &Entry) {
    const TABLES: [&str; 10] = [
        "role",
        "role",
        "volunteering",
        "project",
        "event",
        "talk",
        "publication",
        "award",
        "education",
        "credential",
    ];
    let table = TABLES[kind];
    let _ = write!(toml, "[[{table}]]\nid = \"x{number}\"\n");
    let set = |toml: &mut String, key: &str, value: &str| {
        let _ = writeln!(toml, "{key} = {}", quoted(value));
    };
    let title = format!("{} {number}", entry.title);
    set(
        toml,
        match table {
            "education" => "degree",
            "credential" => "name",
            _ => "title",
        },
        &title,
    );
    let organisation = format!("o{}", entry.organisation);
    set(
        toml,
        match table {
            "education" => "institution",
            "credential" => "issuer",
            _ => "organisation",
        },
        &organisation,
    );
    match table {
        "talk" | "publication" | "award" => set(toml, "date", &entry.period.0),
        "credential" => set(toml, "issued", &entry.period.0),
        _ => {
            set(toml, "start", &entry.period.0);
            set(toml, "end", &entry.period.1);
        }
    }
    if table != "credential" {
        set(toml, "summary", &entry.summary);
    }
    if ["role", "volunteering", "project", "event", "talk"].contains(&table) {
        let lines: Vec<String> = entry.lines.iter().map(|line| quoted(line)).collect();
        let _ = writeln!(toml, "achievements = [{}]", lines.join(", "));
    }
    if table == "role" {
        let words = ["full-time", "part-time", "freelance", "own-business"];
        set(toml, "employment", words[entry.employment]);
    }
    if entry.skill {
        let _ = writeln!(toml, "skills = [\"s\"]");
    }
}

/// What a site says of its items, without ids and order.
fn facts(site: &Site) -> Vec<String> {
    let profile = &site.profile;
    let words = |text: &pointed::site::Localized<pointed::site::Text>| {
        text.text(Language::En).unwrap_or_default().to_owned()
    };
    let organisation = |reference: &Option<pointed::site::Reference>| {
        let id = reference
            .as_ref()
            .map(|id| id.value.as_str())
            .unwrap_or_default();
        profile
            .organisation(id)
            .map(|one| words(&one.name))
            .unwrap_or_default()
    };
    let skills = |references: &[pointed::site::Reference]| {
        let labels = references.iter().map(|id| {
            let mut skills = profile.skills.iter();
            let skill = skills.find(|skill| skill.id.value == id.value);
            skill.map(|skill| words(&skill.label)).unwrap_or_default()
        });
        format!("{:?}", labels.collect::<Vec<_>>())
    };
    let mut facts: Vec<String> = profile
        .items
        .iter()
        .map(|item| {
            let start = item.period.start.map(|start| start.value.to_string());
            let end = item.period.end.map(|end| end.value);
            let lines: Vec<String> = item
                .achievements
                .iter()
                .map(|line| words(&line.text))
                .collect();
            let employment = item.employment.map(|employment| employment.value.name());
            let skills = skills(&item.skills);
            // A talk takes place at a venue; another tool knows one field for it and its organiser.
            let at = organisation(&item.organisation) + &words(&item.venue);
            format!(
                "{:?} {} @ {at} {start:?} {end:?} {} {lines:?} {skills} {employment:?}",
                item.kind,
                words(&item.title),
                words(&item.summary),
            )
        })
        .collect();
    facts.extend(profile.education.iter().map(|study| {
        let end = study.period.end.map(|end| end.value);
        format!(
            "study {} @ {} {end:?} {} {}",
            words(&study.degree) + &words(&study.area),
            organisation(&study.institution),
            words(&study.summary),
            skills(&study.skills),
        )
    }));
    facts.extend(profile.credentials.iter().map(|one| {
        let issued = one.issued.map(|date| date.value.to_string());
        format!(
            "credential {} @ {} {issued:?} {}",
            words(&one.name),
            organisation(&one.issuer),
            skills(&one.skills),
        )
    }));
    facts.sort();
    facts
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 96,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_json_resume_comes_back_with_every_fact(profile in profile()) {
        let site_before = of_profile(&profile);
        let exported = json_resume(&site_before);
        let imported = import::json_resume(&exported, "resume.json").expect("a résumé");
        let site_after = site(&imported.files);
        prop_assert_eq!(facts(&site_before), facts(&site_after));
        let again: serde_json::Value = serde_json::from_str(&json_resume(&site_after)).expect("JSON");
        let before: serde_json::Value = serde_json::from_str(&exported).expect("JSON");
        for section in ["basics", "languages", "skills"] {
            prop_assert_eq!(&before[section], &again[section]);
        }
    }
}

#[test]
fn what_is_private_never_leaves_and_what_is_for_print_only_when_asked() {
    let profile = "[person]\nname = \"Mara Roth\"\nbirth_date = 1980-01-02\n\
         location.street = \"Secret Street 1\"\nlocation.city = \"Ulm\"\n\
         [contact]\nemail = \"a@mara.example\"\nphone = \"+49 1\"\n\
         [visibility]\nemail = \"print\"\n\
         [[role]]\ntitle = \"Printed role\"\nstart = 2018\nend = 2019\nvisibility = \"print\"\n\
         [[role]]\ntitle = \"Hidden role\"\nstart = 2018\nend = 2019\nvisibility = \"private\"\n\
         [[testimonial]]\nquote = \"Hidden quote\"\nauthor = \"A B\"\nvisibility = \"private\"\n";
    let site = of_profile(profile);
    let public = json_resume(&site);
    let printed = Audience {
        language: Language::En,
        reader: Visibility::Print,
    };
    let printed = export::json_resume(&site, printed, &Published::default());
    for secret in ["Secret Street", "1980", "+49 1", "Hidden"] {
        assert!(
            !public.contains(secret) && !printed.contains(secret),
            "{secret}"
        );
    }
    for paper in ["a@mara.example", "Printed role"] {
        assert!(
            !public.contains(paper) && printed.contains(paper),
            "{paper}"
        );
    }
    assert_eq!(site.profile.items_of(ItemKind::Role).count(), 2);
}

/// The value of `AAA (12/34)` lines: what is taken and what is allowed.
fn rooms(text: &str) -> Vec<(usize, usize)> {
    let bracket = |line: &str| {
        let inside = line.rsplit_once('(')?.1.split_once(')')?.0.to_owned();
        let (taken, most) = inside.split_once('/')?;
        Some((taken.parse().ok()?, most.parse().ok()?))
    };
    text.lines().filter_map(bracket).collect()
}

#[test]
fn texts_for_networks_fit_and_name_what_was_cut() {
    let long = "Who keeps a very long promise keeps it. ".repeat(90);
    let profile = format!(
        "[person]\nname = \"Mara Roth\"\njob_title = \"Inspector\"\n\
         [positioning]\nheadline = \"{}\"\naudience = \"{long}\"\noutcome = \"Short outcome\"\n\
         [[topic]]\nlabel = \"Bridges\"\nrole = \"core\"\n\
         [[offer]]\ntext = \"Gone since May\"\nuntil = 2026-05-01\n\
         [[offer]]\ntext = \"Loggers on loan\"\n\
         [[role]]\ntitle = \"Lead\"\nstart = 2019\nend = \"present\"\nsummary = \"Led it.\"\n\
         achievements = [\"{long}\", \"Cut cost by half.\"]\n",
        "word ".repeat(60).trim(),
    );
    let site = of_profile(&profile);
    for (text, cuts) in [
        (export::linkedin(&site, Audience::public(Language::En)), 5),
        (export::xing(&site, Audience::public(Language::En)), 5),
    ] {
        let rooms = rooms(&text);
        assert!(
            rooms.len() >= 3 && rooms.iter().all(|(taken, most)| taken <= most),
            "{rooms:?}"
        );
        let (_, cut) = text.split_once("## Cut").expect("the list of cuts");
        for what in [
            "Who keeps",
            "word word",
            "Gone since May",
            "over since 2026-05-01",
        ] {
            assert!(cut.contains(what), "{what}: {cut}");
        }
        assert!(cut.lines().filter(|line| line.starts_with("- ")).count() <= cuts);
        for kept in ["Short outcome", "Loggers on loan", "Cut cost by half."] {
            assert!(
                text.split("## Cut")
                    .next()
                    .is_some_and(|text| text.contains(kept)),
                "{kept}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 48,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// Quoting is right when a reader of YAML gets texts, and the same ones.
    #[test]
    fn a_rendercv_file_reads_back_as_texts(profile in profile()) {
        let site = of_profile(&profile);
        let yaml = export::rendercv(&site, Audience::public(Language::En));
        let value: serde_json::Value = serde_saphyr::from_str(&yaml).expect("YAML");
        let mut texts = Vec::new();
        gather(&value, &mut texts);
        for item in &site.profile.items {
            let title = item.title.text(Language::En).unwrap_or_default();
            prop_assert!(texts.iter().any(|text| text.replace('\\', "").contains(title)), "{title}: {yaml}");
        }
    }

    /// What RenderCV has fields for comes back: jobs and studies whole, but for the kind of
    /// employment; certificates with issuer and day; everything else with its kind, title and time.
    #[test]
    fn a_rendercv_file_comes_back_with_what_it_can_hold(profile in profile()) {
        let site_before = of_profile(&profile);
        let yaml = export::rendercv(&site_before, Audience::public(Language::En));
        let imported = import::text(yaml.as_bytes(), "cv.yaml", import::Options::default()).expect("a CV");
        let site_after = site(&imported.files);
        let held = |site: &Site| {
            let whole = ["Role ", "Volunteering ", "study ", "credential "];
            let facts = facts(site).into_iter().filter(|fact| whole.iter().any(|kind| fact.starts_with(kind)));
            // How somebody was employed has no field.
            let mut held: Vec<String> = facts
                .map(|fact| match fact.starts_with("Role ") {
                    true => fact.rsplit_once(' ').map(|(rest, _)| rest.to_owned()).unwrap_or_default(),
                    false => fact,
                })
                .collect();
            held.extend(site.profile.items.iter().map(|item| {
                let title = item.title.text(Language::En).unwrap_or_default();
                let start = item.period.start.map(|start| start.value);
                let end = item.period.end.map(|end| end.value);
                format!("{:?} {title} {start:?} {end:?}", item.kind)
            }));
            held.sort();
            held
        };
        prop_assert_eq!(held(&site_before), held(&site_after), "{}", yaml);
    }

    #[test]
    fn documents_hold_every_title(profile in profile()) {
        let site = of_profile(&profile);
        let text = export::text(&site, Audience::public(Language::En));
        let markdown = export::markdown(&site, Audience::public(Language::En)).replace('\\', "");
        for item in &site.profile.items {
            let title = item.title.text(Language::En).unwrap_or_default();
            prop_assert!(text.contains(title) && markdown.contains(title), "{title}");
        }
    }
}

fn gather(value: &serde_json::Value, texts: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(map) => map.values().for_each(|value| gather(value, texts)),
        serde_json::Value::Array(values) => values.iter().for_each(|value| gather(value, texts)),
        serde_json::Value::String(text) => texts.push(text.clone()),
        other => panic!("a value that is no text: {other}"),
    }
}
