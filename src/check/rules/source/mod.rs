//! What keeps sources from being read. Reading finds it, so most of these rules only explain.

use crate::check::rule::{Check, Docs, Group, Rule};
use crate::diagnostic::Severity;

mod unknown_reference;

/// A rule whose findings come from reading.
const fn reading(
    name: &'static str,
    severity: Severity,
    en: &'static str,
    de: &'static str,
) -> Rule {
    Rule {
        name,
        group: Group::Source,
        severity,
        may_be_error: matches!(severity, Severity::Error),
        default_on: true,
        docs: Docs { en, de },
        check: Check::Reading,
    }
}

/// Declares the rules that only explain.
macro_rules! readings {
    ($($rule:ident: $name:literal, $severity:ident, $file:literal;)*) => {
        $(static $rule: Rule = reading(
            $name,
            Severity::$severity,
            include_str!(concat!($file, ".en.md")),
            include_str!(concat!($file, ".de.md")),
        );)*
    };
}

readings! {
    DUPLICATE_ID: "duplicate-id", Error, "duplicate_id";
    FACT_IN_TRANSLATION: "fact-in-translation", Error, "fact_in_translation";
    FRONT_MATTER: "front-matter", Error, "front_matter";
    INVALID_DATE: "invalid-date", Error, "invalid_date";
    INVALID_VALUE: "invalid-value", Error, "invalid_value";
    MISPLACED_FILE: "misplaced-file", Warning, "misplaced_file";
    MISSING_FIELD: "missing-field", Error, "missing_field";
    MISSING_FILE: "missing-file", Error, "missing_file";
    MISSING_PICTURE: "missing-picture", Error, "missing_picture";
    NOT_UTF8: "not-utf8", Error, "not_utf8";
    OUTSIDE_FILE: "outside-file", Warning, "outside_file";
    TEMPLATE_ERROR: "template-error", Error, "template_error";
    THEME_OPTION: "theme-option", Error, "theme_option";
    TOML_SYNTAX: "toml-syntax", Error, "toml_syntax";
    UNKNOWN_KEY: "unknown-key", Error, "unknown_key";
    UNKNOWN_LANGUAGE: "unknown-language", Error, "unknown_language";
    UNKNOWN_RULE: "unknown-rule", Error, "unknown_rule";
    UNUSABLE_PICTURE: "unusable-picture", Error, "unusable_picture";
    WAIVER_EXPIRED: "waiver-expired", Error, "waiver_expired";
    WAIVER_UNUSED: "waiver-unused", Warning, "waiver_unused";
    WRONG_TYPE: "wrong-type", Error, "wrong_type";
}

/// The rules of this group, sorted by name.
pub(super) static RULES: &[&Rule] = &[
    &DUPLICATE_ID,
    &FACT_IN_TRANSLATION,
    &FRONT_MATTER,
    &INVALID_DATE,
    &INVALID_VALUE,
    &MISPLACED_FILE,
    &MISSING_FIELD,
    &MISSING_FILE,
    &MISSING_PICTURE,
    &NOT_UTF8,
    &OUTSIDE_FILE,
    &TEMPLATE_ERROR,
    &THEME_OPTION,
    &TOML_SYNTAX,
    &UNKNOWN_KEY,
    &UNKNOWN_LANGUAGE,
    &unknown_reference::RULE,
    &UNKNOWN_RULE,
    &UNUSABLE_PICTURE,
    &WAIVER_EXPIRED,
    &WAIVER_UNUSED,
    &WRONG_TYPE,
];
