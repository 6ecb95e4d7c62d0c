/** What is to be said about one finding, below its words. */
class Tip {
  constructor(overlay) {
    this.overlay = overlay;
    this.box = element("div", { class: "tip", role: "dialog", "aria-labelledby": "tip-title", tabindex: "-1", hidden: true });
    this.finding = null;
  }

  get isOpen() {
    return !this.box.hidden;
  }

  open(finding) {
    this.finding = finding;
    this.box.className = `tip ${finding.level}`;
    this.box.replaceChildren(
      element("p", { id: "tip-title" },
        element("span", { class: "level" }, `${finding.number ? `${finding.number}. ` : ""}${LEVELS[finding.level].name}: `),
        finding.words ? element("b", {}, `“${shortened(finding.words)}” `) : null,
        ...withCode(sentence(why(finding)))),
      ...finding.help.map((help) => element("p", { class: "try" }, ...withCode(sentence(help)))),
      ...finding.related.map((related) => element("p", { class: "at" }, related)),
      this.actions(finding),
      element("p", { class: "outcome", role: "status" }),
    );
    this.box.hidden = false;
    this.move();
    this.box.focus({ preventScroll: true });
  }

  close() {
    this.box.hidden = true;
    this.finding = null;
  }

  /** Below the words, or above them near the lower edge of the window. */
  move() {
    if (!this.isOpen) return;
    const words = this.overlay.marks.boxOf(this.finding);
    const own = this.box.getBoundingClientRect();
    if (!words) {
      // It stands on no page: beside its line in the list.
      moveTo(this.box, Math.max(8, innerWidth - 392 - own.width), 96);
      return;
    }
    const width = document.documentElement.clientWidth - this.overlay.panel.width;
    const left = Math.max(8, Math.min(words.left, width - own.width - 8));
    const fits = words.bottom + own.height + 12 < this.overlay.panel.above || words.top < own.height + 12;
    moveTo(this.box, left, fits ? words.bottom + 8 : words.top - own.height - 12);
  }

  actions(finding) {
    return element("div", { class: "actions" },
      element("button", { type: "button", onclick: () => this.overlay.openSource(finding) }, `${finding.path}, line ${finding.line}`),
      finding.level === "error" && finding.rule.startsWith("toml") ? null
        : element("button", { type: "button", onclick: (event) => this.askReason(event.currentTarget) }, "Ignore once"),
      element("a", { href: `/__pointed/rules/${finding.rule}`, target: "_blank" }, `Rule ${finding.rule}`));
  }

  /** A waiver needs a reason, and better has an end. */
  askReason(button) {
    const reason = element("input", { name: "reason", required: true, autocomplete: "off" });
    const until = element("input", { name: "until", type: "date" });
    const form = element("form", {
      onsubmit: (event) => {
        event.preventDefault();
        this.ignore(reason.value, until.value);
      },
    },
    element("label", {}, "Why is it right here? ", reason),
    element("label", {}, "Until, if not for good ", until),
    element("button", { type: "submit" }, "Write a waiver into pointed.toml"));
    button.parentElement.after(form);
    button.remove();
    reason.focus();
    this.move();
  }

  async ignore(reason, until) {
    const done = await this.overlay.act("ignore", { id: this.finding.id, reason, until: until || null });
    this.say(done || "Accepted. The waiver stands in pointed.toml.");
  }

  /** Tells how an action went. */
  say(words) {
    const outcome = this.box.querySelector(".outcome");
    if (outcome) outcome.textContent = words;
    this.move();
  }
}

/** Messages begin in lower case and end without a stop; as sentences they do not. */
function sentence(words) {
  const first = words.startsWith("`") ? words : words[0].toUpperCase() + words.slice(1);
  return /[.?!:…]$/.test(first) ? first : `${first}.`;
}

/** Words between backticks as code. */
function withCode(words) {
  return words.split("`").map((part, index) => (index % 2 ? element("code", {}, part) : part));
}

function shortened(words) {
  return words.length > 60 ? `${words.slice(0, 58).replace(/\s+\S*$/, "")} …` : words;
}

/** A message without the words that it begins with, for a place where they stand already. */
function why({ message, words }) {
  const start = `\`${words?.replace(/\s+/g, " ").trim()}\`: `;
  return words && message.startsWith(start) ? message.slice(start.length) : message;
}
