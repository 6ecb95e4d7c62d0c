//! Which hosts may be asked: none of a private network, whatever name it goes by.
//!
//! The names are resolved here and the connection is made to what was looked at, so that neither a
//! redirect nor a name that changes its address leads inside. A proxy resolves names in our place
//! and may reach further inside than we do, so that addresses are looked at before it gets them.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, ToSocketAddrs as _};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use ureq::Proxy;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;
use url::{Host, Url};

/// Resolves names to public addresses.
#[derive(Debug)]
pub(super) struct Guard {
    inner: DefaultResolver,
    private_hosts: bool,
    /// Whoever names a proxy wants it to be asked, wherever it stands.
    proxy: Option<String>,
}

impl Guard {
    /// A guard; `private_hosts` lets everything through.
    pub(super) fn new(private_hosts: bool, proxy: Option<&Proxy>) -> Self {
        Guard {
            inner: DefaultResolver::default(),
            private_hosts,
            proxy: proxy.map(|proxy| proxy.host().to_owned()),
        }
    }
}

/// What the guard says in place of an address.
pub(super) const REFUSED: &str = "a host of a private network";

impl Resolver for Guard {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        if uri.host().is_some() && uri.host() == self.proxy.as_deref() {
            return Ok(found);
        }
        let mut public = self.empty();
        for address in found.iter() {
            if self.private_hosts || is_public(address.ip()) {
                public.push(*address);
            }
        }
        match public.is_empty() {
            true => Err(ureq::Error::Io(std::io::Error::other(REFUSED))),
            false => Ok(public),
        }
    }
}

/// Whether an address that a proxy would be asked for leads inside, or to the proxy itself.
pub(super) fn leads_inside(url: &Url, proxy: &Proxy) -> bool {
    /// Names that no public server has (RFC 6761, 6762, 8375, and what routers use).
    const INSIDE: [&str; 6] = [
        "localhost",
        "local",
        "internal",
        "intranet",
        "lan",
        "home.arpa",
    ];
    let name = match url.host() {
        Some(Host::Domain(name)) => name.trim_end_matches('.').to_ascii_lowercase(),
        Some(Host::Ipv4(address)) => return !is_public_v4(address),
        Some(Host::Ipv6(address)) => return !is_public_v6(address),
        None => return true,
    };
    let is_below = |end: &str| {
        name.strip_suffix(end)
            .is_some_and(|rest| rest.ends_with('.'))
    };
    !name.contains('.')
        || INSIDE.iter().any(|end| is_below(end))
        || name == proxy.host()
        || known_here(&name)
            .iter()
            .any(|address| !is_public(address.ip()))
}

/// What this end knows of a name. Behind many proxies that is nothing, which may take its time.
fn known_here(name: &str) -> Vec<SocketAddr> {
    const PATIENCE: Duration = Duration::from_secs(2);
    let (sender, receiver) = mpsc::channel();
    let name = name.to_owned();
    thread::spawn(move || {
        let found = (name, 443).to_socket_addrs();
        let _ = sender.send(found.map(Iterator::collect).unwrap_or_default());
    });
    receiver.recv_timeout(PATIENCE).unwrap_or_default()
}

/// Whether an address is one of the open Internet (RFC 6890 and its registries).
pub(super) fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    !(a == 0
        || address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_broadcast()
        || address.is_documentation()
        || address.is_multicast()
        || a >= 240
        // Shared by providers, benchmarks, protocol assignments, the old 6to4 relay.
        || a == 100 && (64..128).contains(&b)
        || a == 198 && (b == 18 || b == 19)
        || a == 192 && b == 0 && c == 0
        || a == 192 && b == 88 && c == 99)
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    if let Some(mapped) = address.to_ipv4_mapped() {
        return is_public_v4(mapped);
    }
    let [first, second, ..] = address.segments();
    // What is not 2000::/3 is not handed out; inside it are Teredo, 6to4 and examples.
    (0x2000..0x4000).contains(&first)
        && first != 0x2002
        && !(first == 0x2001 && (second == 0 || second == 0xdb8 || second < 0x200))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_addresses_are_known_in_every_form() {
        for private in [
            "127.0.0.1",
            "10.1.2.3",
            "192.168.0.1",
            "172.16.0.1",
            "169.254.169.254",
            "0.0.0.0",
            "100.64.0.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "240.0.0.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "::ffff:10.0.0.1",
            "::ffff:127.0.0.1",
            "64:ff9b::a00:1",
            "2001:db8::1",
            "2002:a00:1::",
            "2001::1",
            "ff02::1",
        ] {
            assert!(
                !is_public(private.parse().expect("an address")),
                "{private}"
            );
        }
        for public in [
            "93.184.216.34",
            "1.1.1.1",
            "2606:4700::1111",
            "2a00:1450::1",
        ] {
            assert!(is_public(public.parse().expect("an address")), "{public}");
        }
    }

    #[test]
    fn a_proxy_is_not_asked_for_what_lies_inside() {
        let proxy = Proxy::new("http://proxy.corp.example:3128").expect("a proxy");
        for (address, expected) in [
            ("http://10.0.0.1/", true),
            ("http://[::1]/", true),
            ("http://2130706433/", true),
            ("http://wiki/", true),
            ("http://localhost:8080/", true),
            ("http://printer.local./", true),
            ("http://metadata.google.internal/", true),
            ("http://proxy.corp.example:3128/", true),
            ("https://1.1.1.1/", false),
            ("https://nowhere.invalid/", false),
            ("https://notlocal.invalid/", false),
        ] {
            let url = Url::parse(address).expect("an address");
            assert_eq!(leads_inside(&url, &proxy), expected, "{address}");
        }
    }
}
