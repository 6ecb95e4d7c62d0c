// Uses the preview as its user does: edits sources while a browser shows the site.
//
//   node preview.mjs PROGRAM SITE      SITE is copied; the copy is edited

import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, unlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { chromium } from "playwright-core";

const [program, example] = process.argv.slice(2).map((path) => resolve(path));
const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const root = await mkdtemp(join(tmpdir(), "pointed-preview-"));
await cp(example, root, { recursive: true });

/** As the example says it. */
const LANGUAGES = 'languages = ["en", "de"]';

/** Patience with a busy machine; nothing waits for it to pass. */
const LONGEST = 90_000;

/** Starts the preview; gives its address and a way to end it. */
async function serve(port) {
  const child = spawn(program, ["-C", root, "serve", "--port", String(port), "--today", "2026-11-23"], {
    env: { ...process.env, NO_COLOR: "1", VISUAL: "", EDITOR: "" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  const ended = new Promise((ready) => child.on("exit", (code, signal) => ready(signal ?? code)));
  const address = await new Promise((ready, fail) => {
    child.stderr.on("data", (data) => {
      said += data;
      const found = said.match(/http:\S+\//);
      if (found) ready(found[0]);
    });
    ended.then(() => fail(new Error(`the preview did not start: ${said}`)));
  });
  return { address, child, ended, said: () => said };
}

let preview = await serve(0);
const { address } = preview;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
context.setDefaultTimeout(LONGEST);
const page = await context.newPage();
const errors = [];
let loads = 0;
page.on("pageerror", (error) => errors.push(error.message));
// The browser itself says that it lost the connection when the preview is ended on purpose.
page.on("console", (message) => message.type() === "error" && !/net::|Failed to load/.test(message.text()) && errors.push(message.text()));
page.on("framenavigated", (frame) => frame === page.mainFrame() && loads++);

const faults = [];
let passed = 0;

/** One thing that must hold. */
async function holds(what, test) {
  try {
    await test();
    passed++;
    console.log(`ok   ${what}`);
  } catch (error) {
    faults.push(what);
    console.error(`FAIL ${what}: ${error.message}`);
  }
}

function assert(condition, message) {
  if (!condition) throw new Error(message);
}

/** Changes a source; what `from` matches must be there. */
async function edit(path, from, to) {
  const file = join(root, path);
  const text = await readFile(file, "utf8");
  assert(text.includes(from), `${path} has no "${from}"`);
  await writeFile(file, text.replace(from, to));
}

const shows = (words) => page.waitForFunction((words) => document.body.innerText.includes(words), words);
/** All words that are highlighted. */
const highlighted = () => page.evaluate(() => [...CSS.highlights.values()].flatMap((ranges) => [...ranges].map((range) => String(range).replace(/\s+/g, " "))));
const isHighlighted = (level, words) =>
  page.waitForFunction(([level, words]) => [...(CSS.highlights.get(`pointed-${level}`) ?? [])].some((range) => String(range).replace(/\s+/g, " ") === words), [level, words]);
const isNotHighlighted = (words) =>
  page.waitForFunction((words) => [...CSS.highlights.values()].every((ranges) => [...ranges].every((range) => String(range).replace(/\s+/g, " ") !== words)), words);
const overlay = (selector) => page.locator(`pointed-preview ${selector}`);

await page.goto(address);
await overlay(".panel, .pill").first().waitFor({ state: "attached" });
await page.waitForFunction(() => document.querySelector("pointed-preview").shadowRoot.querySelector(".pill").textContent !== "");
loads = 0;

await holds("an edit appears, scroll and focus stay, and the page is not loaded again", async () => {
  await page.evaluate(() => scrollTo(0, 700));
  await page.evaluate(() => document.querySelector("main a[href]").focus({ preventScroll: true }));
  const before = await page.evaluate(() => [scrollY, document.activeElement.outerHTML]);
  await edit("about.md", "I inspect timber bridges", "I climb under timber bridges");
  await shows("I climb under timber bridges");
  const after = await page.evaluate(() => [scrollY, document.activeElement.outerHTML]);
  assert(before[0] > 0 && String(before) === String(after), `${before} became ${after}`);
  assert(loads === 0, "the page was loaded again");
});

await holds("a finding is highlighted at its words and leaves when they are mended", async () => {
  assert((await highlighted()).length === 0, "the example is not clean");
  await edit("about.md", "My bridges are short", "I am a **team\nplayer**. My bridges are short");
  await overlay(".pill").waitFor();
  await page.keyboard.press("h");
  await isHighlighted("warning", "team player");
  const found = await overlay(".list li").first().innerText();
  assert(found.includes("team player") && found.includes("about.md, line"), `the list says ${found}`);
});

await holds("the keyboard goes to a finding and back", async () => {
  await page.keyboard.press("j");
  await overlay(".tip").waitFor();
  const box = await page.evaluate(() => [...CSS.highlights.get("pointed-warning")][0].getBoundingClientRect().toJSON());
  assert(box.top >= 0 && box.bottom <= 800, "the words are out of sight");
  await page.keyboard.press("o");
  await page.waitForFunction(() => /about\.md/.test(document.querySelector("pointed-preview").shadowRoot.querySelector(".outcome").textContent));
});

await holds("keys step back and close what they opened", async () => {
  const said = () => overlay(".tip").innerText();
  await page.keyboard.press("j");
  const first = await said();
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  assert((await said()) === first, "K does not go back to where J was");
  await page.keyboard.press("Escape");
  await overlay(".tip").waitFor({ state: "hidden" });
  await page.keyboard.press("h");
  assert((await highlighted()).length === 0, "H leaves words highlighted");
  await page.keyboard.press("h");
  await page.keyboard.press("j");
});

for (const colorScheme of ["light", "dark"]) {
  await holds(`the overlay has no fault of access in ${colorScheme}`, async () => {
    await page.emulateMedia({ colorScheme });
    // The page's policy forbids foreign scripts; a world of its own has none.
    const session = await context.newCDPSession(page);
    const { frameTree } = await session.send("Page.getFrameTree");
    const { executionContextId } = await session.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id });
    await session.send("Runtime.evaluate", { expression: axeSource, contextId: executionContextId });
    const { result } = await session.send("Runtime.evaluate", {
      expression: `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
        .then(({ violations }) => JSON.stringify(violations.map(({ id, nodes }) => id + " " + nodes.map((node) => node.target.flat().join(" ")).join(", "))))`,
      contextId: executionContextId, awaitPromise: true, returnByValue: true,
    });
    assert(result.value === "[]", result.value ?? "axe did not run");
  });
}

await holds("ignoring once writes a waiver with its reason, and the finding leaves", async () => {
  await overlay(".tip .actions button").filter({ hasText: "Ignore once" }).click();
  await overlay(".tip input[name=reason]").fill("A quotation of a client.");
  await page.keyboard.press("Enter");
  await isNotHighlighted("team player");
  const settings = await readFile(join(root, "pointed.toml"), "utf8");
  assert(/\[\[waiver\]\][^[]*reason = "A quotation of a client\."/.test(settings), "no waiver was written");
  await edit("about.md", "I am a **team\nplayer**. ", "");
});

await holds("what a reader misses is framed where it would be, and the five seconds veil the rest", async () => {
  await edit("profile.toml", "label.en = \"Send me three photos of your bridge\"", "# no label.en = \"\"");
  await overlay(".frame").filter({ hasText: "No next step" }).waitFor();
  const frame = await overlay(".frame").first().evaluate((frame) => getComputedStyle(frame).borderTopStyle);
  assert(frame === "dashed", `the frame is ${frame}`);
  await overlay("[data-key=five]").click();
  await overlay(".veil").waitFor();
  await page.keyboard.press("Escape");
  await overlay(".veil").waitFor({ state: "hidden" });
  await edit("profile.toml", "# no label.en = \"\"", "label.en = \"Send me three photos of your bridge\"");
  await overlay(".frame").waitFor({ state: "hidden" });
});

await holds("a broken source shows where it is over the last good page, and recovers", async () => {
  await edit("profile.toml", "name.given = \"Jördis\"", "name.given = \"Jördis");
  await overlay(".fault").waitFor();
  const said = await overlay(".fault").innerText();
  const isThere = await page.evaluate(() => document.body.innerText.includes("I climb under timber bridges"));
  await edit("profile.toml", "name.given = \"Jördis", "name.given = \"Jördis\"");
  assert(/profile\.toml:\d+:\d+/.test(said) && said.includes("Jördis"), `it says ${said}`);
  assert(isThere, "the last good page is gone");
  await overlay(".fault").waitFor({ state: "hidden" });
});

await holds("a broken template shows where it is, and recovers", async () => {
  const file = join(root, "theme", "templates", "home.html");
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, "{% extends \"base.html\" %}\n{% block main %}{{ home.nothing_of_that_name.at_all }}{% endblock main %}\n");
  await overlay(".fault").waitFor();
  const said = await overlay(".fault").innerText();
  await unlink(file);
  assert(said.includes("theme/templates/home.html:2"), `it says ${said}`);
  await overlay(".fault").waitFor({ state: "hidden" });
});

await holds("a style is swapped without a load", async () => {
  const before = loads;
  await writeFile(join(root, "theme", "own.css"), "body { outline-color: rgb(1, 2, 3) }\n");
  await page.waitForFunction(() => getComputedStyle(document.body).outlineColor === "rgb(1, 2, 3)");
  await page.waitForFunction(() => document.querySelectorAll("link[rel=stylesheet]").length === 1);
  assert(loads === before, "the page was loaded again");
});

await holds("a style sheet that cannot be fetched leaves the page its style, and is tried again", async () => {
  const outline = (colour) => page.waitForFunction((colour) => getComputedStyle(document.body).outlineColor === colour, colour);
  await page.route(/style\.css/, (route) => route.abort());
  const failed = page.waitForEvent("requestfailed");
  await writeFile(join(root, "theme", "own.css"), "body { outline-color: rgb(4, 5, 6) }\n");
  await failed;
  await page.waitForFunction(() => document.querySelectorAll("link[rel=stylesheet]").length === 1);
  await outline("rgb(1, 2, 3)");
  await page.unroute(/style\.css/);
  await edit("about.md", "My bridges are short", "My bridges are small");
  await outline("rgb(4, 5, 6)");
  await edit("about.md", "My bridges are small", "My bridges are short");
});

await holds("links in the head come and go, and none becomes a link of another kind", async () => {
  const head = () => page.evaluate(() => [...document.head.querySelectorAll("link")].map((link) => `${link.rel} ${link.hreflang} ${new URL(link.href).pathname}`).sort().join("\n"));
  const before = await head();
  await edit("pointed.toml", LANGUAGES, 'languages = ["en"]');
  await page.waitForFunction(() => !document.head.querySelector("link[hreflang]"));
  assert(await page.evaluate(() => document.styleSheets.length > 0 && getComputedStyle(document.body).outlineColor) === "rgb(4, 5, 6)", "the style is gone");
  await edit("pointed.toml", 'languages = ["en"]', LANGUAGES);
  await page.waitForFunction(() => document.head.querySelector("link[hreflang]"));
  assert(before === await head(), `${before}\nbecame\n${await head()}`);
});

await holds("an edit made while the preview is down shows when it is back", async () => {
  preview.child.kill("SIGINT");
  assert((await preview.ended) === 0, "Ctrl-C is no clean end");
  await edit("about.md", "I climb under timber bridges", "I look at timber bridges");
  preview = await serve(new URL(address).port);
  assert(preview.address === address, "the port is another one");
  await shows("I look at timber bridges");
});

await holds("a page whose source is deleted is not there any more", async () => {
  const url = new URL("posts/cold-bridge/", address).href;
  assert((await fetch(url)).status === 200, "the example has no such page");
  await unlink(join(root, "content/posts/cold-bridge.md"));
  await page.waitForFunction(async (url) => (await fetch(url)).status === 404, url, { polling: 100 });
});

await holds("no script failed", async () => assert(errors.length === 0, errors.join("; ")));

preview.child.kill("SIGINT");
await preview.ended;
await browser.close();
await rm(root, { recursive: true });
console.log(`${passed} passed, ${faults.length} failed`);
process.exitCode = faults.length > 0 ? 1 : 0;
