//! Every face of a profile states the same facts: what is built is read back and compared, for the
//! example and for profiles whose words try to get out of their formats.

use std::fs;
use std::path::Path;

use crate::program::{TODAY, pointed, repository};

/// Lines of `check --site` about facts that differ.
fn differing(site: &Path) -> Vec<String> {
    let arguments = ["check", "--site", "--format", "short", "--today", TODAY];
    let output = pointed(site, &arguments);
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(output.status.code().is_some_and(|code| code < 2), "{text}");
    let lines = text
        .lines()
        .filter(|line| line.contains("machine-facts-differ"));
    lines.map(str::to_owned).collect()
}

#[test]
fn the_example_says_the_same_everywhere() {
    assert_eq!(differing(&repository().join("example-site")), [""; 0]);
}

#[test]
fn words_stay_in_their_formats() {
    for (name, person) in [
        (
            "umlauts, commas and semicolons",
            "name = \"Ärtze, Öhm; GmbH & Co.\"\njob_title = \"Prüferin, Holz; Stahl\\\\Glas\"\n",
        ),
        (
            "marks of other languages",
            "name = \"Jo </script><b>\\\"Quote\\\" & 'Sons'\"\njob_title = \"<!-- {{ x }} %} ]]>\"\n",
        ),
        (
            "a long line and a line end",
            "name = \"Mara\"\njob_title = \"Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle\\nEMAIL:evil@b.example\"\n",
        ),
        (
            "signs that are no letters",
            "name = \"Ἀθηνᾶ Иванова 山田 🙂\"\njob_title = \"🦀\"\n",
        ),
    ] {
        for theme in ["carte", "dossier"] {
            let folder = tempfile::tempdir().expect("a folder");
            let settings = format!(
                "base_url = \"https://mara.example/~m/\"\nlanguages = [\"de\", \"en\"]\ntheme = \"{theme}\"\n"
            );
            let profile = format!(
                "[person]\n{person}[positioning]\nheadline = \"Ich prüfe ==Brücken, Stege; und <Türme>== & mehr\"\n\
                 [contact]\nemail = \"m.o'hara+x@mara.example\"\nphone = \"+49 (40) 123-45\"\n[visibility]\nphone = \"public\"\n\
                 [[account]]\nnetwork = \"A, B; \\\"C\\\"\"\nurl = \"https://a.example/?x=1&y=(2)\"\n\
                 [[talk]]\nid = \"t\"\ntitle = \"A; talk, with <signs>\"\ndate = 2027-03-01\n\
                 [[meet]]\nname = \"Fair\"\ndate = 2027-04-01\n[meta]\nupdated = 2026-11\n"
            );
            fs::write(folder.path().join("pointed.toml"), settings).expect("written");
            fs::write(folder.path().join("profile.toml"), profile).expect("written");
            let posts = folder.path().join("content/posts");
            fs::create_dir_all(&posts).expect("a folder");
            let post = "+++\ntitle = \"Ein Beitrag, <mit>; Zeichen\"\ndate = 2026-01-02\n+++\nWort & Wort.\n";
            fs::write(posts.join("p.md"), post).expect("written");
            assert_eq!(differing(folder.path()), [""; 0], "{name}, {theme}");
        }
    }
}
