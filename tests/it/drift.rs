//! `pointed check --against`: what differs is named with both sides, what is only written
//! otherwise is not.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use tempfile::TempDir;
use zip::write::SimpleFileOptions;

use crate::program::{TODAY, pointed, transcript};

const SETTINGS: &str = "base_url = \"https://winter.example/\"\nlanguages = [\"en\", \"de\"]\n";

const PROFILE: &str = r#"
[person]
name = "Ada Winter"
job_title.en = "Bridge inspector"
job_title.de = "Brückenprüferin"

[positioning]
headline.en = "I inspect timber bridges and find the wet joint first"
headline.de = "Ich prüfe Holzbrücken und finde den nassen Anschluss zuerst"

[[topic]]
id = "inspection"
label.en = "Timber bridges"
label.de = "Holzbrücken"
role = "core"

[[organisation]]
id = "wegewerk"
name = "Wegewerk GmbH & Co. KG"
aliases = ["WW Infrastruktur"]

[[organisation.role]]
title.en = "Bridge inspector"
title.de = "Brückenprüferin"
employment = "full-time"
start = "2020-03"
end = "2025-03"

[[role]]
organisation = "Hooli AG"
title.en = "Head of inspections"
title.de = "Leiterin Prüfungen"
employment = "full-time"
start = "2025-04"
end = "present"

[[education]]
institution = "TU Oberland"
degree = "M.Sc."
area.en = "Wood technology"
area.de = "Holztechnik"
start = "2014"
end = "2019"

[[skill]]
label = "Rust"
"#;

/// The site, in a folder of its own.
fn site(settings: &str) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("pointed.toml"), settings).expect("written");
    fs::write(folder.path().join("profile.toml"), PROFILE).expect("written");
    folder
}

/// A LinkedIn data export, unpacked.
fn linkedin(folder: &Path, headline: &str, positions: &str, education: &str) {
    fs::create_dir(folder).expect("made");
    let file = |name: &str, text: &str| {
        // As LinkedIn writes them: a byte order mark and Windows line ends.
        let text = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        fs::write(folder.join(name), text).expect("written");
    };
    file(
        "Profile.csv",
        &format!(
            "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\n\
             Ada,Winter,,,,\"{headline}\",,,,,,[PORTFOLIO:https://winter.example/],\n"
        ),
    );
    file(
        "Positions.csv",
        &format!("Company Name,Title,Description,Location,Started On,Finished On\n{positions}"),
    );
    file(
        "Education.csv",
        &format!("School Name,Start Date,End Date,Notes,Degree Name,Activities\n{education}"),
    );
    file("Skills.csv", "Name\nRust (programming language)\n");
}

fn drift(site: &TempDir, export: &str) -> String {
    let arguments = [
        "check",
        "--today",
        TODAY,
        "--format",
        "short",
        "--against",
        export,
    ];
    let transcript = transcript(&pointed(site.path(), &arguments));
    let drift = transcript.lines().filter(|line| line.contains("[drift-"));
    drift.map(|line| format!("{line}\n")).collect()
}

#[test]
fn an_export_that_only_writes_otherwise_gives_no_finding() {
    let site = site(SETTINGS);
    linkedin(
        &site.path().join("Basic_LinkedInDataExport_11-02-2026"),
        "Bridge inspector at Hooli",
        "Hooli,Head of Inspections,,Ulm,Apr 2025,\n\
         WW Infrastruktur,\"Bridge inspector (m/f/d)\",,,März 2020,Apr. 2025\n",
        "TU OBERLAND,2014,2019,,\"Master of Science, Wood Technology\",\n",
    );
    assert_eq!(drift(&site, "Basic_LinkedInDataExport_11-02-2026"), "");
}

#[test]
fn planted_drift_of_each_kind_is_named_with_both_sides() {
    let site = site(SETTINGS);
    linkedin(
        &site.path().join("export_01-15-2026"),
        "Web designer for small shops",
        "Hooli,Head of inspections,,,Apr 2025,\n\
         Wegewerk,Catering manager,,,Mar 2020,\n\
         Globex,Web designer,,,Jan 2017,Feb 2020\n",
        "TU Oberland,2014,2016,,Diploma in Philosophy,\n",
    );
    let found = drift(&site, "export_01-15-2026");
    for expected in [
        "warning[drift-headline]: the headline in `export_01-15-2026` names no core topic: “Web designer for small shops”",
        "error[drift-role]: “Bridge inspector” at Wegewerk GmbH & Co. KG ends 2025-03 here, goes on in `export_01-15-2026`",
        "warning[drift-role]: “Bridge inspector” at Wegewerk GmbH & Co. KG is called “Catering manager”",
        "warning[drift-role-missing]: `export_01-15-2026` lists “Web designer” at Globex, 2017-01 to 2020-02, the site does not",
        "warning[drift-education]: “M.Sc.” at TU Oberland is “Diploma in Philosophy”",
        "warning[drift-education]: the study at TU Oberland ends 2019 here, 2016 in",
        "info[drift-snapshot-old]: `export_01-15-2026` is of 2026-01-15, 312 days ago",
    ] {
        assert!(found.contains(expected), "{expected}\nin\n{found}");
    }
    assert_eq!(found.lines().count(), 7, "{found}");
}

#[test]
fn an_export_in_the_settings_is_compared_by_every_check_and_never_published() {
    let settings = format!("{SETTINGS}[snapshot]\nxing = \"snapshots/xing.toml\"\n");
    let site = site(&settings);
    fs::create_dir(site.path().join("snapshots")).expect("made");
    let xing = "[[role]]\norganisation = \"Hooli\"\ntitle = \"Leiterin Prüfungen\"\nstart = \"2025-09\"\nend = \"present\"\n\
                [[account]]\nnetwork = \"XING\"\nurl = \"https://www.xing.com/profile/Ada_Winter\"\n";
    fs::write(site.path().join("snapshots/xing.toml"), xing).expect("written");
    let arguments = ["check", "--today", TODAY, "--format", "short"];
    let found = transcript(&pointed(site.path(), &arguments));
    let expected = "error[drift-role]: “Head of inspections” at Hooli AG starts 2025-04 here, 2025-09 in `snapshots/xing.toml`";
    assert!(found.contains(expected), "{found}");

    let build = [
        "build",
        "--today",
        TODAY,
        "--allow-errors",
        "--output",
        "out",
    ];
    let built = pointed(site.path(), &build);
    let mut published = Vec::new();
    for entry in walkdir::WalkDir::new(site.path().join("out")) {
        let entry = entry.expect("an entry");
        published.push(entry.path().display().to_string());
        if entry.file_type().is_file() {
            let bytes = fs::read(entry.path()).expect("read");
            assert!(
                !String::from_utf8_lossy(&bytes).contains("2025-09"),
                "{published:?}"
            );
        }
    }
    assert!(published.len() > 5, "{}", transcript(&built));
    assert!(
        !published.iter().any(|path| path.contains("snapshots")),
        "{published:?}"
    );

    fs::write(
        site.path().join("snapshots/xing.toml"),
        "[[role]]\ntitel = 1\n",
    )
    .expect("written");
    let found = transcript(&pointed(site.path(), &arguments));
    assert!(found.contains("pointed.toml:4:8"), "{found}");
    fs::remove_file(site.path().join("snapshots/xing.toml")).expect("removed");
    let found = transcript(&pointed(site.path(), &arguments));
    assert!(found.contains("missing-file"), "{found}");
}

#[test]
fn without_an_export_there_is_nothing_to_compare() {
    let site = site(SETTINGS);
    let arguments = ["check", "--today", TODAY, "--format", "short"];
    assert!(!transcript(&pointed(site.path(), &arguments)).contains("[drift-"));
    let arguments = ["check", "--today", TODAY, "--against", "nowhere.zip"];
    let missing = transcript(&pointed(site.path(), &arguments));
    assert!(
        missing.contains("cannot read `nowhere.zip`") && missing.ends_with("exit 2\n"),
        "{missing}"
    );
}

#[test]
fn a_zip_with_notes_and_localised_months_is_compared_as_any_other() {
    let site = site(SETTINGS);
    let file = fs::File::create(site.path().join("export.zip")).expect("made");
    let mut zip = zip::ZipWriter::new(file);
    let mut entry = |name: &str, text: &str| {
        zip.start_file(name, SimpleFileOptions::default())
            .expect("begun");
        let text = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        zip.write_all(text.as_bytes()).expect("written");
    };
    entry(
        "Profile.csv",
        "First Name,Last Name,Headline\nAda,Winter,\n",
    );
    entry(
        "Positions.csv",
        "Notes:\n\"Some entries may be missing\"\n\nCompany Name,Title,Description,Location,Started On,Finished On\n\
         WW Infrastruktur,Bridge inspector,,,M\u{e4}rz 2020,Dez. 2021\n",
    );
    zip.finish().expect("written");
    let found = drift(&site, "export.zip");
    assert!(found.contains("[drift-role]"), "{found}");
    assert!(found.contains("2021-12"), "{found}");
}
