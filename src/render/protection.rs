//! E-mail addresses that a person reads and a harvester mostly does not: as character references,
//! so that the link stays a link and a screen reader says what it always said.

use memchr::memmem;

use crate::render::parts::contact::breakable;
use crate::site::{EmailProtection, Site};

/// The addresses of a site, and what stands in a page in their place.
pub(super) struct Protection {
    emails: Vec<String>,
    pairs: Vec<(String, String)>,
}

impl Protection {
    pub(super) fn new(site: &Site) -> Self {
        let profile = &site.profile;
        let mut emails: Vec<String> = Vec::new();
        if site.settings.email == EmailProtection::Entities {
            let written = [&profile.contact.email, &profile.legal.email];
            for email in written.into_iter().flatten() {
                if !emails.contains(&email.value) {
                    emails.push(email.value.clone());
                }
            }
        }
        let pairs = emails.iter().flat_map(|email| {
            let parts = breakable(email);
            let spelled = parts.split("<wbr>").map(references).collect::<Vec<_>>();
            [
                (email.clone(), references(email)),
                (parts, spelled.join("<wbr>")),
            ]
        });
        Protection {
            pairs: pairs.collect(),
            emails,
        }
    }

    /// The addresses.
    pub(super) fn emails(&self) -> &[String] {
        &self.emails
    }

    /// The same addresses inside JSON, which knows escapes of its own.
    pub(super) fn json(&self, json: String) -> String {
        let held = self.emails.iter().filter(|email| json.contains(*email));
        let held: Vec<&String> = held.collect();
        held.into_iter().fold(json, |json, email| {
            let units = email.encode_utf16();
            let spelled: String = units.map(|unit| format!("\\u{unit:04x}")).collect();
            json.replace(email, &spelled)
        })
    }

    /// A page, or a text in Markdown, with its addresses spelled out.
    pub(super) fn page(&self, mut page: Vec<u8>) -> Vec<u8> {
        for (email, spelled) in &self.pairs {
            let finder = memmem::Finder::new(email);
            if finder.find(&page).is_none() {
                continue;
            }
            let mut replaced = Vec::with_capacity(page.len() + 512);
            let mut copied = 0;
            for at in finder.find_iter(&page) {
                replaced.extend_from_slice(&page[copied..at]);
                replaced.extend_from_slice(spelled.as_bytes());
                copied = at + email.len();
            }
            replaced.extend_from_slice(&page[copied..]);
            page = replaced;
        }
        page
    }
}

/// Every character by its number.
fn references(text: &str) -> String {
    text.chars()
        .map(|c| format!("&#{};", u32::from(c)))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::testing;

    use super::*;

    fn protection(settings: &str) -> Protection {
        let base = "base_url = \"https://mara.example/\"\n";
        let settings = format!("{base}{settings}");
        let profile = "[person]\nname = \"Mara\"\n[contact]\nemail = \"m@mara.example\"\n";
        let files = [
            ("pointed.toml", settings.as_str()),
            ("profile.toml", profile),
        ];
        Protection::new(&testing::site(&files).0)
    }

    #[test]
    fn addresses_are_spelled_out_where_they_stand() {
        let spelled = references("m@mara.example");
        let page = protection("")
            .page(b"<a href=\"mailto:m@mara.example\">m@<wbr>mara<wbr>.example</a>".to_vec());
        let page = String::from_utf8(page).expect("UTF-8");
        assert!(page.starts_with(&format!("<a href=\"mailto:{spelled}\">&#109;&#64;<wbr>")));
        assert!(!page.contains("mara"), "{page}");
        let json = protection("").json("{\"email\":\"m@mara.example\"}".to_owned());
        assert!(!json.contains('@'), "{json}");
        let read: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(read["email"], "m@mara.example");
    }

    #[test]
    fn an_owner_may_want_them_plain() {
        let page = b"m@mara.example".to_vec();
        assert_eq!(protection("email = \"plain\"\n").page(page.clone()), page);
    }
}
