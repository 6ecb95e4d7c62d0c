//! `heading-order`: a built page whose headings, language or landmarks a screen reader gets lost in.

use crate::check::built::Built;
use crate::check::built::page::{Element, HtmlPage};
use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::diagnostic::Severity;
use crate::text::bilingual::{Bilingual, both};

pub(super) static RULE: Rule = Rule {
    name: "heading-order",
    group: Group::Site,
    severity: Severity::Error,
    may_be_error: true,
    default_on: true,
    docs: Docs {
        en: include_str!("heading_order.en.md"),
        de: include_str!("heading_order.de.md"),
    },
    check: Check::Built(check),
};

fn check(built: &Built<'_>, findings: &mut Findings) {
    for page in built.pages.iter().filter(|page| !page.is_redirect()) {
        headings(page, findings);
        language(page, findings);
        landmarks(page, findings);
    }
}

fn headings(page: &HtmlPage, findings: &mut Findings) {
    let cure = || {
        Bilingual::new(
            "the levels of headings are the table of contents of a page that is heard",
            "die Ebenen der Überschriften sind das Inhaltsverzeichnis einer Seite, die man hört",
        )
    };
    let headings: Vec<(u8, &Element)> = page
        .elements()
        .filter_map(|element| Some((level(element)?, element)))
        .collect();
    let mut mains = headings.iter().filter(|(level, _)| *level == 1);
    match (mains.next(), mains.next()) {
        (None, _) => {
            let finding = findings.add(
                page.start(),
                Bilingual::new("the page has no `h1`", "die Seite hat kein `h1`"),
            );
            finding.advise(Bilingual::new(
                "its one main heading says what it is about",
                "ihre eine Hauptüberschrift sagt, worum es geht",
            ));
        }
        (Some(_), Some((_, second))) => {
            let finding = findings.add(
                page.span(second),
                Bilingual::new(
                    "the page has more than one `h1`",
                    "die Seite hat mehr als ein `h1`",
                ),
            );
            finding.advise(cure());
        }
        (Some(_), None) => {}
    }
    for pair in headings.windows(2) {
        let ((above, _), (below, element)) = (pair[0], pair[1]);
        if below > above + 1 {
            let message = both!(
                "`h{below}` follows `h{above}`: a level is left out",
                "auf `h{above}` folgt `h{below}`: eine Ebene fehlt"
            );
            let finding = findings.add(page.span(element), message);
            finding.advise(cure());
        }
    }
}

fn level(element: &Element) -> Option<u8> {
    let digit = element.name.strip_prefix('h')?;
    let level = digit.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}

fn language(page: &HtmlPage, findings: &mut Findings) {
    let html = page.named("html").next();
    let tag = html.and_then(|html| html.attribute("lang"));
    // Its first part is a language's two or three letters (BCP 47).
    let named = tag.map_or(0, |tag| tag.split('-').next().unwrap_or_default().len());
    if !(2..=3).contains(&named) {
        let place = html.map_or(page.start(), |html| page.span(html));
        let finding = findings.add(
            place,
            Bilingual::new(
                "the page does not say its language",
                "die Seite nennt ihre Sprache nicht",
            ),
        );
        finding.advise(Bilingual::new(
            "`<html lang=\"en\">`: voices and translators go by it",
            "`<html lang=\"de\">`: Vorleser und Übersetzer richten sich danach",
        ));
    }
}

fn landmarks(page: &HtmlPage, findings: &mut Findings) {
    let Some(main) = page.named("main").next() else {
        let finding = findings.add(
            page.start(),
            Bilingual::new("the page has no `main`", "die Seite hat kein `main`"),
        );
        finding.advise(Bilingual::new(
            "readers who listen jump to it, past the navigation",
            "wer zuhört, springt dorthin, an der Navigation vorbei",
        ));
        return;
    };
    // Where nothing stands before the text there is nothing to skip.
    let has_navigation = page
        .named("nav")
        .any(|nav| nav.range.start < main.range.start);
    let first = page.named("a").next();
    let skips = first.is_some_and(|link| {
        link.attribute("href")
            .is_some_and(|href| href.starts_with('#'))
    });
    if has_navigation && !skips {
        let finding = findings.add(
            page.start(),
            Bilingual::new(
                "the page has no skip link",
                "die Seite hat keinen Sprunglink",
            ),
        );
        finding.advise(Bilingual::new(
            "let its first link lead to `main`: `<a class=\"skip\" href=\"#main\">…</a>`",
            "ihr erster Link führt zu `main`: `<a class=\"skip\" href=\"#main\">…</a>`",
        ));
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check_built;

    use super::RULE;

    fn page(body: &str) -> String {
        format!("<html lang=\"en\"><main>{body}</main></html>")
    }

    #[test]
    fn headings_are_one_tree() {
        check_built(
            &RULE,
            &[
                ("a.html", &page("<h2>A</h2>")),
                ("b.html", &page("<h1>A</h1><h1>B</h1>")),
                ("c.html", &page("<h1>A</h1><h3>B</h3><h2>C</h2><h3>D</h3>")),
                (
                    "d.html",
                    &page("<header><hr></header><h1>A</h1><h2>B</h2><h3>C</h3><h2>D</h2>"),
                ),
            ],
            &[
                "public/a.html:1:1 the page has no `h1`",
                "public/b.html:1:33 the page has more than one `h1`",
                "public/c.html:1:33 `h3` follows `h1`: a level is left out",
            ],
        );
    }

    #[test]
    fn languages_and_landmarks() {
        check_built(
            &RULE,
            &[
                ("a.html", "<html><main><h1>A</h1></main>"),
                ("b.html", "<html lang=\"de-AT\"><h1>A</h1>"),
                (
                    "c.html",
                    "<html lang=\"en\"><nav><a href=\"/\">A</a></nav><main><h1>A</h1></main>",
                ),
                (
                    "d.html",
                    "<html lang=\"en\"><a href=\"#main\">S</a><nav></nav><main id=\"main\"><h1>A</h1></main>",
                ),
                (
                    "e/index.html",
                    "<meta http-equiv=\"refresh\" content=\"0; url=../\"><a href=\"../\">moved</a>",
                ),
            ],
            &[
                "public/a.html:1:1 the page does not say its language",
                "public/b.html:1:1 the page has no `main`",
                "public/c.html:1:1 the page has no skip link",
            ],
        );
    }
}
