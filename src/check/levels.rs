//! How much findings weigh on this site: settings, flags, and what the rules say themselves.

use crate::check::rule::{Group, Rule};
use crate::check::rules;
use crate::diagnostic::{Diagnostic, Severity};
use crate::site::CheckSettings;
use crate::source::Located;
use crate::text::bilingual::{Bilingual, both};
use crate::text::nearest::{did_you_mean, nearest};

/// What the command line says about levels; it wins over the settings.
#[derive(Debug, Clone, Default)]
pub struct LevelFlags {
    /// `--deny RULE`
    pub deny: Vec<String>,
    /// `--warn RULE`
    pub warn: Vec<String>,
    /// `--allow RULE`
    pub allow: Vec<String>,
    /// `--strict`
    pub strict: bool,
}

/// Decides on levels.
#[derive(Debug, Clone, Copy)]
pub struct Levels<'a> {
    settings: &'a CheckSettings,
    flags: &'a LevelFlags,
}

/// What was said about one rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    Nothing,
    Allow,
    At(Severity),
}

impl<'a> Levels<'a> {
    /// Levels by the settings of a site and the flags of a run.
    pub fn new(settings: &'a CheckSettings, flags: &'a LevelFlags) -> Self {
        Levels { settings, flags }
    }

    /// Whether a rule asks at all.
    pub fn asks(&self, rule: &Rule) -> bool {
        match self.said(rule.name) {
            Said::Nothing => rule.default_on,
            Said::Allow => false,
            Said::At(_) => true,
        }
    }

    /// Whether findings of a rule are made errors.
    pub fn denies(&self, rule: &Rule) -> bool {
        let strict = self.flags.strict || self.settings.strict;
        self.said(rule.name) == Said::At(Severity::Error)
            || strict && is_promise(Some(rule.group)) && rule.severity == Severity::Warning
    }

    /// Gives findings their level; those of allowed rules are dropped. What keeps sources from
    /// being read stays an error.
    pub fn apply(&self, diagnostics: &mut Vec<Diagnostic>) {
        let strict = self.flags.strict || self.settings.strict;
        diagnostics.retain_mut(|finding| {
            let group = rules::find(finding.rule).map(|rule| rule.group);
            if group == Some(Group::Source) && finding.severity == Severity::Error {
                return true;
            }
            match self.said(finding.rule) {
                Said::Allow => return false,
                Said::At(severity) => finding.severity = severity,
                Said::Nothing => {
                    let promise = is_promise(group);
                    if strict && promise && finding.severity == Severity::Warning {
                        finding.severity = Severity::Error;
                    }
                }
            }
            true
        });
    }

    fn said(&self, rule: &str) -> Said {
        let flags = self.flags;
        let named = |names: &[String]| names.iter().any(|name| name == rule);
        let set = |names: &[Located<String>]| names.iter().any(|name| name.value == rule);
        if named(&flags.allow) {
            Said::Allow
        } else if named(&flags.deny) {
            Said::At(Severity::Error)
        } else if named(&flags.warn) {
            Said::At(Severity::Warning)
        } else if set(&self.settings.allow) {
            Said::Allow
        } else if set(&self.settings.deny) {
            Said::At(Severity::Error)
        } else if set(&self.settings.warn) {
            Said::At(Severity::Warning)
        } else {
            Said::Nothing
        }
    }
}

/// Reports names in the settings that are no rule's.
pub(super) fn unknown_rules(settings: &CheckSettings) -> Vec<Diagnostic> {
    let lists = [&settings.deny, &settings.warn, &settings.allow];
    let names = lists
        .into_iter()
        .flatten()
        .map(|name| (name.value.as_str(), name.span));
    let tables = settings
        .rules
        .iter()
        .map(|(name, table)| (name.as_str(), table.span));
    let unknown = names
        .chain(tables)
        .filter(|(name, _)| rules::find(name).is_none());
    unknown
        .map(|(name, span)| unknown_rule(name, span))
        .collect()
}

/// The finding about a name that is no rule's.
pub(super) fn unknown_rule(name: &str, span: crate::source::Span) -> Diagnostic {
    let help = match nearest(name, rules::all().map(|rule| rule.name)) {
        Some(near) => did_you_mean(near),
        None => Bilingual::new(
            "`pointed explain` lists all rules",
            "`pointed explain` nennt alle Regeln",
        ),
    };
    Diagnostic::error(
        "unknown-rule",
        span,
        both!("there is no rule `{name}`", "es gibt keine Regel `{name}`"),
    )
    .help(help)
}

/// Whether a rule keeps what the profile promises, here or against what other places say.
fn is_promise(group: Option<Group>) -> bool {
    matches!(group, Some(Group::Promise | Group::Drift))
}
