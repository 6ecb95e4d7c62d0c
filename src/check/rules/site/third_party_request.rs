//! `third-party-request`: a built page that loads something from another host.

use std::ops::Range;

use crate::check::built::Built;
use crate::check::built::address::{Target, target};
use crate::check::built::page::Element;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::diagnostic::Severity;
use crate::text::bilingual::{Bilingual, both};

pub(super) static RULE: Rule = Rule {
    name: "third-party-request",
    group: Group::Site,
    severity: Severity::Error,
    may_be_error: true,
    default_on: true,
    docs: Docs {
        en: include_str!("third_party_request.en.md"),
        de: include_str!("third_party_request.de.md"),
    },
    check: Check::Built(check),
};

/// Relations of `<link>` for which a browser fetches something. Others are mere links.
const FETCHED: [&str; 9] = [
    "stylesheet",
    "preload",
    "modulepreload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "icon",
    "apple-touch-icon",
    "manifest",
];

fn check(built: &Built<'_>, findings: &mut Findings) {
    for page in &built.pages {
        for element in page.elements() {
            for address in fetched(element) {
                report(built, &page.path, &address, element.range.clone(), findings);
            }
        }
    }
    for (path, text) in built.texts() {
        if path.ends_with(".css") || path.ends_with(".svg") {
            for range in style_addresses(text) {
                let address = &text[range.clone()];
                report(built, path, address, range.clone(), findings);
            }
        }
    }
}

fn report(
    built: &Built<'_>,
    path: &str,
    address: &str,
    range: Range<usize>,
    findings: &mut Findings,
) {
    let Target::Elsewhere(host) = target(built.site, path, address) else {
        return;
    };
    let finding = findings.add(
        built.span(path, range),
        both!(
            "the page loads something from `{host}`",
            "die Seite lädt etwas von `{host}`"
        ),
    );
    finding.advise(
        Bilingual::new(
            "every reader's address goes there without being asked: keep a copy in `static/` or `theme/fonts/`, or make it a plain link",
            "die Adresse jedes Lesers geht ungefragt dorthin: eine Kopie in `static/` oder `theme/fonts/` legen, oder einen einfachen Link daraus machen"
        ),
    );
}

/// The addresses that a browser fetches for an element without a click.
fn fetched(element: &Element) -> Vec<String> {
    let mut found = Vec::new();
    let mut add = |attribute: &str| found.extend(element.attribute(attribute).map(str::to_owned));
    match &*element.name {
        "script" | "img" | "iframe" | "embed" | "audio" | "video" | "source" | "track"
        | "input" | "frame" => {
            add("src");
            add("poster");
        }
        "object" => add("data"),
        "image" | "use" | "feimage" => {
            add("href");
            add("xlink:href");
        }
        "body" | "table" | "td" => add("background"),
        "link" if FETCHED.iter().any(|kind| element.has_word("rel", kind)) => add("href"),
        _ => {}
    }
    for attribute in ["srcset", "imagesrcset"] {
        let sets = element.attribute(attribute).unwrap_or_default().split(',');
        found.extend(
            sets.filter_map(|set| set.split_whitespace().next())
                .map(str::to_owned),
        );
    }
    if let Some(style) = element.attribute("style") {
        let addresses = style_addresses(style).into_iter();
        found.extend(addresses.map(|range| style[range].to_owned()));
    }
    found
}

/// What stands in `url(…)` and behind `@import` in a style sheet.
fn style_addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for mark in ["url(", "@import "] {
        for (at, _) in text.match_indices(mark) {
            let start = at + mark.len();
            let rest = &text[start..];
            let quoted = rest.trim_start_matches([' ', '"', '\'']);
            let start = start + rest.len() - quoted.len();
            let end = quoted
                .find(['"', '\'', ')', ';', '\n'])
                .unwrap_or(quoted.len());
            found.push(start..start + end);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::check_built;

    #[test]
    fn everything_that_a_browser_fetches_by_itself() {
        check_built(
            &RULE,
            &[
                (
                    "index.html",
                    "<link rel=\"stylesheet\" href=\"https://fonts.example/css?family=Inter\">\n\
                     <img src=\"a.png\" srcset=\"a.png 1x, //images.example/a.png 2x\">\n\
                     <p style=\"background: url('http://tiles.example/x.png')\">\n\
                     <iframe src=\"https://video.example/embed/1\"></iframe>\n",
                ),
                (
                    "style.css",
                    "@import url(\"https://styles.example/x.css\");\nb { background: url(x.png) }\n",
                ),
            ],
            &[
                "public/index.html:1:1 the page loads something from `fonts.example`",
                "public/index.html:2:1 the page loads something from `images.example`",
                "public/index.html:3:1 the page loads something from `tiles.example`",
                "public/index.html:4:1 the page loads something from `video.example`",
                "public/style.css:1:14 the page loads something from `styles.example`",
            ],
        );
    }

    #[test]
    fn links_data_and_own_addresses_load_nothing() {
        check_built(
            &RULE,
            &[(
                "index.html",
                "<link rel=\"canonical\" href=\"https://other.example/\">\
                 <link rel=\"me\" href=\"https://social.example/@jo\">\
                 <a href=\"https://video.example/watch\">Watch</a>\
                 <img src=\"https://example.org/photo.webp\"><img src=\"data:image/gif;base64,R0\">\
                 <code>&lt;script src=\"https://x.example/\"&gt;</code>",
            )],
            &[],
        );
    }

    #[test]
    fn the_same_host_on_many_pages_is_one_finding() {
        let page = "<script src=\"https://stats.example/s.js\"></script>";
        check_built(
            &RULE,
            &[("a.html", page), ("b.html", page), ("c.html", page)],
            &[
                "public/a.html:1:1 the page loads something from `stats.example` (and at 2 more places)",
            ],
        );
    }

    #[test]
    fn addresses_in_styles() {
        let text = "@import 'a.css'; b{background:url( \"b.png\" )} c{src:url(c.woff2)format(x)}";
        let found: Vec<&str> = style_addresses(text)
            .into_iter()
            .map(|range| &text[range])
            .collect();
        assert_eq!(found, ["b.png", "c.woff2", "a.css"]);
    }
}
