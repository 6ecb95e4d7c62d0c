//! Where rules meet: cases in which two could speak, and which of them does.

use jiff::civil::Date;
use pointed::check::levels::LevelFlags;
use pointed::check::{self, Depth};
use pointed::parse::{self, Options};
use pointed::report;
use pointed::site::Site;
use pointed::tree::Tree;

use crate::program::{TODAY, pointed, transcript};

/// Settings of a site in two languages.
const SETTINGS: &str = "base_url = \"https://roth.example/\"\nlanguages = [\"en\", \"de\"]\n";

/// Who is named in every case.
const PERSON: &str = "[person]\nname = \"Jo Roth\"\nphoto.none = true\n";

/// Asks everything about a site of these files; the findings of these rules, as `level rule: message`.
#[track_caller]
fn check(rules: &[&str], files: &[(&str, &str)], expected: &[&str]) {
    let mut tree = Tree::default();
    let mut files: Vec<(&str, String)> = files
        .iter()
        .map(|(path, text)| match *path {
            "profile.toml" if !text.contains("[person]") => (*path, format!("{PERSON}{text}")),
            _ => (*path, (*text).to_owned()),
        })
        .collect();
    if !files.iter().any(|(path, _)| *path == "profile.toml") {
        files.push(("profile.toml", PERSON.to_owned()));
    }
    match files.iter_mut().find(|(path, _)| *path == "pointed.toml") {
        Some((_, text)) => text.insert_str(0, SETTINGS),
        None => files.push(("pointed.toml", SETTINGS.to_owned())),
    }
    files.sort();
    for (path, text) in files {
        tree.sources.add(path, text);
    }
    let options = Options {
        today: TODAY.parse::<Date>().expect("a day"),
        base_url: None,
        drafts: false,
    };
    let (site, found): (Site, _) = parse::site(tree, &options);
    let checked = check::check(&site, found, &LevelFlags::default(), Depth::All);
    let mut findings = checked.findings;
    findings.retain(|finding| rules.contains(&finding.rule));
    report::sort(&mut findings, &site.sources);
    let lines: Vec<String> = findings
        .iter()
        .map(|finding| {
            let level = finding.severity.name();
            format!("{level} {}: {}", finding.rule, finding.message)
        })
        .collect();
    assert_eq!(lines, expected);
}

/// Two roles that add up to six years and four months.
const SIX_YEARS: &str = "[[role]]\ntitle = \"A\"\norganisation = \"Acme\"\nstart = \"2019-06\"\nend = \"2022-05\"\n\
    [[role]]\ntitle = \"B\"\norganisation = \"Hooli\"\nstart = \"2022-06\"\nend = \"2025-09\"\n";

const YEARS: [&str; 3] = [
    "years-claim-mismatch",
    "claim-without-evidence",
    "waiver-expired",
];

#[test]
fn years_are_added_up() {
    let profile = ("profile.toml", SIX_YEARS);
    let about = ("about.md", "I have 15+ years of experience.\n");
    let expected = "error years-claim-mismatch: you say 15 years; your roles add up to 6 years 4 months: Hooli 2022-06 to 2025-09, Acme 2019-06 to 2022-05";
    check(&YEARS, &[profile, about], &[expected]);
    // A waiver without a reason accepts nothing, and is a fault of its own.
    let waiver = (
        "pointed.toml",
        "[[waiver]]\nrule = \"years-claim-mismatch\"\n",
    );
    check(
        &YEARS,
        &[profile, about, waiver],
        &[
            expected,
            "error waiver-expired: the waiver of `years-claim-mismatch` has no reason",
        ],
    );
    // An end date is the last day on which a waiver holds.
    let waiver = (
        "pointed.toml",
        "[[waiver]]\nrule = \"years-claim-mismatch\"\nreason = \"x\"\nuntil = 2026-11-23\n",
    );
    check(&YEARS, &[profile, about, waiver], &[]);
    let waiver = (
        "pointed.toml",
        "[[waiver]]\nrule = \"years-claim-mismatch\"\nreason = \"x\"\nuntil = 2026-11-22\n",
    );
    check(
        &YEARS,
        &[profile, about, waiver],
        &[
            expected,
            "error waiver-expired: the waiver of `years-claim-mismatch` ended on 2026-11-22",
        ],
    );
}

#[test]
fn the_scope_of_years_decides() {
    let topic = "[[topic]]\nid = \"a11y\"\nlabel.en = \"Accessibility\"\nlabel.de = \"Barrierefreiheit\"\nrole = \"core\"\n";
    let tagged = format!(
        "{topic}[[role]]\ntitle = \"A\"\norganisation = \"Acme\"\nstart = \"2013-01\"\nend = \"2021-12\"\n\
         [[role]]\ntitle = \"B\"\norganisation = \"Hooli\"\nstart = \"2022-01\"\nend = \"2025-12\"\ntopics = [\"a11y\"]\n"
    );
    check(
        &["years-claim-mismatch"],
        &[
            ("profile.toml", &tagged),
            (
                "about.de.md",
                "Ich habe 10 Jahre Erfahrung in Barrierefreiheit.\n",
            ),
        ],
        &[
            "error years-claim-mismatch: you say 10 years; the roles with `Accessibility` add up to 4 years: Hooli 2022-01 to 2025-12",
        ],
    );
    // A scope that the profile does not know is compared with everything, and cautiously.
    let gardening = ("about.md", "I have 10 years of experience in gardening.\n");
    check(
        &["years-claim-mismatch"],
        &[("profile.toml", SIX_YEARS), gardening],
        &[
            "warning years-claim-mismatch: you say 10 years; all your roles add up to 6 years 4 months: Hooli 2022-06 to 2025-09, Acme 2019-06 to 2022-05",
        ],
    );
    let long = "[[role]]\ntitle = \"A\"\norganisation = \"Acme\"\nstart = \"2013-01\"\nend = \"2024-12\"\n";
    check(
        &["years-claim-mismatch"],
        &[("profile.toml", long), gardening],
        &[],
    );
}

#[test]
fn months_are_a_union_in_favour_of_the_owner() {
    let overlapping = "[[role]]\ntitle = \"A\"\norganisation = \"Acme\"\nstart = \"2018-01\"\nend = \"2020-12\"\nemployment = \"freelance\"\n\
         [[role]]\ntitle = \"B\"\norganisation = \"Hooli\"\nstart = \"2019-01\"\nend = \"2020-12\"\nemployment = \"part-time\"\n";
    check(
        &["years-claim-mismatch"],
        &[
            ("profile.toml", overlapping),
            ("about.md", "I have 5 years of experience.\n"),
        ],
        &[
            "error years-claim-mismatch: you say 5 years; your roles add up to 3 years: Hooli 2019-01 to 2020-12, Acme 2018-01 to 2020-12",
        ],
    );
    let years_only = "[[role]]\ntitle = \"A\"\norganisation = \"Acme\"\nstart = 2019\nend = 2021\n";
    check(
        &["years-claim-mismatch"],
        &[
            ("profile.toml", years_only),
            ("about.md", "I have 3 years of experience.\n"),
        ],
        &[],
    );
}

#[test]
fn counts_are_compared_with_their_lists() {
    let talks: String = (1..8)
        .map(|n| format!("[[talk]]\ntitle = \"T{n}\"\ndate = 2024-0{n}-01\n"))
        .collect();
    let said = ("about.md", "I have given 50+ talks.\n");
    check(
        &["count-claim-mismatch"],
        &[("profile.toml", &talks), said],
        &["warning count-claim-mismatch: you say 50 talks; the profile lists 7"],
    );
    let backed = (
        "about.md",
        "I have given [50+ talks](https://talks.example/roth).\n",
    );
    check(
        &["count-claim-mismatch"],
        &[("profile.toml", &talks), backed],
        &[],
    );
    check(
        &["translation-fact-drift"],
        &[
            ("about.md", "I have given 12 talks.\n"),
            ("about.de.md", "Ich habe zwölf Vorträge gehalten.\n"),
        ],
        &[],
    );
}

#[test]
fn words_of_a_trade_are_not_vague() {
    check(
        &["vague-self-praise", "corporate-jargon", "inflated-title"],
        &[(
            "about.md",
            "I write test-driven code and teach dynamic analysis. As creative director I planned 14 plays. “A passionate engineer”, wrote Jana Klein.\n",
        )],
        &[],
    );
    check(
        &["headline-generic", "generic-positioning"],
        &[("profile.toml", "[positioning]\nheadline.de = \"Notarin\"\n")],
        &[],
    );
}

#[test]
fn titles_need_what_gives_them() {
    let doctorate = "[person]\nname = \"Prof. Dr. Jane Roe\"\nphoto.none = true\n[[education]]\ndegree = \"PhD\"\narea = \"Hydrology\"\n";
    check(
        &["title-without-credential"],
        &[("profile.toml", doctorate)],
        &["error title-without-credential: nothing backs the title `Prof.`"],
    );
    let ongoing = "[person]\nname = \"Dr. Jane Roe\"\nphoto.none = true\n[[education]]\ndegree = \"PhD\"\nstatus = \"ongoing\"\n";
    check(
        &["title-without-credential"],
        &[("profile.toml", ongoing)],
        &[
            "error title-without-credential: `Dr.` is not yet yours: the degree is `status = \"ongoing\"`",
        ],
    );
}

#[test]
fn a_display_name_is_no_handle() {
    check(
        &["handle-inconsistent"],
        &[(
            "profile.toml",
            "[[account]]\nnetwork = \"LinkedIn\"\nhandle = \"Jo Röth\"\nurl = \"https://www.linkedin.com/in/joroeth/\"\n",
        )],
        &["warning handle-inconsistent: `Jo Röth` is a name to show, not the handle"],
    );
}

#[test]
fn one_fault_is_told_once() {
    // An audience that is everybody; a headline that says nothing; a soft skill.
    check(
        &["audience-too-broad", "generic-positioning"],
        &[(
            "profile.toml",
            "[positioning]\naudience.en = \"companies of all sizes\"\n",
        )],
        &["warning audience-too-broad: this audience is everybody"],
    );
    check(
        &[
            "headline-generic",
            "headline-pile",
            "headline-without-core-topic",
        ],
        &[(
            "profile.toml",
            "[positioning]\nheadline.en = \"Consultant | Speaker | Author | Coach\"\n[[topic]]\nlabel = \"Hydrology\"\nrole = \"core\"\n",
        )],
        &["warning headline-pile: a pile of 4 labels, and no statement"],
    );
    check(
        &["soft-skill-as-skill", "skill-unproven"],
        &[("profile.toml", "[[skill]]\nlabel.en = \"Teamwork\"\n")],
        &["info soft-skill-as-skill: `Teamwork`: nothing shows it"],
    );
}

#[test]
fn a_leave_within_a_role_is_no_experience_when_it_says_so() {
    let roles = |counts: &str| {
        format!(
            "[[role]]\ntitle = \"Surveyor\"\norganisation = \"Acme\"\nstart = \"2016-01\"\nend = \"2018-12\"\n\
             [[role]]\ntitle = \"Parental leave\"\norganisation = \"Acme\"\nstart = \"2019-01\"\nend = \"2020-12\"\n\
             employment = \"leave\"\n{counts}"
        )
    };
    let about = ("about.md", "I have 5 years of experience.\n");
    check(
        &["years-claim-mismatch"],
        &[("profile.toml", &roles("")), about],
        &[],
    );
    check(
        &["years-claim-mismatch", "full-time-overlap"],
        &[("profile.toml", &roles("counts = false\n")), about],
        &[
            "error years-claim-mismatch: you say 5 years; your roles add up to 3 years: Acme 2016-01 to 2018-12",
        ],
    );
}

#[test]
fn a_month_without_a_year_is_the_next_one_after_the_words() {
    let rules = ["availability-expired", "relative-time"];
    let profile = |meta: &str| {
        format!(
            "[availability]\nnote.en = \"Free from January\"\nnote.de = \"Frei ab Januar\"\n{meta}"
        )
    };
    check(
        &rules,
        &[("profile.toml", &profile("[meta]\nupdated = \"2025-11\"\n"))],
        &[
            "error availability-expired: the announced day is past: 2026-01-31; today is 2026-11-23",
            "error availability-expired: the announced day is past: 2026-01-31; today is 2026-11-23",
        ],
    );
    check(
        &rules,
        &[("profile.toml", &profile("[meta]\nupdated = \"2026-11\"\n"))],
        &[],
    );
    check(
        &rules,
        &[("profile.toml", &profile(""))],
        &[
            "warning relative-time: `January`: no year",
            "warning relative-time: `Januar`: no year",
        ],
    );
}

#[test]
fn what_nothing_can_be_compared_with_is_left_alone() {
    let rules = [
        "dead-link",
        "drift-contact",
        "drift-education",
        "drift-headline",
        "drift-role",
        "drift-role-missing",
        "drift-skills",
        "drift-snapshot-old",
        "evidence-does-not-mention",
    ];
    let profile = "[[role]]\ntitle = \"A\"\norganisation = \"Acme\"\nstart = 2019\n\
                   [[skill]]\nlabel = \"Rust\"\n[[evidence]]\nid = \"list\"\nurl = \"https://list.example/\"\n";
    check(&rules, &[("profile.toml", profile)], &[]);
}

#[test]
fn a_starter_lacks_its_blanks_and_nothing_else() {
    for language in ["en", "de"] {
        let folder = tempfile::TempDir::new().expect("a folder");
        pointed(folder.path(), &["new", "me", "--lang", language]);
        let site = folder.path().join("me");
        let said = transcript(&pointed(&site, &["check", "--format", "short", "--quiet"]));
        let findings: Vec<&str> = said.lines().filter(|line| line.contains("]: ")).collect();
        assert!(findings.len() > 20, "{said}");
        for finding in findings {
            assert!(finding.contains("[placeholder-text]"), "{finding}");
        }
    }
}
