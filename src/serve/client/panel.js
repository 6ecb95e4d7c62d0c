/** The list beside the page. */
class Panel {
  constructor(overlay) {
    this.overlay = overlay;
    this.filter = "all";
    this.box = element("aside", { class: "panel", "aria-labelledby": "panel-title" });
    this.pill = element("button", { class: "pill", type: "button", onclick: () => this.toggle(true) });
    this.margin = new CSSStyleSheet();
    document.adoptedStyleSheets.push(this.margin);
    this.isOpen = null;
  }

  /** Pixels of the window that it takes from the page. */
  get width() {
    return this.isOpen && innerWidth >= 960 ? this.box.offsetWidth : 0;
  }

  /** Pixels of the window above it, where it lies below the page. */
  get above() {
    return this.isOpen && innerWidth < 960 ? innerHeight - this.box.offsetHeight : innerHeight;
  }

  toggle(isOpen = !this.isOpen) {
    this.isOpen = isOpen;
    remember("panel", isOpen ? "open" : "closed");
    this.settle();
    this.overlay.redraw();
    (isOpen ? this.box.querySelector("button") : this.pill).focus();
  }

  draw({ here, elsewhere, waived, answers }) {
    // Whoever has never said so sees the list when there is something in it.
    this.isOpen ??= recall("panel") ? recall("panel") === "open" : here.length > 0;
    const scrolled = this.box.querySelector(".list")?.scrollTop ?? 0;
    const focused = this.overlay.root.activeElement?.dataset.key;
    const counts = Object.keys(LEVELS).map((level) => [level, here.filter((finding) => finding.level === level).length]);
    if (this.filter !== "all" && !counts.some(([level, number]) => level === this.filter && number > 0)) this.filter = "all";
    this.box.replaceChildren(
      element("header", {},
        element("h2", { id: "panel-title" }, "Findings"),
        element("p", { class: "sum", role: "status" }, summary(here.length, counts)),
        element("div", { class: "filters", role: "group", "aria-label": "Show" },
          this.filterButton("all", `All ${here.length}`),
          ...counts.filter(([, number]) => number > 0).map(([level, number]) => this.filterButton(level, `${LEVELS[level].name} ${number}`)),
          element("button", {
            type: "button", "data-key": "five", "aria-pressed": String(this.overlay.isFive),
            onclick: () => this.overlay.toggleFive(),
          }, "Five seconds"))),
      this.overlay.isFive ? this.answers(answers) : this.list(here, elsewhere),
      element("footer", {},
        element("p", { class: "keys" }, ...[["J", "K", "next, previous"], ["O", "open file"], ["H", "hide"], ["Esc", "close"]].map((keys) =>
          element("span", {}, ...keys.slice(0, -1).flatMap((key) => [element("kbd", {}, key), " "]), keys.at(-1)))),
        waived > 0 ? `${count(waived, "finding", "findings")} accepted on purpose. ` : "",
        "Not part of the published site."));
    this.pill.textContent = here.length > 0 ? count(here.length, "finding", "findings") : elsewhere.length > 0 ? `${elsewhere.length} elsewhere` : "No findings";
    this.pill.dataset.level = counts.find(([, number]) => number > 0)?.[0] ?? "none";
    this.settle();
    this.box.querySelector(".list").scrollTop = scrolled;
    if (focused) this.box.querySelector(`[data-key="${focused}"]`)?.focus({ preventScroll: true });
  }

  settle() {
    this.box.hidden = !this.isOpen;
    this.pill.hidden = this.isOpen;
    this.margin.replaceSync(this.isOpen ? `@media screen and (min-width: 60rem) { body { margin-inline-end: 23rem !important; } }
      @media screen and (max-width: 59.99rem) { body { padding-block-end: 40vh !important; } }` : "");
  }

  filterButton(filter, label) {
    return element("button", {
      type: "button", "data-key": `filter-${filter}`, "aria-pressed": String(this.filter === filter && !this.overlay.isFive),
      onclick: () => {
        this.filter = filter;
        if (this.overlay.isFive) this.overlay.toggleFive();
        else this.overlay.redraw();
      },
    }, label);
  }

  list(here, elsewhere) {
    const order = Object.keys(LEVELS);
    const shown = here.filter(({ level }) => this.filter === "all" || level === this.filter);
    shown.sort((one, other) => order.indexOf(one.level) - order.indexOf(other.level) || one.number - other.number);
    const others = elsewhere.filter(({ level }) => this.filter === "all" || level === this.filter);
    return element("div", { class: "list", tabindex: "0", role: "group", "aria-label": "List of findings" },
      shown.length > 0 ? element("ol", {}, ...shown.map((finding) => this.entry(finding))) : null,
      others.length > 0 ? element("details", { open: shown.length === 0 || recall("elsewhere") === "open", ontoggle: (event) => remember("elsewhere", event.target.open ? "open" : "closed") },
        element("summary", { "data-key": "elsewhere" }, `${others.length} not on this page`),
        element("ul", {}, ...others.slice(0, 200).map((finding) => this.entry(finding)))) : null,
      shown.length + others.length === 0 ? element("p", { class: "none" }, "Nothing to mend.") : null);
  }

  entry(finding) {
    const isCurrent = finding.id === this.overlay.current?.id;
    return element("li", { class: `${finding.level}${isCurrent ? " current" : ""}` },
      element("button", { type: "button", "data-key": finding.id, "aria-current": isCurrent ? "true" : null, onclick: () => this.overlay.open(finding) },
        element("span", { class: "number", "aria-hidden": "true" }, finding.number ? String(finding.number) : "·"),
        element("span", { class: "said" },
          element("span", { class: "sr" }, `${LEVELS[finding.level].name}. `),
          finding.words ? element("b", {}, `“${shortened(finding.words)}”`) : null,
          element("span", { class: "why" }, ...withCode(sentence(why(finding)))),
          element("span", { class: "at" }, `${finding.path}, line ${finding.line}`))));
  }

  /** What a reader learns before the first scroll. */
  answers(answers) {
    return element("div", { class: "list", tabindex: "0", role: "group", "aria-label": "What a reader learns in five seconds" },
      element("dl", {}, ...answers.flatMap(({ question, words, field }) => [
        element("dt", { class: words ? "found" : "missing" }, question[0].toUpperCase() + question.slice(1)),
        element("dd", {}, ...(words ? [words] : ["Not said: ", element("code", {}, field)])),
      ])));
  }
}

function summary(number, counts) {
  const parts = counts.filter(([, number]) => number > 0).map(([level, number]) => count(number, ...LEVELS[level].verb));
  return number === 0 ? "No findings on this page" : `${count(number, "finding", "findings")} on this page: ${parts.join(", ")}`;
}

/** Remembers for this window; a browser may forbid it. */
function remember(key, value) {
  try {
    sessionStorage.setItem(`pointed-${key}`, value);
  } catch {
    // Then it is asked again after the next reload.
  }
}

function recall(key) {
  try {
    return sessionStorage.getItem(`pointed-${key}`);
  } catch {
    return null;
  }
}
