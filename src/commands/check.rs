//! `pointed check`: read, parse, check, report.

use std::path::{Path, PathBuf};

use anstream::eprintln;
use anyhow::{Context as _, Result, anyhow};

use crate::check::levels::LevelFlags;
use crate::check::{self, Checked, Depth, rules};
use crate::cli::{CheckArgs, Format};
use crate::commands::explain::unknown_rule;
use crate::commands::{Outcome, in_memory, loose, online, print, snapshot, sources, today};
use crate::diagnostic::{Diagnostic, Severity};
use crate::online::Limits;
use crate::parse::Options;
use crate::report::places::Places;
use crate::report::{self, Colour};
use crate::site::Site;
use crate::text::language::Language;
use crate::theme;

pub(super) fn run(args: &CheckArgs, directory: &Path, quiet: bool) -> Result<Outcome> {
    let flags = flags(args)?;
    let today = today::today(&args.today)?;
    let (site, checked, prefix) = if args.files.is_empty() {
        let options = Options {
            today,
            base_url: None,
            drafts: args.drafts,
        };
        let mut read = sources::read(directory, &options)?;
        snapshot::add(&mut read, &args.against)?;
        if args.online {
            let limits = Limits {
                private_hosts: args.private_hosts,
                ..Limits::default()
            };
            online::ask(&mut read, args.today.today, limits, quiet)?;
        }
        let checked = match args.site {
            true => with_pages(&mut read, &flags)?,
            false => without_pages(&mut read, &flags),
        };
        sources::save_pictures(&read.pictures);
        (read.site, checked, sources::prefix(&read.root))
    } else {
        let (site, spans) = loose::read(&args.files, args.lang, today)?;
        let checked = check::check_texts(&site, &spans, &flags);
        (site, checked, String::new())
    };
    let Checked {
        mut findings,
        waived,
    } = checked;
    sort(&mut findings, args, &site);

    if let Some(path) = &args.write_baseline {
        let text = report::baseline::write(&findings, &site.sources);
        std::fs::write(path, text).with_context(|| format!("cannot write `{}`", path.display()))?;
        eprintln!(
            "wrote {} to `{}`",
            report::summary::counts(&findings, Language::En),
            path.display()
        );
        return Ok(Outcome::Clean);
    }
    let known = match &args.baseline {
        Some(path) => subtract_baseline(path, &mut findings, &site)?,
        None => 0,
    };

    if args.summary && args.format == Format::Human && args.files.is_empty() {
        let language = site.settings.main_language();
        let summary = check::summary::summary(&site, language);
        print(&format!(
            "{}\n",
            report::five_seconds::draw(&summary, Colour::Styled)
        ))?;
    }
    let language = args.lang.unwrap_or(site.settings.check.language);
    let places = Places {
        sources: &site.sources,
        prefix: &prefix,
        language,
    };
    let lines =
        |draw: &dyn Fn(&Diagnostic) -> String| findings.iter().map(draw).collect::<String>();
    print(&match args.format {
        Format::Human => report::human::findings(&findings, places, Colour::Styled),
        Format::Short => lines(&|finding| report::short::finding(finding, places)),
        Format::Github => lines(&|finding| report::github::finding(finding, places)),
        Format::Json => report::json::report(&findings, &waived, places),
        Format::Sarif => report::sarif::report(&findings, places),
        Format::Markdown => report::markdown::report(&findings, &waived, places),
    })?;
    if !quiet {
        eprintln!("{}", last_line(&findings, waived.len(), known, language));
    }
    let fail_on = args
        .fail_on
        .map(Severity::from)
        .or(site.settings.check.fail_on);
    let fail_on = fail_on.unwrap_or(Severity::Error);
    let fails = findings.iter().any(|finding| finding.severity >= fail_on);
    Ok(if fails {
        Outcome::Findings
    } else {
        Outcome::Clean
    })
}

/// Checks the sources. What a build would refuse of the theme's name and options is said, too.
fn without_pages(read: &mut sources::Read, flags: &LevelFlags) -> Checked {
    let mut found = std::mem::take(&mut read.found);
    let settings = &read.site.settings;
    found.extend(theme::faults_of_choice(
        &settings.theme,
        &settings.theme_options,
        &read.theme,
        &mut read.site.sources,
    ));
    check::check(&read.site, found, flags, Depth::All)
}

/// Checks the sources and the pages that are made of them. Where no pages can be made, the reason
/// is a finding beside those of the sources.
fn with_pages(read: &mut sources::Read, flags: &LevelFlags) -> Result<Checked> {
    let mut found = std::mem::take(&mut read.found);
    let (output, faults) = in_memory::build(read)?;
    found.extend(faults);
    Ok(match output {
        Some(output) => check::check_built(&mut read.site, &output, found, flags),
        None => check::check(&read.site, found, flags, Depth::All),
    })
}

fn sort(findings: &mut [Diagnostic], args: &CheckArgs, site: &Site) {
    report::sort(findings, &site.sources);
    if args.by_rule {
        findings.sort_by_key(|finding| (std::cmp::Reverse(finding.severity), finding.rule));
    }
}

fn subtract_baseline(path: &PathBuf, findings: &mut Vec<Diagnostic>, site: &Site) -> Result<usize> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("cannot read `{}`", path.display()))?;
    report::baseline::subtract(&text, findings, &site.sources)
        .map_err(|fault| anyhow!("`{}` is {fault}", path.display()))
}

/// The counts, and what to type next.
fn last_line(findings: &[Diagnostic], waived: usize, known: usize, language: Language) -> String {
    let mut line = report::summary::counts(findings, language);
    let others = match language {
        Language::En => [(waived, "accepted on purpose"), (known, "in the baseline")],
        Language::De => [(waived, "bewusst hingenommen"), (known, "im Ausgangsstand")],
    };
    for (number, what) in others {
        if number > 0 {
            line.push_str(&format!(", {number} {what}"));
        }
    }
    let worst = findings.iter().max_by_key(|finding| finding.severity);
    line.push_str(&match (worst, language) {
        (Some(worst), Language::En) => format!("; try `pointed explain {}`", worst.rule),
        (Some(worst), Language::De) => {
            format!("; mehr dazu: `pointed explain {} --lang de`", worst.rule)
        }
        (None, Language::En) => "; it keeps what it promises".to_owned(),
        (None, Language::De) => "; es hält, was es verspricht".to_owned(),
    });
    line
}

/// A misspelt rule on the command line would silently do nothing.
fn flags(args: &CheckArgs) -> Result<LevelFlags> {
    let names = args.deny.iter().chain(&args.warn).chain(&args.allow);
    for name in names {
        if rules::find(name).is_none() {
            return Err(unknown_rule(name));
        }
    }
    Ok(LevelFlags {
        deny: args.deny.clone(),
        warn: args.warn.clone(),
        allow: args.allow.clone(),
        strict: args.strict,
    })
}
