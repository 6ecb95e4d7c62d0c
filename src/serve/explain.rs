//! What a rule is about, as a page of its own.

use pulldown_cmark::{Options, Parser, html};

use crate::check::rules;
use crate::text::language::Language;

/// A page about a rule, in the first language of an `Accept-Language` header that it is written in.
pub(super) fn page(name: &str, wanted: &str) -> Option<String> {
    let rule = rules::find(name)?;
    let language = wanted
        .split([',', ';'])
        .find_map(|tag| Language::parse(tag.trim().split('-').next().unwrap_or_default()))
        .unwrap_or(Language::En);
    let docs = match language {
        Language::En => rule.docs.en,
        Language::De => rule.docs.de,
    };
    let mut body = String::new();
    html::push_html(&mut body, Parser::new_ext(docs, Options::ENABLE_TABLES));
    let tag = language.tag();
    Some(format!(
        "<!doctype html>\n<html lang=\"{tag}\"><head><meta charset=\"utf-8\"><title>{name}</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <style>:root {{ color-scheme: light dark; font: 17px/1.55 system-ui, sans-serif }} \
         body {{ max-inline-size: 42rem; margin: 3rem auto; padding: 0 1rem }} \
         pre {{ overflow-x: auto; padding: .8rem; background: rgb(128 128 128 / .15) }}</style></head>\
         <body><main><h1><code>{name}</code></h1>\n{body}</main></body></html>\n"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_explained_in_the_readers_language() {
        let german = page("cliche", "fr-FR, de-AT;q=0.8, en").expect("a rule");
        assert!(german.contains("<html lang=\"de\">"));
        assert!(
            page("cliche", "")
                .expect("a rule")
                .contains("<html lang=\"en\">")
        );
        assert_eq!(page("<script>", "en"), None);
    }
}
