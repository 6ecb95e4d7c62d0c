//! The door to the network: asks the addresses of a profile, politely, and says what they answered.
//!
//! A few hosts at a time, each host one request after another with a pause between them. LinkedIn
//! and XING are never asked, nor is any host of a private network.

mod fetch;
mod guard;
mod page;

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use jiff::Timestamp;
use url::Url;

pub use fetch::Limits;

use crate::online::fetch::Answer;
use crate::site::{CheckedLink as Link, LinkStatus};
use crate::text::url::is_web;

/// Hosts that are asked at the same time.
const HOSTS_AT_ONCE: usize = 4;
/// A page with fewer letters than this was made by scripts, or is a picture.
const READABLE: usize = 200;

/// An address to be asked, and what to look for there.
#[derive(Debug, Clone, Default)]
pub struct Question {
    /// The address.
    pub url: String,
    /// Any of these proves that the page is about the person; empty when nobody asks.
    pub mentions: Vec<String>,
    /// The site that the page should link back to.
    pub back_to: Option<String>,
    /// The link back has to say `rel="me"`.
    pub rel_me: bool,
    /// A copy in an archive, which is noted.
    pub archived: Option<String>,
}

/// Whether an address is one that is asked at all.
pub fn is_asked(url: &str) -> bool {
    let host = Url::parse(url)
        .ok()
        .and_then(|url| url.host_str().map(str::to_owned));
    is_web(url) && host.is_some_and(|host| !fetch::is_closed(&host))
}

/// Asks every address; `now` is noted as the time of all answers.
pub fn ask(questions: Vec<Question>, now: Timestamp, limits: Limits) -> Vec<Link> {
    let mut hosts: BTreeMap<String, Vec<Question>> = BTreeMap::new();
    for question in questions
        .into_iter()
        .filter(|question| is_asked(&question.url))
    {
        let host = crate::text::url::host(&question.url).unwrap_or_default();
        hosts.entry(host).or_default().push(question);
    }
    let queue = Mutex::new(hosts.into_values().collect::<Vec<_>>());
    let answers = Mutex::new(Vec::new());
    let agent = fetch::agent(&limits);
    thread::scope(|scope| {
        for _ in 0..HOSTS_AT_ONCE {
            scope.spawn(|| {
                while let Some(host) = lock(&queue).pop() {
                    let found = ask_host(&agent, host, now, &limits);
                    lock(&answers).extend(found);
                }
            });
        }
    });
    answers
        .into_inner()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Asks the addresses of one host, one after another.
fn ask_host(
    agent: &ureq::Agent,
    questions: Vec<Question>,
    now: Timestamp,
    limits: &Limits,
) -> Vec<Link> {
    let mut links = Vec::new();
    // A host that wants to be left alone for long is left alone.
    let mut closed = false;
    for (number, question) in questions.into_iter().enumerate() {
        if closed {
            links.push(link(
                question,
                now,
                LinkStatus::Unreadable,
                "429".to_owned(),
            ));
            continue;
        }
        if number > 0 {
            thread::sleep(limits.pause);
        }
        let mut answer = fetch::fetch(agent, &question.url, limits);
        if let Answer::Status(429 | 503, Some(wait)) = answer {
            if wait <= limits.patience {
                thread::sleep(wait.max(Duration::from_millis(1)));
                answer = fetch::fetch(agent, &question.url, limits);
            } else {
                closed = true;
            }
        }
        links.push(judged(question, answer, now));
    }
    links
}

fn judged(question: Question, answer: Answer, now: Timestamp) -> Link {
    match answer {
        Answer::Content {
            code,
            content_type,
            bytes,
        } => read(question, code, &content_type, &bytes, now),
        Answer::Status(code @ (401 | 403 | 429 | 999), _) => {
            link(question, now, LinkStatus::Unreadable, code.to_string())
        }
        Answer::Status(code, _) => link(question, now, LinkStatus::Failed, code.to_string()),
        Answer::Closed(why) => link(question, now, LinkStatus::Unreadable, why),
        Answer::Nothing(why) => link(question, now, LinkStatus::Failed, why),
    }
}

fn read(question: Question, code: u16, content_type: &str, bytes: &[u8], now: Timestamp) -> Link {
    let kind = content_type.to_ascii_lowercase();
    let is_html = kind.is_empty() || kind.contains("html") || kind.contains("xml");
    let is_text = is_html || kind.starts_with("text/") || kind.contains("json");
    let (mut title, mut mentions, mut links_back) = (None, None, None);
    if is_text {
        let text = page::decode(bytes, content_type);
        let page = match is_html {
            true => page::read(&text),
            false => page::Page {
                text,
                ..page::Page::default()
            },
        };
        title = Some(page.title.chars().take(200).collect::<String>()).filter(|t| !t.is_empty());
        let words = page::folded(&format!("{} {}", page.title, page.text));
        let named = question
            .mentions
            .iter()
            .map(|name| page::folded(name))
            .filter(|name| !name.is_empty())
            .any(|name| format!(" {words} ").contains(&format!(" {name} ")));
        let readable = words.len() >= READABLE;
        if !question.mentions.is_empty() && (named || readable) {
            mentions = Some(named);
        }
        if let Some(site) = &question.back_to {
            let back = page
                .links
                .iter()
                .any(|(href, me)| leads_to(&question.url, href, site) && (*me || !question.rel_me));
            if back || readable {
                links_back = Some(back);
            }
        }
    }
    Link {
        hash: Some(blake3::hash(bytes).to_hex().to_string()),
        title,
        mentions,
        links_back,
        ..link(question, now, LinkStatus::Alive, code.to_string())
    }
}

/// Whether a link leads to the site or a page of it.
fn leads_to(page: &str, href: &str, site: &str) -> bool {
    let Ok(base) = Url::parse(page) else {
        return false;
    };
    let (Ok(link), Ok(site)) = (base.join(href), Url::parse(site)) else {
        return false;
    };
    let host = |url: &Url| {
        let host = url.host_str().unwrap_or_default().to_owned();
        host.strip_prefix("www.").map(str::to_owned).unwrap_or(host)
    };
    let path = |url: &Url| format!("{}/", url.path().trim_end_matches('/'));
    host(&link) == host(&site) && path(&link).starts_with(&path(&site))
}

fn link(question: Question, now: Timestamp, status: LinkStatus, answer: String) -> Link {
    Link {
        url: question.url,
        status,
        fetched_at: now,
        answer,
        hash: None,
        title: None,
        mentions: None,
        links_back: None,
        archived: question.archived,
        strikes: 0,
        struck_at: None,
    }
}

#[cfg(test)]
mod tests;
