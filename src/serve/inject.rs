//! The preview's script in a page on its way to the browser; the page itself knows nothing of it.

use std::borrow::Cow;
use std::cell::RefCell;

use html5ever::Attribute;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// The script's place on the server.
pub(super) const SCRIPT: &str = "/__pointed/preview.js";

/// What the script of a page is told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told<'t> {
    /// The mark of the page that it is in.
    pub(super) page: &'t str,
    /// The mark of the script itself.
    pub(super) script: &'t str,
    /// The path below which the site stands.
    pub(super) base: &'t str,
    /// The token of this run.
    pub(super) token: &'t str,
}

/// A page with the script at the end of its head. A policy in the page that forbids scripts is
/// widened for this one, and for talking to the preview.
pub(super) fn inject(page: &str, told: Told<'_>) -> String {
    let Told {
        page: mark,
        script,
        base,
        token,
    } = told;
    let base = escaped(base);
    let tag = format!(
        "<script src=\"{SCRIPT}?v={script}\" nonce=\"{token}\" data-page=\"{mark}\" data-base=\"{base}\" data-token=\"{token}\" defer></script>"
    );
    let page = widen_policies(page, token);
    let at = find(&page, "</head")
        .or_else(|| find(&page, "<body"))
        .or_else(|| find(&page, "</html"))
        .unwrap_or(page.len());
    format!("{}{tag}{}", &page[..at], &page[at..])
}

fn escaped(value: &str) -> String {
    value
        .replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
}

/// Where words of a tag begin, whatever their case.
fn find(page: &str, tag: &str) -> Option<usize> {
    let bytes = page.as_bytes();
    memchr::memchr_iter(b'<', bytes).find(|&at| {
        bytes[at..]
            .get(..tag.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(tag.as_bytes()))
    })
}

/// Widens every policy that stands in a `<meta>`.
fn widen_policies<'p>(page: &'p str, nonce: &str) -> Cow<'p, str> {
    let head = &page[..find(page, "</head").unwrap_or(page.len())];
    let mut result = String::new();
    let mut copied = 0;
    for at in memchr::memchr_iter(b'<', head.as_bytes()) {
        let Some(end) = head[at..].find('>').map(|end| at + end + 1) else {
            break;
        };
        let Some(policy) = policy(&head[at..end]) else {
            continue;
        };
        let policy = escaped(&widen(&policy, nonce));
        result.push_str(&page[copied..at]);
        result.push_str("<meta http-equiv=\"Content-Security-Policy\" content=\"");
        result.push_str(&policy);
        result.push_str("\">");
        copied = end;
    }
    match copied {
        0 => Cow::Borrowed(page),
        _ => Cow::Owned(result + &page[copied..]),
    }
}

/// The policy in a tag, if it is one that states a policy, as a browser reads it.
fn policy(tag: &str) -> Option<String> {
    tag.get(..5)
        .filter(|start| start.eq_ignore_ascii_case("<meta"))?;
    let tokenizer = Tokenizer::new(Attributes::default(), TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(tag));
    while !matches!(tokenizer.feed(&queue), html5ever::TokenizerResult::Done) {}
    let attributes = tokenizer.sink.0.into_inner();
    let value = |name: &str| {
        let named = attributes.iter().find(|one| &*one.name.local == name);
        named.map(|one| &*one.value)
    };
    value("http-equiv").filter(|kind| kind.eq_ignore_ascii_case("content-security-policy"))?;
    value("content").map(str::to_owned)
}

/// Keeps what the last tag says.
#[derive(Default)]
struct Attributes(RefCell<Vec<Attribute>>);

impl TokenSink for Attributes {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        if let Token::TagToken(tag) = token {
            self.0.replace(tag.attrs);
        }
        TokenSinkResult::Continue
    }
}

/// A policy under which the script with this nonce may run and talk to the preview.
fn widen(policy: &str, nonce: &str) -> String {
    let mut directives: Vec<(String, String)> = policy
        .split(';')
        .filter_map(|directive| {
            let directive = directive.trim();
            let (name, sources) = directive.split_once(' ').unwrap_or((directive, ""));
            (!name.is_empty()).then(|| (name.to_ascii_lowercase(), sources.trim().to_owned()))
        })
        // The morphing of pages is written without trusted types.
        .filter(|(name, _)| name != "require-trusted-types-for" && name != "trusted-types")
        .collect();
    let default = directives
        .iter()
        .find(|(name, _)| name == "default-src")
        .map(|(_, sources)| sources.clone());
    // What is not named falls back to the default; without one everything is allowed.
    let mut allow = |name: &str, source: &str| {
        let named = directives.iter().position(|(other, _)| other == name);
        let at = match (named, &default) {
            (Some(at), _) => at,
            (None, Some(default)) => {
                directives.push((name.to_owned(), default.clone()));
                directives.len() - 1
            }
            (None, None) => return,
        };
        let sources = &mut directives[at].1;
        *sources = match sources.as_str() {
            "'none'" | "" => source.to_owned(),
            others => format!("{others} {source}"),
        };
    };
    let nonce = format!("'nonce-{nonce}'");
    if policy.to_ascii_lowercase().contains("script-src-elem") {
        allow("script-src-elem", &nonce);
    } else {
        allow("script-src", &nonce);
    }
    allow("connect-src", "'self'");
    let directives = directives.iter();
    let directives: Vec<String> = directives
        .map(|(name, sources)| format!("{name} {sources}").trim_end().to_owned())
        .collect();
    directives.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOLD: Told<'_> = Told {
        page: "0a",
        script: "1b",
        base: "/~me/",
        token: "T",
    };
    const TAG: &str = "<script src=\"/__pointed/preview.js?v=1b\" nonce=\"T\" data-page=\"0a\" data-base=\"/~me/\" data-token=\"T\" defer></script>";

    #[test]
    fn the_script_comes_last_in_the_head() {
        assert_eq!(
            inject("<head><title>x</title></HEAD><body>", TOLD),
            format!("<head><title>x</title>{TAG}</HEAD><body>")
        );
        assert_eq!(inject("words", TOLD), format!("words{TAG}"));
    }

    #[test]
    fn a_policy_is_read_as_a_browser_reads_it() {
        for tag in [
            "<meta http-equiv=\"Content-Security-Policy\" content=\"img-src 'self'; font-src 'none'\">",
            "<META content='img-src &#39;self&#x27;; font-src &#39;none&apos;' HTTP-EQUIV=content-security-policy />",
        ] {
            assert_eq!(
                policy(tag).as_deref(),
                Some("img-src 'self'; font-src 'none'")
            );
        }
        assert_eq!(policy("<meta name=\"description\" content=\"x\">"), None);
        assert_eq!(
            policy("<link http-equiv=\"Content-Security-Policy\" content=\"x\">"),
            None
        );
    }

    #[test]
    fn a_policy_lets_in_this_script_and_nothing_else() {
        let page = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'\"></head>";
        assert_eq!(
            inject(page, TOLD),
            format!(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; \
                 script-src 'nonce-T'; connect-src 'self'\">{TAG}</head>"
            )
        );
        for (policy, widened) in [
            ("img-src 'self'", "img-src 'self'"),
            (
                "default-src 'self'; script-src 'none'",
                "default-src 'self'; script-src 'nonce-T'; connect-src 'self' 'self'",
            ),
            (
                "script-src 'sha256-x' ; connect-src https://a.example;",
                "script-src 'sha256-x' 'nonce-T'; connect-src https://a.example 'self'",
            ),
            ("require-trusted-types-for 'script'", ""),
        ] {
            assert_eq!(widen(policy, "T"), widened);
        }
    }
}
