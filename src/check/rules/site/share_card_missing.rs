//! `share-card-missing`: a page without the picture that shared links show.

use crate::check::built::Built;
use crate::check::built::address::Target;
use crate::check::built::page::HtmlPage;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::diagnostic::Severity;
use crate::text::bilingual::{Bilingual, both};

pub(super) static RULE: Rule = Rule {
    name: "share-card-missing",
    group: Group::Site,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("share_card_missing.en.md"),
        de: include_str!("share_card_missing.de.md"),
    },
    check: Check::Built(check),
};

/// What networks ask for, in pixels.
const WIDTH: usize = 1200;
const HEIGHT: usize = 630;

/// The shape that is not cropped, and how far from it one may be.
const RATIO: f64 = 1.91;
const TOLERANCE: f64 = 0.02;

/// Networks drop larger files.
const MOST_BYTES: usize = 1_000_000;

fn check(built: &Built<'_>, findings: &mut Findings) {
    let shared: Vec<&HtmlPage> = built
        .pages
        .iter()
        .filter(|page| !page.is_redirect() && page.path != "404.html" && !is_unlisted(page))
        .collect();
    if !shared.iter().any(|page| page.meta("og:image").is_some()) {
        return;
    }
    for page in shared {
        let Some(address) = page.meta("og:image") else {
            let finding = findings.add(
                page.start(),
                Bilingual::new(
                    "links to this page are shown without a picture",
                    "Links auf diese Seite erscheinen ohne Bild",
                ),
            );
            finding.advise(Bilingual::new(
                "does a template of your own leave out `page.card`?",
                "lässt eine eigene Vorlage `page.card` weg?",
            ));
            continue;
        };
        let alt = page.meta("og:image:alt").unwrap_or_default();
        if alt.trim().is_empty() {
            let finding = findings.add(
                page.start(),
                Bilingual::new(
                    "the picture of shared links has no alternative text",
                    "das Bild geteilter Links hat keinen Alternativtext",
                ),
            );
            finding.advise(Bilingual::new(
                "`og:image:alt`: what does it say?",
                "`og:image:alt`: was sagt es?",
            ));
        }
        if let Target::Own { path, .. } = built.target(&page.path, address)
            && let Some(fault) = fault(built, &path)
        {
            findings
                .add(
                    page.start(),
                    both!(
                        [fault],
                        "the picture of shared links `{path}` {fault}",
                        "das Bild geteilter Links `{path}` {fault}"
                    ),
                )
                .advise(both!(
                    "networks take {WIDTH} × {HEIGHT} pixels of up to 1 MB",
                    "Netzwerke nehmen {WIDTH} × {HEIGHT} Pixel bis 1 MB"
                ));
        }
    }
}

/// Pages that search engines are kept from are not meant to be shared.
fn is_unlisted(page: &HtmlPage) -> bool {
    page.meta("robots")
        .is_some_and(|robots| robots.contains("noindex"))
}

fn fault(built: &Built<'_>, path: &str) -> Option<Bilingual> {
    let Some(content) = built.output.files.get(path) else {
        // The pixels of a copied file are not in memory.
        return (!built.has(path)).then(|| Bilingual::new("is not there", "gibt es nicht"));
    };
    if content.len() > MOST_BYTES {
        let bytes = content.len();
        let megabytes = format!("{:.1}", bytes as f64 / 1e6).replace('.', ",");
        return Some(both!("has {bytes} bytes", "hat {megabytes} MB"));
    }
    let size = imagesize::blob_size(content).ok()?;
    let ratio = size.width as f64 / size.height as f64;
    let fits = size.width >= WIDTH && size.height >= HEIGHT && (ratio - RATIO).abs() <= TOLERANCE;
    let (width, height) = (size.width, size.height);
    (!fits).then(|| {
        both!(
            "has {width} × {height} pixels",
            "hat {width} × {height} Pixel"
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::check_built;

    use super::RULE;

    #[test]
    fn pages_without_a_whole_picture_are_found() {
        let card = |path: &str, rest: &str| {
            format!("<meta property=\"og:image\" content=\"https://example.org/{path}\">{rest}")
        };
        let alt = "<meta property=\"og:image:alt\" content=\"Jo\">";
        check_built(
            &RULE,
            &[
                ("404.html", ""),
                ("a.html", "<p>"),
                ("b.html", &card("card.svg", "")),
                ("c.html", &card("gone.png", alt)),
                ("d.html", &card("small.gif", alt)),
                ("card.svg", "<svg/>"),
                (
                    "small.gif",
                    "GIF89a\u{10}\u{0}\u{8}\u{0}\u{0}\u{0}\u{0}\u{0}",
                ),
            ],
            &[
                "public/a.html:1:1 links to this page are shown without a picture",
                "public/b.html:1:1 the picture of shared links has no alternative text",
                "public/c.html:1:1 the picture of shared links `gone.png` is not there",
                "public/d.html:1:1 the picture of shared links `small.gif` has 16 × 8 pixels",
            ],
        );
    }

    #[test]
    fn a_theme_without_cards_is_not_asked() {
        check_built(&RULE, &[("index.html", "<p>")], &[]);
    }
}
