// Opens every page of a built site in a browser: no console error, no failed request, no request to
// another host, nothing wider than a phone of 320 px, and no complaint of axe-core in either scheme;
// the profile and the CV print on one sheet each.
//
//   node pages.mjs FOLDER BASE_PATH [--quick] [--any-print]
//
// --quick: requests and widths only. --any-print: the profile may take more than a sheet; the CV, whose
// content is chosen, never does.

import { createServer } from "node:http";
import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { extname, join, relative, sep } from "node:path";
import { chromium } from "playwright-core";

const [folder, base, ...flags] = process.argv.slice(2);
const quick = flags.includes("--quick");
const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2",
  ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp", ".xml": "application/xml", ".txt": "text/plain",
};

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, "http://localhost");
  let path = decodeURIComponent(pathname);
  if (!path.startsWith(base)) return response.writeHead(404).end();
  path = path.slice(base.length);
  if (path === "" || path.endsWith("/")) path += "index.html";
  try {
    const body = await readFile(join(folder, path));
    response.writeHead(200, { "content-type": types[extname(path)] ?? "application/octet-stream" }).end(body);
  } catch {
    response.writeHead(404, { "content-type": types[".html"] }).end(await readFile(join(folder, "404.html")));
  }
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const origin = `http://127.0.0.1:${server.address().port}`;

const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".html"));
const pages = files.map((file) => relative(".", file).split(sep).join("/").replace(/index\.html$/, "")).sort();
const faults = [];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

for (const colorScheme of quick ? ["light"] : ["light", "dark"]) {
  // The pages forbid scripts; axe is one, so their policy is set aside for the visit.
  const context = await browser.newContext({ colorScheme, bypassCSP: true, viewport: { width: 320, height: 800 } });
  const page = await context.newPage();
  let current = "";
  const fault = (text) => faults.push(`${colorScheme} ${current}: ${text}`);
  page.on("console", (message) => message.type() === "error" && fault(`console: ${message.text()}`));
  page.on("pageerror", (error) => fault(`script: ${error.message}`));
  page.on("requestfailed", (request) => {
    // What the browser gives up on because the next page is opened did not fail.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") fault(`failed: ${request.url()}`);
  });
  page.on("response", (response) => response.status() >= 400 && fault(`${response.status()}: ${response.url()}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith("data:")) fault(`foreign: ${request.url()}`);
  });
  for (const path of pages) {
    current = base + path;
    await page.goto(origin + current, { waitUntil: "load" });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) fault(`${wide} px wider than 320`);
    if (quick) continue;
    // A reader's dark screen must not change what is printed.
    const oneSheet = flags.includes("--any-print") ? ".page-cv" : ".page-cv, .page-home";
    if (await page.evaluate((selector) => document.body.matches(selector), oneSheet)) {
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
      const sheets = pdf.match(/\/Type\s*\/Page\b/g)?.length;
      if (sheets !== 1) fault(`prints on ${sheets} sheets`);
    }
    await page.evaluate(axeSource);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }));
    for (const violation of violations) {
      const where = violation.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", ");
      fault(`axe ${violation.id}: ${violation.help} (${where})`);
    }
  }
  await context.close();
}
await browser.close();
server.close();

for (const line of faults) console.error(line);
console.log(`${pages.length} pages, ${faults.length} faults`);
process.exitCode = faults.length > 0 || pages.length === 0 ? 1 : 0;
