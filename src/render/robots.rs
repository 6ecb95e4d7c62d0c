//! `robots.txt` (RFC 9309): every reader is welcome, and for AI crawlers there are three switches.

use crate::render::sheet::Scene;
use crate::site::Robots;

/// Crawlers that gather texts to train models, as their owners name them. Last gone over in
/// November 2026.
const TRAINING: &[&str] = &[
    "AI2Bot",
    "Amazonbot",
    "anthropic-ai",
    "Applebot-Extended",
    "Bytespider",
    "CCBot",
    "ClaudeBot",
    "cohere-training-data-crawler",
    "Diffbot",
    "FacebookBot",
    "Google-Extended",
    "GPTBot",
    "Meta-ExternalAgent",
    "omgili",
    "PanguBot",
    "Timpibot",
    "webzio-extended",
];

/// Crawlers that keep an index for an assistant to search in.
const SEARCH: &[&str] = &[
    "Claude-SearchBot",
    "DuckAssistBot",
    "meta-webindexer",
    "OAI-SearchBot",
    "PerplexityBot",
    "YouBot",
];

/// Agents that open a page because somebody asks about it.
const FETCH: &[&str] = &[
    "ChatGPT-User",
    "Claude-User",
    "Claude-Web",
    "Meta-ExternalFetcher",
    "MistralAI-User",
    "Perplexity-User",
];

/// The file.
pub(super) fn robots(scene: &Scene<'_>) -> String {
    let Robots {
        ai_training,
        ai_search,
        ai_fetch,
    } = scene.site.settings.robots;
    let path = scene.site.settings.base_path();
    let mut text = String::from("User-agent: *\nAllow: /\n");
    for (allowed, what, agents) in [
        (ai_training, "training models", TRAINING),
        (ai_search, "the index of an assistant", SEARCH),
        (
            ai_fetch,
            "a page that somebody asks an assistant about",
            FETCH,
        ),
    ] {
        if allowed {
            continue;
        }
        text.push_str(&format!("\n# Not for {what}.\n"));
        for agent in agents {
            text.push_str(&format!("User-agent: {agent}\n"));
        }
        text.push_str(&format!("Disallow: {path}\n"));
    }
    let sitemap = scene.addresses.absolute("sitemap.xml");
    text.push_str(&format!("\nSitemap: {sitemap}\n"));
    text
}
