// Finds the words of a source on the page. A source has other quotation marks, dashes and spaces than
// the page that is made of it, and the page has soft hyphens and marks of evidence in between; so both
// are compared in a plain form, and every character of that form knows where it stands.

const INLINE = new Set(
  "A ABBR B BDI BDO CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK Q S SAMP SMALL SPAN STRONG SUB SUP TIME U VAR WBR".split(" "),
);
const UNREAD = new Set("SCRIPT STYLE TEMPLATE NOSCRIPT SVG IFRAME OBJECT SELECT TEXTAREA".split(" "));

/** Stands for what a source leaves open: code, an address, a computed number. */
const OPEN = "\uFFFC";

/** As much of the context must be right as this, where there is as much. */
const CONTEXT = 12;

/** The plain form of a character: nothing, or one or more characters. */
function plainCharacter(character) {
  if (/[\u00AD\u200B-\u200D\u2060\uFEFF]/.test(character)) return "";
  if (/\s/.test(character)) return " ";
  if (/[“”„‟«»″]/.test(character)) return '"';
  if (/[‘’‚‛‹›′]/.test(character)) return "'";
  if (/[‐‑‒–—―−]/.test(character)) return "-";
  return character === "…" ? "..." : character;
}

/** The plain form of a source's words. A line end stays: it is the edge of a block. */
function plainWords(words) {
  let plain = "";
  for (const character of words.replace(/\{\{.*?\}\}/gs, OPEN)) {
    for (const next of character === "\n" ? "\n" : plainCharacter(character)) {
      if (!isRepeated(plain, next)) plain += next;
    }
  }
  return plain;
}

/** Of several blanks, edges and dashes one is kept; an edge takes the blanks beside it. */
function isRepeated(plain, next) {
  const last = plain.at(-1);
  return (next === " " && (last === " " || last === "\n")) || (next === "\n" && last === "\n") || (next === "-" && last === "-");
}

/** What can be read on a page, in plain form. */
class PageText {
  constructor(root) {
    this.text = "\n";
    this.nodes = [null];
    this.starts = [0];
    this.ends = [0];
    this.read(root);
    this.edge();
  }

  read(element) {
    const isBlock = !INLINE.has(element.tagName);
    if (isBlock) this.edge();
    for (const child of element.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) this.readText(child);
      else if (child.nodeType !== Node.ELEMENT_NODE) continue;
      else if (child.tagName === "BR") this.put(" ", null, 0, 0);
      else if (isRead(child)) this.read(child);
    }
    if (isBlock) this.edge();
  }

  readText(node) {
    let at = 0;
    for (const character of node.data) {
      for (const next of plainCharacter(character)) this.put(next, node, at, at + character.length);
      at += character.length;
    }
  }

  put(character, node, start, end) {
    if (isRepeated(this.text, character)) return;
    this.text += character;
    for (let unit = 0; unit < character.length; unit++) {
      this.nodes.push(node);
      this.starts.push(start);
      this.ends.push(end);
    }
  }

  edge() {
    while (this.text.endsWith(" ")) {
      this.text = this.text.slice(0, -1);
      for (const list of [this.nodes, this.starts, this.ends]) list.pop();
    }
    this.put("\n", null, 0, 0);
  }

  /** The ranges of the page in which a finding's words stand: all that fit equally well. */
  find({ words, before, after }) {
    const wanted = longest(plainWords(words).split(OPEN)).trim();
    if (!wanted) return [];
    const left = plainWords(before).split(OPEN).at(-1);
    const right = plainWords(after).split(OPEN)[0];
    const cut = words.includes(OPEN) || words.includes("{{");
    const needed = cut ? 0 : Math.min(left.length + right.length, CONTEXT);
    let best = [];
    let most = needed;
    for (let at = this.text.indexOf(wanted); at >= 0; at = this.text.indexOf(wanted, at + 1)) {
      if (!this.isWhole(at, at + wanted.length)) continue;
      const score = sameEnd(this.text, at, left) + sameStart(this.text, at + wanted.length, right);
      if (score < most) continue;
      if (score > most) best = [];
      most = score;
      best.push(at);
    }
    // Words without any context are only known when they are there once.
    if (left + right === "" && best.length > 1) return [];
    return best.map((at) => this.range(at, at + wanted.length)).filter((range) => range !== null);
  }

  /** Whether a part begins and ends with words, not within them. */
  isWhole(start, end) {
    const joins = (at) => /[\p{L}\p{N}]{2}/u.test(this.text.slice(at - 1, at + 1));
    return !joins(start) && !joins(end);
  }

  range(start, end) {
    while (start < end && !this.nodes[start]) start++;
    while (end > start && !this.nodes[end - 1]) end--;
    if (start === end) return null;
    const range = document.createRange();
    range.setStart(this.nodes[start], this.starts[start]);
    range.setEnd(this.nodes[end - 1], this.ends[end - 1]);
    return range;
  }
}

/** Marks of evidence, what only paper shows, and what is only spoken stand between the words. */
function isRead(element) {
  if (UNREAD.has(element.tagName.toUpperCase()) || element.hidden || element.ariaHidden === "true") return false;
  if (/^(A|SUP)$/.test(element.tagName) && /^\s*\[?\d{1,3}\]?\s*$/.test(element.textContent)) return false;
  if (element.tagName === "SPAN" && element.offsetWidth <= 1 && element.textContent.trim().length > 1) return false;
  return element.checkVisibility();
}

function longest(parts) {
  return parts.reduce((best, part) => (part.length > best.length ? part : best), "");
}

function sameEnd(text, end, wanted) {
  let same = 0;
  while (same < wanted.length && text[end - 1 - same] === wanted.at(-1 - same)) same++;
  return same;
}

function sameStart(text, start, wanted) {
  let same = 0;
  while (same < wanted.length && text[start + same] === wanted[same]) same++;
  return same;
}
