//! One address: asked with patience, within limits.

use std::io::Read as _;
use std::time::Duration;

use ureq::http::Response;
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body, Proxy, ProxyProtocol};
use url::Url;

use crate::online::guard::{Guard, REFUSED, leads_inside};

/// How far requests go.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// For one request, from the first byte sent to the last received.
    pub time: Duration,
    /// Bytes of a page, unpacked; what is beyond is not read.
    pub size: u64,
    /// Between two requests to one host.
    pub pause: Duration,
    /// Longer waits that a host asks for (`Retry-After`) end the questions to it.
    pub patience: Duration,
    /// Hosts of private networks may be asked, too.
    pub private_hosts: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            time: Duration::from_secs(20),
            size: 2 * 1024 * 1024,
            pause: Duration::from_millis(1_000),
            patience: Duration::from_secs(10),
            private_hosts: false,
        }
    }
}

/// Redirects that are followed; browsers follow twenty, honest sites need three.
const MOST_REDIRECTS: usize = 8;

/// Who asks.
const USER_AGENT: &str = concat!("pointed/", env!("CARGO_PKG_VERSION"), " (check --online)");

/// What an address gave.
#[derive(Debug)]
pub(super) enum Answer {
    /// Its content, perhaps cut.
    Content {
        code: u16,
        content_type: String,
        bytes: Vec<u8>,
    },
    /// A status that is no content; with the seconds that the host wants to be left alone.
    Status(u16, Option<Duration>),
    /// It leads where nothing is asked.
    Closed(String),
    /// No answer: why.
    Nothing(String),
}

/// A client whose connections the guard has looked at. It goes by way of the proxy that the
/// environment names: `ALL_PROXY`, `HTTPS_PROXY` or `HTTP_PROXY`, but not to hosts of `NO_PROXY`.
pub(super) fn agent(limits: &Limits) -> Agent {
    let tunnels = [ProxyProtocol::Http, ProxyProtocol::Https];
    let proxy = Proxy::try_from_env().filter(|proxy| tunnels.contains(&proxy.protocol()));
    let guard = Guard::new(limits.private_hosts, proxy.as_ref());
    let config = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .proxy(proxy)
        .user_agent(USER_AGENT)
        .accept("text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5")
        .timeout_connect(Some(limits.time / 2))
        .timeout_resolve(Some(limits.time / 2))
        .timeout_global(Some(limits.time))
        .build();
    Agent::with_parts(config, DefaultConnector::default(), guard)
}

/// Whether nobody asks this host: its terms forbid it, and it answers programs with 999.
pub(super) fn is_closed(host: &str) -> bool {
    const CLOSED: [&str; 4] = ["linkedin.com", "xing.com", "lnkd.in", "linkedin.cn"];
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    CLOSED
        .iter()
        .any(|closed| host == *closed || host.ends_with(&format!(".{closed}")))
}

/// Asks an address, and those that it redirects to.
pub(super) fn fetch(agent: &Agent, address: &str, limits: &Limits) -> Answer {
    let Ok(mut url) = Url::parse(address) else {
        return Answer::Nothing("no address".to_owned());
    };
    let mut seen: Vec<Url> = Vec::new();
    loop {
        if !matches!(url.scheme(), "http" | "https") {
            return Answer::Nothing(format!("leads to `{}:`", url.scheme()));
        }
        if url.host_str().is_some_and(is_closed) {
            return Answer::Closed("the network does not let programs in".to_owned());
        }
        url.set_fragment(None);
        if seen.contains(&url) {
            return Answer::Nothing("redirects in a circle".to_owned());
        }
        if seen.len() > MOST_REDIRECTS {
            return Answer::Nothing("too many redirects".to_owned());
        }
        let proxy = agent.config().proxy();
        if proxy.is_some_and(|proxy| !limits.private_hosts && leads_inside(&url, proxy)) {
            return Answer::Nothing(REFUSED.to_owned());
        }
        let response = match agent.get(url.as_str()).call() {
            Ok(response) => response,
            // What a proxy does not let through may well be alive.
            Err(ureq::Error::ConnectProxyFailed(_)) => {
                return Answer::Closed("the proxy does not lead there".to_owned());
            }
            Err(fault) => return Answer::Nothing(reason(&fault)),
        };
        let code = response.status().as_u16();
        let header = |name: &str| {
            let value = response.headers().get(name)?;
            Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
        };
        match (code, header("location")) {
            (301 | 302 | 303 | 307 | 308, Some(location)) => {
                let Ok(next) = url.join(&location) else {
                    return Answer::Nothing("redirects to no address".to_owned());
                };
                seen.push(std::mem::replace(&mut url, next));
            }
            (200..=299, _) => return content(response, code, limits),
            _ => {
                let wait = header("retry-after").and_then(|value| value.trim().parse().ok());
                return Answer::Status(code, wait.map(Duration::from_secs));
            }
        }
    }
}

fn content(response: Response<Body>, code: u16, limits: &Limits) -> Answer {
    let content_type = response
        .headers()
        .get("content-type")
        .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
        .unwrap_or_default();
    let mut bytes = Vec::new();
    // A bomb unpacks no further than this, an endless page ends here.
    let read = response
        .into_body()
        .into_reader()
        .take(limits.size)
        .read_to_end(&mut bytes);
    match read {
        Ok(_) => Answer::Content {
            code,
            content_type,
            bytes,
        },
        Err(fault) => Answer::Nothing(short(&fault.to_string())),
    }
}

fn reason(fault: &ureq::Error) -> String {
    match fault {
        ureq::Error::HostNotFound => "no such host".to_owned(),
        ureq::Error::Timeout(_) => "no answer in time".to_owned(),
        other if other.to_string().contains(REFUSED) => REFUSED.to_owned(),
        other => short(&other.to_string()),
    }
}

/// The first line of a fault of the network.
fn short(fault: &str) -> String {
    let line = fault.lines().next().unwrap_or_default();
    line.chars().take(120).collect()
}
