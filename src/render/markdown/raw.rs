//! HTML that was written into Markdown: what can run or load something is taken out.

use std::collections::HashSet;
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use crate::render::markdown::address::{SCHEMES, safe};

/// What our own pages are made of, and what a writer may add: no script, style, form or frame.
static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::default();
    builder
        .add_tags([
            "figure",
            "figcaption",
            "mark",
            "input",
            "section",
            "article",
            "aside",
            "details",
            "summary",
        ])
        .add_generic_attributes([
            "id",
            "class",
            "role",
            "tabindex",
            "aria-label",
            "aria-hidden",
            "lang",
            "dir",
            "hidden",
        ])
        .add_tag_attributes("img", ["loading", "decoding"])
        .add_tag_attributes("input", ["checked"])
        // A field that can be filled in is a form: whatever it was, it shows a state of a list.
        .set_tag_attribute_value("input", "type", "checkbox")
        .set_tag_attribute_value("input", "disabled", "")
        .add_tag_attributes("ol", ["type", "start", "reversed"])
        .add_tag_attributes("a", ["hreflang", "rel", "download"])
        .add_tag_attributes("details", ["open"])
        .add_tag_attributes("time", ["datetime"])
        // `rel` stays as we or the writer set it.
        .link_rel(None)
        .url_schemes(HashSet::from(SCHEMES))
        .url_relative(UrlRelative::PassThrough)
        // The same judgement as for the addresses of Markdown.
        .attribute_filter(|_, name, value| {
            let address = matches!(name, "href" | "src" | "cite");
            (!address || safe(value)).then_some(value.into())
        });
    builder
});

/// The page's HTML without what could do harm.
pub(super) fn sanitise(html: &str) -> String {
    SANITISER.clean(html).to_string()
}

/// Whether a piece of HTML is nothing but a comment: a remark of the writer's, never shown.
pub(super) fn is_comment(html: &str) -> bool {
    let inner = html
        .trim()
        .strip_prefix("<!--")
        .and_then(|html| html.strip_suffix("-->"));
    inner.is_some_and(|inner| !inner.contains("-->"))
}
