//! `links.lock`: what the addresses of a profile answered when they were last asked.
//!
//! Only `check --online` writes it; everything else reads it, so that the same sources give the
//! same findings without a network.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// A second failure counts only after this long: servers fail for an hour.
const BETWEEN_STRIKES: SignedDuration = SignedDuration::from_hours(24);
/// So many make a link dead.
const DEAD: u32 = 2;

/// The whole file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Links {
    /// One entry an address, by address.
    #[serde(default, rename = "link")]
    pub entries: Vec<Link>,
}

/// What an address answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The address as the profile has it.
    pub url: String,
    /// How it went.
    pub status: LinkStatus,
    /// When it was asked.
    pub fetched_at: Timestamp,
    /// The status code of HTTP, or a word on why there was none.
    pub answer: String,
    /// BLAKE3 of the content, in hexadecimal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hash: Option<String>,
    /// The title of the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Whether the page names the person or the work; absent when its words could not be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mentions: Option<bool>,
    /// Whether the page of an account links back to the site; absent when it could not be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub links_back: Option<bool>,
    /// A copy in an archive, as the profile names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archived: Option<String>,
    /// Failures at least a day apart, since it last answered.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub strikes: u32,
    /// The failure that was counted last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub struck_at: Option<Timestamp>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over references"
)]
fn is_zero(strikes: &u32) -> bool {
    *strikes == 0
}

/// How an address answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LinkStatus {
    /// It gave its page.
    Alive,
    /// It gave an error, or nothing.
    Failed,
    /// It does not let programs in (401, 403, 429, 999): nothing is known.
    Unreadable,
}

impl Links {
    /// What is known of an address.
    pub fn get(&self, url: &str) -> Option<&Link> {
        self.entries.iter().find(|link| link.url == url)
    }

    /// Takes in new answers; what the profile no longer names goes.
    pub fn update(&mut self, answers: Vec<Link>) {
        let mut entries: Vec<Link> = answers
            .into_iter()
            .map(|answer| match self.get(&answer.url) {
                Some(known) => answer.after(known),
                None => answer.after_nothing(),
            })
            .collect();
        entries.sort_by(|one, other| one.url.cmp(&other.url));
        entries.dedup_by(|one, other| one.url == other.url);
        self.entries = entries;
    }
}

impl Link {
    /// Whether it failed twice, a day or more apart.
    pub fn is_dead(&self) -> bool {
        self.status == LinkStatus::Failed && self.strikes >= DEAD
    }

    fn after_nothing(mut self) -> Self {
        if self.status == LinkStatus::Failed {
            self.strikes = 1;
            self.struck_at = Some(self.fetched_at);
        }
        self
    }

    fn after(mut self, known: &Link) -> Self {
        match (self.status, known.struck_at) {
            (LinkStatus::Failed, Some(last)) => {
                let later = self.fetched_at.duration_since(last) >= BETWEEN_STRIKES;
                self.strikes = known.strikes + u32::from(later);
                self.struck_at = Some(if later { self.fetched_at } else { last });
                self
            }
            // A page that lets nobody in proves neither life nor death.
            (LinkStatus::Unreadable, _) => {
                self.strikes = known.strikes;
                self.struck_at = known.struck_at;
                self
            }
            _ => self.after_nothing(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: LinkStatus, at: &str) -> Link {
        Link {
            url: "https://a.example/".to_owned(),
            status,
            fetched_at: at.parse().expect("a time"),
            answer: String::new(),
            hash: None,
            title: None,
            mentions: None,
            links_back: None,
            archived: None,
            strikes: 0,
            struck_at: None,
        }
    }

    #[test]
    fn two_failures_a_day_apart_make_a_link_dead() {
        use LinkStatus::{Alive, Failed, Unreadable};
        let mut links = Links::default();
        for (status, at, strikes, dead) in [
            (Failed, "2026-11-20T08:00:00Z", 1, false),
            (Failed, "2026-11-20T20:00:00Z", 1, false),
            (Unreadable, "2026-11-20T21:00:00Z", 1, false),
            (Failed, "2026-11-21T08:00:00Z", 2, true),
            (Alive, "2026-11-21T09:00:00Z", 0, false),
            (Failed, "2026-11-23T09:00:00Z", 1, false),
        ] {
            links.update(vec![answer(status, at)]);
            let link = &links.entries[0];
            assert_eq!((link.strikes, link.is_dead()), (strikes, dead), "{at}");
        }
        links.update(Vec::new());
        assert_eq!(links, Links::default());
    }
}
