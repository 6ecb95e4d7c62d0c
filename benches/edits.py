#!/usr/bin/env python3
"""Measures `pointed serve` while a source is edited again and again: time from the save until browsers
are told of the new page, CPU time an edit, and memory, which must not grow.

    cargo build --release && benches/edits.py [--posts 1000] [--edits 1000] [--binary target/release/pointed]

Every edit is another text, so nothing is found in a cache twice. Somebody listens as a browser does.
All that a run needs lies in a temporary folder, the user's cache included.
"""

import argparse
import http.client
import json
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import time

from sites import TODAY, make


def quantile(times: list[float], part: float) -> float:
    return sorted(times)[min(len(times) - 1, int(part * len(times)))] * 1000


class Preview:
    """A running preview of a site, and one page that listens to it."""

    def __init__(self, binary: str, site: pathlib.Path, home: pathlib.Path):
        command = [binary, "-C", str(site), "serve", "--port", "0", "--today", TODAY]
        environment = {**os.environ, "XDG_CACHE_HOME": str(home / "cache"), "NO_COLOR": "1"}
        self.log = open(home / "log", "w+", encoding="utf-8")
        self.process = subprocess.Popen(command, env=environment, stderr=self.log)
        self.port = self.find_port(home / "log")
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        connection.request("GET", "/__pointed/events?page=%2F", headers={"Accept": "text/event-stream"})
        self.events = connection.getresponse()
        self.page = self.next_state()["page"]

    def find_port(self, log: pathlib.Path) -> int:
        while True:
            found = re.search(r"http://\S+:(\d+)/", log.read_text(encoding="utf-8"))
            if found:
                return int(found[1])
            if self.process.poll() is not None:
                raise SystemExit(log.read_text(encoding="utf-8"))
            time.sleep(0.01)

    def next_state(self) -> dict:
        while True:
            line = self.events.readline().decode("utf-8")
            if line.startswith("data:"):
                return json.loads(line[5:])

    def wait_for_change(self) -> None:
        while (state := self.next_state())["page"] == self.page:
            pass
        self.page = state["page"]

    def cpu(self) -> float:
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        fields = pathlib.Path(f"/proc/{self.process.pid}/statm").read_text().split()
        return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") / 1024 / 1024

    def end(self) -> None:
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(10)
        if code != 0:
            raise SystemExit(f"Ctrl-C ended the preview with {code}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--posts", type=int, default=1000)
    options.add_argument("--edits", type=int, default=1000)
    options.add_argument("--pause", type=float, default=0.0, help="seconds between seeing an edit and the next one")
    options.add_argument("--binary", default="target/release/pointed")
    arguments = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder)
        site = home / "site"
        make(site, arguments.posts, True)
        about = site / "about.md"
        about.write_text("I look at bridges.\n", encoding="utf-8")
        preview = Preview(str(pathlib.Path(arguments.binary).resolve()), site, home)
        print(f"{'edits':>6} {'median ms':>10} {'p95 ms':>8} {'max ms':>8} {'cpu ms':>8} {'MiB':>7}", flush=True)
        done, step = 0, max(1, arguments.edits // 10)
        while done < arguments.edits:
            times, before = [], preview.cpu()
            for _ in range(min(step, arguments.edits - done)):
                done += 1
                words = f"I look at bridge {done}, and at nothing else.\n\n```rust\nlet bridge = {done};\n```\n"
                about.write_text(words, encoding="utf-8")
                saved = time.perf_counter()
                preview.wait_for_change()
                times.append(time.perf_counter() - saved)
                time.sleep(arguments.pause)
            cpu = (preview.cpu() - before) / len(times) * 1000
            row = [quantile(times, 0.5), quantile(times, 0.95), max(times) * 1000, cpu]
            print(f"{done:6} {row[0]:10.1f} {row[1]:8.1f} {row[2]:8.1f} {row[3]:8.1f} {preview.memory():7.1f}", flush=True)
        preview.end()


if __name__ == "__main__":
    main()
