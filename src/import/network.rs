//! Networks: what they call themselves, and how the address of an account is made of its handle.

use url::Url;

/// Own name, other spellings (lower case), and the address with `{}` for the handle.
const NETWORKS: [(&str, &[&str], &str); 39] = [
    ("Behance", &[], "https://www.behance.net/{}"),
    ("Bitbucket", &[], "https://bitbucket.org/{}/"),
    ("Bluesky", &["bsky"], "https://bsky.app/profile/{}"),
    ("Codeberg", &[], "https://codeberg.org/{}"),
    ("CodePen", &[], "https://codepen.io/{}"),
    ("crates.io", &["crates"], "https://crates.io/users/{}"),
    ("DEV", &["dev.to", "dev community"], "https://dev.to/{}"),
    (
        "Docker Hub",
        &["dockerhub", "docker"],
        "https://hub.docker.com/u/{}",
    ),
    ("Dribbble", &["dribble"], "https://dribbble.com/{}"),
    ("Facebook", &["fb"], "https://www.facebook.com/{}"),
    ("GitHub", &[], "https://github.com/{}"),
    ("GitLab", &[], "https://gitlab.com/{}"),
    (
        "Google Scholar",
        &["googlescholar", "scholar"],
        "https://scholar.google.com/citations?user={}",
    ),
    (
        "Hacker News",
        &["hackernews", "ycombinator"],
        "https://news.ycombinator.com/user?id={}",
    ),
    ("IMDb", &[], "https://www.imdb.com/name/{}"),
    ("Instagram", &["ig"], "https://www.instagram.com/{}"),
    ("Kaggle", &[], "https://www.kaggle.com/{}"),
    ("Keybase", &[], "https://keybase.io/{}"),
    ("LeetCode", &[], "https://leetcode.com/u/{}"),
    ("LinkedIn", &["linked in"], "https://www.linkedin.com/in/{}"),
    ("Medium", &[], "https://medium.com/@{}"),
    ("npm", &[], "https://www.npmjs.com/~{}"),
    ("ORCID", &["orcid id"], "https://orcid.org/{}"),
    ("Pinterest", &[], "https://www.pinterest.com/{}"),
    ("PyPI", &[], "https://pypi.org/user/{}"),
    ("Reddit", &[], "https://www.reddit.com/user/{}"),
    (
        "ResearchGate",
        &["research gate"],
        "https://www.researchgate.net/profile/{}",
    ),
    ("SoundCloud", &["sound cloud"], "https://soundcloud.com/{}"),
    (
        "Speaker Deck",
        &["speakerdeck"],
        "https://speakerdeck.com/{}",
    ),
    (
        "Stack Overflow",
        &["stackoverflow"],
        "https://stackoverflow.com/users/{}",
    ),
    ("Telegram", &[], "https://t.me/{}"),
    ("Threads", &[], "https://www.threads.net/@{}"),
    ("TikTok", &["tik tok"], "https://www.tiktok.com/@{}"),
    ("Twitch", &[], "https://www.twitch.tv/{}"),
    ("Twitter", &[], "https://twitter.com/{}"),
    ("WhatsApp", &[], "https://wa.me/{}"),
    (
        "X",
        &["x (twitter)", "x/twitter", "twitter/x"],
        "https://x.com/{}",
    ),
    ("XING", &[], "https://www.xing.com/profile/{}"),
    ("YouTube", &["you tube"], "https://www.youtube.com/@{}"),
];

/// Hosts where accounts live besides those of the table; not one of them is anybody's own site.
const OTHER_HOSTS: [&str; 5] = [
    "linktr.ee",
    "about.me",
    "hackerrank.com",
    "mastodon.social",
    "goodreads.com",
];

/// A network of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Network {
    /// As it writes itself.
    pub(super) name: &'static str,
    address: &'static str,
}

/// The network of that name, however it is written.
pub(super) fn named(name: &str) -> Option<Network> {
    let name = name.trim().to_lowercase();
    let same = |own: &str| own.to_lowercase() == name;
    let (own, _, address) = NETWORKS
        .into_iter()
        .find(|(own, others, _)| same(own) || others.contains(&name.as_str()))?;
    Some(Network { name: own, address })
}

/// The network that an address belongs to.
pub(super) fn of_address(address: &str) -> Option<Network> {
    let host = host(address)?;
    let (name, _, address) = NETWORKS.into_iter().find(|(_, _, own)| {
        let own = own.split('/').nth(2).unwrap_or_default();
        let own = own.strip_prefix("www.").unwrap_or(own);
        host == own || host.ends_with(&format!(".{own}"))
    })?;
    Some(Network { name, address })
}

/// Whether an address lies on a network, so that it is an account and no site of the person's own.
pub(super) fn is_account(address: &str) -> bool {
    of_address(address).is_some()
        || host(address).is_some_and(|host| OTHER_HOSTS.contains(&host.as_str()))
}

/// The host of an address in lower case, without `www.`.
pub(super) fn host(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let host = url.host_str()?.to_lowercase();
    Some(host.strip_prefix("www.").map(str::to_owned).unwrap_or(host))
}

impl Network {
    /// The address of a handle.
    pub(super) fn address_of(self, handle: &str) -> String {
        self.address.replace("{}", handle.trim_start_matches('@'))
    }
}

/// Whether a text can be a handle; a display name with blanks cannot.
pub(super) fn is_handle(text: &str) -> bool {
    let sign = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '@' | '~');
    !text.is_empty() && text.chars().count() <= 64 && text.chars().all(sign)
}

/// The address of a Mastodon handle (`@mara@social.example`), which names its own host.
pub(super) fn fediverse_address(handle: &str) -> Option<String> {
    let (user, host) = handle.strip_prefix('@').unwrap_or(handle).split_once('@')?;
    let sound = is_handle(user) && host.contains('.') && is_handle(host) && !host.contains('@');
    sound.then(|| format!("https://{host}/@{user}"))
}

/// The handle in the address of an account: what stands for `{}` in a known network's address, or
/// the last part of the path of another. None for `https://www.linkedin.com/in/`.
pub(super) fn handle_in(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let mut parts = url.path_segments()?.filter(|part| !part.is_empty());
    let handle = match of_address(address) {
        Some(network) => {
            let pattern = Url::parse(network.address).ok()?;
            let before = pattern.path().split("%7B").next().unwrap_or_default();
            let folders = before
                .split('/')
                .filter(|part| !part.is_empty() && *part != "@" && *part != "~");
            if !folders
                .into_iter()
                .all(|folder| parts.next() == Some(folder))
            {
                return None;
            }
            match pattern.query() {
                Some(_) => url.query_pairs().next()?.1.into_owned(),
                None => parts.next()?.to_owned(),
            }
        }
        // On a host that nobody knows only the sign says that a part is a handle.
        None => parts
            .next_back()
            .filter(|part| part.starts_with(['@', '~']))?
            .to_owned(),
    };
    let handle = handle.trim_start_matches(['@', '~']);
    is_handle(handle).then(|| handle.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_made_of_handles() {
        for (network, handle, address) in [
            ("github", "mara", "https://github.com/mara"),
            (
                "LinkedIn",
                "mara-roth",
                "https://www.linkedin.com/in/mara-roth",
            ),
            ("YouTube", "@mara", "https://www.youtube.com/@mara"),
        ] {
            let network = named(network).expect("known");
            assert_eq!(network.address_of(handle), address);
        }
        assert_eq!(named("Myspace"), None);
        assert_eq!(
            fediverse_address("@mara@social.example").as_deref(),
            Some("https://social.example/@mara")
        );
        assert_eq!(fediverse_address("@mara"), None);
    }

    #[test]
    fn handles_are_read_from_addresses() {
        for (address, handle) in [
            ("https://github.com/mara", Some("mara")),
            ("https://www.linkedin.com/in/mara-roth/", Some("mara-roth")),
            ("https://linkedin.com/in/", None),
            ("https://linkedin.com", None),
            ("https://medium.com/@mara", Some("mara")),
            ("https://news.ycombinator.com/user?id=mara", Some("mara")),
            ("https://social.example/@mara", Some("mara")),
            ("https://a.example/Mara%20Roth", None),
            ("https://a.example", None),
            ("https://a.example/blog", None),
            ("mailto:a@b.example", None),
        ] {
            assert_eq!(handle_in(address).as_deref(), handle, "{address}");
        }
        assert!(!is_handle("Mara Roth") && is_handle("mara.roth"));
    }

    #[test]
    fn an_account_is_no_site_of_ones_own() {
        assert!(is_account("https://github.com/mara") && is_account("https://linktr.ee/mara"));
        assert!(!is_account("https://mara.github.io/") && !is_account("https://netflix.com/x"));
    }
}
