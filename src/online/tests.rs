//! A server on loopback that misbehaves in every way that is known.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

use super::*;

const LIMITS: Limits = Limits {
    time: Duration::from_millis(1_500),
    size: 64 * 1024,
    pause: Duration::from_millis(1),
    patience: Duration::from_secs(1),
    private_hosts: true,
};

/// Answers every path in its own bad way; gives the address to ask.
fn server() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    thread::spawn(move || {
        for (asked, stream) in listener.incoming().flatten().enumerate() {
            thread::spawn(move || {
                let _ = answer(stream, asked);
            });
        }
    });
    format!("http://{address}")
}

fn answer(mut stream: TcpStream, asked: usize) -> std::io::Result<()> {
    let mut request = [0; 4096];
    let length = stream.read(&mut request)?;
    let request = String::from_utf8_lossy(&request[..length]).into_owned();
    let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut send = |head: &str, body: &[u8]| {
        let head = format!("HTTP/1.1 {head}\r\nConnection: close\r\n\r\n");
        stream.write_all(head.as_bytes())?;
        stream.write_all(body)
    };
    let page = |words: &str| {
        let filler =
            "All about the programme of the timber days and their many sessions. ".repeat(5);
        format!("<title>Timber Days</title><p>{words} {filler}</p>").into_bytes()
    };
    match path.as_str() {
        "/good" => send("200 OK\r\nContent-Type: text/html", &page("By José Müller")),
        "/latin" => send(
            "200 OK\r\nContent-Type: text/html; charset=utf-8",
            &[&b"<p>Jos\xe9 M\xfcller</p>"[..], &page("")].concat(),
        ),
        "/nobody" => send("200 OK\r\nContent-Type: text/html", &page("")),
        "/script" => send(
            "200 OK\r\nContent-Type: text/html",
            b"<script>var jose = 1</script>",
        ),
        "/picture" => send("200 OK\r\nContent-Type: image/png", b"\x89PNG"),
        "/moved" => send("301 Moved\r\nLocation: /good", b""),
        "/loop" => send("302 Found\r\nLocation: /loop2", b""),
        "/loop2" => send("302 Found\r\nLocation: /loop", b""),
        "/to-file" => send("302 Found\r\nLocation: file:///etc/passwd", b""),
        "/to-linkedin" => send(
            "302 Found\r\nLocation: https://www.linkedin.com/in/jose",
            b"",
        ),
        path if path.starts_with("/further") => {
            let next = format!("302 Found\r\nLocation: /further{}", asked);
            send(&next, b"")
        }
        "/500" => send("500 Oops", b""),
        "/403" => send("403 Forbidden", b""),
        "/999" => send("999 Denied", b""),
        "/busy-once" if asked == 0 => send("429 Slow down\r\nRetry-After: 0", b""),
        "/busy-once" => send("200 OK\r\nContent-Type: text/html", &page("By José Müller")),
        "/busy" => send("429 Slow down\r\nRetry-After: 3600", b""),
        "/slow" => {
            thread::sleep(Duration::from_secs(4));
            send("200 OK\r\nContent-Type: text/html", b"late")
        }
        "/endless" => {
            stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>")?;
            while stream.write_all(&[b'a'; 8192]).is_ok() {}
            Ok(())
        }
        "/drip" => {
            stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")?;
            for _ in 0..40 {
                stream.write_all(b"a")?;
                thread::sleep(Duration::from_millis(100));
            }
            Ok(())
        }
        "/bomb" => {
            // A stored block of zeros, deflated a thousandfold: 64 MB in 64 KB.
            let mut packer = flate(&vec![0_u8; 64 * 1024 * 1024]);
            let body = std::mem::take(&mut packer);
            send(
                "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip",
                &body,
            )
        }
        "/reset" => Ok(()),
        "/garbage" => {
            stream.write_all(b"\x00\x01nonsense\r\n\r\n")?;
            Ok(())
        }
        _ => send("404 Not Found", b""),
    }
}

/// Bytes in gzip.
fn flate(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).expect("memory");
    packer.finish().expect("memory")
}

fn asked(server: &str, path: &str, limits: Limits) -> Link {
    let question = Question {
        url: format!("{server}{path}"),
        mentions: vec!["Jose Muller".to_owned()],
        ..Question::default()
    };
    let now = "2026-11-20T08:00:00Z".parse().expect("a time");
    ask(vec![question], now, limits).pop().expect("an answer")
}

#[test]
fn every_misbehaviour_ends_soon_and_says_what_it_was() {
    use LinkStatus::{Alive, Failed, Unreadable};
    let server = server();
    for (path, status, answer, mentions) in [
        ("/good", Alive, "200", Some(true)),
        ("/latin", Alive, "200", Some(true)),
        ("/moved", Alive, "200", Some(true)),
        ("/nobody", Alive, "200", Some(false)),
        ("/script", Alive, "200", None),
        ("/picture", Alive, "200", None),
        ("/bomb", Alive, "200", None),
        ("/endless", Alive, "200", Some(false)),
        ("/loop", Failed, "redirects in a circle", None),
        ("/further", Failed, "too many redirects", None),
        ("/to-file", Failed, "leads to `file:`", None),
        (
            "/to-linkedin",
            Unreadable,
            "the network does not let programs in",
            None,
        ),
        ("/500", Failed, "500", None),
        ("/gone", Failed, "404", None),
        ("/403", Unreadable, "403", None),
        ("/999", Unreadable, "999", None),
        ("/busy", Unreadable, "429", None),
        ("/slow", Failed, "", None),
        ("/drip", Failed, "", None),
        ("/reset", Failed, "", None),
        ("/garbage", Failed, "", None),
    ] {
        let start = std::time::Instant::now();
        let link = asked(&server, path, LIMITS);
        assert_eq!(
            (link.status, link.mentions),
            (status, mentions),
            "{path}: {link:?}"
        );
        assert!(
            answer.is_empty() || link.answer == answer,
            "{path}: {link:?}"
        );
        assert!(!link.answer.is_empty(), "{path}");
        assert!(
            start.elapsed() < Duration::from_secs(4),
            "{path}: {:?}",
            start.elapsed()
        );
    }
}

#[test]
fn private_hosts_and_closed_networks_are_not_asked() {
    let server = server();
    let guarded = Limits {
        private_hosts: false,
        ..LIMITS
    };
    let link = asked(&server, "/good", guarded);
    assert_eq!(link.answer, "a host of a private network");
    let port = server.rsplit(':').next().expect("a port");
    for name in [
        "localhost",
        "[::1]",
        "0.0.0.0",
        "127.1",
        "2130706433",
        "0x7f.1",
    ] {
        let link = asked(&format!("http://{name}:{port}"), "/good", guarded);
        assert_eq!(link.status, LinkStatus::Failed, "{name}: {link:?}");
    }
    for closed in [
        "https://www.linkedin.com/in/a",
        "https://xing.com/profile/A",
        "mailto:a@b.example",
    ] {
        assert!(!is_asked(closed), "{closed}");
    }
}

#[test]
fn a_host_that_is_busy_for_a_moment_is_asked_again() {
    let link = asked(&server(), "/busy-once", LIMITS);
    assert_eq!(
        (link.status, link.mentions),
        (LinkStatus::Alive, Some(true)),
        "{link:?}"
    );
}

#[test]
fn a_certificate_that_is_none_is_a_failure() {
    let server = server().replace("http://", "https://");
    let link = asked(&server, "/good", LIMITS);
    assert_eq!(link.status, LinkStatus::Failed, "{link:?}");
    assert!(!link.answer.is_empty());
}

#[test]
fn a_busy_host_is_left_alone() {
    let server = server();
    let now = "2026-11-20T08:00:00Z".parse().expect("a time");
    let question = |path: &str| Question {
        url: format!("{server}{path}"),
        ..Question::default()
    };
    let links = ask(vec![question("/busy"), question("/good")], now, LIMITS);
    assert!(
        links
            .iter()
            .all(|link| link.status == LinkStatus::Unreadable),
        "{links:?}"
    );
}

#[test]
fn links_back_are_told_by_host_and_path() {
    for (href, expected) in [
        ("https://jose.example/", true),
        ("//www.jose.example/about/", true),
        ("https://jose.example.evil.example/", false),
        ("/jose", false),
    ] {
        let found = leads_to(
            "https://social.example/@jose",
            href,
            "https://jose.example/",
        );
        assert_eq!(found, expected, "{href}");
    }
}
