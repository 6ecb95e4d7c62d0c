//! RenderCV, <https://docs.rendercv.com>: the YAML that it makes a PDF of. Written for version 2.8.
//!
//! Its texts are Markdown. An entry holds what its kind has words for; skills that an entry used,
//! numbers, grades and last days stand as highlights.

use serde_json::{Map, Value, json};
use url::Url;

use crate::export::Audience;
use crate::export::extract::{Extract, ended};
use crate::export::resume::{Entry, Heading, Section, sections, span};
use crate::export::words::Marks;
use crate::site::Site;
use crate::text::language::Language;

/// Networks that RenderCV knows; of others the address is shown.
const NETWORKS: [&str; 14] = [
    "LinkedIn",
    "GitHub",
    "GitLab",
    "Instagram",
    "ORCID",
    "Mastodon",
    "ResearchGate",
    "YouTube",
    "Telegram",
    "X",
    "Bluesky",
    "Reddit",
    "Leetcode",
    "StackOverflow",
];

/// The profile as a RenderCV file.
pub fn rendercv(site: &Site, audience: Audience) -> String {
    let extract = Extract::new(site, audience);
    let mut cv = Map::new();
    header(&extract, &mut cv);
    let language = extract.language();
    let mut parts = Map::new();
    let about = extract.document(&extract.profile().about, Marks::Markdown);
    let paragraphs: Vec<&str> = about
        .split("\n\n")
        .filter(|text| !text.is_empty())
        .collect();
    if !paragraphs.is_empty() {
        let heading = match language {
            Language::En => "About",
            Language::De => "Über mich",
        };
        parts.insert(heading.to_owned(), json!(paragraphs));
    }
    for section in sections(&extract, Marks::Markdown) {
        let name = section.heading.words(language).to_owned();
        parts.insert(name, Value::Array(entries(&section, &extract)));
    }
    if !parts.is_empty() {
        cv.insert("sections".to_owned(), Value::Object(parts));
    }
    let locale = match language {
        Language::En => "english",
        Language::De => "german",
    };
    let file = json!({"cv": cv, "locale": {"language": locale}});
    serde_saphyr::to_string(&file).expect("JSON values are written")
}

fn header(extract: &Extract<'_>, cv: &mut Map<String, Value>) {
    let put = |cv: &mut Map<String, Value>, key: &str, text: String| {
        if !text.is_empty() {
            cv.insert(key.to_owned(), Value::String(text));
        }
    };
    let profile = extract.profile();
    put(cv, "name", extract.name());
    let title = extract.words(&profile.person.job_title);
    let headline = extract.line(&profile.positioning.headline, Marks::None);
    put(
        cv,
        "headline",
        if title.is_empty() { headline } else { title },
    );
    put(cv, "location", extract.place());
    put(cv, "email", extract.email().unwrap_or_default());
    // It takes numbers in international form only.
    let phone = extract.phone().filter(|phone| phone.starts_with('+'));
    put(cv, "phone", phone.unwrap_or_default());
    put(cv, "website", extract.home());
    let mut networks = Vec::new();
    let mut others = Vec::new();
    for account in &profile.accounts {
        let network = extract.plain(&account.network);
        let url = extract.url(&account.url);
        let handle = account.handle.as_ref().map(|handle| extract.plain(handle));
        let handle = handle.or_else(|| url.as_deref().and_then(last_part));
        match handle.and_then(|handle| user_name(&network, &handle)) {
            Some((network, handle)) => {
                networks.push(json!({"network": network, "username": handle}));
            }
            None => others.extend(url.map(
                |url| json!({"fontawesome_icon": "link", "placeholder": network, "url": url}),
            )),
        }
    }
    for (key, values) in [
        ("social_networks", networks),
        ("custom_connections", others),
    ] {
        if !values.is_empty() {
            cv.insert(key.to_owned(), Value::Array(values));
        }
    }
}

fn last_part(url: &str) -> Option<String> {
    let url = Url::parse(url).ok()?;
    let last = url.path_segments()?.rfind(|part| !part.is_empty())?;
    Some(last.to_owned())
}

/// A network by RenderCV's name with a user name that it takes.
fn user_name(network: &str, handle: &str) -> Option<(&'static str, String)> {
    let own = network.to_lowercase().replace([' ', '-'], "");
    let name = NETWORKS
        .into_iter()
        .find(|name| name.to_lowercase() == own)?;
    let bare = handle.trim_start_matches('@');
    let fits = match name {
        "Mastodon" => {
            let (user, host) = bare.split_once('@')?;
            return (!user.is_empty() && host.contains('.'))
                .then(|| (name, format!("@{user}@{host}")));
        }
        "ORCID" => {
            let groups: Vec<&str> = bare.split('-').collect();
            groups.len() == 4
                && groups.iter().all(|group| {
                    group.len() == 4 && group.chars().all(|c| c.is_ascii_digit() || c == 'X')
                })
        }
        "Bluesky" => bare.contains('.'),
        "StackOverflow" => {
            let (number, user) = bare.split_once('/')?;
            number.bytes().all(|byte| byte.is_ascii_digit()) && !user.is_empty()
        }
        "Reddit" => (3..=23).contains(&bare.len()),
        _ => true,
    };
    let plain = !bare.is_empty() && !bare.contains(char::is_whitespace);
    (fits && plain).then(|| (name, bare.to_owned()))
}

fn entries(section: &Section, extract: &Extract<'_>) -> Vec<Value> {
    let entry = |entry: &Entry| {
        let mut map = Map::new();
        let put = |map: &mut Map<String, Value>, key: &str, text: &str| {
            if !text.is_empty() {
                map.insert(key.to_owned(), Value::String(text.to_owned()));
            }
        };
        match section.heading {
            // One line: its two fields have to be there.
            Heading::Topics | Heading::Skills | Heading::Languages => {
                let details = if entry.summary.is_empty() {
                    "–"
                } else {
                    &entry.summary
                };
                return json!({"label": entry.title, "details": details});
            }
            Heading::Testimonials => {
                let from = if entry.title.is_empty() {
                    String::new()
                } else {
                    format!(" — {}", entry.title)
                };
                return json!({"bullet": format!("{}{from}", entry.summary)});
            }
            Heading::Work | Heading::Volunteering => {
                map.insert("company".to_owned(), json!(entry.organisation));
                map.insert("position".to_owned(), json!(entry.title));
            }
            Heading::Education => {
                map.insert("institution".to_owned(), json!(entry.organisation));
                let (area, degree) = match entry.area.is_empty() {
                    true => (&entry.title, ""),
                    false => (&entry.area, entry.title.as_str()),
                };
                map.insert("area".to_owned(), json!(area));
                put(&mut map, "degree", degree);
            }
            Heading::Publications => {
                map.insert("title".to_owned(), json!(entry.title));
                let authors = match entry.authors.is_empty() {
                    true => vec![extract.name()],
                    false => entry.authors.clone(),
                };
                map.insert("authors".to_owned(), json!(authors));
                let venue = [&entry.venue, &entry.organisation];
                let journal = venue.into_iter().find(|text| !text.is_empty());
                put(
                    &mut map,
                    "journal",
                    journal.map(String::as_str).unwrap_or_default(),
                );
                put(&mut map, "url", entry.url.as_deref().unwrap_or_default());
                let date = entry.period.start.map(|start| start.value.to_string());
                put(&mut map, "date", &date.unwrap_or_default());
                put(&mut map, "summary", &entry.summary);
                return Value::Object(map);
            }
            _ => {
                let name = match &entry.url {
                    Some(url) => format!("[{}]({url})", entry.title.replace(['[', ']'], "")),
                    None => entry.title.clone(),
                };
                map.insert("name".to_owned(), json!(name));
            }
        }
        dates(entry, extract.language(), &mut map);
        put(&mut map, "location", &entry.location);
        let named = matches!(
            section.heading,
            Heading::Work | Heading::Volunteering | Heading::Education
        );
        let mut summary: Vec<&str> = Vec::new();
        let is_issued = section.heading == Heading::Credentials;
        if !named && !is_issued {
            summary.extend([entry.organisation.as_str(), &entry.venue]);
        }
        summary.push(&entry.summary);
        summary.retain(|text| !text.is_empty());
        put(&mut map, "summary", &summary.join(". "));
        let mut highlights = entry.results.clone();
        if is_issued && !entry.organisation.is_empty() {
            let by = match extract.language() {
                Language::En => "Issued by",
                Language::De => "Ausgestellt von",
            };
            highlights.push(format!("{by} {}", entry.organisation));
        }
        highlights.extend(entry.facts.iter().cloned());
        if !entry.skills.is_empty() {
            let words = Heading::Skills.words(extract.language());
            highlights.push(format!("{words}: {}", entry.skills.join(", ")));
        }
        if !highlights.is_empty() {
            map.insert("highlights".to_owned(), json!(highlights));
        }
        Value::Object(map)
    };
    section.entries.iter().map(entry).collect()
}

/// It reads an open end as one that goes on, so an end that is not known is told as a plain date.
fn dates(entry: &Entry, language: Language, map: &mut Map<String, Value>) {
    let start = entry.period.start.map(|start| start.value);
    let end = ended(&entry.period);
    let put = |map: &mut Map<String, Value>, key: &str, text: String| {
        map.insert(key.to_owned(), Value::String(text));
    };
    match (start, end) {
        (Some(start), Some(end)) if start != end && start.first() <= end.first() => {
            put(map, "start_date", start.to_string());
            put(map, "end_date", end.to_string());
        }
        (Some(start), None) if entry.period.is_present() => {
            put(map, "start_date", start.to_string());
            put(map, "end_date", "present".to_owned());
        }
        (Some(start), None) => put(map, "date", start.to_string()),
        (None, Some(end)) => put(map, "date", end.to_string()),
        (Some(start), Some(end)) if start == end => put(map, "date", start.to_string()),
        (Some(_), Some(_)) => put(map, "date", span(entry, language)),
        (None, None) => {}
    }
}
