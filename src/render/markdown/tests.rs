use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::render::address::{ROOT, internal, row};

/// Surroundings that know one of everything.
struct Known;

impl Surroundings for Known {
    fn link(&self, destination: &str) -> Target {
        match destination {
            "evidence:log" => Target::Evidence(MarkerContext {
                number: 3,
                url: row(3),
                label: "Evidence 3: the \"log\"".to_owned(),
            }),
            "../projects/y.md" => Target::Address {
                url: internal("work/y/"),
                lang: Some("de"),
            },
            _ if destination.starts_with("evidence:") => Target::Nowhere,
            _ => Target::Address {
                url: destination.to_owned(),
                lang: None,
            },
        }
    }

    fn picture(&self, destination: &str) -> Option<Picture> {
        Some(Picture {
            url: destination.to_owned(),
            size: (destination == "x.png").then_some((40, 30)),
        })
    }

    fn fact(&self, fact: &Fact<'_>) -> Option<String> {
        (fact.name == "years").then(|| "7".to_owned())
    }

    fn highlight(&self, language: &str, _: &str) -> Option<Arc<str>> {
        (language == "rust").then(|| "<span class=\"k\">fn</span>".into())
    }

    fn phrase(&self, phrase: &Phrase<'_>) -> String {
        match phrase {
            Phrase::Table => "Table".to_owned(),
            Phrase::Notes => "Notes".to_owned(),
            Phrase::Note(mark) => format!("Note {mark}"),
            Phrase::Back => "Back".to_owned(),
            Phrase::Done => "done".to_owned(),
            Phrase::Open => "open".to_owned(),
        }
    }
}

fn style(language: Language, raw_html: RawHtml) -> Style {
    Style { language, raw_html }
}

fn html(source: &str) -> String {
    body(source, style(Language::En, RawHtml::Sanitise), &Known)
}

fn line(source: &str) -> String {
    inline(source, style(Language::En, RawHtml::Sanitise), &Known)
}

#[test]
fn headings_start_at_two_and_have_ids_of_their_own() {
    assert_eq!(
        html("# What I did\n\n## Results & more\n\n## Results & more\n\n## Own {#mine}\n"),
        "<h2 id=\"what-i-did\">What I did</h2>\n<h3 id=\"results-more\">Results &amp; more</h3>\n\
         <h3 id=\"results-more-2\">Results &amp; more</h3>\n<h3 id=\"mine\">Own</h3>\n"
    );
    assert_eq!(
        html("## A *b* `c`\n"),
        "<h2 id=\"a-b-c\">A <em>b</em> <code>c</code></h2>\n"
    );
    // Ids that templates use, and rows of the register, are not given away.
    assert!(html("## Contact\n").contains("id=\"contact-2\""));
    assert!(html("## x {#e3}\n").contains("id=\"e3-2\""));
    assert!(html("## x {#fn-a}\n").contains("id=\"section-fn-a-2\""));
    assert!(html("## !!!\n").contains("id=\"section\""));
}

#[test]
fn a_claim_is_marked_and_followed_by_its_evidence() {
    assert_eq!(
        line("I [cut *it*](evidence:log) & left"),
        "I <mark>cut <em>it</em></mark><a class=\"ev\" href=\"\u{fdd1}e3\" \
         aria-label=\"Evidence 3: the &quot;log&quot;\">3</a> &amp; left"
    );
    assert_eq!(line("I [cut it](evidence:none)"), "I cut it");
}

#[test]
fn links_between_sources_lead_to_pages() {
    assert_eq!(
        line("[y](../projects/y.md)"),
        format!("<a href=\"{ROOT}work/y/\" hreflang=\"de\">y</a>")
    );
    assert_eq!(
        line("<https://a.example/?a&b>"),
        "<a href=\"https://a.example/?a&amp;b\">https://a.example/?a&amp;b</a>"
    );
}

#[test]
fn dangerous_addresses_leave_only_their_words() {
    for source in [
        "[x](javascript:alert(1))",
        "[x](JavaScript:alert(1))",
        "[x](<java\tscript:alert(1)>)",
        "[x](&#106;avascript:alert(1))",
        "[x](javascript&colon;alert(1))",
        "[x](&Tab;javascript:alert(1))",
        "[x](data:text/html;base64,AAAA)",
        "[x](vbscript:x)",
        "[x][r]\n\n[r]: javascript:alert(1)",
        "![x](javascript:alert(1))",
        "![x](data:image/svg+xml,a)",
    ] {
        let html = html(source);
        assert_eq!(
            html.trim(),
            "<p>x</p>".replace(
                "<p>x</p>",
                if source.starts_with('!') {
                    "<figure>x</figure>"
                } else {
                    "<p>x</p>"
                }
            ),
            "{source}"
        );
    }
    let auto = html("<javascript:alert(1)>");
    assert!(!auto.contains("href"), "{auto}");
}

#[test]
fn pictures_have_their_size_and_stand_as_figures_when_alone() {
    assert_eq!(
        html("![A *cat*](x.png \"My cat\")\n"),
        "<figure><img src=\"x.png\" alt=\"A cat\" width=\"40\" height=\"30\" loading=\"lazy\" \
         decoding=\"async\"><figcaption>My cat</figcaption></figure>\n"
    );
    assert_eq!(
        html("![A](y.png) and\n"),
        "<p><img src=\"y.png\" alt=\"A\" loading=\"lazy\" decoding=\"async\"> and</p>\n"
    );
}

#[test]
fn tables_scroll_and_lists_of_tasks_say_their_state() {
    assert_eq!(
        html("|a|b|\n|-|-:|\n|1|2|\n"),
        "<section class=\"table\" tabindex=\"0\" aria-label=\"Table\"><table>\n<thead>\n\
         <tr><th scope=\"col\">a</th><th scope=\"col\" class=\"right\">b</th></tr>\n</thead>\n<tbody>\n\
         <tr><td>1</td><td class=\"right\">2</td></tr>\n</tbody>\n</table></section>\n"
    );
    assert_eq!(
        html("- [x] one\n- [ ] two\n- three\n"),
        "<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled checked aria-label=\"done\"> one</li>\n\
         <li class=\"task\"><input type=\"checkbox\" disabled aria-label=\"open\"> two</li>\n<li>three</li>\n</ul>\n"
    );
    assert_eq!(
        html("- a\n\n- b\n"),
        "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n"
    );
}

#[test]
fn code_is_marked_when_its_language_is_known() {
    assert_eq!(
        html("```rust\nfn\n```\n"),
        "<pre class=\"code\" tabindex=\"0\"><code class=\"language-rust\"><span class=\"k\">fn</span></code></pre>\n"
    );
    assert_eq!(
        html("```\na < b\n```\n"),
        "<pre class=\"code\" tabindex=\"0\"><code>a &lt; b\n</code></pre>\n"
    );
}

#[test]
fn notes_have_letters_and_a_way_back() {
    let html = html("One[^x], two[^y], one again[^x].\n\n[^y]: Second.\n[^x]: First.\n");
    assert_eq!(
        html,
        "<p>One<sup class=\"note\" id=\"fnref-a\"><a href=\"#fn-a\" role=\"doc-noteref\" aria-label=\"Note a\">a</a></sup>, \
         two<sup class=\"note\" id=\"fnref-b\"><a href=\"#fn-b\" role=\"doc-noteref\" aria-label=\"Note b\">b</a></sup>, \
         one again<sup class=\"note\" id=\"fnref-a-2\"><a href=\"#fn-a\" role=\"doc-noteref\" aria-label=\"Note a\">a</a></sup>.</p>\n\
         <section class=\"notes\" role=\"doc-endnotes\" aria-label=\"Notes\">\n<ol type=\"a\">\n\
         <li id=\"fn-a\"><p>First. <a class=\"back\" href=\"#fnref-a\" role=\"doc-backlink\" aria-label=\"Back\">↩</a></p></li>\n\
         <li id=\"fn-b\"><p>Second. <a class=\"back\" href=\"#fnref-b\" role=\"doc-backlink\" aria-label=\"Back\">↩</a></p></li>\n\
         </ol>\n</section>\n"
    );
}

#[test]
fn facts_are_computed_in_prose_but_not_in_code() {
    assert_eq!(
        html(
            "For {{ years(since=\"2019-06\") }} years, `{{ years(since=\"2019\") }}`, {{ else }}\n"
        ),
        "<p>For 7 years, <code>{{ years(since=\"2019\") }}</code>, {{ else }}</p>\n"
    );
    assert_eq!(line("{{ years(since=\"2019\") }} years"), "7 years");
    assert!(!html("    {{ years(since=\"2019\") }}\n").contains('7'));
}

#[test]
fn quotes_are_those_of_the_language() {
    let german = |source: &str| inline(source, style(Language::De, RawHtml::Sanitise), &Known);
    assert_eq!(
        german("\"Ja\", sagt 'sie', ich hab's"),
        "„Ja“, sagt ‚sie‘, ich hab’s"
    );
    assert_eq!(
        german("‘Ich hab's’, \"*so*\""),
        "‘Ich hab’s’, „<em>so</em>“"
    );
    assert_eq!(german("von Hand “so”"), "von Hand “so”");
    assert_eq!(line("\"Yes\", 'she' can't"), "“Yes”, ‘she’ can’t");
    assert_eq!(line("1990 -- 2000 ..."), "1990 – 2000 …");
}

#[test]
fn a_line_is_never_a_block() {
    for (source, expected) in [
        ("2019. A year", "2019. A year"),
        ("- no list", "- no list"),
        ("# no heading", "# no heading"),
        ("> no quote", "&gt; no quote"),
        ("    no code `x`", "no code <code>x</code>"),
        ("a\n\nb *c*", "a  b <em>c</em>"),
        ("***", "***"),
        ("", ""),
    ] {
        assert_eq!(line(source), expected, "{source}");
    }
    assert_eq!(plain("**A** [b](x) \"c\"", Language::De, &Known), "A b „c“");
}

#[test]
fn a_headline_has_a_marked_phrase() {
    let head = |source| headline(source, style(Language::En, RawHtml::Sanitise), &Known);
    assert_eq!(
        head("I cut ==the *one* alarm.=="),
        "I cut <mark>the <em>one</em> alarm.</mark>"
    );
    assert_eq!(head("open ==end"), "open <mark>end</mark>");
    assert_eq!(line("a == b"), "a == b");
}

#[test]
fn raw_html_is_cleaned_shown_or_kept() {
    let source = "## A {#a}\n\n<div onclick=\"x()\" class=\"k\" style=\"a\"><script>alert(1)</script>hi</div>\n\n\
        - [x] t\n\nb[^1] <b onmouseover=x>c</b> <!-- d -->\n\n[^1]: n\n";
    let clean = html(source);
    for kept in [
        "<h2 id=\"a\">",
        "<div class=\"k\">hi</div>",
        "type=\"checkbox\"",
        "checked",
        "fn-a",
        "<b>c</b>",
        "class=\"task\"",
    ] {
        assert!(clean.contains(kept), "{kept}: {clean}");
    }
    for gone in ["script", "onclick", "onmouseover", "style", "<!--", "alert"] {
        assert!(!clean.contains(gone), "{gone}: {clean}");
    }
    let shown = body(
        "<b>c</b> <!-- d -->",
        style(Language::En, RawHtml::Escape),
        &Known,
    );
    assert_eq!(shown, "<p>&lt;b&gt;c&lt;/b&gt; </p>\n");
    let kept = body(
        "<b onclick=x>c</b>",
        style(Language::En, RawHtml::Allow),
        &Known,
    );
    assert_eq!(kept, "<p><b onclick=x>c</b></p>\n");
    // Fields become what they look like at most.
    let field = html("<input type=text name=q aria-label=\"a>b\"><form><button>x</button></form>");
    assert!(
        field.contains("type=\"checkbox\"") && field.contains("disabled"),
        "{field}"
    );
    assert!(
        !field.contains("name=") && !field.contains("form"),
        "{field}"
    );
    // Marks of internal addresses live through the cleaning.
    let both = html("<b>x</b> [y](../projects/y.md)");
    assert!(both.contains(&format!("href=\"{ROOT}work/y/\"")), "{both}");
}

#[test]
fn marks_of_our_own_never_come_in() {
    let out = html("a\u{fdd0}b\u{fdd1}c\u{fdd2}d ﬁ");
    assert_eq!(out, "<p>abcd ﬁ</p>\n");
    assert!(!line("\u{fdd0}*x*").contains('\u{fdd0}'));
}

#[test]
fn an_excerpt_is_the_first_paragraph_cut_between_words() {
    let excerpt = |source, longest| excerpt(source, Language::En, longest, &Known);
    assert_eq!(
        excerpt("# Title\n\nSome *words*, and more.\n\nLater.", 160),
        "Some words, and more."
    );
    assert_eq!(excerpt("Some words, and more.", 12), "Some words …");
    assert_eq!(excerpt("```\ncode\n```\n", 160), "");
}

/// Whether a page could run something: told by reading its tags, not by looking for words.
fn is_harmless(html: &str) -> Result<(), String> {
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let tag = &rest[start + 1..];
        let end = tag_end(tag);
        let inner = &tag[..end];
        let name: String = inner
            .chars()
            .take_while(|c| !c.is_whitespace() && *c != '>' && *c != '/')
            .collect();
        if [
            "script", "style", "iframe", "object", "embed", "svg", "math", "form", "base", "meta",
            "link",
        ]
        .contains(&name.to_lowercase().as_str())
        {
            return Err(format!("<{name}>"));
        }
        for attribute in attributes(inner) {
            let (key, value) = attribute;
            if key.to_lowercase().starts_with("on") {
                return Err(format!("{key}= in <{inner}>"));
            }
            let address = ["href", "src"].contains(&key.as_str());
            if address && !safe_address(&value.replace("&amp;", "&").replace("&#x27;", "'")) {
                return Err(format!("{key}={value}"));
            }
        }
        rest = &tag[end..];
    }
    Ok(())
}

fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    for (at, c) in tag.char_indices() {
        match (quote, c) {
            (None, '>') => return at,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    tag.len()
}

fn attributes(tag: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = tag
        .split_once(char::is_whitespace)
        .map_or("", |(_, rest)| rest);
    while let Some(at) = rest.find('=') {
        let key = rest[..at]
            .split_whitespace()
            .last()
            .unwrap_or_default()
            .to_owned();
        let value = &rest[at + 1..];
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            _ => value.split_once(char::is_whitespace).unwrap_or((value, "")),
        };
        found.push((key, value.to_owned()));
        rest = after;
    }
    found
}

/// Pieces that attacks and ordinary texts are made of.
fn piece() -> impl Strategy<Value = String> {
    let pieces = [
        "<",
        ">",
        "\"",
        "'",
        "`",
        "*",
        "_",
        "[",
        "]",
        "(",
        ")",
        "!",
        "#",
        "\n",
        "\n\n",
        " ",
        "  ",
        "&",
        ";",
        ":",
        "=",
        "javascript:",
        "JAVASCRIPT:",
        "data:text/html,",
        "vbscript:",
        "java\tscript:",
        "&#106;avascript:",
        "&Tab;",
        "&colon;",
        "<script>",
        "</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=x>",
        "<a href=\"javascript:x\">",
        "<a href='",
        "</a>",
        "<!--",
        "-->",
        "<div ",
        "onclick=x ",
        "style=\"",
        "<iframe srcdoc=",
        "<math><mi//xlink:href=\"data:x,",
        "<input ",
        "aria-label=\"><script>\"",
        "[x](",
        "[x][r]",
        "[r]: ",
        "![x](",
        "[^1]",
        "[^1]: ",
        "{#",
        "}",
        "{{ years(since=\"2019\") }}",
        "| a | b |\n|-|-|\n| c | d |\n",
        "```rust\n",
        "```",
        "    ",
        "- [x] ",
        "# ",
        "> ",
        "==",
        "evidence:log",
        "\u{fdd0}",
        "\u{fdd1}",
        "\u{fdd2}",
        "\u{0}",
        "ü",
        "„",
        "\\",
        "on",
        "error",
    ];
    prop_oneof![
        4 => proptest::sample::select(pieces.to_vec()).prop_map(str::to_owned),
        1 => ".{0,4}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_text_can_run_anything(pieces in proptest::collection::vec(piece(), 0..24), german: bool, escape: bool) {
        let source = pieces.concat();
        let language = if german { Language::De } else { Language::En };
        let raw_html = if escape { RawHtml::Escape } else { RawHtml::Sanitise };
        for html in [
            body(&source, style(language, raw_html), &Known),
            inline(&source, style(language, raw_html), &Known),
            headline(&source, style(language, raw_html), &Known),
        ] {
            prop_assert!(is_harmless(&html).is_ok(), "{:?} from {source:?}: {html:?}", is_harmless(&html));
            prop_assert!(!html.contains('\u{fdd2}'), "{source:?}: {html:?}");
            let page = crate::render::address::resolve(html.as_bytes(), "../", "evidence/");
            let page = String::from_utf8(page).expect("UTF-8");
            prop_assert!(!page.contains(['\u{fdd0}', '\u{fdd1}']), "{source:?}: {page:?}");
        }
        let words = plain(&source, language, &Known);
        prop_assert!(!words.contains(['\u{fdd0}', '\u{fdd1}', '\u{fdd2}']), "{source:?}: {words:?}");
        excerpt(&source, language, 20, &Known);
    }
}
