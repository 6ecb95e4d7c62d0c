//! Whole sites, from the words of their sources to the pages.

use super::testing::{theme, theme_with};
use super::*;
use crate::testing;

/// The output of these files with the test theme, and the faults.
fn render_with(files: &[(&str, &str)], theme: &Theme) -> (Output, Vec<TemplateFault>) {
    let (site, found) = testing::site(files);
    let errors: Vec<String> = found
        .iter()
        .filter(|finding| finding.severity == crate::diagnostic::Severity::Error)
        .map(|finding| finding.message.to_string())
        .collect();
    assert_eq!(errors, Vec::<String>::new());
    let dimensions = BTreeMap::from([("content/posts/x.png".to_owned(), (40, 30))]);
    let material = Material {
        dimensions: &dimensions,
        highlights: &HighlightCache::default(),
        photo: None,
        pictures: &Cache::default(),
        pages: None,
    };
    render(&site, theme, material)
}

fn output(files: &[(&str, &str)]) -> Output {
    let (output, faults) = render_with(files, &theme());
    assert_eq!(faults, Vec::new());
    for (path, content) in &output.files {
        let text = String::from_utf8_lossy(content);
        let mark = text.find(['\u{fdd0}', '\u{fdd1}', '\u{fdd2}']);
        assert_eq!(mark, None, "a mark is left in {path}");
    }
    output
}

#[track_caller]
fn page<'o>(output: &'o Output, path: &str) -> &'o str {
    output
        .text(path)
        .unwrap_or_else(|| panic!("{path} is not in {:?}", paths(output)))
}

fn paths(output: &Output) -> Vec<&str> {
    let pages = output.files.keys().map(String::as_str);
    pages.filter(|path| path.ends_with(".html")).collect()
}

const PERSON: &str = "[person]\nname = \"Mara Roth\"\n";

#[test]
fn pages_exist_only_when_they_have_something_to_say() {
    let bare = output(&[("profile.toml", PERSON)]);
    assert_eq!(paths(&bare), ["404.html", "de/index.html", "index.html"]);
    let full = output(&[
        (
            "profile.toml",
            "[person]\nname = \"Mara Roth\"\n[contact]\nemail = \"m@mara.example\"\n\
             [[topic]]\nid = \"alarms\"\nlabel.en = \"Alarms\"\nlabel.de = \"Alarme\"\n\
             [[talk]]\ntitle = \"A talk\"\ndate = 2026-01-02\ntopics = [\"alarms\"]\n\
             [[role]]\ntitle = \"Engineer\"\nstart = 2020\nend = \"present\"\n\
             [[evidence]]\nid = \"log\"\ntitle = \"Log\"\nurl = \"https://a.example/\"\n",
        ),
        ("content/projects/x.md", "+++\ntitle = \"X\"\n+++\nText.\n"),
        (
            "content/posts/p.de.md",
            "+++\ntitle = \"P\"\ndate = 2026-01-01\n+++\nWort.\n",
        ),
        ("content/pages/now.md", "+++\ntitle = \"Now\"\n+++\nBusy.\n"),
        (
            "content/pages/imprint.de.md",
            "+++\ntitle = \"Impressum\"\n+++\nIch.\n",
        ),
    ]);
    assert_eq!(
        paths(&full),
        [
            "404.html",
            "contact/index.html",
            "cv/index.html",
            "de/beitraege/index.html",
            "de/beitraege/p/index.html",
            "de/belege/index.html",
            "de/impressum/index.html",
            "de/index.html",
            "de/kontakt/index.html",
            "de/lebenslauf/index.html",
            "de/projekte/index.html",
            "de/themen/alarms/index.html",
            "de/themen/index.html",
            "de/vortraege/index.html",
            "e/1/index.html",
            "evidence/index.html",
            "index.html",
            "now/index.html",
            "talks/index.html",
            "topics/alarms/index.html",
            "topics/index.html",
            "work/index.html",
            "work/x/index.html",
        ]
    );
    let nav = page(&full, "topics/alarms/index.html");
    assert!(
        nav.contains("<a href=\"../../\">Profile</a><a href=\"../../topics/\">Topics</a>"),
        "{nav}"
    );
    assert!(full.files.contains_key("de/feed.xml") && !full.files.contains_key("feed.xml"));
}

#[test]
fn what_is_private_never_leaves_the_sources() {
    let output = output(&[
        (
            "profile.toml",
            "[person]\nname = \"Mara Roth\"\nbirth_date = 1980-05-06\n\
             location.street = \"Geheimweg 7\"\nlocation.city = \"Hamburg\"\n\
             [contact]\nemail = \"m@mara.example\"\nphone = \"+49 40 123\"\n\
             [visibility]\nphone = \"print\"\nemail = \"public\"\n\
             [[role]]\ntitle = \"Hidden role\"\nstart = 2020\nend = 2021\nvisibility = \"private\"\n\
             [[role]]\ntitle = \"Printed role\"\nstart = 2018\nend = 2019\nvisibility = \"print\"\n\
             [[role]]\ntitle = \"Open role\"\nstart = 2021\nend = \"present\"\n\
             [[testimonial]]\nquote = \"Hidden quote\"\nauthor = \"A\"\nvisibility = \"private\"\n\
             [[evidence]]\nid = \"log\"\ntitle = \"Log\"\nfile = \"evidence/log.pdf\"\naccess = \"on-request\"\n",
        ),
        (
            "content/posts/p.md",
            "+++\ntitle = \"Hidden post\"\nvisibility = \"private\"\n+++\nx\n",
        ),
        (
            "content/posts/q.md",
            "+++\ntitle = \"Draft post\"\ndraft = true\n+++\nx\n",
        ),
        ("evidence/log.pdf", "x"),
    ]);
    for (path, content) in &output.files {
        let text = String::from_utf8_lossy(content);
        for private in ["Geheimweg", "1980", "Hidden", "Draft post", "log.pdf"] {
            assert!(!text.contains(private), "{private} is in {path}");
        }
        for printed in ["Printed role", "+49"] {
            assert!(!text.contains(printed), "{printed} is in {path}");
        }
    }
    assert!(output.copies.is_empty(), "{:?}", output.copies);
    assert!(page(&output, "index.html").contains("Open role"));
}

#[test]
fn documents_are_published_when_evidence_names_them() {
    let output = output(&[
        (
            "profile.toml",
            "[person]\nname = \"Mara Roth\"\n[[evidence]]\nid = \"log\"\ntitle = \"Log\"\nfile = \"evidence/a/log.pdf\"\n\
             [[evidence]]\nid = \"out\"\ntitle = \"Out\"\nfile = \"../secret.pdf\"\n",
        ),
        ("evidence/a/log.pdf", "x"),
        ("evidence/a/other.pdf", "x"),
        ("static/cv.pdf", "x"),
        (
            "content/posts/p.md",
            "+++\ntitle = \"P\"\n+++\n![seen](x.png)\n\n[cv](/cv.pdf) [q](q.md#end)\n",
        ),
        (
            "content/posts/q.md",
            "+++\ntitle = \"Q\"\nslug = \"quote\"\n+++\nx\n",
        ),
        ("content/posts/x.png", "x"),
    ]);
    let copies: Vec<(&str, &str)> = output
        .copies
        .iter()
        .map(|(to, from)| (to.as_str(), from.as_str()))
        .collect();
    assert_eq!(
        copies,
        [
            ("cv.pdf", "static/cv.pdf"),
            ("evidence/files/a/log.pdf", "evidence/a/log.pdf"),
            ("media/posts/x.png", "content/posts/x.png"),
        ]
    );
    let post = page(&output, "posts/p/index.html");
    assert!(
        post.contains(
            "<img src=\"../../media/posts/x.png\" alt=\"seen\" width=\"40\" height=\"30\""
        ),
        "{post}"
    );
    assert!(post.contains("<a href=\"../../cv.pdf\">cv</a>"), "{post}");
    assert!(
        post.contains("<a href=\"../../posts/quote/#end\">q</a>"),
        "{post}"
    );
}

#[test]
fn a_site_below_a_path_works_everywhere() {
    let files = [
        (
            "pointed.toml",
            "base_url = \"https://a.example/~mara/\"\nlanguages = [\"de\", \"en\"]\n\
             [robots]\nai_training = true\n",
        ),
        (
            "profile.toml",
            "[person]\nname = \"Mara Roth\"\n[[topic]]\nlabel = \"Alarme\"\n",
        ),
    ];
    let template = "{% for block in not_found.blocks %}{{ block.lang }}{% for link in block.links %} {{ link.url }}{% endfor %};{% endfor %}";
    let (output, _) = render_with(&files, &theme_with(&[("not-found.html", template)]));
    assert_eq!(
        page(&output, "404.html"),
        "de /~mara/ /~mara/themen/;en /~mara/en/ /~mara/en/topics/;"
    );
    let sitemap = output.text("sitemap.xml").expect("a sitemap");
    assert!(
        sitemap.contains("<loc>https://a.example/~mara/themen/alarme/</loc>"),
        "{sitemap}"
    );
    assert!(
        sitemap.contains("<xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"https://a.example/~mara/en/topics/alarme/\"/>"),
        "{sitemap}"
    );
    assert_eq!(
        output.text("robots.txt"),
        Some("User-agent: *\nAllow: /\n\nSitemap: https://a.example/~mara/sitemap.xml\n")
    );
}

#[test]
fn evidence_leads_to_its_row_here_or_in_the_register_and_tells_what_it_backs() {
    let files = [
        (
            "profile.toml",
            "[person]\nname = \"Mara Roth\"\n\
             [[role]]\ntitle = \"Engineer\"\nstart = 2020\nend = \"present\"\n\
             achievements = [\"[Cut alarms](evidence:log) by half\"]\n\
             [[evidence]]\nid = \"log\"\ntitle = \"Log\"\nnumber = 4\nurl = \"https://a.example/log\"\n\
             [[evidence]]\nid = \"no\"\ntitle = \"Not cited\"\nurl = \"https://a.example/no\"\n",
        ),
        (
            "content/posts/p.md",
            "+++\ntitle = \"P\"\n+++\nSo [it *went*](evidence:log).\n",
        ),
    ];
    let rows = "{{ home.roles[0].roles[0].achievements[0].html | safe }}\
        {% for row in home.evidence %}<li id=\"{{ row.anchor }}\">{{ row.title }}{% endfor %}";
    let register = "{% for row in evidence.evidence %}{{ row.number }} {{ row.title }}:\
        {% for backed in row.backs %} {{ backed.text }} ({{ backed.place }} {{ backed.url }}){% endfor %};{% endfor %}";
    let theme = theme_with(&[("home.html", rows), ("evidence.html", register)]);
    let (output, faults) = render_with(&files, &theme);
    assert_eq!(faults, Vec::new());
    assert_eq!(
        page(&output, "index.html"),
        "<mark>Cut alarms</mark><a class=\"ev\" href=\"#e4\" aria-label=\"Evidence 4: Log\">4</a> by half\
         <li id=\"e4\">Log"
    );
    let post = page(&output, "posts/p/index.html");
    assert!(
        post.contains("<mark>it <em>went</em></mark><a class=\"ev\" href=\"../../evidence/#e4\" aria-label=\"Evidence 4: Log\">4</a>"),
        "{post}"
    );
    assert_eq!(
        page(&output, "evidence/index.html"),
        "2 Not cited:;4 Log: Cut alarms (Engineer ../) it went (P ../posts/p/);"
    );
    assert!(page(&output, "de/belege/index.html").contains("Cut alarms (Engineer ../../de/)"));
}

#[test]
fn long_lists_are_cut_and_say_so() {
    let mut profile = String::from(PERSON);
    for year in 0..9 {
        profile.push_str(&format!(
            "[[role]]\ntitle = \"Role {year}\"\nstart = {}\nend = {}\nachievements = [\"one\", \"two\", \"three\", \"four\"]\n",
            2000 + year,
            2001 + year
        ));
    }
    for topic in 0..14 {
        profile.push_str(&format!(
            "[[topic]]\nid = \"t{topic}\"\nlabel = \"Topic {topic}\"\n"
        ));
    }
    profile.push_str("[[topic]]\nid = \"core\"\nlabel = \"Core topic\"\nrole = \"core\"\n");
    let template = "{% for group in home.roles %}{% for role in group.roles %}{{ role.title }}({{ role.achievements | length }}) \
        {% endfor %}{% endfor %}|{% for role in home.earlier_roles %}{{ role.title }} {% endfor %}|{{ home.earlier_roles_text }}|\
        {{ home.topics | length }} {{ home.topics[0].label }} {{ home.all_topics_text }}";
    let theme = theme_with(&[("home.html", template)]);
    let (output, faults) = render_with(&[("profile.toml", &profile)], &theme);
    assert_eq!(faults, Vec::new());
    assert_eq!(
        page(&output, "index.html"),
        "Role 8(3) Role 7(3) Role 6(3) Role 5(3) Role 4(3) Role 3(3) |Role 2 Role 1 Role 0 |\
         3 earlier roles, 2000\u{a0}– 2003|12 Core topic All 15 topics"
    );
    assert!(page(&output, "de/index.html").contains("3 frühere Stationen, 2000\u{a0}– 2003"));
}

#[test]
fn roles_at_one_organisation_stand_together() {
    let profile = "[person]\nname = \"Mara Roth\"\n[[organisation]]\nid = \"acme\"\nname = \"Acme AG\"\n\
        [[organisation.role]]\ntitle = \"Head\"\nstart = 2022\nend = \"present\"\n\
        [[organisation.role]]\ntitle = \"Engineer\"\nstart = 2019\nend = 2021\n\
        [[role]]\ntitle = \"Student\"\norganisation = \"Uni\"\nstart = 2015\nend = 2018\n";
    let template = "{% for group in home.roles %}{{ group.organisation.name }} {{ group.period.text }}: \
        {% for role in group.roles %}{{ role.title }} {{ role.period.text }}; {% endfor %}{% endfor %}";
    let (output, _) = render_with(
        &[("profile.toml", profile)],
        &theme_with(&[("home.html", template)]),
    );
    assert_eq!(
        page(&output, "index.html").replace('\u{a0}', " "),
        "Acme AG 2019 – today: Head 2022 – today; Engineer 2019 – 2021; Uni 2015 – 2018: Student 2015 – 2018; "
    );
}

#[test]
fn the_proof_strip_shows_claims() {
    let profile = "[person]\nname = \"Mara Roth\"\n[[figure]]\nclaim = \"cut\"\nlabel.en = \"alarms a shift\"\nlabel.de = \"Alarme je Schicht\"\n\
        [[figure]]\nclaim = \"share\"\n\
        [[claim]]\nid = \"cut\"\ntext = \"Cut\"\nvalue = 190\nbaseline = 1140\nevidence = [\"log\"]\n\
        [[claim]]\nid = \"share\"\ntext.en = \"of all\"\ntext.de = \"von allen\"\nvalue = 12.50\nunit = \"%\"\n\
        [[evidence]]\nid = \"log\"\ntitle = \"Log\"\nurl = \"https://a.example/\"\n";
    let template = "{% for figure in home.figures %}{{ figure.before }}>{{ figure.value }} {{ figure.label }} \
        {% for marker in figure.markers %}{{ marker.number }} {{ marker.label }}{% endfor %};{% endfor %}{{ home.evidence | length }}";
    let (output, _) = render_with(
        &[("profile.toml", profile)],
        &theme_with(&[("home.html", template)]),
    );
    assert_eq!(
        page(&output, "index.html"),
        "1,140>190 alarms a shift 1 Evidence 1: Log;>12.50% of all ;1"
    );
    assert_eq!(
        page(&output, "de/index.html"),
        "1.140>190 Alarme je Schicht 1 Beleg 1: Log;>12,50\u{a0}% von allen ;1"
    );
}

#[test]
fn what_is_over_is_not_announced() {
    let profile = "[person]\nname = \"Mara Roth\"\n[availability]\nstatus = \"open\"\nnote = \"Two projects\"\nuntil = 2026-10-31\n\
        [[meet]]\nname = \"Past fair\"\ndate = 2026-10-01\n[[meet]]\nname = \"Next fair\"\ndate = 2026-12-01\n\
        [[offer]]\ntext = \"Old offer\"\nuntil = 2026-01-01\n[[offer]]\ntext = \"New offer\"\n\
        [[talk]]\ntitle = \"Coming talk\"\ndate = 2026-12-24\nplanned = true\n[[talk]]\ntitle = \"Given talk\"\ndate = 2026-01-24\n\
        [[credential]]\nname = \"Old paper\"\nexpires = 2020-01-01\n";
    let template = "{% if person.availability %}open{% endif %}|{% for meet in home.meets %}{{ meet.name }}{% endfor %}|\
        {% for offer in home.offers %}{{ offer }}{% endfor %}|{% for item in home.upcoming %}{{ item.title }}{% endfor %}|\
        {% for item in home.talks %}{{ item.title }}{% endfor %}|{{ home.credentials | length }}";
    let (output, faults) = render_with(
        &[("profile.toml", profile)],
        &theme_with(&[("home.html", template)]),
    );
    assert_eq!(faults, Vec::new());
    assert_eq!(
        page(&output, "index.html"),
        "|Next fair|New offer|Coming talk|Given talk|0"
    );
}

#[test]
fn a_page_of_another_language_says_so() {
    let output = output(&[
        ("profile.toml", PERSON),
        (
            "content/talks/t.md",
            "+++\ntitle = \"Only English\"\ndate = 2026-01-01\n+++\nx\n",
        ),
        (
            "content/pages/imprint.de.md",
            "+++\ntitle = \"Impressum\"\n+++\nIch.\n",
        ),
    ]);
    let german = page(&output, "de/vortraege/index.html");
    assert!(
        german.contains("Only English") && german.contains("talks/t/"),
        "{german}"
    );
    assert!(
        german.contains("&quot;lang&quot;: &quot;en&quot;"),
        "{german}"
    );
}

#[test]
fn a_template_fault_names_its_place_once() {
    let theme = theme_with(&[("item.html", "<p>\n{{ page.titel }}</p>")]);
    let files = [
        ("profile.toml", PERSON),
        ("content/posts/p.md", "+++\ntitle = \"P\"\n+++\nx\n"),
        ("content/posts/q.md", "+++\ntitle = \"Q\"\n+++\nx\n"),
    ];
    let (site, _) = testing::site(&files);
    let material = Material {
        dimensions: &BTreeMap::new(),
        highlights: &HighlightCache::default(),
        photo: None,
        pictures: &Cache::default(),
        pages: None,
    };
    let (output, faults) = render(&site, &theme, material);
    assert!(
        output.files.contains_key("index.html"),
        "other pages are there"
    );
    assert_eq!(faults.len(), 1, "{faults:?}");
    let mut sources = site.sources.clone();
    let finding = faults[0].clone().diagnostic(&mut sources);
    let position = sources.position(finding.span);
    assert_eq!(
        sources.get(finding.span.source).path,
        "theme/templates/item.html"
    );
    assert_eq!((position.line, position.column), (2, 9));
    assert!(
        finding.message.to_string().contains("`titel`"),
        "{}",
        finding.message
    );
    assert!(
        finding.help[0].to_string().contains("title"),
        "{:?}",
        finding.help
    );
}

#[test]
fn a_feed_has_the_newest_posts_with_whole_addresses() {
    let mut files: Vec<(String, String)> = vec![("profile.toml".to_owned(), PERSON.to_owned())];
    for day in 1..=25 {
        files.push((
            format!("content/posts/p{day:02}.md"),
            format!("+++\ntitle = \"Post {day} & <more>\"\ndate = 2026-01-{day:02}\nsummary = \"*Sum*\"\n+++\n[x](p01.md) ]]>\n"),
        ));
    }
    let borrowed: Vec<(&str, &str)> = files
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    let output = output(&borrowed);
    let feed = output.text("feed.xml").expect("a feed");
    assert_eq!(feed.matches("<entry>").count(), 20);
    assert!(
        feed.contains("<title>Post 25 &amp; &lt;more&gt;</title>"),
        "{feed}"
    );
    assert!(feed.contains("<updated>2026-01-25T00:00:00Z</updated>"));
    assert!(
        feed.contains("<id>tag:example.org,2026:/en/posts/p25</id>"),
        "{feed}"
    );
    assert!(
        feed.contains("&lt;a href=\"https://example.org/posts/p01/\"&gt;")
            || feed.contains("&lt;a href=&quot;https://example.org/posts/p01/&quot;&gt;"),
        "{feed}"
    );
    assert!(feed.contains("<summary>Sum</summary>"));
    assert!(!output.files.contains_key("de/feed.xml"));
}

#[test]
fn computed_facts_count_what_may_be_seen() {
    let output = output(&[
        (
            "profile.toml",
            "[person]\nname = \"Mara Roth\"\n[[topic]]\nid = \"a\"\nlabel = \"A\"\n\
             [[talk]]\ntitle = \"One\"\ndate = 2026-01-01\ntopics = [\"a\"]\n[[talk]]\ntitle = \"Two\"\ndate = 2025-01-01\n\
             [[talk]]\ntitle = \"Next\"\ndate = 2027-01-01\nplanned = true\n",
        ),
        (
            "about.md",
            "{{ years(since=\"2019-06\") }} years, {{ count(kind=\"talk\") }} talks, {{ count(kind=\"talk\", topic=\"a\") }} on it, {{ other() }}\n",
        ),
    ]);
    assert!(page(&output, "index.html").contains("7 years, 2 talks, 1 on it, {{ other() }}"));
}

#[test]
fn the_same_sources_give_the_same_bytes() {
    let files = [
        (
            "profile.toml",
            "[person]\nname = \"Mara Roth\"\n[[topic]]\nlabel = \"A\"\n[[topic]]\nlabel = \"B\"\n[contact]\nemail = \"m@a.example\"\n",
        ),
        (
            "content/posts/p.md",
            "+++\ntitle = \"P\"\ntopics = [\"a\", \"b\"]\n+++\n```rust\nfn a() {}\n```\n",
        ),
    ];
    assert_eq!(output(&files), output(&files));
}

#[test]
fn the_cv_fits_its_page() {
    let mut profile = String::from(
        "[person]\nname = \"Mara Roth\"\n[positioning]\nheadline = \"I cut alarms.\"\n",
    );
    let sentence = "a sentence that takes up a good part of a line on paper and then some more of the next one as well, since nobody ever leaves out a word that could stand";
    for year in 0..8 {
        profile.push_str(&format!(
            "[[role]]\ntitle = \"Role {year}\"\nstart = {}\nend = {}\nsummary = \"{sentence}\"\n",
            2000 + year,
            2001 + year
        ));
        profile.push_str(&format!(
            "achievements = [\"{sentence}\", \"{sentence}\", \"{sentence}\", \"{sentence}\"]\n"
        ));
        profile.push_str(&format!(
            "[[talk]]\ntitle = \"Talk {year}\"\ndate = {}\n",
            2000 + year
        ));
        profile.push_str(&format!(
            "[[project]]\ntitle = \"Work {year}\"\nend = {}\n",
            2000 + year
        ));
    }
    profile.push_str(&format!(
        "[[testimonial]]\nquote = \"{sentence}\"\nauthor = \"A\"\nconsent = 2026-01-01\n"
    ));
    let template = "{% for group in cv.roles %}{% for role in group.roles %}{{ role.title }}({{ role.achievements | length }}\
        {% if role.summary_html %}+{% endif %}) {% endfor %}{% endfor %}|{{ cv.talks | length }} {{ cv.work | length }} \
        {% if cv.testimonial %}quoted{% endif %}|{{ cv.earlier_roles_text }}";
    let (output, faults) = render_with(
        &[("profile.toml", &profile)],
        &theme_with(&[("cv.html", template)]),
    );
    assert_eq!(faults, Vec::new());
    assert_eq!(
        page(&output, "cv/index.html").replace('\u{a0}', " "),
        "Role 7(3+) Role 6(2+) Role 5(2+) Role 4(2+) Role 3(2) |2 2 |3 earlier roles, 2000 – 2003: example.org"
    );
}

#[test]
fn an_imprint_is_made_of_the_facts_when_no_page_is_one() {
    let legal = "[person]\nname = \"Mara Roth\"\n[contact]\nemail = \"m@mara.example\"\n[legal]\nname = \"Mara <Roth>\"\n\
        address = [\"Deichweg 1\", \"20095 Hamburg\"]\nvat_id = \"DE1\"\n";
    let template = "{{ free.body_html | safe }}";
    let settings = format!("{}email = \"plain\"\n", testing::SETTINGS);
    let (made, _) = render_with(
        &[("pointed.toml", &settings), ("profile.toml", legal)],
        &theme_with(&[("free.html", template)]),
    );
    assert_eq!(
        page(&made, "de/impressum/index.html"),
        "<h2>Verantwortlich für diese Seite</h2>\n<p>Mara &lt;Roth&gt;<br>\nDeichweg 1<br>\n20095 Hamburg</p>\n\
         <h2>Kontakt</h2>\n<p><a href=\"mailto:m@mara.example\">m@<wbr>mara<wbr>.example</a></p>\n\
         <h2>Umsatzsteuer-ID</h2>\n<p>DE1</p>\n"
    );
    let own = (
        "content/pages/imprint.de.md",
        "+++\ntitle = \"Impressum\"\n+++\nIch.\n",
    );
    let written = output(&[("profile.toml", legal), own]);
    assert!(!written.files.contains_key("imprint/index.html"));
    assert!(page(&written, "de/impressum/index.html").contains("Ich."));
}

#[test]
fn crawlers_of_three_kinds_have_a_switch_each() {
    let robots = |switches: &str| {
        let settings = format!("{}[robots]\n{switches}\n", testing::SETTINGS);
        let files = [
            ("pointed.toml", settings.as_str()),
            ("profile.toml", PERSON),
        ];
        output(&files)
            .text("robots.txt")
            .expect("it is there")
            .to_owned()
    };
    let usual = robots("");
    assert!(usual.contains("User-agent: GPTBot\n") && usual.contains("Disallow: /\n"));
    assert!(!usual.contains("PerplexityBot") && !usual.contains("Claude-User"));
    let closed = robots("ai_search = false\nai_fetch = false");
    for agent in ["GPTBot", "OAI-SearchBot", "ChatGPT-User"] {
        assert!(
            closed.contains(&format!("User-agent: {agent}\n")),
            "{agent}"
        );
    }
    let open = robots("ai_training = true");
    assert!(!open.contains("Disallow"), "{open}");
}

#[test]
fn files_for_hosts_are_there_when_asked_for() {
    let settings = format!(
        "{}[security]\nexpires = 2027-06-30\n[webfinger]\naccount = \"@mara@example.org\"\n\
         [hosting]\nnojekyll = true\ncname = true\nheaders = true\n\
         [[hosting.redirect]]\nfrom = \"/old/\"\nto = \"/work/\"\n",
        testing::SETTINGS
    );
    let profile = format!("{PERSON}[contact]\nemail = \"m@mara.example\"\n");
    let asked = output(&[("pointed.toml", &settings), ("profile.toml", &profile)]);
    assert_eq!(asked.text("CNAME"), Some("example.org\n"));
    assert_eq!(asked.text(".nojekyll"), Some(""));
    assert_eq!(asked.text("_redirects"), Some("/old/ /work/ 301\n"));
    let security = asked.text(".well-known/security.txt").expect("it is there");
    assert_eq!(
        security,
        "Contact: mailto:m@mara.example\nExpires: 2027-06-30T23:59:59Z\n\
         Preferred-Languages: en, de\nCanonical: https://example.org/.well-known/security.txt\n"
    );
    let webfinger = asked.text(".well-known/webfinger").expect("it is there");
    assert!(
        webfinger.contains("\"acct:mara@example.org\""),
        "{webfinger}"
    );
    let late = settings.replace("2027-06-30", "2026-11-22");
    let late = output(&[("pointed.toml", &late), ("profile.toml", &profile)]);
    assert_eq!(late.text(".well-known/security.txt"), None);
    let bare = output(&[("profile.toml", PERSON)]);
    for path in ["CNAME", ".nojekyll", "_headers", "_redirects"] {
        assert_eq!(bare.text(path), None, "{path}");
    }
}

/// The output of these files, made with what was kept of earlier ones.
fn output_with(files: &[(&str, &str)], pages: &PageCache) -> Output {
    let (site, _) = testing::site(files);
    let material = Material {
        dimensions: &BTreeMap::new(),
        highlights: &HighlightCache::default(),
        photo: None,
        pictures: &Cache::default(),
        pages: Some(pages),
    };
    let (output, faults) = render(&site, &theme(), material);
    assert_eq!(faults, Vec::new());
    output
}

#[test]
fn what_is_kept_changes_no_byte_and_goes_when_nothing_asks_for_it() {
    let profile = |name: &str| {
        format!(
            "[person]\nname = \"{name}\"\n[contact]\nemail = \"m@mara.example\"\n\
             [[evidence]]\nid = \"log\"\ntitle = \"The log\"\nurl = \"https://mara.example/log\"\n"
        )
    };
    let one = |title: &str| {
        format!(
            "+++\ntitle = \"{title}\"\n+++\nOne cut [noise](evidence:log), see [two](two.md).\n\n```rust\nfn a() {{}}\n```\n"
        )
    };
    let two = "+++\ntitle = \"Two\"\n+++\nTwo comes after [one](one.md).\n";
    let (mara, mira) = (profile("Mara"), profile("Mira"));
    let (first, later) = (one("One"), one("The first"));
    let post = |name, text| (name, text);
    let states = [
        vec![
            ("profile.toml", mara.as_str()),
            post("content/posts/one.md", first.as_str()),
            post("content/posts/two.md", two),
        ],
        // Another title, the same text; another name on every page; a text whose link leads nowhere.
        vec![
            ("profile.toml", mara.as_str()),
            post("content/posts/one.md", later.as_str()),
            post("content/posts/two.md", two),
        ],
        vec![
            ("profile.toml", mira.as_str()),
            post("content/posts/one.md", later.as_str()),
            post("content/posts/two.md", two),
        ],
        vec![
            ("profile.toml", mira.as_str()),
            post("content/posts/two.md", two),
        ],
        vec![("profile.toml", mira.as_str())],
    ];
    let pages = PageCache::default();
    let mut sizes = Vec::new();
    for files in &states {
        assert_eq!(output_with(files, &pages), output(files));
        let size = pages.len();
        assert_eq!(output_with(files, &pages), output(files));
        // What the state before left over goes with the next sweep.
        assert!(pages.len() <= size, "{size:?} became {:?}", pages.len());
        sizes.push(pages.len());
    }
    let texts: Vec<usize> = sizes.iter().map(|(_, texts)| *texts).collect();
    assert_eq!(texts, [2, 2, 2, 1, 0]);
    let rest = output_with(&states[4], &pages);
    assert_eq!(
        pages.len().0,
        paths(&rest).len() - 1,
        "all but the page for what is not there"
    );
}

#[test]
fn words_of_titles_and_of_the_cv_are_whole() {
    let shy = "<span class=\"shy\"></span>";
    let mut page =
        "<title>Grund\u{ad}lage</title><h1 id=\"a\">Grund\u{ad}lage</h1><h2>Brücken\u{ad}bau</h2>"
            .as_bytes()
            .to_vec();
    whole_title(&mut page);
    assert_eq!(
        String::from_utf8_lossy(&page),
        format!(
            "<title>Grund\u{ad}lage</title><h1 id=\"a\">Grund{shy}lage</h1><h2>Brücken\u{ad}bau</h2>"
        ),
    );
    let page =
        "<title>Grund\u{ad}lage</title><body><p title=\"Brücken\u{ad}bau\">Brücken\u{ad}bau</p>";
    assert_eq!(
        String::from_utf8_lossy(&whole_words(page.as_bytes())),
        format!("<title>Grundlage</title><body><p title=\"Brückenbau\">Brücken{shy}bau</p>"),
    );
}
