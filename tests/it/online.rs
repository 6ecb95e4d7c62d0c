//! `pointed check --online`: two strikes a day apart, kept in a file that a plain check reads.

use std::fs;
use std::net::TcpListener;

use tempfile::TempDir;

use crate::program::{pointed, transcript};

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
