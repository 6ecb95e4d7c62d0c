//! `pointed check --online`: two strikes a day apart, kept in a file that a plain check reads.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::thread;

use tempfile::TempDir;

use crate::program::{pointed, transcript};

/// A site with these entries besides the person.
fn site(entries: &str) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let write =
        |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("written");
    write(
        "pointed.toml",
        "base_url = \"https://winter.example/\"\nlanguages = [\"en\"]\n",
    );
    write(
        "profile.toml",
        &format!("[person]\nname = \"Ada Winter\"\n{entries}"),
    );
    folder
}

/// A server that answers paths with what `page` says, a proxy as well: what it was asked for
/// stands in the list.
fn server(page: fn(&str) -> String) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    let asked = Arc::new(Mutex::new(Vec::new()));
    let list = Arc::clone(&asked);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let list = Arc::clone(&list);
            thread::spawn(move || answer(stream, page, &list));
        }
    });
    (address, asked)
}

fn answer(mut stream: TcpStream, page: fn(&str) -> String, asked: &Mutex<Vec<String>>) {
    while let Some((method, target)) = request(&mut stream) {
        asked
            .lock()
            .expect("no panic")
            .push(format!("{method} {target}"));
        let text = match method.as_str() {
            "CONNECT" if target.starts_with("blocked") => "HTTP/1.1 403 No\r\n\r\n".to_owned(),
            "CONNECT" => "HTTP/1.1 200 OK\r\n\r\n".to_owned(),
            _ => page(&target),
        };
        if stream.write_all(text.as_bytes()).is_err() || method != "CONNECT" {
            return;
        }
    }
}

/// Method and target of a request.
fn request(stream: &mut TcpStream) -> Option<(String, String)> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).ok()?;
        head.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let mut words = head.split(' ');
    Some((words.next()?.to_owned(), words.next()?.to_owned()))
}

/// A page with enough words to be judged.
fn html(body: &str) -> String {
    let filler = "All about the programme of the timber days and their many sessions. ".repeat(5);
    format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<p>{body} {filler}</p>"
    )
}

#[test]
fn accounts_that_do_not_link_back_are_named() {
    let (address, _) = server(|path| match path {
        "/@ada" => html("<a rel=\"me\" href=\"https://winter.example/\">winter.example</a>"),
        "/@plain" | "/@open" => html("<a href=\"https://winter.example/\">winter.example</a>"),
        _ => html("<a href=\"https://winter.example.evil.example/\">elsewhere</a>"),
    });
    let account = |network: &str, path: &str| {
        format!("[[account]]\nnetwork = \"{network}\"\nurl = \"http://{address}/{path}\"\n")
    };
    let folder = site(
        &[
            account("Mastodon", "@ada"),
            account("Mastodon", "@plain"),
            account("Codeberg", "@open"),
            account("Chess", "silent"),
            account("Notes", "quiet") + "reciprocal = false\n",
        ]
        .concat(),
    );
    let arguments = ["check", "--online", "--private-hosts", "--format", "short"];
    let output = transcript(&pointed(folder.path(), &arguments));
    let back: Vec<&str> = output
        .lines()
        .filter(|line| line.contains("does not link back"))
        .collect();
    let lock = fs::read_to_string(folder.path().join("links.lock")).expect("written");
    assert_eq!(back.len(), 2, "{output}\n{lock}");
    // Mastodon verifies by `rel="me"` only.
    for (line, place) in back.iter().zip(["profile.toml:8:7", "profile.toml:14:7"]) {
        assert!(
            line.contains(place) && line.contains("[rel-me-missing]"),
            "{line}"
        );
    }
    // What is known stays known without the network.
    let plain = transcript(&pointed(folder.path(), &["check", "--format", "short"]));
    assert_eq!(plain.matches("does not link back").count(), 2, "{plain}");
}

/// Behind a proxy only the proxy is spoken to, and it is asked for nothing that lies inside.
#[test]
fn a_proxy_of_the_environment_is_used() {
    let (address, asked) = server(|path| match path {
        "/inside" => "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/secret\r\n\r\n".to_owned(),
        _ => html("By Ada Winter"),
    });
    let evidence = |url: &str| format!("[[evidence]]\ntitle = \"{url}\"\nurl = \"{url}\"\n");
    let folder = site(
        &[
            "http://report.invalid/good",
            "http://report.invalid/inside",
            "http://10.0.0.1/inside",
            "http://wiki.internal/inside",
            "http://blocked.invalid/good",
        ]
        .map(evidence)
        .concat(),
    );
    let check = |proxy: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_pointed"))
            .args(["check", "--online", "--format", "short"])
            .current_dir(folder.path())
            .env("NO_COLOR", "1")
            .env("HTTPS_PROXY", proxy)
            .env("NO_PROXY", "elsewhere.invalid")
            .env_remove("ALL_PROXY")
            .env_remove("all_proxy")
            .output()
            .expect("the program runs");
        transcript(&output)
    };
    let output = check(&format!("http://{address}"));
    assert!(
        output.contains("1 answered, 3 failed, 1 let no program in"),
        "{output}"
    );
    let mut asked = asked.lock().expect("no panic").clone();
    asked.sort();
    assert_eq!(
        asked,
        [
            "CONNECT blocked.invalid:80",
            "CONNECT report.invalid:80",
            "CONNECT report.invalid:80",
            "GET /good",
            "GET /inside"
        ]
    );
    let lock = fs::read_to_string(folder.path().join("links.lock")).expect("written");
    assert_eq!(
        lock.matches("a host of a private network").count(),
        3,
        "{lock}"
    );
}

#[test]
fn a_link_is_dead_after_two_failures_a_day_apart() {
    // A port that was free a moment ago: nobody answers there.
    let port = {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        listener.local_addr().expect("an address").port()
    };
    let folder = TempDir::new().expect("a folder");
    let write =
        |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("written");
    write(
        "pointed.toml",
        "base_url = \"https://winter.example/\"\nlanguages = [\"en\"]\n",
    );
    write(
        "profile.toml",
        &format!(
            "[person]\nname = \"Ada Winter\"\n\
             [[evidence]]\ntitle = \"Report\"\nurl = \"http://127.0.0.1:{port}/report\"\n\
             [[account]]\nnetwork = \"LinkedIn\"\nurl = \"https://www.linkedin.com/in/adawinter\"\n"
        ),
    );
    let check = |today: &str, more: &[&str]| {
        let arguments = [&["check", "--format", "short", "--today", today], more].concat();
        transcript(&pointed(folder.path(), &arguments))
    };
    assert!(!check("2026-11-20", &[]).contains("evidence-unchecked"));

    let online = &["--online", "--private-hosts"];
    let first = check("2026-11-20", online);
    assert!(
        first.contains("asking 1 address") && first.contains("1 failed"),
        "{first}"
    );
    assert!(!first.contains("[dead-link]"), "{first}");
    assert!(!check("2026-11-20", online).contains("[dead-link]"));
    assert!(check("2026-11-21", online).contains("warning[dead-link]"));
    let lock = fs::read_to_string(folder.path().join("links.lock")).expect("written");
    assert!(
        lock.contains("strikes = 2") && !lock.contains("linkedin"),
        "{lock}"
    );

    // Without the network the same is known, and the file stays as it is.
    let plain = check("2026-11-21", &[]);
    assert!(
        plain.contains("profile.toml:5:7: warning[dead-link]"),
        "{plain}"
    );
    let after = fs::read_to_string(folder.path().join("links.lock")).expect("kept");
    assert_eq!(lock, after);

    let guarded = check("2026-11-23", &["--online"]);
    let lock = fs::read_to_string(folder.path().join("links.lock")).expect("written");
    assert!(
        lock.contains("a host of a private network"),
        "{guarded}{lock}"
    );

    write("links.lock", "not = [toml");
    let broken = check("2026-11-23", &[]);
    assert!(broken.contains("`links.lock` cannot be read"), "{broken}");
}

#[test]
fn without_a_network_no_link_gets_a_strike() {
    let folder = TempDir::new().expect("a folder");
    let write =
        |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("written");
    write(
        "pointed.toml",
        "base_url = \"https://winter.example/\"\nlanguages = [\"en\"]\n",
    );
    // A name that no resolver knows (RFC 2606).
    write(
        "profile.toml",
        "[person]\nname = \"Ada Winter\"\n[[evidence]]\ntitle = \"Report\"\nurl = \"https://nowhere.invalid/\"\n",
    );
    let output = transcript(&pointed(folder.path(), &["check", "--online"]));
    assert!(
        output.contains("is there a network?") && output.ends_with("exit 2\n"),
        "{output}"
    );
    assert!(!folder.path().join("links.lock").exists());
}
