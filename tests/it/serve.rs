//! The preview: what it shows is what a build would write, whatever happened before; and who may ask.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::date;
use pointed::cache::Cache;
use pointed::serve::builder::{Builder, Choices, Kept};
use pointed::serve::editor::Editor;
use pointed::serve::http::{Server, listen};
use pointed::serve::preview::{Pages, Preview};
use pointed::serve::viewers::Viewers;
use proptest::prelude::*;
use tokio::sync::watch;

const PROFILE: &str = "[person]\nname = \"Mara Roth\"\njob_title = \"Form mender\"\n\
    [positioning]\nheadline = \"I mend forms for towns\"\n[[topic]]\nlabel = \"Forms\"\nrole = \"core\"\n";

fn choices() -> Choices {
    Choices {
        base_url: None,
        drafts: false,
        today: Box::new(|| date(2026, 11, 23)),
    }
}

fn builder(root: &Path) -> (Builder, watch::Receiver<Arc<Preview>>) {
    builder_with(root, Kept::default())
}

fn builder_with(root: &Path, kept: Kept) -> (Builder, watch::Receiver<Arc<Preview>>) {
    let (sender, receiver) = watch::channel(Arc::default());
    (
        Builder::new(root, "", choices(), kept, sender, Viewers::default()),
        receiver,
    )
}

fn write(root: &Path, path: &str, text: &str) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().expect("a folder")).expect("created");
    fs::write(file, text).expect("written");
}

fn small_site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    write(root, "pointed.toml", SETTINGS);
    write(root, "profile.toml", PROFILE);
    write(root, "about.md", "I mend forms.\n");
    write(root, "static/notes.txt", "0123456789");
    folder
}

/// Everything that a preview shows.
fn shown(pages: &Pages) -> BTreeMap<String, Vec<u8>> {
    let files = pages.files();
    let files = files.map(|(path, content)| (path.to_owned(), content.to_vec()));
    let copies = pages.copies().map(|(path, source)| {
        let source = source.to_string_lossy().into_owned();
        (path.to_owned(), source.into_bytes())
    });
    files.chain(copies).collect()
}

/// Something that happens to a source.
#[derive(Debug, Clone)]
enum Step {
    Write(usize, usize),
    Rename(usize, usize),
    Remove(usize),
}

const FILES: [&str; 14] = [
    "about.md",
    "about.de.md",
    "content/posts/one.md",
    "content/posts/one.de.md",
    "content/posts/two.md",
    "content/posts/plan.svg",
    "content/pages/now.md",
    "static/notes.txt",
    "theme/own.css",
    "theme/interface/en.ftl",
    "theme/templates/partials/foot.html",
    "theme/templates/now.html",
    "pointed.toml",
    "profile.toml",
];

const SETTINGS: &str = "base_url = \"https://mara.example/~me/\"\nlanguages = [\"en\", \"de\"]\n";

/// Contents that fit a file; the last one of `profile.toml` and of a template is broken.
fn content(file: usize, variant: usize) -> String {
    let more = "[[talk]]\ntitle = \"Forms\"\ndate = 2025\n";
    match FILES[file] {
        "profile.toml" => match variant {
            0 => PROFILE.to_owned(),
            1 => PROFILE.replace("towns", "counties"),
            2 => format!(
                "{PROFILE}{more}[contact]\nemail = \"mara@mara.example\"\n[[evidence]]\nid = \"log\"\n\
                 title = \"The log\"\nurl = \"https://mara.example/log\"\n"
            ),
            _ => format!("{PROFILE}broken = [\n"),
        },
        "pointed.toml" => match variant {
            0 => SETTINGS.to_owned(),
            1 => SETTINGS.replace("~me", "~mara"),
            2 => SETTINGS.replace("\"en\", \"de\"", "\"de\", \"en\""),
            _ => format!("{SETTINGS}email = \"plain\"\n[markdown]\nraw_html = \"escape\"\n"),
        },
        path if path.ends_with(".ftl") => format!("notes-label = Notes {variant}\n"),
        path if path.ends_with(".html") && variant == 3 => "{% if %}".to_owned(),
        path if path.ends_with(".html") => {
            format!("<p>Foot {variant} of {{{{ person.name }}}}</p>\n")
        }
        path if path.ends_with(".svg") => format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{0}\"></svg>",
            variant + 1
        ),
        path if path.ends_with(".css") => format!("body {{ outline-width: {variant}px }}\n"),
        path if path.starts_with("content/") => format!(
            "+++\ntitle = \"Title {variant}\"\ndate = 2026-0{}-02\n+++\n\n## Part\n\n[The other](two.md) and {} words,\n\
             [proven](evidence:log)[^1] <b>here</b>, ![a plan](plan.svg) mara@mara.example\n\n[^1]: A note.\n\n```rust\nlet n = {variant};\n```\n",
            1 + variant,
            "{{ count(kind=\"talk\") }}",
        ),
        _ => format!("Words {variant}.\n"),
    }
}

fn step() -> impl Strategy<Value = Step> {
    let file = 0..FILES.len();
    // Without settings there is no site, and without a profile no page.
    let movable = 0..FILES.len() - 2;
    prop_oneof![
        4 => (file, 0..4_usize).prop_map(|(file, variant)| Step::Write(file, variant)),
        1 => (movable.clone(), movable.clone()).prop_map(|(from, to)| Step::Rename(from, to)),
        1 => movable.prop_map(Step::Remove),
    ]
}

fn take(step: &Step, root: &Path) {
    match *step {
        Step::Write(file, variant) => write(root, FILES[file], &content(file, variant)),
        Step::Rename(from, to) => {
            let to = root.join(FILES[to]);
            fs::create_dir_all(to.parent().expect("a folder")).expect("created");
            // What is not there cannot be moved.
            let _ = fs::rename(root.join(FILES[from]), to);
        }
        Step::Remove(file) => {
            let _ = fs::remove_file(root.join(FILES[file]));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    /// After any steps, several at a time, a preview shows what a fresh one of the same sources shows.
    #[test]
    fn nothing_stays_from_before(batches in prop::collection::vec(prop::collection::vec(step(), 1..4), 1..6)) {
        let folder = small_site();
        let root = folder.path();
        let (mut builder, seen) = self::builder(root);
        builder.rebuild();
        // Drawing is most of the work: fresh previews take pictures of one another, not of this one.
        let mut drawn = Vec::new();
        for batch in batches {
            for step in &batch {
                take(step, root);
            }
            builder.rebuild();
            let pictures = Cache::load(drawn.clone());
            let (mut fresh, expected) = builder_with(root, Kept { pictures, ..Kept::default() });
            let built = fresh.rebuild().expect("a first build");
            drawn = fresh.kept().pictures.save().unwrap_or(drawn);
            if built.broken.is_empty() {
                let (seen, expected) = (seen.borrow().clone(), expected.borrow().clone());
                prop_assert_eq!(shown(&seen.pages), shown(&expected.pages));
                prop_assert_eq!(&seen.report.json, &expected.report.json);
            }
        }
    }
}

/// A preview that answers, as long as it is kept.
struct Running {
    port: u16,
    root: PathBuf,
    builder: Builder,
    _folder: tempfile::TempDir,
}

fn run() -> Running {
    let folder = small_site();
    let root = folder.path().canonicalize().expect("a folder");
    let (mut builder, receiver) = builder(&root);
    builder.rebuild();
    let server = Server::new(
        receiver,
        Viewers::default(),
        "studio",
        Editor::Unknown,
        &root,
    )
    .expect("random numbers");
    let (sender, port) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        runtime.block_on(async {
            let listener = listen("127.0.0.1", 0).await.expect("a port");
            let address = listener.local_addr().expect("an address");
            sender.send(address.port()).expect("somebody waits");
            server.run(listener).await.expect("it listens");
        });
    });
    Running {
        port: port.recv().expect("a port"),
        root,
        builder,
        _folder: folder,
    }
}

impl Running {
    /// The status line, the fields and the body of an answer.
    fn ask(&self, request: &str, fields: &[&str], body: &str) -> (u16, String, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        let own = format!("Host: 127.0.0.1:{}", self.port);
        let mut lines = vec![format!("{request} HTTP/1.1")];
        if !fields.iter().any(|field| field.starts_with("Host")) {
            lines.push(own);
        }
        lines.extend(fields.iter().map(|&field| field.to_owned()));
        lines.push(format!("Content-Length: {}", body.len()));
        lines.push("Connection: close".to_owned());
        write!(stream, "{}\r\n\r\n{body}", lines.join("\r\n")).expect("sent");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
        (
            status.expect("a status"),
            head.to_ascii_lowercase(),
            body.to_owned(),
        )
    }

    fn get(&self, path: &str, fields: &[&str]) -> (u16, String, String) {
        self.ask(&format!("GET {path}"), fields, "")
    }

    /// What stands behind a name of the script's element.
    fn told(&self, name: &str) -> String {
        let (_, _, page) = self.get("/~me/", &[]);
        let start = page.find(&format!("data-{name}=\"")).expect("the script") + name.len() + 7;
        page[start..].split('"').next().expect("a value").to_owned()
    }
}

#[test]
fn pages_come_from_memory_with_their_types_and_marks() {
    let running = run();
    let (status, head, page) = running.get("/~me/", &[]);
    assert_eq!(status, 200);
    assert!(
        head.contains("content-type: text/html; charset=utf-8"),
        "{head}"
    );
    assert!(page.contains("I mend forms") && page.contains("/__pointed/preview.js"));
    let mark = head
        .split("etag: ")
        .nth(1)
        .and_then(|rest| rest.lines().next());
    let known = format!("If-None-Match: {}", mark.expect("a mark"));
    assert_eq!(running.get("/~me/", &[&known]).0, 304);

    for (path, expected, says) in [
        ("/", 307, "location: /~me/"),
        ("/~me", 307, "location: /~me/"),
        ("/~me/topics?x=1", 307, "location: /~me/topics/?x=1"),
        (
            "/~me/style.css",
            200,
            "content-type: text/css; charset=utf-8",
        ),
        ("/~me/favicon.svg", 200, "content-type: image/svg+xml"),
        (
            "/~me/notes.txt",
            200,
            "content-type: text/plain; charset=utf-8",
        ),
        (
            "/~me/nothing/",
            404,
            "content-type: text/html; charset=utf-8",
        ),
        ("/~me/../pointed.toml", 404, ""),
        ("/~me/%2e%2e/pointed.toml", 404, ""),
        ("/~me/static/../../profile.toml", 404, ""),
        ("/~me/..%2fprofile.toml", 404, ""),
        ("/profile.toml", 404, ""),
    ] {
        let (status, head, body) = running.get(path, &[]);
        assert_eq!(status, expected, "{path}");
        assert!(head.contains(says), "{path}: {head}");
        assert!(!body.contains("base_url ="), "{path} shows a source");
    }
    let (status, head, body) = running.get("/~me/notes.txt", &["Range: bytes=2-4"]);
    assert_eq!((status, body.as_str()), (206, "234"));
    assert!(head.contains("content-range: bytes 2-4/10"));
    assert_eq!(running.ask("POST /~me/", &[], "").0, 405);
    let (status, _, body) = running.ask("HEAD /~me/", &[], "");
    assert_eq!((status, body.as_str()), (200, ""));
}

#[test]
fn strangers_are_refused() {
    let mut running = run();
    for path in ["/~me/", "/__pointed/preview.js", "/__pointed/findings"] {
        assert_eq!(running.get(path, &["Host: evil.example"]).0, 421, "{path}");
        assert_eq!(running.get(path, &["Origin: https://evil.example"]).0, 403);
        assert_eq!(running.get(path, &["Host: studio:1"]).0, 200);
    }
    write(&running.root, "about.md", "I am a team player.\n");
    running.builder.rebuild();
    let (_, _, report) = running.get("/__pointed/findings", &[]);
    let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    let findings = report["checked"]["findings"].as_array().expect("a list");
    let found = findings
        .iter()
        .find(|finding| finding["words"] == "team player");
    let found = found.expect("a finding");
    assert_eq!(found["path"], "about.md");
    assert_eq!(
        (&found["before"], &found["after"]),
        (&"\nI am a ".into(), &".\n".into())
    );

    let request = serde_json::json!({ "id": found["id"], "reason": "Her term.", "until": null });
    let request = request.to_string();
    let settings = || fs::read_to_string(running.root.join("pointed.toml")).expect("read");
    let before = settings();
    assert_eq!(running.ask("POST /__pointed/ignore", &[], &request).0, 403);
    let wrong = "X-Pointed-Token: 0123456789abcdef0123456789abcdef";
    assert_eq!(
        running.ask("POST /__pointed/ignore", &[wrong], &request).0,
        403
    );
    assert_eq!(settings(), before);
    let token = format!("X-Pointed-Token: {}", running.told("token"));
    let foreign = ["Origin: http://127.0.0.1:1", token.as_str()];
    assert_eq!(
        running.ask("POST /__pointed/ignore", &foreign, &request).0,
        403
    );
    let open = "{\"path\": \"../secret\", \"line\": 1, \"column\": 1}";
    assert_eq!(running.ask("POST /__pointed/open", &[&token], open).0, 404);
    let open = "{\"path\": \"about.md\", \"line\": 1, \"column\": 1}";
    let (status, _, reason) = running.ask("POST /__pointed/open", &[&token], open);
    assert!(status == 409 && reason.contains("about.md:1:1"), "{reason}");

    assert_eq!(
        running.ask("POST /__pointed/ignore", &[&token], &request).0,
        204
    );
    assert!(settings().starts_with(&before) && settings().contains("words = \"team player\""));
    let rebuilt = running.builder.rebuild().expect("a change");
    assert!(rebuilt.broken.is_empty());
    let (_, _, report) = running.get("/__pointed/findings", &[]);
    let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    assert_eq!(report["checked"]["waived"], 1);
    let findings = report["checked"]["findings"].as_array().expect("a list");
    assert!(findings.iter().all(|finding| finding["id"] != found["id"]));
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_is_not_followed() {
    let mut running = run();
    let secret = tempfile::NamedTempFile::new().expect("a file");
    fs::write(secret.path(), "secret").expect("written");
    let notes = running.root.join("static/notes.txt");
    fs::remove_file(&notes).expect("removed");
    std::os::unix::fs::symlink(secret.path(), &notes).expect("linked");
    assert_eq!(running.get("/~me/notes.txt", &[]).0, 404);
    running.builder.rebuild();
    assert_eq!(running.get("/~me/notes.txt", &[]).0, 404);
}

#[test]
fn a_broken_source_leaves_the_last_good_page() {
    let mut running = run();
    write(
        &running.root,
        "profile.toml",
        &format!("{PROFILE}broken = [\n"),
    );
    let rebuilt = running.builder.rebuild().expect("a change");
    assert!(
        rebuilt.broken[0].contains("profile.toml:9:"),
        "{:?}",
        rebuilt.broken
    );
    assert!(
        running
            .get("/~me/", &[])
            .2
            .contains("I mend forms for towns")
    );
    assert!(
        running
            .get("/__pointed/findings", &[])
            .2
            .contains("toml-syntax")
    );
    fs::remove_file(running.root.join("pointed.toml")).expect("removed");
    let rebuilt = running.builder.rebuild().expect("a change");
    assert!(rebuilt.broken[0].contains("there is no `pointed.toml` any more"));
    assert_eq!(running.get("/~me/", &[]).0, 200);
}

#[test]
fn a_taken_port_is_passed_over() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let first = listen("127.0.0.1", 0).await.expect("a port");
        let taken = first.local_addr().expect("an address").port();
        let second = listen("127.0.0.1", taken).await.expect("another port");
        assert!(second.local_addr().expect("an address").port() > taken);
        assert!(listen("no.such.host.example", 0).await.is_err());
    });
}
