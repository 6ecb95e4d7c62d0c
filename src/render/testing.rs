//! A small theme for tests: it shows every value, so that nothing a page holds is missed.

use std::collections::BTreeMap;

use crate::source::{Located, Sources, Span};
use crate::theme::Theme;

const MANIFEST: &str = "name = \"Test\"\nstyles = [\"styles/all.css\"]\n";

/// The theme.
pub(super) fn theme() -> Theme {
    theme_with(&[])
}

/// The theme with other templates.
pub(super) fn theme_with(templates: &[(&str, &str)]) -> Theme {
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let base = "<!doctype html><html lang=\"{{ site.language }}\"><title>{{ page.head_title }}</title>\
        {% block main %}{% endblock %}<nav>{% for link in site.nav %}<a href=\"{{ link.url }}\">{{ link.label }}</a>{% endfor %}</nav></html>";
    files.insert("theme.toml".to_owned(), MANIFEST.into());
    files.insert("styles/all.css".to_owned(), "body{margin:0}".into());
    files.insert("templates/base.html".to_owned(), base.into());
    for (kind, variable) in [
        ("home", "home"),
        ("topics", "topics"),
        ("topic", "topic"),
        ("list", "list"),
        ("evidence", "evidence"),
        ("evidence-item", "evidence_item"),
        ("contact", "contact"),
        ("cv", "cv"),
        ("now", "now"),
        ("free", "free"),
        ("not-found", "not_found"),
    ] {
        let page = format!(
            "{{% extends \"base.html\" %}}{{% block main %}}<pre>{{{{ {variable} }}}}</pre>{{% endblock %}}"
        );
        files.insert(format!("templates/{kind}.html"), page.into());
    }
    let item = "{% extends \"base.html\" %}{% block main %}<h1>{{ item.item.title }}</h1>{{ item.body_html | safe }}{% endblock %}";
    files.insert("templates/item.html".to_owned(), item.into());
    // What all themes share has templates of its own for these.
    let post = "{% extends \"item.html\" %}";
    files.insert("templates/post.html".to_owned(), post.into());
    let work = "{% extends \"list.html\" %}";
    files.insert("templates/work.html".to_owned(), work.into());
    for (name, text) in templates {
        files.insert(format!("templates/{name}"), (*text).into());
    }
    let mut sources = Sources::default();
    let span = Span::new(sources.add("pointed.toml", ""), 0..0);
    let name = Located::new("test".to_owned(), span);
    let (theme, findings) = Theme::load(&name, &BTreeMap::new(), &files, &mut sources);
    assert_eq!(findings, Vec::new());
    theme.expect("the test theme loads")
}
