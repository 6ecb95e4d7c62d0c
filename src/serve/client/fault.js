/** What keeps the newest sources from being shown, over the last good page. */
class Fault {
  constructor(overlay) {
    this.overlay = overlay;
    this.box = element("section", { class: "fault", role: "alert", "aria-label": "The sources are broken", tabindex: "-1", hidden: true });
    this.away = element("p", { class: "away", role: "status", hidden: true }, "The preview is not running; the page follows when it is back.");
  }

  show(broken) {
    this.box.hidden = broken.length === 0;
    this.box.replaceChildren(...broken.flatMap((fault) => [
      element("h2", {}, ...withCode(sentence(fault.message))),
      fault.drawing ? element("pre", { tabindex: "0", "aria-label": "Where it is" }, fault.drawing.trimEnd()) : null,
      fault.path ? element("p", {}, element("button", { type: "button", onclick: () => this.overlay.openSource(fault) }, `Open ${fault.path}, line ${fault.line}`)) : null,
    ].filter((part) => part !== null)));
    if (broken.length > 0) this.box.append(element("p", { class: "behind" }, "The page behind is the last good one. This goes away when it is mended."));
  }

  contact(isThere) {
    clearTimeout(this.timer);
    if (isThere) this.away.hidden = true;
    else this.timer = setTimeout(() => { this.away.hidden = false; }, 1500);
  }
}
