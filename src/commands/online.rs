//! The network half of `pointed check --online`: what is asked, and what is kept in `links.lock`.

use std::io::Write as _;
use std::path::Path;

use anstream::eprintln;
use anyhow::{Context as _, Result, bail};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::commands::sources;
use crate::diagnostic::Diagnostic;
use crate::online::{self, Limits, Question};
use crate::site::{CheckedLink as Link, LinkStatus, Links, Profile, Site};

/// Where the answers are kept, below the site folder.
const LOCK_FILE: &str = "links.lock";

/// What the file says at its top.
const HEADER: &str = "# What the addresses of this profile answered. `pointed check --online` writes this file; \
                      keep it with the sources.\n\n";

/// Reads the answers of the last time, when there was one.
pub(super) fn load(read: &mut sources::Read) -> Result<()> {
    let path = read.root.join(LOCK_FILE);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(fault) if fault.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(fault) => return Err(fault).with_context(|| format!("cannot read `{LOCK_FILE}`")),
    };
    match toml::from_str::<Links>(&text) {
        Ok(links) => read.site.links = Some(links),
        Err(fault) => {
            let message = format!("`{LOCK_FILE}` cannot be read: {}", fault.message());
            let help = "delete it: `pointed check --online` writes it anew";
            let finding = Diagnostic::warning("toml-syntax", read.site.settings.span, message);
            read.found.push(finding.help(help));
        }
    }
    Ok(())
}

/// Asks every address of the profile and writes the answers down. A day in place of the clock is
/// taken at its midnight, UTC.
pub(super) fn ask(
    read: &mut sources::Read,
    day: Option<Date>,
    limits: Limits,
    quiet: bool,
) -> Result<()> {
    let now = match day {
        Some(day) => format!("{day}T00:00:00Z").parse()?,
        None => Timestamp::now(),
    };
    // The part of a second is noise in a file that is kept.
    let now = Timestamp::from_second(now.as_second())?;
    let questions = questions(&read.site);
    if !quiet && !questions.is_empty() {
        let count = questions.len();
        eprintln!(
            "asking {count} {} …",
            if count == 1 { "address" } else { "addresses" }
        );
    }
    let answers = online::ask(questions, now, limits);
    // A train without a network must not make every link dead.
    if !answers.is_empty() && answers.iter().all(|link| is_unreachable(&link.answer)) {
        bail!(
            "no host of the profile can be found: is there a network?\n\
             help: `{LOCK_FILE}` stays as it was"
        );
    }
    if !quiet {
        let count = |status| {
            answers
                .iter()
                .filter(|link: &&Link| link.status == status)
                .count()
        };
        eprintln!(
            "{} answered, {} failed, {} let no program in",
            count(LinkStatus::Alive),
            count(LinkStatus::Failed),
            count(LinkStatus::Unreadable)
        );
    }
    let mut links = read.site.links.take().unwrap_or_default();
    links.update(answers);
    write(&read.root.join(LOCK_FILE), &links)?;
    read.site.links = Some(links);
    Ok(())
}

/// Whether the fault may lie at this end: no name was found, no way led there.
fn is_unreachable(answer: &str) -> bool {
    ["lookup", "no such host", "unreachable", "No route"]
        .iter()
        .any(|words| answer.contains(words))
}

/// Written beside and renamed: a check that is stopped leaves the old file.
fn write(path: &Path, links: &Links) -> Result<()> {
    let cannot_write = || format!("cannot write `{}`", path.display());
    let text = HEADER.to_owned() + &toml::to_string(links).with_context(cannot_write)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).with_context(cannot_write)?;
    file.write_all(text.as_bytes()).with_context(cannot_write)?;
    file.persist(path).with_context(cannot_write)?;
    Ok(())
}

/// The addresses of evidence, their archived copies, and those of accounts.
fn questions(site: &Site) -> Vec<Question> {
    let profile = &site.profile;
    let names = names(profile);
    let mut questions: Vec<Question> = Vec::new();
    let mut add =
        |question: Question| match questions.iter_mut().find(|known| known.url == question.url) {
            Some(known) => {
                known.back_to = known.back_to.take().or(question.back_to);
                known.mentions.extend(question.mentions);
                known.archived = known.archived.take().or(question.archived);
            }
            None => questions.push(question),
        };
    for evidence in &profile.evidence {
        let archived = evidence.archived.as_ref().map(|url| url.trim().to_owned());
        if let Some(url) = &evidence.url {
            let own = evidence.mentions.iter().map(|words| words.value.clone());
            add(Question {
                url: url.trim().to_owned(),
                mentions: names.iter().cloned().chain(own).collect(),
                archived: archived.clone(),
                ..Question::default()
            });
        }
        if let Some(url) = archived {
            add(Question {
                url,
                ..Question::default()
            });
        }
    }
    for account in &profile.accounts {
        let back_to = account
            .reciprocal
            .then(|| site.settings.base_url.value.clone());
        add(Question {
            url: account.url.trim().to_owned(),
            back_to,
            rel_me: account.network.eq_ignore_ascii_case("mastodon"),
            ..Question::default()
        });
    }
    questions.retain(|question| online::is_asked(&question.url));
    questions
}

/// What a page may call the person: the name, the family name with an initial, handles; and the
/// titles and numbers of the work.
fn names(profile: &Profile) -> Vec<String> {
    let name = &profile.person.name;
    let whole = name.shown();
    let mut names = vec![whole.clone()];
    let titles = |word: &&str| !word.ends_with('.');
    let bare: Vec<&str> = whole.split_whitespace().filter(titles).collect();
    names.push(bare.join(" "));
    let given = name
        .given
        .as_ref()
        .map(|text| text.value.as_str())
        .or(bare.first().copied());
    let family = name
        .family
        .as_ref()
        .map(|text| text.value.as_str())
        .or(bare.last().copied());
    if let (Some(given), Some(family)) = (given, family)
        && let Some(initial) = given.chars().next()
    {
        names.push(format!("{given} {family}"));
        names.push(format!("{family} {given}"));
        names.push(format!("{initial} {family}"));
        names.push(format!("{family} {initial}"));
    }
    let handles = profile
        .accounts
        .iter()
        .filter_map(|account| account.handle.as_ref());
    let handles = handles.map(|handle| {
        let handle = handle.trim_start_matches('@');
        handle.split('@').next().unwrap_or(handle).to_owned()
    });
    names.extend(handles.filter(|handle| handle.chars().count() >= 4));
    let numbers = profile
        .credentials
        .iter()
        .filter_map(|one| one.number.as_ref());
    names.extend(numbers.map(|number| number.value.clone()));
    names.retain(|name| name.chars().filter(|c| c.is_alphanumeric()).count() >= 4);
    names
}
