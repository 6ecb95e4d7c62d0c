//! The example site with the theme that comes along: every page is there, and every link in them
//! leads somewhere.

use std::collections::BTreeMap;

use jiff::civil::date;
use pointed::cache::Cache;
use pointed::output::Output;
use pointed::photo::Photo;
use pointed::render::{HighlightCache, Material, render};
use pointed::theme::{self, Theme};
use pointed::{disk, parse};

use crate::program::repository;

/// The example site, built in memory.
fn example() -> Output {
    let mut tree =
        disk::read_site(&repository().join("example-site")).expect("the example is there");
    let dimensions = std::mem::take(&mut tree.dimensions);
    let own = std::mem::take(&mut tree.theme);
    let options = parse::Options {
        today: date(2026, 11, 23),
        base_url: None,
        drafts: false,
    };
    let (mut site, _) = parse::site(tree, &options);
    let settings = site.settings.clone();
    let (theme, findings) = Theme::load(
        &settings.theme,
        &settings.theme_options,
        &own,
        &mut site.sources,
    );
    assert_eq!(findings, []);
    let theme = theme.expect("a theme");
    let portrait = repository().join("example-site/content/portrait.jpg");
    let portrait = std::fs::read(portrait).expect("the example has a portrait");
    let photo = Photo::develop(&portrait, &Cache::default()).expect("a picture");
    let material = Material {
        dimensions: &dimensions,
        highlights: &HighlightCache::default(),
        photo: Some(&photo),
        pictures: &Cache::default(),
        pages: None,
    };
    let (output, faults) = render(&site, &theme, material);
    assert_eq!(faults, []);
    output
}

/// Values of an attribute in a page.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let start = format!(" {attribute}=\"");
    let values = page.split(start.as_str()).skip(1);
    values
        .filter_map(|rest| Some(rest.split_once('"')?.0))
        .collect()
}

/// The file that a link leads to.
fn target(from: &str, link: &str) -> Option<String> {
    let path = link.split(['#', '?']).next().unwrap_or_default();
    let mut parts: Vec<&str> = match path.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => from.split('/').collect(),
    };
    if !path.starts_with('/') {
        // The page's own file.
        let file = parts.pop()?;
        if path.is_empty() {
            parts.push(file);
            return Some(parts.join("/"));
        }
    }
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    let joined = parts.join("/");
    Some(match path.ends_with('/') || path.ends_with('.') {
        true if joined.is_empty() => "index.html".to_owned(),
        true => format!("{joined}/index.html"),
        false => joined,
    })
}

#[test]
fn every_link_leads_somewhere_and_no_mark_is_left() {
    let output = example();
    let pages: BTreeMap<&str, &str> = output
        .files
        .keys()
        .filter(|path| path.ends_with(".html"))
        .map(|path| (path.as_str(), output.text(path).expect("UTF-8")))
        .collect();
    assert!(pages.len() > 50, "{}", pages.len());
    let mut wrong = Vec::new();
    for (path, page) in &pages {
        if page.contains(['\u{fdd0}', '\u{fdd1}', '\u{fdd2}']) {
            wrong.push(format!("{path}: a mark is left"));
        }
        let ids = values(page, "id");
        for (at, id) in ids.iter().enumerate() {
            if ids[..at].contains(id) {
                wrong.push(format!("{path}: two elements are `{id}`"));
            }
        }
        for link in values(page, "href").into_iter().chain(values(page, "src")) {
            if link.contains(':') || link.starts_with("//") {
                continue;
            }
            let Some(target) = target(path, link) else {
                wrong.push(format!("{path}: `{link}` leads out of the site"));
                continue;
            };
            if !output.files.contains_key(&target) && !output.copies.contains_key(&target) {
                wrong.push(format!("{path}: `{link}` leads nowhere"));
            }
            if let (Some((_, id)), Some(page)) = (link.split_once('#'), pages.get(target.as_str()))
                && !values(page, "id").contains(&id)
            {
                wrong.push(format!("{path}: `{link}` leads to no element"));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn every_theme_of_the_binary_can_be_loaded() {
    let names = theme::names();
    assert!(names.contains(&"carte"), "{names:?}");
    let mut sources = pointed::source::Sources::default();
    let span = pointed::source::Span::new(sources.add("pointed.toml", ""), 0..0);
    for name in names {
        let named = pointed::source::Located::new(name.to_owned(), span);
        let nothing = BTreeMap::new();
        let (theme, findings) = Theme::load(&named, &BTreeMap::new(), &nothing, &mut sources);
        assert_eq!(findings, [], "{name}");
        let theme = theme.expect(name);
        for page in theme::PAGES {
            assert!(
                theme.has_template(&format!("{page}.html")),
                "{name} has no {page}.html"
            );
        }
    }
}
