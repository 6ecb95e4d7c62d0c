//! What a site tells others than readers: crawlers, finders of faults, other servers, its host.

use crate::site::localized::Text;
use crate::source::{Located, Span};
use crate::text::date::PartialDate;

/// `[robots]`: which machines may read the site besides search engines. Readers of a profile want
/// to find it, so only training is kept out when nothing is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Robots {
    /// `ai_training`: texts may be taken to train models.
    pub ai_training: bool,
    /// `ai_search`: texts may stand in the index of an assistant.
    pub ai_search: bool,
    /// `ai_fetch`: an assistant may open a page that somebody asks about.
    pub ai_fetch: bool,
}

impl Default for Robots {
    fn default() -> Self {
        Robots {
            ai_training: false,
            ai_search: true,
            ai_fetch: true,
        }
    }
}

/// `[security]`: `/.well-known/security.txt` (RFC 9116).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Security {
    /// The table's header.
    pub span: Span,
    /// `contact`: addresses for reports; the profile's e-mail when there are none.
    pub contact: Vec<Text>,
    /// `expires`: the last day on which the file holds.
    pub expires: Option<Located<PartialDate>>,
    /// `policy`: address of the rules for reports.
    pub policy: Option<Text>,
    /// `encryption`: address of a key.
    pub encryption: Option<Text>,
}

/// `[webfinger]`: `/.well-known/webfinger` (RFC 7033), for one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Webfinger {
    /// `account`: `me@example.org`, the name by which other servers ask.
    pub account: Text,
    /// `actor`: the ActivityPub address of the account that answers.
    pub actor: Option<Text>,
}

/// `[hosting]`: files that some hosts want.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hosting {
    /// `nojekyll`: GitHub Pages publishes folders such as `.well-known` only with this file.
    pub nojekyll: bool,
    /// `cname`: the host of `base_url` for GitHub Pages.
    pub cname: bool,
    /// `headers`: `_headers` for Netlify, Cloudflare Pages and their like.
    pub headers: bool,
    /// `[[hosting.redirect]]`: `_redirects` for the same.
    pub redirects: Vec<Redirect>,
}

/// `[[hosting.redirect]]`: an address that has moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// `from`: a path of this site, from `/`.
    pub from: Text,
    /// `to`: a path of this site, or an address.
    pub to: Text,
}
