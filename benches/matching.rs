//! `cargo bench`: the wording lexicons in MB/s, and a whole check of a site in memory.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use jiff::civil::date;
use pointed::check::levels::LevelFlags;
use pointed::check::wording::{Context, Wording};
use pointed::check::{self, Depth};
use pointed::parse::{self, Options};
use pointed::text::language::Language;
use pointed::text::prose::{self, Unit};
use pointed::tree::{PROFILE_FILE, SETTINGS_FILE, Tree};

/// Size of the texts that are matched.
const TEXT: usize = 1_000_000;

/// Files of the site that is checked.
const FILES: usize = 200;

/// Size of each of its files.
const FILE: usize = 3_300;

/// About so many sharp sentences come between two vague ones.
const SHARP_SENTENCES: usize = 30;

const PROFILE: &str = "[person]\nname = \"Bench Profile\"\njob_title = \"Bridge inspector\"\n\
    [positioning]\nheadline = \"I find rot in timber bridges before the deck does\"\n\
    audience = \"road engineers of villages\"\nneed = \"know which of their bridges carry a bus\"\n\
    offer = \"inspection in one day\"\noutcome = \"a list of joints to mend, by year\"\n\
    [[topic]]\nid = \"timber\"\nlabel = \"Timber bridges\"\nrole = \"core\"\n\
    [contact]\nemail = \"me@bench.example\"\n";

criterion_group!(benches, matcher, whole_check);
criterion_main!(benches);

/// Reading, matching and weighing the sentences of a text that is in memory.
fn matcher(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("wording");
    for language in Language::ALL {
        let text = Sentences::of(language).text(0, TEXT);
        let units: Vec<Unit> = prose::units(&text);
        let wording = Wording::new(language);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(language.tag(), |bencher| {
            bencher.iter(|| {
                let find = |unit: &Unit| wording.find(&unit.text, &Context::default()).len();
                black_box(units.iter().map(find).sum::<usize>())
            });
        });
    }
    group.finish();
}

/// Parsing a site's texts and asking every rule about them, on all cores.
fn whole_check(criterion: &mut Criterion) {
    let tree = site();
    let size: usize = tree.sources.iter().map(|(_, file)| file.text.len()).sum();
    let options = Options {
        today: date(2026, 11, 23),
        base_url: None,
        drafts: false,
    };
    let mut group = criterion.benchmark_group("check");
    group.throughput(Throughput::Bytes(size as u64));
    group.sample_size(20);
    group.bench_function(format!("{FILES} files"), |bencher| {
        bencher.iter(|| {
            let (site, found) = parse::site(tree.clone(), &options);
            let checked = check::check(&site, found, &LevelFlags::default(), Depth::All);
            black_box(checked.findings.len())
        });
    });
    group.finish();
}

/// A bilingual site; every other post is German.
fn site() -> Tree {
    let settings = "base_url = \"https://bench.example/\"\nlanguages = [\"en\", \"de\"]\n";
    let [english, german] = [Language::En, Language::De].map(Sentences::of);
    let mut tree = Tree::default();
    for number in 0..FILES {
        let (sentences, ending) = match number % 2 {
            0 => (&english, "md"),
            _ => (&german, "de.md"),
        };
        let text = format!(
            "+++\ntitle = \"Survey {number}\"\ndate = 2024-05-01\ntopics = [\"timber\"]\n+++\n{}",
            sentences.text(number, FILE)
        );
        tree.sources
            .add(format!("content/posts/p{number:03}.{ending}"), text);
    }
    tree.sources.add(SETTINGS_FILE, settings);
    tree.sources.add(PROFILE_FILE, PROFILE);
    tree
}

/// The sentences that the wording rules were tuned on.
struct Sentences {
    sharp: Vec<&'static str>,
    vague: Vec<&'static str>,
}

impl Sentences {
    fn of(language: Language) -> Self {
        let list = match language {
            Language::En => include_str!("../tests/wording/en.tsv"),
            Language::De => include_str!("../tests/wording/de.tsv"),
        };
        let mut sentences = Sentences {
            sharp: Vec::new(),
            vague: Vec::new(),
        };
        for line in list.lines().filter(|line| line.starts_with("tune\t")) {
            let columns: Vec<&str> = line.split('\t').collect();
            match columns[2] {
                "sharp" => sentences.sharp.push(columns[5]),
                _ => sentences.vague.push(columns[5]),
            }
        }
        sentences
    }

    /// About `size` bytes in paragraphs, another text for every number.
    fn text(&self, number: usize, size: usize) -> String {
        let mut text = String::new();
        let mut at = number * 7;
        while text.len() < size {
            let list = match at % SHARP_SENTENCES {
                0 => &self.vague,
                _ => &self.sharp,
            };
            text.push_str(list[at % list.len()]);
            text.push_str(if at % 4 == 3 { "\n\n" } else { " " });
            at += 1;
        }
        text
    }
}
