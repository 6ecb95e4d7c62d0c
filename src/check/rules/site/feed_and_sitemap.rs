//! `feed-and-sitemap`: no sitemap, no feed for posts, or one that leads nowhere.

use crate::check::built::Built;
use crate::check::built::address::Target;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::diagnostic::Severity;
use crate::site::{ItemKind, Visibility};
use crate::text::bilingual::{Bilingual, both};
use crate::text::date::PartialDate;

pub(super) static RULE: Rule = Rule {
    name: "feed-and-sitemap",
    group: Group::Site,
    severity: Severity::Info,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("feed_and_sitemap.en.md"),
        de: include_str!("feed_and_sitemap.de.md"),
    },
    check: Check::Built(check),
};

const SITEMAP: &str = "sitemap.xml";

fn check(built: &Built<'_>, findings: &mut Findings) {
    match built.text(SITEMAP) {
        Some(text) => sitemap(built, text, findings),
        None => {
            let place = built.site.settings.span;
            findings.add(
                place,
                Bilingual::new(
                    "the site has no `sitemap.xml`",
                    "die Website hat keine `sitemap.xml`",
                ),
            );
        }
    }
    let has_posts = built
        .site
        .profile
        .items_of(ItemKind::Post)
        .any(|post| post.visibility == Visibility::Public && post.has_page());
    let has_feed = built.pages.iter().any(|page| {
        page.named("link").any(|link| {
            let kind = link.attribute("type").unwrap_or_default();
            let leads = built.target(&page.path, link.attribute("href").unwrap_or_default());
            (kind == "application/atom+xml" || kind == "application/rss+xml")
                && matches!(leads, Target::Own { path, .. } if built.has(&path))
        })
    });
    if has_posts && !has_feed {
        let place = built.site.settings.span;
        let finding = findings.add(
            place,
            Bilingual::new(
                "there are posts, and no page names a feed",
                "es gibt Beiträge, aber keine Seite nennt einen Feed",
            ),
        );
        finding.advise(Bilingual::new(
            "does a template of your own leave out `site.feed_url`?",
            "lässt eine eigene Vorlage `site.feed_url` weg?",
        ));
    }
}

fn sitemap(built: &Built<'_>, text: &str, findings: &mut Findings) {
    for (at, address) in values(text, "loc") {
        let place = built.span(SITEMAP, at..at + address.len());
        match built.target(SITEMAP, address) {
            Target::Own { path, .. } if built.has(&path) => {}
            Target::Own { path, .. } => {
                findings.add(
                    place,
                    both!(
                        "the sitemap lists `{path}`, which is not there",
                        "die Sitemap nennt `{path}`, das es nicht gibt"
                    ),
                );
            }
            Target::Elsewhere(_) | Target::Nowhere => {
                findings.add(
                    place,
                    both!(
                        "the sitemap lists `{address}`, which is another site",
                        "die Sitemap nennt `{address}`, das eine andere Website ist"
                    ),
                );
            }
        }
    }
    for (at, day) in values(text, "lastmod") {
        let date = PartialDate::parse(day.get(..10).unwrap_or(day));
        if date.is_ok_and(|date| date.first() > built.site.today) {
            let place = built.span(SITEMAP, at..at + day.len());
            findings.add(
                place,
                both!("`{day}` has not come yet", "`{day}` liegt in der Zukunft"),
            );
        }
    }
}

/// What stands in each element of a name, with its place.
fn values<'t>(text: &'t str, name: &str) -> Vec<(usize, &'t str)> {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    text.match_indices(&open)
        .filter_map(|(at, _)| {
            let start = at + open.len();
            let length = text[start..].find(&close)?;
            Some((start, &text[start..start + length]))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::{check_built, check_built_from};

    use super::RULE;

    #[test]
    fn dead_entries_and_days_to_come_are_found() {
        check_built(
            &RULE,
            &[
                ("index.html", ""),
                (
                    "sitemap.xml",
                    "<loc>https://example.org/</loc>\n<loc>https://example.org/gone/</loc>\n<lastmod>2026-11-22</lastmod>\n<lastmod>2026-11-24</lastmod>\n<loc>https://other.example/</loc>",
                ),
            ],
            &[
                "public/sitemap.xml:2:6 the sitemap lists `gone/index.html`, which is not there",
                "public/sitemap.xml:4:10 `2026-11-24` has not come yet",
                "public/sitemap.xml:5:6 the sitemap lists `https://other.example/`, which is another site",
            ],
        );
    }

    #[test]
    fn posts_have_a_feed() {
        let from = [
            ("profile.toml", "[person]\nname = \"Jo\"\n"),
            ("content/posts/a.md", "# A\n"),
        ];
        check_built_from(
            &RULE,
            &from,
            &[("index.html", "")],
            &[
                "pointed.toml:1:1 the site has no `sitemap.xml`",
                "pointed.toml:1:1 there are posts, and no page names a feed",
            ],
        );
        check_built_from(
            &RULE,
            &from,
            &[
                (
                    "a/index.html",
                    "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"../feed.xml\">",
                ),
                ("feed.xml", ""),
                ("sitemap.xml", ""),
            ],
            &[],
        );
    }
}
