//! `[robots]`, `[security]`, `[webfinger]` and `[hosting]` of `pointed.toml`.

use crate::diagnostic::Diagnostic;
use crate::parse::fields::Fields;
use crate::site::{Hosting, Redirect, Robots, Security, Webfinger};
use crate::source::Located;
use crate::text::bilingual::{Bilingual, both};

pub(super) fn robots(fields: Fields<'_, '_>) -> Robots {
    let usual = Robots::default();
    let robots = Robots {
        ai_training: fields.boolean("ai_training").unwrap_or(usual.ai_training),
        ai_search: fields.boolean("ai_search").unwrap_or(usual.ai_search),
        ai_fetch: fields.boolean("ai_fetch").unwrap_or(usual.ai_fetch),
    };
    fields.finish();
    robots
}

pub(super) fn security(fields: Fields<'_, '_>) -> Security {
    let security = Security {
        span: fields.span,
        contact: fields.texts("contact"),
        expires: fields.date("expires"),
        policy: fields.url("policy"),
        encryption: fields.url("encryption"),
    };
    if security.expires.is_none() && !fields.has("expires") {
        fields.missing(
            "expires",
            Bilingual::new(
                "write the last day on which it holds, at most a year ahead",
                "den letzten Tag schreiben, an dem es gilt, höchstens ein Jahr voraus",
            ),
        );
    }
    fields.finish();
    security
}

pub(super) fn webfinger(fields: Fields<'_, '_>) -> Option<Webfinger> {
    let account = fields.text("account");
    if account.is_none() {
        fields.missing(
            "account",
            Bilingual::new(
                "write it as `me@example.org`",
                "als `ich@example.org` schreiben",
            ),
        );
    }
    let actor = fields.url("actor");
    let webfinger = account
        .and_then(|account| valid_account(&fields, account))
        .map(|account| Webfinger { account, actor });
    fields.finish();
    webfinger
}

/// `me@example.org`, as servers write it between `acct:` and the end.
fn valid_account(fields: &Fields<'_, '_>, account: Located<String>) -> Option<Located<String>> {
    let account = account.map(|account| {
        let account = account.trim();
        let account = account.strip_prefix("acct:").unwrap_or(account);
        account.trim_start_matches('@').to_owned()
    });
    let is_part = |part: &str, more: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || more.contains(c))
    };
    let valid = account
        .split_once('@')
        .is_some_and(|(name, host)| is_part(name, "._-+") && is_part(host, ".-"));
    if valid {
        return Some(account);
    }
    let message = both!("`{account}` is no account", "`{account}` ist kein Konto");
    let finding = Diagnostic::error("invalid-value", account.span, message);
    fields.reader.report(finding.help(Bilingual::new(
        "write it as `me@example.org`",
        "als `ich@example.org` schreiben",
    )));
    None
}

pub(super) fn hosting(fields: Fields<'_, '_>) -> Hosting {
    let hosting = Hosting {
        nojekyll: fields.boolean("nojekyll").unwrap_or_default(),
        cname: fields.boolean("cname").unwrap_or_default(),
        headers: fields.boolean("headers").unwrap_or_default(),
        redirects: fields
            .entries("redirect", "[[hosting.redirect]]")
            .into_iter()
            .filter_map(redirect)
            .collect(),
    };
    fields.finish();
    hosting
}

fn redirect(fields: Fields<'_, '_>) -> Option<Redirect> {
    let (from, to) = (fields.text("from"), fields.text("to"));
    if from.is_none() {
        fields.missing(
            "from",
            Bilingual::new(
                "write the old path, such as `/blog/`",
                "den alten Pfad schreiben, etwa `/blog/`",
            ),
        );
    }
    if to.is_none() {
        fields.missing(
            "to",
            Bilingual::new(
                "write the new path or address, such as `/posts/`",
                "den neuen Pfad oder die Adresse schreiben, etwa `/posts/`",
            ),
        );
    }
    let from = from.and_then(|from| path(&fields, from, false));
    let to = to.and_then(|to| path(&fields, to, true));
    fields.finish();
    Some(Redirect {
        from: from?,
        to: to?,
    })
}

/// A path from `/`, or an address of the web where that may stand too.
fn path(fields: &Fields<'_, '_>, text: Located<String>, web: bool) -> Option<Located<String>> {
    let one_word = !text.contains(|c: char| c.is_whitespace() || c.is_control());
    let own = text.starts_with('/') && !text.starts_with("//");
    if one_word && (own || web && crate::text::url::is_web(&text)) {
        return Some(text);
    }
    let message = both!(
        "`{text}` is no path of this site",
        "`{text}` ist kein Pfad dieser Website"
    );
    let help = Bilingual::new(
        "it begins with `/` and holds no blanks",
        "er beginnt mit `/` und enthält keine Leerzeichen",
    );
    let finding = Diagnostic::error("invalid-value", text.span, message).help(help);
    fields.reader.report(finding);
    None
}
