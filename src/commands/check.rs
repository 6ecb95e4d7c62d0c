//! `pointed check`: read, parse, check, report.

use std::path::Path;

use anstream::eprintln;
use anyhow::{Result, bail};

use crate::check::levels::LevelFlags;
use crate::check::{self, Depth, rules};
use crate::cli::{CheckArgs, Format};
use crate::commands::{Outcome, print, sources, today};
use crate::diagnostic::{Diagnostic, Severity};
use crate::parse::Options;
use crate::report;
use crate::text::nearest::nearest;

pub(super) fn run(args: &CheckArgs, directory: &Path, quiet: bool) -> Result<Outcome> {
    let flags = flags(args)?;
    let options = Options {
        today: today::today(&args.today)?,
        base_url: None,
        drafts: args.drafts,
    };
    let read = sources::read(directory, &options)?;
    let mut findings = check::check(&read.site, read.found, &flags, Depth::All).findings;

    match args.format {
        Format::Human => print(&sources::draw(&mut findings, &read.site))?,
        Format::Short => {
            report::sort(&mut findings, &read.site.sources);
            let lines = findings
                .iter()
                .map(|f| report::short::finding(f, &read.site.sources));
            print(&lines.collect::<String>())?;
        }
    }
    if !quiet {
        eprintln!("{}", last_line(&findings));
    }
    let fail_on = args
        .fail_on
        .map(Severity::from)
        .or(read.site.settings.check.fail_on);
    let fail_on = fail_on.unwrap_or(Severity::Error);
    let fails = findings.iter().any(|finding| finding.severity >= fail_on);
    Ok(if fails {
        Outcome::Findings
    } else {
        Outcome::Clean
    })
}

/// The counts, and what to type next.
fn last_line(findings: &[Diagnostic]) -> String {
    let counts = report::summary::counts(findings);
    match findings.iter().max_by_key(|finding| finding.severity) {
        Some(worst) => format!("{counts}; try `pointed explain {}`", worst.rule),
        None => format!("{counts}: the profile keeps what it promises"),
    }
}

/// A misspelt rule on the command line would silently do nothing.
fn flags(args: &CheckArgs) -> Result<LevelFlags> {
    for name in args.deny.iter().chain(&args.warn).chain(&args.allow) {
        if rules::find(name).is_none() {
            let near = nearest(name, rules::all().map(|rule| rule.name));
            let help = near.map(|near| format!("\nhelp: did you mean `{near}`?"));
            bail!("there is no rule `{name}`{}", help.unwrap_or_default());
        }
    }
    Ok(LevelFlags {
        deny: args.deny.clone(),
        warn: args.warn.clone(),
        allow: args.allow.clone(),
        strict: args.strict,
    })
}
