//! Merging into a site that a person wrote.

use crate::import::{Imported, Merge, Options, Part, Side, linkedin, merge};
use crate::site::Site;
use crate::testing;

const OWN: &str = r#"# My facts.
[person]
name = "Imke Sommerfeld"

# Where I am found.
[[account]]
network = "GitHub"
url = "https://github.com/isommerfeld/"   # mine

[[organisation]]
id = "nordhafen"
name = "Nordhafen Husum"
aliases = ["NHH"]

[[organisation.role]]
id = "head"
title.de = "Leiterin der Schleusen"
title.en = "Head of Locks"
employment = "full-time"
start = "2021"
end = "present"
# a comment of mine

[[organisation.role.achievement]]
text = "Cut waiting time from 54 to 31 minutes a ship."

[[role]]
title = "Hydraulics engineer"
organisation = "Tidewerk Engineers GmbH"
start = "2012-03"
end = "2017-01"

[[skill]]
label = "C++"

[[language]]
tag = "de"
level = "native"

# The end.
"#;

fn imported(tables: &[(&str, &str)]) -> Imported {
    let part = |(name, text): &(&str, &str)| Part {
        path: (*name).to_owned(),
        content: Ok(text.as_bytes().to_vec()),
    };
    let parts = tables.iter().map(part).collect();
    linkedin(parts, "export", Options::default()).expect("a tree")
}

fn site(profile: &str, more: &[(&str, &str)]) -> Site {
    let mut files = vec![("profile.toml", profile)];
    files.extend(more);
    testing::site(&files).0
}

fn merged(own: &str, more: &[(&str, &str)], imported: &Imported) -> Merge {
    let theirs = &imported.files["profile.toml"];
    let (own_site, their_site) = (site(own, more), site(theirs, &[]));
    let own = Side {
        site: &own_site,
        profile: own,
    };
    let theirs = Side {
        site: &their_site,
        profile: theirs,
    };
    merge(own, theirs, imported).expect("a merge")
}

fn plan(merge: &Merge) -> Vec<String> {
    merge.changes.iter().map(ToString::to_string).collect()
}

const POSITIONS: (&str, &str) = (
    "Positions.csv",
    "Company Name,Title,Description,Location,Started On,Finished On\n\
     Nordhafen Husum GmbH,Head of Locks,,\"Husum, Germany\",Apr 2021,\n\
     Nordhafen Husum GmbH,Lock Keeper,,,Jun 2016,Mar 2021\n\
     Tidewerk Engineers,Hydraulics Engineer,Gates.,,2012,2016\n\
     Seewerk,Intern,,,2010,2010\n",
);

#[test]
fn new_entries_come_behind_their_kind_and_nothing_else_changes() {
    let export = imported(&[
        POSITIONS,
        ("Skills.csv", "Name\nC++\nC\n"),
        (
            "Languages.csv",
            "Name,Proficiency\nGerman,Elementary proficiency\nDanish,\n",
        ),
    ]);
    let merge = merged(OWN, &[("about.md", "Me.\n")], &export);
    assert_eq!(
        plan(&merge),
        [
            "+ skill         C",
            "+ role          Head of Locks, nordhafen-husum-gmbh, 2021-04: `location`",
            "+ role          Lock Keeper, nordhafen-husum-gmbh, 2016-06",
            "! role          Hydraulics Engineer, Tidewerk Engineers, 2012: `end` is 2017-01 here and 2016 in the file; yours stays",
            "+ role          Hydraulics Engineer, Tidewerk Engineers, 2012: `summary`",
            "+ role          Intern, Seewerk, 2010",
            "+ language      da",
        ]
    );
    let profile = &merge.files["profile.toml"];
    let added = added_lines(OWN, profile);
    assert_eq!(
        added,
        [
            "location = \"Husum, Germany\"",
            "[[organisation.role]]",
            "id = \"nordhafen-husum-gmbh-lock-keeper\"",
            "title = \"Lock Keeper\"",
            "start = \"2016-06\"",
            "end = \"2021-03\"",
            "summary = \"Gates.\"",
            "[[role]]",
            "id = \"seewerk-intern\"",
            "title = \"Intern\"",
            "organisation = \"Seewerk\"",
            "date = \"2010\"",
            "[[skill]]",
            "id = \"c-2\"",
            "label = \"C\"",
            "[[language]]",
            "tag = \"da\"",
        ]
    );
}

/// The lines that were added, without empty ones; every other line must stand as it was, in its
/// order.
fn added_lines<'t>(before: &str, after: &'t str) -> Vec<&'t str> {
    let is_text = |line: &&str| !line.is_empty();
    let mut old = before.lines().filter(is_text).peekable();
    let added = after.lines().filter(is_text);
    let added: Vec<&str> = added
        .filter(|line| old.next_if_eq(line).is_none())
        .collect();
    assert_eq!(old.collect::<Vec<_>>(), [""; 0], "lines are gone:\n{after}");
    added
}

#[test]
fn merging_twice_adds_nothing() {
    let export = imported(&[
        POSITIONS,
        ("Skills.csv", "Name\nC++\nC\nC#\n"),
        (
            "Education.csv",
            "School Name,Start Date,End Date,Notes,Degree Name,Activities\nTU,2006,2011,,MSc,\nTU,2011,2015,,PhD,\nTU,,,,,\n",
        ),
        (
            "Certifications.csv",
            "Name,Url,Authority,Started On,Finished On,License Number\nA,,X,2017,,\nB,,X,,,\n",
        ),
        (
            "Projects.csv",
            "Title,Description,Url,Started On,Finished On\nMap,,,2018,\nMap,,,2022,\n",
        ),
        (
            "Organizations.csv",
            "Name,Description,Position,Started On,Finished On\nNordhafen Husum GmbH,,Member,2019,\n",
        ),
        (
            "Recommendations_Received.csv",
            "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\nJana,Klein,Nordhafen,Head,Good.,\"07/21/21, 12:11 PM\",VISIBLE\n",
        ),
    ]);
    for own in [
        OWN,
        "",
        "[person]\r\nname = \"I\"\r\n",
        "\u{feff}[person]\nname = \"I\"",
        "[[role]]\ntitle = \"Intern\"\norganisation = \"Seewerk\"",
    ] {
        let first = merged(own, &[], &export);
        let profile = &first.files["profile.toml"];
        let again = merged(profile, &[], &export);
        assert_eq!(again.files.get("profile.toml"), None, "{:?}", plan(&again));
        let (_, found) = testing::site(&[("profile.toml", profile)]);
        let found: Vec<String> = found
            .into_iter()
            .map(|one| one.message.to_string())
            .collect();
        // The person is the owner's to name.
        let broken = found.iter().filter(|one| !one.contains("has no `"));
        assert_eq!(broken.collect::<Vec<_>>(), [""; 0], "{profile}");
        if own.contains("\r\n") {
            assert_eq!(
                profile.matches('\n').count(),
                profile.matches("\r\n").count()
            );
        }
    }
}

#[test]
fn an_entry_in_a_file_of_its_own_is_found_and_left_alone() {
    let export = imported(&[
        (
            "Projects.csv",
            "Title,Description,Url,Started On,Finished On\nGate sounds,Many.,,2020,\n",
        ),
        (
            "Profile.csv",
            "First Name,Last Name,Headline,Summary\nI,S,x,My bio.\n",
        ),
    ]);
    let talk = (
        "content/projects/gates.md",
        "+++\ntitle.en = \"Gate Sounds!\"\n+++\nText\n",
    );
    let merge = merged(OWN, &[talk], &export);
    assert_eq!(plan(&merge), ["+ file          about.md"]);
    assert_eq!(merge.files.keys().collect::<Vec<_>>(), ["about.md"]);
}

#[test]
fn inline_lists_are_left_to_their_owner() {
    let export = imported(&[("Skills.csv", "Name\nC\nD\n")]);
    let merge = merged("skill = [{ label = \"C\" }]\n", &[], &export);
    assert_eq!(
        plan(&merge),
        ["! skill         D: your `skill` is an inline list; add it there"]
    );
    assert!(merge.files.is_empty());
}

#[test]
fn a_broken_file_is_not_merged_into() {
    let export = imported(&[("Skills.csv", "Name\nC\n")]);
    let theirs = &export.files["profile.toml"];
    let (own, their) = (site("[[role]\n", &[]), site(theirs, &[]));
    let own = Side {
        site: &own,
        profile: "[[role]\n",
    };
    let theirs = Side {
        site: &their,
        profile: theirs,
    };
    let fault = merge(own, theirs, &export).expect_err("a fault");
    assert!(fault.contains("is no TOML"), "{fault}");
}

/// Of two entries with one name each is known by its own counterpart, whatever their order.
#[test]
fn twins_do_not_take_what_belongs_to_the_other() {
    let export = imported(&[
        (
            "Profile.csv",
            "First Name,Last Name,Headline\nImke,Sommerfeld,Locks\n",
        ),
        (
            "Certifications.csv",
            "Name,Url,Authority,Started On,Finished On,License Number\n\
             Rope rescue,,,Oct 2022,,\n\
             Rope rescue,,Rettung Nord e. V.,Oct 2022,,\n",
        ),
        (
            "Education.csv",
            "School Name,Start Date,End Date,Notes,Degree Name,Activities\n\
             TU Hafen,2001,2004,,B.Sc. Ships,\n\
             TU Hafen,2004,2006,,M.Sc. Ships,\n",
        ),
    ]);
    let own = &export.files["profile.toml"];
    assert_eq!(merged(own, &[], &export).changes, []);
}
