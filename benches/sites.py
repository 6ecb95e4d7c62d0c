#!/usr/bin/env python3
"""Builds generated sites with the release binary and prints CPU time, wall time and peak memory.

    cargo build --release && benches/sites.py [--sizes 1,100,1000,10000] [--runs 5] [--binary PATH]

Each site is a small profile with N posts of about 600 words; `code` posts have two fenced blocks of a
dozen lines as well. Four figures a site, medians of the runs:

    cold     an empty output folder and an empty cache of highlighted code
    cached   an empty output folder, the cache of an earlier build
    again    nothing changed since the last build
    check    `pointed check`

The text is made of a fixed list of words by a seeded generator, so every run measures the same sites.
"""

import argparse
import os
import pathlib
import random
import shutil
import statistics
import tempfile
import time

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


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--sizes", default="1,100,1000,10000")
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--binary", default="target/release/pointed")
    arguments = options.parse_args()
    binary = str(pathlib.Path(arguments.binary).resolve())
    print(f"{'site':>14} {'run':>7} {'cpu s':>8} {'wall s':>8} {'peak MiB':>9}")
    with tempfile.TemporaryDirectory() as home:
        home = pathlib.Path(home)
        for size in map(int, arguments.sizes.split(",")):
            for code in (False, True):
                site = home / f"{'code' if code else 'plain'}-{size}"
                make(site, size, code)
                public, cache = home / "public", home / "cache"
                build = [binary, "-C", str(site), "build", "--output", str(public), "--today", "2026-11-23"]
                check = [binary, "-C", str(site), "check", "--today", "2026-11-23"]

                def run(name: str, command: list[str], *clear: pathlib.Path) -> None:
                    samples = []
                    for _ in range(arguments.runs):
                        for folder in clear:
                            shutil.rmtree(folder, ignore_errors=True)
                        samples.append(measure(command, cache))
                    cpu, wall, peak = (statistics.median(column) for column in zip(*samples))
                    print(f"{site.name:>14} {name:>7} {cpu:8.3f} {wall:8.3f} {peak:9.1f}", flush=True)

                run("cold", build, public, cache)
                run("cached", build, public)
                run("again", build)
                run("check", check)
                shutil.rmtree(site)
                shutil.rmtree(public, ignore_errors=True)


if __name__ == "__main__":
    main()
