// What is drawn on the page itself, without a change of its DOM: highlighted words, their numbers, and
// frames where something is missing.

/** Levels in the order of their weight, with what they are called. */
const LEVELS = {
  error: { name: "Blocks", verb: ["blocks the site", "block the site"] },
  warning: { name: "Weakens", verb: ["weakens it", "weaken it"] },
  info: { name: "Note", verb: ["note", "notes"] },
};

/** Styles of highlights stand in the document, since that is where the words are. */
const HIGHLIGHT_STYLE = `
  :root { --pointed-error: oklch(.5 .22 325); --pointed-error-tint: oklch(.94 .05 325); --pointed-warning: oklch(.52 .13 65);
    --pointed-warning-tint: oklch(.955 .05 85); --pointed-info: oklch(.48 .02 260); --pointed-ink: #1b1b22; }
  @media (prefers-color-scheme: dark) { :root { --pointed-error: oklch(.76 .16 325); --pointed-error-tint: oklch(.36 .1 325);
    --pointed-warning: oklch(.82 .12 80); --pointed-warning-tint: oklch(.37 .06 75); --pointed-info: oklch(.78 .02 260); --pointed-ink: #ececf1; } }
  @media screen {
    ::highlight(pointed-error) { color: var(--pointed-ink); background-color: var(--pointed-error-tint); text-decoration: underline wavy var(--pointed-error) 2px; }
    ::highlight(pointed-warning) { color: var(--pointed-ink); background-color: var(--pointed-warning-tint); text-decoration: underline dashed var(--pointed-warning) 2px; }
    ::highlight(pointed-info) { text-decoration: underline dotted var(--pointed-info) 2px; }
  }
`;

class Marks {
  constructor(overlay) {
    this.overlay = overlay;
    this.layer = element("div", { class: "marks", role: "region", "aria-label": "Findings on the page" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(HIGHLIGHT_STYLE);
    this.room = new CSSStyleSheet();
    document.adoptedStyleSheets.push(sheet, this.room);
  }

  /** Gives every finding its place on the page, in the order of the page. */
  static place(findings, gaps) {
    const text = new PageText(document.body);
    const placed = findings.map((finding) => {
      const ranges = text.find(finding);
      const gap = ranges.length === 0 ? gaps.find(({ rules }) => rules.includes(finding.rule)) : undefined;
      const first = document.createRange();
      if (gap) first.selectNode(gap.after);
      return { ...finding, ranges, gap, first: ranges[0] ?? first };
    });
    const isHere = (finding) => finding.ranges.length > 0 || finding.gap !== undefined;
    const here = placed.filter(isHere);
    here.sort((one, other) => one.first.compareBoundaryPoints(Range.START_TO_START, other.first));
    here.forEach((finding, index) => { finding.number = index + 1; });
    return { here, elsewhere: placed.filter((finding) => !isHere(finding)) };
  }

  /** Highlights words by their level. */
  highlight(findings) {
    if (!CSS.highlights) return;
    for (const [index, level] of Object.keys(LEVELS).entries()) {
      const highlight = new Highlight(...findings.filter((finding) => finding.level === level).flatMap((finding) => finding.ranges));
      // An error on the same words wins over a note.
      highlight.priority = -index;
      CSS.highlights.set(`pointed-${level}`, highlight);
    }
  }

  /** Draws the numbers behind the words and the frames of what is missing. */
  draw(findings, gaps, current) {
    // Frames get room of their own, so that they cover nothing.
    const room = new Map(gaps.map(({ after, offset }) => [after, offset + FRAME_HEIGHT + 32]));
    this.room.replaceSync([...room].map(([after, height]) => `@media screen { ${selector(after)} { margin-block-end: ${height}px !important; } }`).join("\n"));
    this.layer.replaceChildren();
    this.badges = [];
    for (const finding of findings) {
      for (const [index, range] of finding.ranges.entries()) {
        const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
        const last = boxes.at(-1);
        if (!last) continue;
        if (finding.id === current?.id) this.layer.append(...boxes.map((box) => outline(box, "ring", finding.level)));
        if (!CSS.highlights) this.layer.append(...boxes.map((box) => outline(box, "line", finding.level)));
        if (index > 0) continue;
        this.layer.append(this.badge(finding, current, last.right - 10, last.top - 16));
      }
    }
    for (const gap of gaps) {
      const finding = findings.find((finding) => finding.gap === gap);
      const frame = this.frame(gap);
      this.layer.append(frame);
      if (finding) {
        const box = frame.getBoundingClientRect();
        this.layer.append(this.badge(finding, current, box.right - 12, box.top - 12));
      }
    }
  }

  badge(finding, current, x, y) {
    const badge = element("button", {
      class: `badge ${finding.level}`,
      type: "button",
      "aria-label": `Finding ${finding.number}: ${finding.message}`,
      "aria-expanded": String(finding.id === current?.id),
      onclick: () => this.overlay.open(finding),
    }, element("span", { "aria-hidden": "true" }, String(finding.number)));
    // Findings may end at the same word: their numbers stand side by side.
    while (this.badges.some((other) => Math.abs(other.x - x) < 20 && Math.abs(other.y - y) < 12)) x += 20;
    this.badges.push({ x, y });
    moveTo(badge, x, y);
    return badge;
  }

  frame({ title, field, after, offset }) {
    const box = after.getBoundingClientRect();
    const frame = element("div", { class: "frame" }, element("b", {}, title), " ", element("code", {}, field), " would say it.");
    frame.style.width = `${Math.max(box.width, 160)}px`;
    frame.style.height = `${FRAME_HEIGHT}px`;
    moveTo(frame, box.left, box.bottom + 16 + offset);
    return frame;
  }

  /** The box of a finding in the window, and whether it is in sight. */
  boxOf(finding) {
    const box = finding.ranges[0]?.getBoundingClientRect();
    if (box) return box;
    const frame = [...this.layer.querySelectorAll(".frame b")].find((title) => title.textContent === finding.gap?.title);
    return frame?.parentElement.getBoundingClientRect();
  }
}

/** Puts something at a place of the window, so that it scrolls with the page. */
function moveTo(node, x, y) {
  node.style.left = `${x + scrollX}px`;
  node.style.top = `${y + scrollY}px`;
}

/** A box around words, or a line below them where the browser has no highlights. */
function outline(box, kind, level) {
  const node = element("div", { class: `${kind} ${level}` });
  moveTo(node, box.left, box.top);
  node.style.width = `${box.width}px`;
  node.style.height = `${box.height}px`;
  return node;
}

/** A selector that means one element, by the way to it. */
function selector(node) {
  const steps = [];
  for (let at = node; at.parentElement; at = at.parentElement) {
    steps.unshift(`:nth-child(${[...at.parentElement.children].indexOf(at) + 1})`);
  }
  return `:root > ${steps.join(" > ")}`;
}
