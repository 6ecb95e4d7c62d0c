//! The rules: one file each, in a folder a group.
//!
//! A new rule is three things: its file with its `RULE`, its documentation in both languages beside
//! it (`NAME.en.md`, `NAME.de.md`), and a line in its folder's list. The tests below name what was
//! forgotten.

mod drift;
mod pointed;
mod positioning;
mod promise;
mod site;
mod source;

use crate::check::rule::Rule;

/// Every rule, by group, then by name.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    [
        source::RULES,
        pointed::RULES,
        positioning::RULES,
        promise::RULES,
        drift::RULES,
        site::RULES,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// The rule of that name.
pub fn find(name: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.name == name)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;
    use crate::check::rule::{Group, SECTIONS};
    use crate::text::slug::is_slug;

    #[test]
    fn the_lists_are_sorted_and_name_no_rule_twice() {
        for group in Group::ALL {
            let names: Vec<&str> = all()
                .filter(|rule| rule.group == group)
                .map(|rule| rule.name)
                .collect();
            let mut sorted = names.clone();
            sorted.sort_unstable();
            sorted.dedup();
            assert_eq!(names, sorted, "src/check/rules/{}/mod.rs", group.name());
        }
        let names: BTreeSet<&str> = all().map(|rule| rule.name).collect();
        assert_eq!(names.len(), all().count());
    }

    #[test]
    fn every_rule_is_documented_in_both_languages() {
        for rule in all() {
            assert!(is_slug(rule.name), "{}", rule.name);
            let (en, de) = (rule.docs.en, rule.docs.de);
            let head = format!("# {}\n", rule.name);
            assert!(
                en.starts_with(&head) && de.starts_with(&head),
                "{}: first line",
                rule.name
            );
            let (mut en_at, mut de_at) = (0, 0);
            for (en_section, de_section) in SECTIONS {
                let find = |text: &str, from: usize, section: &str| {
                    let at = text[from..].find(section);
                    from + at
                        .unwrap_or_else(|| panic!("{}: no `{section}` in its place", rule.name))
                };
                en_at = find(en, en_at, en_section);
                de_at = find(de, de_at, de_section);
            }
        }
    }

    #[test]
    fn every_file_is_a_rule_in_its_list() {
        for group in Group::ALL {
            let path = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("src/check/rules")
                .join(group.name());
            for entry in std::fs::read_dir(&path).expect("the folder of a group") {
                let name = entry
                    .expect("an entry")
                    .file_name()
                    .into_string()
                    .expect("UTF-8");
                let stem = name.split('.').next().expect("a stem").replace('_', "-");
                if stem != "mod" {
                    let rule = find(&stem);
                    assert!(
                        rule.is_some_and(|rule| rule.group == group),
                        "add `{stem}` to the list in {}/mod.rs",
                        path.display()
                    );
                }
            }
        }
    }
}
