//! `profilepage-incomplete`: what search engines read about the person lacks what they ask for.

use serde_json::Value;

use crate::check::built::Built;
use crate::check::built::page::HtmlPage;
use crate::check::findings::Findings;
use crate::check::message::named;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::diagnostic::Severity;
use crate::text::bilingual::{Bilingual, both};

pub(super) static RULE: Rule = Rule {
    name: "profilepage-incomplete",
    group: Group::Site,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("profilepage_incomplete.en.md"),
        de: include_str!("profilepage_incomplete.de.md"),
    },
    check: Check::Built(check),
};

fn check(built: &Built<'_>, findings: &mut Findings) {
    const KIND: &str = "application/ld+json";
    // A theme that states nothing for machines is another matter.
    if !built
        .pages
        .iter()
        .any(|page| page.scripts(KIND).next().is_some())
    {
        return;
    }
    for page in homes(built) {
        let mut entities = Vec::new();
        for (script, range) in page.scripts(KIND) {
            match serde_json::from_str::<Value>(script) {
                Ok(value) => flatten(value, &mut entities),
                Err(fault) => {
                    let place = built.span(&page.path, range);
                    findings.add(
                        place,
                        both!(
                            "this JSON-LD cannot be read: {fault}",
                            "dieses JSON-LD ist nicht lesbar: {fault}"
                        ),
                    );
                }
            }
        }
        let profile_page = entities.iter().find(|entity| is_a(entity, "ProfilePage"));
        let Some(profile_page) = profile_page else {
            let finding = findings.add(
                page.start(),
                Bilingual::new(
                    "the home page is no `ProfilePage` in its JSON-LD",
                    "die Startseite ist in ihrem JSON-LD keine `ProfilePage`",
                ),
            );
            finding.advise(Bilingual::new(
                "does a template of your own write it? `page.json_ld_html` holds the whole",
                "schreibt das eine eigene Vorlage? `page.json_ld_html` enthält alles",
            ));
            continue;
        };
        let Some(person) = person(profile_page, &entities) else {
            findings.add(
                page.start(),
                Bilingual::new(
                    "the `ProfilePage` names no person as its `mainEntity`",
                    "die `ProfilePage` nennt keine Person als `mainEntity`",
                ),
            );
            continue;
        };
        let profile = &built.site.profile;
        let mut lacks = Vec::new();
        let mut ask = |property, is_known: bool| {
            if is_known && person.get(property).is_none_or(is_empty) {
                lacks.push(property);
            }
        };
        ask("name", true);
        ask("description", true);
        ask("sameAs", !profile.accounts.is_empty());
        ask("image", !profile.person.no_photo);
        if !lacks.is_empty() {
            let lacks = named(lacks);
            let finding = findings.add(
                page.start(),
                both!(
                    [lacks],
                    "the person in the JSON-LD lacks {lacks}",
                    "der Person im JSON-LD fehlt {lacks}"
                ),
            );
            finding.advise(
                Bilingual::new(
                    "can `profile.toml` say it? a headline gives the description, `person.photo` the image",
                    "kann `profile.toml` das sagen? eine Überschrift gibt die Beschreibung, `person.photo` das Bild"
                ),
            );
        }
    }
}

/// The first page of each language.
fn homes<'b>(built: &'b Built<'_>) -> impl Iterator<Item = &'b HtmlPage> {
    let languages = built.site.settings.languages.iter();
    languages
        .map(|language| format!("{}/index.html", language.tag()))
        .chain(std::iter::once("index.html".to_owned()))
        .filter_map(|path| built.page(&path))
}

/// Every object of a document: the list itself, or what stands in `@graph`.
fn flatten(value: Value, entities: &mut Vec<Value>) {
    match value {
        Value::Array(values) => values
            .into_iter()
            .for_each(|value| flatten(value, entities)),
        Value::Object(mut object) => {
            if let Some(graph) = object.remove("@graph") {
                flatten(graph, entities);
            }
            entities.push(Value::Object(object));
        }
        _ => {}
    }
}

fn is_a(entity: &Value, kind: &str) -> bool {
    match &entity["@type"] {
        Value::String(own) => own == kind,
        Value::Array(kinds) => kinds.iter().any(|own| own == kind),
        _ => false,
    }
}

/// The main entity, which may be named by its `@id` only.
fn person<'v>(page: &'v Value, entities: &'v [Value]) -> Option<&'v Value> {
    let main = page.get("mainEntity")?;
    let whole = entities.iter().find(|entity| {
        is_a(entity, "Person") && entity["@id"] == main["@id"] && !main["@id"].is_null()
    });
    whole.or(Some(main)).filter(|main| is_a(main, "Person"))
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(values) => values.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check_built_from;

    use super::RULE;

    const PROFILE: (&str, &str) = (
        "profile.toml",
        "[person]\nphoto.none = true\n[[account]]\nnetwork = \"Mastodon\"\nurl = \"https://social.example/@jo\"\n",
    );

    #[track_caller]
    fn json(json: &str, expected: &[&str]) {
        let page = format!("<script type=\"application/ld+json\">{json}</script>");
        check_built_from(&RULE, &[PROFILE], &[("index.html", &page)], expected);
    }

    #[test]
    fn what_is_missing_is_named() {
        json(
            "{\"@type\":\"WebPage\"}",
            &["public/index.html:1:1 the home page is no `ProfilePage` in its JSON-LD"],
        );
        json(
            "{\"@type\":\"ProfilePage\",\"mainEntity\":{\"@type\":\"Person\",\"name\":\"Jo\",\"sameAs\":[]}}",
            &["public/index.html:1:1 the person in the JSON-LD lacks `description` and `sameAs`"],
        );
        json(
            "{\"@type\":\"ProfilePage\"}",
            &["public/index.html:1:1 the `ProfilePage` names no person as its `mainEntity`"],
        );
    }

    #[test]
    fn whole_persons_in_any_form_are_left_alone() {
        json(
            "{\"@graph\":[{\"@type\":[\"ProfilePage\"],\"mainEntity\":{\"@id\":\"#me\"}},{\"@id\":\"#me\",\"@type\":\"Person\",\"name\":\"Jo\",\"description\":\"x\",\"sameAs\":\"y\"}]}",
            &[],
        );
        check_built_from(&RULE, &[PROFILE], &[("index.html", "<p>plain</p>")], &[]);
    }
}
