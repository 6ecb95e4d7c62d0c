//! Files that some hosts want: `.nojekyll` and `CNAME` for GitHub Pages, `_headers` and
//! `_redirects` for Netlify, Cloudflare Pages and their like.

use crate::output::Output;
use crate::render::sheet::Scene;
use crate::text::url::{host, is_web};

/// What a page may load: its own style sheet, fonts and pictures, and nothing from anywhere else.
/// Nothing in a page connects; those that inspect one read the site's `robots.txt` from inside it.
pub(super) const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; media-src 'self'; manifest-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

/// Adds the files that the owner asks for.
pub(super) fn hosting(scene: &Scene<'_>, output: &mut Output) {
    let settings = &scene.site.settings;
    let hosting = &settings.hosting;
    if hosting.nojekyll {
        output.add(".nojekyll", "");
    }
    if hosting.cname
        && let Some(host) = host(&settings.base_url)
    {
        output.add("CNAME", format!("{host}\n"));
    }
    if hosting.headers {
        output.add("_headers", headers(settings.base_path()));
    }
    if !hosting.redirects.is_empty() {
        let base = settings.base_path().trim_end_matches('/');
        let rows = hosting.redirects.iter().map(|redirect| {
            let to = if is_web(&redirect.to) {
                redirect.to.value.clone()
            } else {
                format!("{base}{}", redirect.to.value)
            };
            format!("{base}{} {to} 301\n", redirect.from.value)
        });
        output.add("_redirects", rows.collect::<String>());
    }
}

/// How the files are sent. What a meta element cannot say is said here.
fn headers(base: &str) -> String {
    let mut text = String::new();
    let mut rule = |pattern: &str, lines: &[String]| {
        text.push_str(&format!("{base}{pattern}\n"));
        for line in lines {
            text.push_str(&format!("  {line}\n"));
        }
    };
    let csp = format!("Content-Security-Policy: {CONTENT_SECURITY_POLICY}; frame-ancestors 'none'");
    rule(
        "*",
        &[
            csp,
            "X-Content-Type-Options: nosniff".to_owned(),
            "Referrer-Policy: strict-origin-when-cross-origin".to_owned(),
            "Permissions-Policy: camera=(), geolocation=(), microphone=()".to_owned(),
        ],
    );
    let typed = |kind: &str| vec![format!("Content-Type: {kind}")];
    rule("*.vcf", &typed("text/vcard; charset=utf-8"));
    rule("*.ics", &typed("text/calendar; charset=utf-8"));
    rule("*.md", &typed("text/markdown; charset=utf-8"));
    rule("feed.json", &typed("application/feed+json; charset=utf-8"));
    rule("site.webmanifest", &typed("application/manifest+json"));
    let mut webfinger = typed("application/jrd+json; charset=utf-8");
    webfinger.push("Access-Control-Allow-Origin: *".to_owned());
    rule(".well-known/webfinger", &webfinger);
    let kept = "Cache-Control: public, max-age=31536000, immutable".to_owned();
    rule("fonts/*", &[kept]);
    text
}
