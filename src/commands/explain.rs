//! `pointed explain`: the documentation of a rule, or the list of all.

use std::fmt::Write as _;

use anyhow::{Error, Result, anyhow};

use crate::check::rule::Group;
use crate::check::rules;
use crate::cli::ExplainArgs;
use crate::commands::{Outcome, print};
use crate::report::markdown_text;
use crate::text::language::Language;
use crate::text::nearest::nearest;

pub(super) fn run(args: &ExplainArgs) -> Result<Outcome> {
    let text = match &args.rule {
        None if args.markdown => chapter(args.lang),
        None => list(args.lang),
        Some(name) => {
            let rule = rules::find(name).ok_or_else(|| unknown_rule(name))?;
            let text = rule.docs.text(args.lang);
            match args.markdown {
                true => text.to_owned(),
                false => markdown_text::styled(text),
            }
        }
    };
    print(&text)?;
    Ok(Outcome::Clean)
}

/// Every rule with its whole documentation, as a chapter of a book.
fn chapter(language: Language) -> String {
    let mut chapter = match language {
        Language::En => "# The rules\n".to_owned(),
        Language::De => "# Die Regeln\n".to_owned(),
    };
    for group in Group::ALL {
        let _ = write!(chapter, "\n## {}\n", group.title(language));
        for rule in rules::all().filter(|rule| rule.group == group) {
            chapter.push('\n');
            let mut in_code = false;
            for line in rule.docs.text(language).lines() {
                in_code ^= line.starts_with("```");
                // The headings of a rule stand two levels below the chapter's.
                if line.starts_with('#') && !in_code {
                    chapter.push_str("##");
                }
                let _ = writeln!(chapter, "{line}");
            }
        }
    }
    chapter
}

/// The error about a name that is no rule's.
pub(super) fn unknown_rule(name: &str) -> Error {
    let asked = name.trim().to_lowercase().replace([' ', '_'], "-");
    let alike: Vec<String> = rules::all()
        .filter(|rule| asked.len() > 2 && rule.name.contains(&asked))
        .map(|rule| format!("`{}`", rule.name))
        .collect();
    let help = match nearest(name, rules::all().map(|rule| rule.name)) {
        _ if !alike.is_empty() => format!("did you mean {}?", alike.join(" or ")),
        Some(near) => format!("did you mean `{near}`?"),
        None => "`pointed explain` lists all rules".to_owned(),
    };
    anyhow!("there is no rule `{name}`\nhelp: {help}")
}

/// Every rule with its level and what it finds, by group.
fn list(language: Language) -> String {
    let mut list = String::new();
    let longest = rules::all().map(|rule| rule.name.len()).max().unwrap_or(0);
    for group in Group::ALL {
        let mut members = rules::all().filter(|rule| rule.group == group).peekable();
        if members.peek().is_none() {
            continue;
        }
        let _ = writeln!(list, "\n{HEADING}{}{HEADING:#}", group.title(language));
        for rule in members {
            let level = if rule.default_on {
                rule.severity.name()
            } else {
                "off"
            };
            let summary = rule.docs.summary(language);
            let name = rule.name;
            let _ = writeln!(list, "  {name:longest$}  {level:7}  {summary}");
        }
    }
    list
}

const HEADING: anstyle::Style = anstyle::Style::new().bold();
