//! Where an address on a built page leads.

use crate::check::built::Built;
use crate::site::Site;
use crate::text::url::{host, join, percent_decode, scheme};

/// Where an address leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To a file of the site: its path below the output folder, with `index.html` for a folder.
    Own {
        /// The file.
        path: String,
        /// What stands behind `#`.
        fragment: Option<String>,
    },
    /// To another host.
    Elsewhere(String),
    /// To no place on the web: `mailto:`, `tel:`, `data:`; or out of the site.
    Nowhere,
}

/// Where an address on the page at `page` leads.
pub fn target(site: &Site, page: &str, address: &str) -> Target {
    let base = site.settings.base_url.as_str();
    let address = address.trim();
    let local = if let Some(rest) = address.strip_prefix(base) {
        format!("/{rest}")
    } else if address.starts_with("//") || scheme(address).is_some() {
        return match host(&format!("https:{}", after_scheme(address))) {
            Some(host) => Target::Elsewhere(host),
            None => Target::Nowhere,
        };
    } else {
        let below = address.strip_prefix(site.settings.base_path());
        below.map_or_else(|| address.to_owned(), |rest| format!("/{rest}"))
    };
    let (before, fragment) = match local.split_once('#') {
        Some((before, fragment)) => (before, Some(percent_decode(fragment))),
        None => (local.as_str(), None),
    };
    let before = percent_decode(before.split('?').next().unwrap_or_default());
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    let joined = match before.strip_prefix('/') {
        _ if before.is_empty() => Some(page.to_owned()),
        Some(rooted) => join("", rooted),
        None => join(folder, &before),
    };
    let Some(mut path) = joined else {
        return Target::Nowhere;
    };
    if path.is_empty() {
        path = "index.html".to_owned();
    } else if before.ends_with('/') || before.ends_with("..") || before == "." {
        path.push_str("/index.html");
    }
    Target::Own { path, fragment }
}

/// `//host/path` of an address that has a host.
fn after_scheme(address: &str) -> &str {
    address.find("//").map_or("", |at| &address[at..])
}

impl Built<'_> {
    /// Where an address on one of its pages leads.
    pub fn target(&self, page: &str, address: &str) -> Target {
        match target(self.site, page, address) {
            // Servers give a folder's page for its name without the last `/`.
            Target::Own { path, fragment } if !self.has(&path) => {
                let index = format!("{path}/index.html");
                let path = if self.has(&index) { index } else { path };
                Target::Own { path, fragment }
            }
            target => target,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn addresses_are_read_as_browsers_read_them() {
        let settings = "base_url = \"https://jo.example/~jo/\"\nlanguages = [\"en\"]\n";
        let (site, _) = testing::site(&[("pointed.toml", settings)]);
        let own = |address: &str| match target(&site, "talks/a/index.html", address) {
            Target::Own { path, .. } => path,
            other => format!("{other:?}"),
        };
        assert_eq!(own("../b/"), "talks/b/index.html");
        assert_eq!(own("../.."), "index.html");
        assert_eq!(own("../../style.css?v=1"), "style.css");
        assert_eq!(own("#top"), "talks/a/index.html");
        assert_eq!(own("/~jo/x%20y.pdf"), "x y.pdf");
        assert_eq!(own("https://jo.example/~jo/talks/"), "talks/index.html");
        assert_eq!(
            own("https://other.example/x"),
            "Elsewhere(\"other.example\")"
        );
        assert_eq!(own("//other.example/x"), "Elsewhere(\"other.example\")");
        assert_eq!(own("mailto:jo@jo.example"), "Nowhere");
        assert_eq!(own("data:image/png;base64,xx"), "Nowhere");
        assert_eq!(own("../../../x"), "Nowhere");
    }
}
