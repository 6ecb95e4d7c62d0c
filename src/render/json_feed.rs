//! The posts of a language as a JSON Feed 1.1, <https://jsonfeed.org/version/1.1>, for readers that
//! would rather not parse XML.

use serde_json::{Map, Value, json};

use crate::render::feed::{absolute_html, changed, identity, moment, newest};
use crate::render::parts::photo::JPEG;
use crate::render::sheet::Sheet;

/// Where the feed of a language is.
pub(super) fn path(sheet: &Sheet<'_>) -> String {
    let addresses = &sheet.edition.scene.addresses;
    format!("{}feed.json", addresses.home(sheet.language()))
}

/// The feed; the site has posts in the language.
pub(super) fn feed(sheet: &Sheet<'_>, name: &str) -> String {
    let scene = sheet.edition.scene;
    let addresses = &scene.addresses;
    let home = addresses.absolute(&addresses.home(sheet.language()));
    let title = sheet
        .edition
        .interface
        .with("feed-title", &[("name", name.into())]);
    let mut author = Map::new();
    author.insert("name".to_owned(), name.into());
    author.insert("url".to_owned(), addresses.absolute("").into());
    if scene.material.photo.is_some() {
        author.insert("avatar".to_owned(), addresses.absolute(JPEG).into());
    }
    let items: Vec<Value> = newest(sheet)
        .into_iter()
        .map(|(post, path)| {
            let mut item = Map::new();
            let mut put = |key: &str, value: String| {
                if !value.is_empty() {
                    item.insert(key.to_owned(), value.into());
                }
            };
            put("id", identity(sheet, &post.id));
            put("url", addresses.absolute(&path));
            put("title", sheet.words_of_any(&post.title).0);
            put("summary", sheet.line_words(&post.summary));
            put(
                "content_html",
                absolute_html(sheet, &sheet.body(&post.body)),
            );
            let published = post.period.start.map(|start| moment(start.value));
            put("date_published", published.unwrap_or_default());
            put(
                "date_modified",
                changed(post).map(moment).unwrap_or_default(),
            );
            put("language", sheet.language().tag().to_owned());
            Value::Object(item)
        })
        .collect();
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": home,
        "feed_url": addresses.absolute(&path(sheet)),
        "language": sheet.language().tag(),
        "authors": [author],
        "items": items,
    });
    let written = serde_json::to_string_pretty(&feed).expect("JSON values are written");
    // Some readers look into JSON for tags; escaped there are none.
    let written = written.replace('<', "\\u003c").replace('>', "\\u003e");
    scene.protection.json(written + "\n")
}
