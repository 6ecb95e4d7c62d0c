//! `dead-internal-link`: a link, picture or download that leads to nothing in the site folder.
//!
//! Only what the sources alone can tell: other texts, files, headings. Addresses of pages are
//! looked up when the site is built.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use crate::check::built::Built;
use crate::check::built::address::Target;
use crate::check::built::page::{Element, HtmlPage};
use crate::check::findings::Findings;
use crate::check::passage::Place;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::{Site, Text, Visibility};
use crate::source::{SourceId, Span};
use crate::text::bilingual::{Bilingual, both};
use crate::text::markdown_links::{anchors, destinations, may_lead_inside};
use crate::text::nearest::{did_you_mean, nearest};
use crate::text::url::{join, percent_decode};

pub(super) static RULE: Rule = Rule {
    name: "dead-internal-link",
    group: Group::Site,
    severity: Severity::Error,
    may_be_error: true,
    default_on: true,
    docs: Docs {
        en: include_str!("dead_internal_link.en.md"),
        de: include_str!("dead_internal_link.de.md"),
    },
    check: Check::SiteAndBuilt(check, of_pages),
};

/// Files that the build never makes by itself: without a source there is none.
const DOWNLOADS: &[&str] = &[
    "pdf", "png", "jpg", "jpeg", "webp", "avif", "gif", "svg", "zip", "doc", "docx", "odt", "ppt",
    "pptx", "odp", "xls", "xlsx", "ods", "csv", "mp3", "mp4", "webm", "ogg", "epub", "md", "toml",
];

/// Fragments that the pages have around the texts.
const ON_EVERY_PAGE: &[&str] = &[
    "main",
    "top",
    "nav",
    "about",
    "topics",
    "work",
    "talks",
    "posts",
    "publications",
    "events",
    "evidence",
    "contact",
    "roles",
    "education",
    "credentials",
    "meet",
    "upcoming",
];

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let site = subject.site;
    let folder = Folder::new(site);
    for digest in &subject.digests {
        let outline = &digest.outline;
        if outline
            .item
            .is_some_and(|item| item.visibility == Visibility::Private)
            || !may_lead_inside(outline.text())
        {
            continue;
        }
        let path = site.sources.get(outline.span.source).path.as_str();
        // Pages lead from their own folder, facts from that of the site.
        let base = match outline.place {
            Place::Body(_) | Place::Page | Place::Bio => {
                path.rsplit_once('/').map_or("", |(folder, _)| folder)
            }
            _ => "",
        };
        for destination in destinations(outline.text()) {
            let own = Some(outline.span.source);
            if let Some(fault) = folder.fault(base, own, &destination.address) {
                let span = outline.part(&site.sources, destination.range);
                report(span, &destination.address, fault, findings);
            }
        }
    }
    for url in addresses(site) {
        if let Some(fault) = folder.fault("", None, url) {
            report(url.span, url, fault, findings);
        }
    }
}

/// What the pages lead to, templates and generated lists included.
fn of_pages(built: &Built<'_>, findings: &mut Findings) {
    let mut fragments: HashMap<&str, HashSet<&str>> = HashMap::new();
    for page in &built.pages {
        fragments.insert(&page.path, ids(page));
    }
    for page in &built.pages {
        for element in page.elements() {
            for address in followed(element) {
                let Target::Own { path, fragment } = built.target(&page.path, address) else {
                    continue;
                };
                if !built.has(&path) {
                    let message = both!(
                        "`{address}` leads nowhere: no such file is built",
                        "`{address}` führt ins Leere: keine solche Datei entsteht"
                    );
                    let finding = findings.add(page.span(element), message);
                    finding.advise(Bilingual::new(
                        "which text or template writes it?",
                        "welcher Text, welche Vorlage schreibt das?",
                    ));
                    continue;
                }
                let known = fragments.get(path.as_str());
                let is_dead = fragment.as_deref().is_some_and(|fragment| {
                    let marks_text = fragment.starts_with(":~:");
                    !fragment.is_empty()
                        && fragment != "top"
                        && !marks_text
                        && known.is_some_and(|known| !known.contains(fragment))
                });
                if is_dead {
                    let message = both!(
                        "`{address}` leads to a place that is not there",
                        "`{address}` führt zu einer Stelle, die es nicht gibt"
                    );
                    findings.add(page.span(element), message).severity = Severity::Warning;
                }
            }
        }
    }
}

/// Where a page can be entered.
fn ids(page: &HtmlPage) -> HashSet<&str> {
    page.elements()
        .flat_map(|element| {
            let name = match &*element.name {
                "a" => element.attribute("name"),
                _ => None,
            };
            element.attribute("id").into_iter().chain(name)
        })
        .collect()
}

/// The addresses that an element leads to or shows.
fn followed(element: &Element) -> Vec<&str> {
    let mut found = Vec::new();
    for attribute in ["href", "src", "poster", "data"] {
        found.extend(element.attribute(attribute));
    }
    let sets = element.attribute("srcset").unwrap_or_default().split(',');
    found.extend(sets.filter_map(|set| set.split_whitespace().next()));
    found
}

/// Why an address leads nowhere.
enum Fault {
    /// There is no such file; perhaps one like it.
    Missing(Option<String>),
    /// The text is there, but is not published.
    Unpublished,
    /// The text has no such heading; perhaps one like it.
    NoHeading(Option<String>),
    /// It looks like a host.
    NoScheme,
}

fn report(span: Span, address: &str, fault: Fault, findings: &mut Findings) {
    let shown: Bilingual = format!("`{address}`").into();
    // A theme may add fragments that the sources do not know.
    let severity = match fault {
        Fault::NoHeading(_) => Severity::Warning,
        _ => Severity::Error,
    };
    let (message, help) = match fault {
        Fault::Missing(near) => (
            both!(
                [shown],
                "{shown} leads nowhere: there is no such file",
                "{shown} führt ins Leere: diese Datei gibt es nicht"
            ),
            match near {
                Some(near) => did_you_mean(&near),
                None => Bilingual::new(
                    "paths start at the folder of this file; `/x.pdf` is `static/x.pdf`",
                    "Pfade beginnen im Ordner dieser Datei; `/x.pdf` ist `static/x.pdf`",
                ),
            },
        ),
        Fault::Unpublished => (
            both!(
                [shown],
                "{shown} leads to a text that is not published",
                "{shown} führt zu einem Text, der nicht veröffentlicht wird"
            ),
            Bilingual::new(
                "drafts and private items have no page: publish it, or drop the link",
                "Entwürfe und private Einträge haben keine Seite: veröffentlichen, oder den Link streichen",
            ),
        ),
        Fault::NoHeading(near) => (
            both!(
                [shown],
                "{shown} leads to a heading that is not there",
                "{shown} führt zu einer Überschrift, die es nicht gibt"
            ),
            match near {
                Some(near) => did_you_mean(&format!("#{near}")),
                None => Bilingual::new(
                    "a heading's address is its words, or what stands in `{#…}` behind it",
                    "die Adresse einer Überschrift sind ihre Worte, oder was in `{#…}` dahinter steht",
                ),
            },
        ),
        Fault::NoScheme => (
            both!(
                [shown],
                "{shown} is read as a file of the site",
                "{shown} wird als Datei der Website gelesen"
            ),
            did_you_mean(&format!("https://{address}")),
        ),
    };
    let finding = findings.add(span, message);
    finding.severity = severity;
    finding.advise(help);
}

/// What links can lead to.
struct Folder<'s> {
    site: &'s Site,
    sources: HashMap<&'s str, SourceId>,
    /// Texts that become pages.
    pages: HashSet<SourceId>,
    /// Those whose page holds nothing but the text, so that its fragments are known.
    own_pages: HashSet<SourceId>,
    /// The fragments of texts that were asked for.
    anchors: RefCell<HashMap<SourceId, HashSet<String>>>,
}

impl<'s> Folder<'s> {
    fn new(site: &'s Site) -> Self {
        let sources = site.sources.iter();
        let mut pages = HashSet::new();
        for (_, body) in site.profile.about.iter() {
            pages.insert(body.span.source);
        }
        let mut own_pages = HashSet::new();
        let items = site.profile.items.iter();
        let public = items.filter(|item| item.visibility == Visibility::Public);
        let bodies = public
            .flat_map(|item| item.body.iter())
            .chain(site.pages.iter().flat_map(|page| page.body.iter()));
        own_pages.extend(bodies.map(|(_, body)| body.span.source));
        pages.extend(&own_pages);
        Folder {
            site,
            sources: sources
                .map(|(id, source)| (source.path.as_str(), id))
                .collect(),
            pages,
            own_pages,
            anchors: RefCell::default(),
        }
    }

    /// What is wrong with an address that is read from a folder; `own` is the text that a mere
    /// fragment means.
    fn fault(&self, folder: &str, own: Option<SourceId>, address: &str) -> Option<Fault> {
        let first = address.split(['/', '?', '#']).next().unwrap_or_default();
        if address.is_empty() || first.contains(':') || address.starts_with("//") {
            return None;
        }
        let (before, fragment) = match address.split_once('#') {
            Some((before, fragment)) => (before, Some(fragment)),
            None => (address, None),
        };
        let before = percent_decode(before.split('?').next().unwrap_or_default());
        if before.is_empty() {
            return self.fragment_fault(own?, fragment?);
        }
        if let Some(rooted) = before.strip_prefix('/') {
            return self.rooted_fault(rooted);
        }
        let Some(target) = join(folder, &before) else {
            return Some(Fault::Missing(None));
        };
        if let Some(source) = self.sources.get(target.as_str()) {
            if !self.pages.contains(source) {
                return Some(Fault::Unpublished);
            }
            return self.fragment_fault(*source, fragment?);
        }
        // Without an ending it may be the address of a page.
        if self.site.files.contains_key(&target) || ending(&target).is_none() {
            return None;
        }
        let known_ending = ending(&target).is_some_and(|ending| DOWNLOADS.contains(&&*ending));
        if !known_ending && looks_like_host(first) {
            return Some(Fault::NoScheme);
        }
        // Only what a build never makes is known to be missing.
        known_ending.then(|| Fault::Missing(self.near(&target, folder)))
    }

    /// An address from the root of the site.
    fn rooted_fault(&self, path: &str) -> Option<Fault> {
        let ending = ending(path)?;
        let files = &self.site.files;
        let published = |prefix: &str, folder: &str| {
            let rest = path.strip_prefix(prefix);
            rest.is_some_and(|rest| files.contains_key(&format!("{folder}{rest}")))
        };
        let there = !DOWNLOADS.contains(&&*ending)
            || published("", "static/")
            || published("media/", "content/")
            || published("evidence/files/", "evidence/")
            // What the build makes: pictures of the theme and of shared links.
            || matches!(ending.as_str(), "png" | "svg");
        (!there).then(|| {
            let all = self.site.static_files.iter().map(|file| file.path.as_str());
            Fault::Missing(nearest(path, all).map(|near| format!("/{near}")))
        })
    }

    fn fragment_fault(&self, source: SourceId, fragment: &str) -> Option<Fault> {
        let fragment = percent_decode(fragment);
        let around = ON_EVERY_PAGE.contains(&fragment.as_str())
            || fragment.starts_with("fn")
            || fragment
                .strip_prefix('e')
                .is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
        if around || !self.own_pages.contains(&source) {
            return None;
        }
        let mut known = self.anchors.borrow_mut();
        let anchors = known
            .entry(source)
            .or_insert_with(|| anchors(&self.site.sources.get(source).text));
        if anchors.contains(&fragment) {
            return None;
        }
        let near = nearest(&fragment, anchors.iter().map(String::as_str));
        Some(Fault::NoHeading(near.map(str::to_owned)))
    }

    /// A file like the one that is missing, as it is written from a folder.
    fn near(&self, target: &str, folder: &str) -> Option<String> {
        let texts = self.sources.keys().copied();
        let files = self.site.files.keys().map(String::as_str);
        let near = nearest(target, texts.chain(files))?;
        let from: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
        let to: Vec<&str> = near.split('/').collect();
        let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
        let up = "../".repeat(from.len() - shared);
        Some(format!("{up}{}", to[shared..].join("/")))
    }
}

/// The letters behind the last dot of a path's last part, in lower case.
fn ending(path: &str) -> Option<String> {
    let name = path.rsplit('/').next()?;
    let (stem, ending) = name.rsplit_once('.')?;
    let letters = (2..=5).contains(&ending.len())
        && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && ending.bytes().any(|byte| byte.is_ascii_alphabetic());
    (letters && !stem.is_empty()).then(|| ending.to_ascii_lowercase())
}

/// `www.jo.example`, `example.org`: what somebody types into a browser.
fn looks_like_host(first: &str) -> bool {
    const TOP_LEVELS: [&str; 14] = [
        "com", "org", "net", "de", "at", "ch", "eu", "io", "dev", "app", "uk", "edu", "info",
        "example",
    ];
    let top = first.rsplit('.').next().unwrap_or_default();
    first.starts_with("www.") || first.contains('.') && TOP_LEVELS.contains(&top)
}

/// Addresses in fields.
fn addresses(site: &Site) -> Vec<&Text> {
    let profile = &site.profile;
    let contact = &profile.contact;
    let mut found: Vec<&Text> = [
        &profile.next_step.url,
        &contact.booking,
        &contact.form,
        &contact.messenger,
    ]
    .into_iter()
    .flatten()
    .collect();
    for item in &profile.items {
        if item.visibility != Visibility::Private {
            found.extend(&item.url);
            found.extend(item.links.iter().map(|link| &link.url));
        }
    }
    found.extend(
        profile
            .organisations
            .iter()
            .filter_map(|entry| entry.url.as_ref()),
    );
    found.extend(
        profile
            .education
            .iter()
            .filter_map(|entry| entry.url.as_ref()),
    );
    found.extend(
        profile
            .credentials
            .iter()
            .filter_map(|entry| entry.url.as_ref()),
    );
    found.extend(
        profile
            .testimonials
            .iter()
            .filter_map(|entry| entry.url.as_ref()),
    );
    found.extend(
        profile
            .evidence
            .iter()
            .filter_map(|entry| entry.url.as_ref()),
    );
    found.extend(profile.meets.iter().filter_map(|entry| entry.url.as_ref()));
    found
}

#[cfg(test)]
mod tests {
    use crate::testing::check_site;

    use super::RULE;

    const PROFILE: (&str, &str) = ("profile.toml", "[person]\nname = \"Jo\"\n");

    #[test]
    fn links_between_sources_and_files() {
        check_site(
            &RULE,
            &[
                PROFILE,
                (
                    "content/posts/a.md",
                    "# A\n\n[b](b.md) [c](../talks/c.md) [c](../talks/C.md)\n\n![p](p.png) ![q](q.png)\n\n[CV](/cv.pdf) [CV](/cw.pdf)\n",
                ),
                ("content/posts/b.md", "# B\n\nText.\n"),
                (
                    "content/talks/c.md",
                    "+++\ndate = 2024\n+++\n# C\n\nText.\n",
                ),
                ("content/posts/p.png", "x"),
                ("static/cv.pdf", "x"),
            ],
            &[
                "content/posts/a.md:3:30 `../talks/C.md` leads nowhere: there is no such file",
                "content/posts/a.md:5:13 `q.png` leads nowhere: there is no such file",
                "content/posts/a.md:7:15 `/cw.pdf` leads nowhere: there is no such file",
            ],
        );
    }

    #[test]
    fn headings_of_texts() {
        check_site(
            &RULE,
            &[
                PROFILE,
                (
                    "content/posts/a.md",
                    "# A\n\n## Was fault\n\n[x](#was-fault) [y](#was-fehlt) [z](b.md#ende) [n](b.md#anfang) [c](#contact)\n",
                ),
                (
                    "content/posts/b.md",
                    "# B\n\n## Das Ende {#ende}\n\nText.\n",
                ),
                ("about.md", "[x](#anything-of-the-home-page)\n"),
            ],
            &[
                "content/posts/a.md:5:17 `#was-fehlt` leads to a heading that is not there",
                "content/posts/a.md:5:48 `b.md#anfang` leads to a heading that is not there",
            ],
        );
    }

    #[test]
    fn private_texts_and_forgotten_schemes() {
        check_site(
            &RULE,
            &[
                (
                    "profile.toml",
                    "[next_step]\nlabel = \"Book\"\nurl = \"static/booking.pdf\"\n[[topic]]\nlabel = \"T\"\nsummary = \"See [this](jo.example/x.html)\"\n",
                ),
                ("about.md", "[x](content/posts/p.md)\n"),
                (
                    "content/posts/p.md",
                    "+++\nvisibility = \"private\"\n+++\n# P\n\n[gone](gone.md)\n",
                ),
            ],
            &[
                "about.md:1:1 `content/posts/p.md` leads to a text that is not published",
                "profile.toml:3:7 `static/booking.pdf` leads nowhere: there is no such file",
                "profile.toml:6:16 `jo.example/x.html` is read as a file of the site",
            ],
        );
    }

    #[test]
    fn what_the_build_makes_is_not_asked() {
        check_site(
            &RULE,
            &[
                PROFILE,
                (
                    "content/posts/a.md",
                    "# A\n\n[w](https://x.example/a.pdf) [m](mailto:a@b.example) [e](evidence:x) [c](/cv/) [f](/feed.xml) [r](../../cv/) [k](/kontakt.vcf) [i](/share.png) `[n](no.md)`\n",
                ),
            ],
            &[],
        );
    }
}
