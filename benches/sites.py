#!/usr/bin/env python3
"""Measures the release binary on generated sites: CPU time, wall time and peak memory.

    cargo build --release && benches/sites.py [--sizes 1,100,1000,10000] [--files 500,2000,8000] [--runs 5]

`plain-N` and `code-N` are small profiles with N posts of about 600 words; those of `code` have two
fenced blocks of a dozen lines as well. `prose-N` has N Markdown files of 3.3 kB, half of them German,
of the sentences that the wording rules were tuned on, three in a hundred of them vague. `file` is one
of those files alone. Figures are medians of the runs:

    start    `--version`, which does nothing else
    cold     a build into an empty folder, with an empty cache of highlighted code
    cached   a build into an empty folder, with the cache of an earlier build
    again    a build when nothing changed since the last one
    check    `pointed check`

A seeded generator makes the texts, so every run measures the same sites. All that a run needs lies in
a temporary folder, the user's cache included.
"""

import argparse
import os
import pathlib
import random
import shutil
import statistics
import tempfile
import time

TODAY = "2026-11-23"

WORDS = (
    "bridge timber joint deck arch river survey moisture reading winter frost bolt plate span load test drill core "
    "sample lamella glue crack shear truss beam pile abutment bearing railing council engineer crew morning report "
    "photo tape ladder boat rope lamp hammer notebook village road school bus truck snow salt water oak larch spruce "
    "steel zinc paint year month week day the a of in on under over after before with without and or but is was has "
    "we they it this that each every two three four five ten twelve metres hours samples kilograms"
).split()

RUST = """```rust
/// Reads the moisture of joint {n} in percent.
fn moisture_{n}(reading: &Reading) -> Option<f64> {{
    let raw = reading.ohms.checked_sub({n})?;
    let corrected = f64::from(raw) * 1.07 + {n}.0;
    if corrected > 85.0 {{
        log("joint {n} is wet");
        return None;
    }}
    match reading.species {{
        Species::Oak => Some(corrected / 2.0),
        _ => Some(corrected),
    }}
}}
```"""

PYTHON = """```python
def joints_{n}(path, limit={n}):
    \"\"\"Names the joints that are wetter than the limit.\"\"\"
    wet = []
    with open(path, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            value = float(row["moisture"]) * 1.07
            if value > limit:
                wet.append((row["joint"], round(value, 1)))
    wet.sort(key=lambda pair: -pair[1])
    for name, value in wet[:{n} % 7]:
        print(f"{{name}}: {{value}} %")
    return wet
```"""

PROFILE = """
[person]
name = "Bench Profile"
job_title = "Bridge inspector"
[positioning]
headline = "I find rot in timber bridges before the deck does"
audience = "road engineers of villages"
need = "know which of their bridges carry a bus"
offer = "inspection in one day"
outcome = "a list of joints to mend, by year"
[[topic]]
id = "timber"
label = "Timber bridges"
role = "core"
[contact]
email = "me@bench.example"
"""


def post(number: int, code: bool) -> str:
    rng = random.Random(number)

    def sentence() -> str:
        words = [rng.choice(WORDS) for _ in range(rng.randint(8, 16))]
        return " ".join(words).capitalize() + "."

    def paragraph(words: int) -> str:
        text = ""
        while len(text.split()) < words:
            text += sentence() + " "
        return text.strip()

    parts = [
        f'+++\ntitle = "Survey {number} of {rng.choice(WORDS)} and {rng.choice(WORDS)}"\n'
        f"date = {2000 + number % 25}-{number % 12 + 1:02}-{number % 28 + 1:02}\n"
        f'summary = "{sentence()}"\ntopics = ["timber"]\n+++\n'
    ]
    for heading in range(4):
        parts.append(f"## {rng.choice(WORDS).capitalize()} {heading}\n")
        parts.append(paragraph(90) + " See [the survey](https://bench.example/a).\n")
        parts.append("\n".join(f"- {sentence()}" for _ in range(3)) + "\n")
        if code and heading < 2:
            parts.append((RUST if heading == 0 else PYTHON).format(n=number) + "\n")
    parts.append("| joint | moisture |\n|---|---|\n" + "\n".join(f"| {n} | {n * 3} % |" for n in range(5)) + "\n")
    parts.append(paragraph(40) + "\n")
    return "\n".join(parts)


def make(folder: pathlib.Path, posts: int, code: bool) -> None:
    (folder / "content/posts").mkdir(parents=True)
    (folder / "pointed.toml").write_text('base_url = "https://bench.example/"\nlanguages = ["en"]\n')
    (folder / "profile.toml").write_text(PROFILE)
    for number in range(posts):
        (folder / f"content/posts/p{number:06}.md").write_text(post(number, code))


def sentences(language: str) -> tuple[list[str], list[str]]:
    """The sharp and the vague sentences that the wording rules were tuned on."""
    lists = pathlib.Path(__file__).resolve().parent.parent / "tests/wording"
    rows = [line.split("\t") for line in (lists / f"{language}.tsv").read_text(encoding="utf-8").splitlines()]
    tuned = [row for row in rows if row[0] == "tune" and row[1] in ("bio", "achievement", "project", "role", "talk")]
    return [row[5] for row in tuned if row[2] == "sharp"], [row[5] for row in tuned if row[2] == "vague"]


def prose(number: int, title: str, sharp: list[str], vague: list[str]) -> str:
    """A post of about 3.3 kB with three vague sentences in a hundred."""
    rng = random.Random(number)
    parts = [f'+++\ntitle = "{title} {number}"\ndate = {2000 + number % 25}-{number % 12 + 1:02}-01\ntopics = ["timber"]\n+++\n']
    while sum(map(len, parts)) < 3150:
        chosen = [rng.choice(vague if rng.random() < 0.03 else sharp) for _ in range(4)]
        if len(parts) % 3 == 1:
            parts.append(f"## {rng.choice(WORDS).capitalize()} {len(parts)}\n")
        parts.append("\n".join(f"- {one}" for one in chosen) if len(parts) % 5 == 4 else " ".join(chosen))
        parts[-1] += "\n"
    return "\n".join(parts)


def make_prose(folder: pathlib.Path, files: int) -> None:
    """Every other file is German; together they are posts of one person, none a translation."""
    (folder / "content/posts").mkdir(parents=True)
    (folder / "pointed.toml").write_text('base_url = "https://bench.example/"\nlanguages = ["en", "de"]\n')
    (folder / "profile.toml").write_text(PROFILE)
    english, german = sentences("en"), sentences("de")
    for number in range(files):
        if number % 2 == 0:
            name, text = f"p{number:06}.md", prose(number, "Survey", *english)
        else:
            name, text = f"p{number:06}.de.md", prose(number, "Bericht", *german)
        (folder / "content/posts" / name).write_text(text, encoding="utf-8")


def measure(command: list[str], cache: pathlib.Path) -> tuple[float, float, float]:
    """CPU seconds, wall seconds, peak memory in MiB."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    null = os.open(os.devnull, os.O_WRONLY)
    start = time.perf_counter()
    actions = [(os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)]
    child = os.posix_spawn(command[0], command, environment, file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    os.close(null)
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {code}")
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024


class Bench:
    """Runs commands in a folder of its own and prints a line for each."""

    def __init__(self, binary: str, runs: int, home: pathlib.Path):
        self.binary, self.runs, self.home = binary, runs, home
        self.public, self.cache = home / "public", home / "cache"
        print(f"{'site':>14} {'run':>7} {'cpu s':>8} {'wall s':>8} {'peak MiB':>9}", flush=True)

    def run(self, site: str, name: str, arguments: list[str], *clear: pathlib.Path) -> None:
        samples = []
        for _ in range(self.runs):
            for folder in clear:
                shutil.rmtree(folder, ignore_errors=True)
            samples.append(measure([self.binary, *arguments], self.cache))
        cpu, wall, peak = (statistics.median(column) for column in zip(*samples))
        print(f"{site:>14} {name:>7} {cpu:8.3f} {wall:8.3f} {peak:9.1f}", flush=True)

    def posts(self, size: int, code: bool) -> None:
        site = self.home / f"{'code' if code else 'plain'}-{size}"
        make(site, size, code)
        build = ["-C", str(site), "build", "--output", str(self.public), "--today", TODAY]
        self.run(site.name, "cold", build, self.public, self.cache)
        self.run(site.name, "cached", build, self.public)
        self.run(site.name, "again", build)
        self.run(site.name, "check", ["-C", str(site), "check", "--today", TODAY])
        shutil.rmtree(site)
        shutil.rmtree(self.public, ignore_errors=True)

    def prose(self, files: int) -> None:
        site = self.home / f"prose-{files}"
        make_prose(site, files)
        self.run(site.name, "check", ["-C", str(site), "check", "--today", TODAY])
        shutil.rmtree(site)

    def file(self) -> None:
        for language in ("en", "de"):
            file = self.home / f"post.{language}.md"
            file.write_text(prose(0, "Survey", *sentences(language)), encoding="utf-8")
            self.run(f"file-{language}", "check", ["check", "--today", TODAY, str(file)])


def sizes(text: str) -> list[int]:
    return [int(size) for size in text.split(",") if size]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--sizes", type=sizes, default="1,100,1000,10000", help="posts of the built sites")
    options.add_argument("--files", type=sizes, default="500,2000,8000", help="files of the checked sites")
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--binary", default="target/release/pointed")
    arguments = options.parse_args()
    with tempfile.TemporaryDirectory() as home:
        bench = Bench(str(pathlib.Path(arguments.binary).resolve()), arguments.runs, pathlib.Path(home))
        bench.run("-", "start", ["--version"])
        bench.file()
        for files in arguments.files:
            bench.prose(files)
        for size in arguments.sizes:
            for code in (False, True):
                bench.posts(size, code)


if __name__ == "__main__":
    main()
