/** Everything that is said about the sources, on the page and beside it. Nothing of it is published. */
class Overlay {
  constructor(own) {
    this.own = own;
    this.host = element("pointed-preview", { lang: "en", dir: "ltr" });
    this.root = this.host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.root.adoptedStyleSheets = [sheet];
    this.marks = new Marks(this);
    this.tip = new Tip(this);
    this.panel = new Panel(this);
    this.fault = new Fault(this);
    this.veil = element("div", { class: "veil", hidden: true });
    this.root.append(this.veil, this.marks.layer, this.tip.box, this.panel.box, this.panel.pill, this.fault.box, this.fault.away);
    this.report = { broken: [], checked: null };
    this.here = [];
    this.elsewhere = [];
    this.current = null;
    this.isFive = false;
    document.documentElement.append(this.host);
    this.panel.settle();
    this.panel.pill.hidden = true;
    addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("click", (event) => this.click(event));
    // The page moves when fonts and pictures arrive and when its window changes.
    new ResizeObserver(() => this.redraw()).observe(document.documentElement);
    document.fonts?.addEventListener("loadingdone", () => this.redraw());
    addEventListener("toggle", () => this.redraw(), true);
  }

  /** Whether the server can be reached. */
  contact(isThere) {
    this.fault.contact(isThere);
  }

  /** Shows a report of the server. */
  show(report) {
    this.report = report;
    this.fault.show(report.broken);
    this.refresh();
  }

  /** Finds the words of all findings on the page as it is now. */
  refresh() {
    const checked = this.report.checked;
    if (!checked) return;
    const language = document.documentElement.lang.slice(0, 2);
    this.answers = checked.answers[language] ?? Object.values(checked.answers)[0] ?? [];
    const base = this.own.base;
    const homes = [base, ...Object.keys(checked.answers).map((language) => `${base}${language}/`)];
    this.gaps = gapsOf(this.answers, homes.includes(location.pathname));
    const { here, elsewhere } = Marks.place(checked.findings, this.gaps);
    this.here = here;
    this.elsewhere = elsewhere;
    const still = [...here, ...elsewhere].find(({ id }) => id === this.current?.id);
    this.current = still ?? null;
    if (this.tip.isOpen && !still) this.tip.close();
    if (this.tip.isOpen) this.tip.finding = still;
    this.redraw();
  }

  /** Draws everything at its place. */
  redraw() {
    if (!this.report.checked) return;
    this.panel.draw({ here: this.here, elsewhere: this.elsewhere, waived: this.report.checked.waived, answers: this.answers });
    const marked = this.panel.isOpen ? this.here : [];
    this.marks.highlight(marked);
    this.marks.draw(marked, this.panel.isOpen ? this.gaps : [], this.current);
    this.tip.move();
    this.veil.hidden = !this.isFive;
    this.veil.style.top = `${innerHeight}px`;
    this.veil.style.height = `${Math.max(0, document.documentElement.scrollHeight - innerHeight)}px`;
  }

  /** Goes to a finding and says what it is. */
  open(finding) {
    this.current = finding;
    const box = this.marks.boxOf(finding);
    const { above } = this.panel;
    if (box && (box.top < Math.min(80, above * 0.1) || box.bottom > above - 200)) {
      scrollTo({ top: scrollY + box.top - above * 0.25, behavior: "instant" });
    }
    this.redraw();
    this.tip.open(finding);
  }

  close() {
    const last = this.current;
    this.tip.close();
    this.current = null;
    this.redraw();
    if (last) this.root.querySelector(`[data-key="${last.id}"]`)?.focus({ preventScroll: true });
  }

  /** The next finding in the order of the page, or the one before it. */
  step(by) {
    const all = [...this.here, ...this.elsewhere];
    if (all.length === 0) return;
    const at = all.findIndex(({ id }) => id === this.current?.id);
    const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length;
    this.open(all[next]);
  }

  toggleFive() {
    this.isFive = !this.isFive;
    if (this.isFive) scrollTo({ top: 0, behavior: "instant" });
    if (this.tip.isOpen) this.close();
    this.redraw();
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.report.checked) return;
    const target = event.composedPath()[0];
    if (target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))) {
      if (event.key === "Escape" && this.tip.isOpen && event.composedPath().includes(this.host)) this.close();
      return;
    }
    const actions = {
      j: () => this.step(1),
      k: () => this.step(-1),
      o: () => (this.current ? this.openSource(this.current) : this.report.broken[0] && this.openSource(this.report.broken[0])),
      h: () => this.panel.toggle(),
      Escape: () => (this.tip.isOpen ? this.close() : this.isFive && this.toggleFive()),
    };
    const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  }

  /** A click on highlighted words asks what is wrong with them. */
  click(event) {
    if (!this.panel.isOpen || event.target instanceof Element && event.target.closest("a, button, summary, input, label")) return;
    const place = document.caretPositionFromPoint?.(event.clientX, event.clientY);
    if (!place) return;
    const isMeant = ({ ranges }) => ranges.some((range) => range.isPointInRange(place.offsetNode, place.offset));
    const finding = this.here.find(isMeant);
    if (finding) this.open(finding);
  }

  /** Opens a source in the owner's editor. */
  async openSource({ path, line, column }) {
    const refused = await this.act("open", { path, line, column });
    this.tip.say(refused || `Opening ${path}.`);
  }

  /** Asks the server to act; gives the reason when it does not. */
  async act(name, request) {
    try {
      const response = await fetch(`/__pointed/${name}`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-pointed-token": this.own.token },
        body: JSON.stringify(request),
      });
      return response.ok ? "" : sentence((await response.text()).trim());
    } catch {
      return "The preview is not running.";
    }
  }
}
