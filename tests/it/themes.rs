//! Every theme over every kind of profile: the example, one that says nothing, one of a single
//! line, and one in which everything is too long and too much.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use pointed::cache::Cache;
use pointed::output::Output;
use pointed::render::{HighlightCache, Material, paper, reference, render};
use pointed::site::Site;
use pointed::source::Located;
use pointed::text::language::Language;
use pointed::theme::{self, GUIDE, TemplateFault, Theme};
use pointed::{disk, parse};

use crate::program::{TODAY, pointed, repository};

/// Profiles with the number of pages of a language that each has at least.
const PROFILES: &[(&str, usize)] = &[
    ("example-site", 30),
    ("tests/themes/empty", 1),
    ("tests/themes/one-line", 1),
    ("tests/themes/stress", 40),
];

/// What a style sheet may weigh on the wire; it is fetched once.
const LARGEST_STYLE: usize = 32 * 1024;

/// A site that looks as that theme.
fn load(profile: &str, name: &str) -> (Site, Theme) {
    let mut tree = disk::read_site(&repository().join(profile)).expect("the profile is there");
    tree.theme.clear();
    let options = parse::Options {
        today: date(2026, 11, 23),
        base_url: None,
        drafts: false,
    };
    let (mut site, _) = parse::site(tree, &options);
    let named = Located::new(name.to_owned(), site.settings.theme.span);
    let nothing = BTreeMap::new();
    let (theme, findings) = Theme::load(&named, &BTreeMap::new(), &nothing, &mut site.sources);
    assert_eq!(findings, [], "{name}");
    (site, theme.expect("a theme"))
}

/// Without pictures and without what earlier builds kept.
fn render_plainly(site: &Site, theme: &Theme) -> (Output, Vec<TemplateFault>) {
    let material = Material {
        dimensions: &BTreeMap::new(),
        highlights: &HighlightCache::default(),
        photo: None,
        pictures: &Cache::default(),
        pages: None,
    };
    render(site, theme, material)
}

fn built(profile: &str, name: &str) -> Output {
    let (site, theme) = load(profile, name);
    let (output, faults) = render_plainly(&site, &theme);
    assert_eq!(faults, [], "{name} over {profile}");
    output
}

#[test]
fn every_theme_shows_every_profile_without_a_fault() {
    for name in theme::names() {
        for (profile, least) in PROFILES {
            let output = built(profile, name);
            let pages = output.files.keys().filter(|path| path.ends_with(".html"));
            assert!(pages.count() > *least, "{name} over {profile}");
            for (path, content) in &output.files {
                let Some(text) = path
                    .ends_with(".html")
                    .then(|| std::str::from_utf8(content).expect("UTF-8"))
                else {
                    continue;
                };
                let place = format!("{path} of {name} over {profile}");
                assert_eq!(text.matches("<h1").count(), 1, "{place}");
                assert_eq!(text.matches("<main").count(), 1, "{place}");
                // The policy forbids both.
                assert!(!text.contains(" style=\""), "{place}");
                assert!(!text.contains("<style"), "{place}");
                for empty in [
                    "<h2></h2>",
                    "<ul></ul>",
                    "<dl></dl>",
                    "<p></p>",
                    "<table></table>",
                ] {
                    assert!(!text.contains(empty), "{empty} in {place}");
                }
            }
        }
    }
}

#[test]
fn the_same_sources_give_the_same_bytes() {
    for name in theme::names() {
        assert_eq!(
            built("tests/themes/stress", name),
            built("tests/themes/stress", name)
        );
    }
}

#[test]
fn a_style_sheet_is_small_and_asks_no_other_host() {
    for name in theme::names() {
        let (_, theme) = load("tests/themes/empty", name);
        let size = theme.stylesheet.len();
        assert!(size <= LARGEST_STYLE, "{name}: {size} bytes");
        for foreign in ["http:", "https:", "//", "@import"] {
            assert!(!theme.stylesheet.contains(foreign), "{name}: {foreign}");
        }
        // A licence travels with the fonts.
        assert!(theme.font_files.contains_key("fonts/OFL.txt"), "{name}");
    }
}

#[test]
fn paper_alone_shows_what_is_for_print_and_needs_nothing_else() {
    for name in theme::names() {
        let mut tree = disk::read_site(&repository().join("example-site")).expect("a site");
        let profile = tree.sources.find("profile.toml").expect("facts");
        let text = tree.sources.get(profile).text.to_string();
        let text = text.replace("phone = \"public\"", "phone = \"print\"");
        // Not the number of the imprint, which is published on purpose.
        let text = text.replacen("+49 89 99998 417", "+49 40 5550 142", 1);
        tree.sources = {
            let mut sources = pointed::source::Sources::default();
            sources.add(
                "pointed.toml",
                "base_url = \"https://a.example/me/\"\nlanguages = [\"en\"]\n",
            );
            sources.add("profile.toml", text);
            sources
        };
        let options = parse::Options {
            today: date(2026, 11, 23),
            base_url: None,
            drafts: false,
        };
        let (site, _) = parse::site(tree, &options);
        let (_, theme) = load("tests/themes/empty", name);
        let material = Material {
            dimensions: &BTreeMap::new(),
            highlights: &HighlightCache::default(),
            photo: None,
            pictures: &Cache::default(),
            pages: None,
        };
        let page = paper(&site, &theme, material, Language::En).expect("a page");
        assert!(page.contains("5550"), "{name}");
        assert!(
            page.contains("https://a.example/me/e/1/") || page.contains("/me/"),
            "{name}"
        );
        assert!(
            !page.contains("rel=\"stylesheet\"") && !page.contains("url(fonts/"),
            "{name}"
        );
        assert!(!page.contains('\u{ad}'), "{name}");
        let (output, _) = render_plainly(&site, &theme);
        for (path, content) in &output.files {
            let published = String::from_utf8_lossy(content);
            assert!(!published.contains("5550"), "{path} of {name}");
        }
    }
}

/// A copy of a site that a test may change.
fn copy_of(profile: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&repository().join(profile), folder.path());
    folder
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).expect("a copy");
        }
    }
}

/// microformats2: <https://microformats.org/wiki/h-resume>
#[test]
fn a_cv_tells_machines_who_did_what_and_when() {
    for name in theme::names() {
        let output = built("example-site", name);
        for path in ["cv/index.html", "de/lebenslauf/index.html"] {
            let cv = output.text(path).expect("a CV");
            let count = |what: &str| cv.matches(what).count();
            assert_eq!(count("h-resume"), 1, "{name}: {path}");
            assert_eq!(count("p-contact h-card"), 1, "{name}: {path}");
            let experiences = count("p-experience h-event");
            assert!(experiences >= 3, "{name}: {path}");
            assert_eq!(count("\"p-org\""), experiences, "{name}: {path}");
            let studies = count("p-education h-event");
            assert!(studies >= 2, "{name}: {path}");
            assert!(
                count("\"dt-start\"") >= experiences + studies,
                "{name}: {path}"
            );
        }
    }
}

#[test]
fn an_own_theme_is_laid_out_once_and_builds_at_once() {
    for name in theme::names() {
        let site = copy_of("example-site");
        let root = site.path();
        let made = pointed(root, &["theme", "new", "my-own", "--from", name]);
        assert!(made.status.success(), "{made:?}");
        let settings = std::fs::read_to_string(root.join("pointed.toml")).expect("settings");
        assert!(settings.contains("theme = \"my-own\""), "{settings}");
        let output: PathBuf = root.join("out");
        let target = output.to_str().expect("UTF-8");
        let build = ["build", "--today", "2026-11-23", "--output", target];
        let built = pointed(root, &build);
        assert!(built.status.success(), "{built:?}");
        let style = std::fs::read_to_string(output.join("style.css")).expect("styles");
        assert!(style.len() > 1000);

        let again = pointed(root, &["theme", "new", "other"]);
        assert_eq!(again.status.code(), Some(2));
        let settings = std::fs::read_to_string(root.join("pointed.toml")).expect("settings");
        assert!(settings.contains("theme = \"my-own\""), "{settings}");
    }
}

#[test]
fn a_check_of_the_sources_says_what_a_build_would_refuse_of_the_choice() {
    let site = copy_of("tests/themes/one-line");
    let root = site.path();
    let settings = root.join("pointed.toml");
    let check = |chosen: &str| {
        std::fs::write(
            &settings,
            format!("base_url = \"https://ada.example/\"\n{chosen}"),
        )
        .expect("written");
        let output = pointed(root, &["check", "--format", "short", "--today", TODAY]);
        let said = String::from_utf8(output.stdout).expect("UTF-8");
        let mut lines: Vec<String> = said.lines().map(str::to_owned).collect();
        lines.retain(|line| line.contains("[theme-option]"));
        lines
    };
    assert_eq!(
        check("theme = \"dosier\"\n"),
        ["pointed.toml:2:9: error[theme-option]: there is no theme `dosier`"]
    );
    assert_eq!(
        check("theme = \"dossier\"\n[theme_options]\nsections = [\"talk\"]\n"),
        ["pointed.toml:4:12: error[theme-option]: `sections` cannot be `talk`"]
    );
    assert_eq!(check("theme = \"dossier\"\n"), [""; 0]);

    // The files that are listed are those of the site's theme.
    let listed = pointed(root, &["theme", "file"]);
    let listed = String::from_utf8(listed.stdout).expect("UTF-8");
    assert!(
        listed.contains("(themes/dossier/templates/home.html)"),
        "{listed}"
    );
    let other = pointed(root, &["theme", "file", "--from", "carte"]);
    let other = String::from_utf8(other.stdout).expect("UTF-8");
    assert!(
        other.contains("(themes/carte/templates/home.html)"),
        "{other}"
    );
}

#[test]
fn the_guide_names_every_template_and_block() {
    let mut named = Vec::new();
    for (path, _) in theme::names().into_iter().flat_map(theme::files) {
        if let Some(name) = path.strip_prefix("templates/")
            && !name.starts_with("home/")
            && ![
                "partials/card.html",
                "partials/front.html",
                "partials/profile-facts.html",
            ]
            .contains(&name)
        {
            let file = name.rsplit('/').next().expect("a name").to_owned();
            assert!(GUIDE.contains(&file), "the guide does not name `{path}`");
            named.push(file);
        }
    }
    assert!(named.len() > 20);
    let base = theme::text_of("carte", "templates/base.html").expect("the frame");
    for block in base.split("{% block ").skip(1) {
        let block = block.split(' ').next().expect("a name");
        assert!(
            GUIDE.contains(&format!("`{block}`")),
            "the guide does not name `{block}`"
        );
    }
    assert!(reference::markdown().contains("## `person`"));
}
