/** Shows what is to be said about the sources, on the page and beside it. */
class Overlay {
  constructor(own) {
    this.own = own;
    this.host = document.createElement("pointed-preview");
    this.host.lang = "en";
    this.root = this.host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.root.adoptedStyleSheets = [sheet];
    document.documentElement.append(this.host);
  }
  contact() {}
  refresh() {}
  show(report) {
    this.root.replaceChildren();
    for (const broken of report.broken) {
      const pre = document.createElement("pre");
      pre.textContent = broken.drawing || broken.message;
      this.root.append(pre);
    }
  }
}
