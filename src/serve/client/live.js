// Keeps the page what the sources say now. The server tells states, not events: whoever was away
// compares at the next contact, so no change is ever missed.

/** What the server told this page when it was sent. */
const told = document.currentScript?.dataset ?? {};
const own = {
  page: told.page ?? "",
  token: told.token ?? "",
  base: told.base ?? "/",
  script: new URL(document.currentScript?.src ?? location.href).searchParams.get("v"),
  run: null,
  findings: null,
  assets: null,
};

const overlay = new Overlay(own);

let latest = null;
let busy = false;

/** Brings the page to the newest state, one step after the other. */
async function catchUp() {
  if (busy) return;
  busy = true;
  try {
    while (latest) {
      const state = latest;
      latest = null;
      if (state.script !== own.script) return location.reload();
      // A server that was started anew has another token, which comes with the page.
      if (state.page !== own.page || (own.run && state.run !== own.run)) await renew();
      own.run = state.run;
      if (own.assets !== null && state.assets !== own.assets) refreshPictures(state.assets);
      own.assets = state.assets;
      if (state.findings !== own.findings) {
        const response = await fetch("/__pointed/findings");
        if (!response.ok) throw new Error(response.statusText);
        overlay.show(await response.json());
        own.findings = state.findings;
      }
    }
  } catch {
    // The server went away in the middle: the next contact tells the state again.
  } finally {
    busy = false;
  }
}

/** Fetches the page and morphs it into this one. */
async function renew() {
  const response = await fetch(location.href, { headers: { accept: "text/html" } });
  const next = new DOMParser().parseFromString(await response.text(), "text/html");
  const script = next.querySelector("script[data-token]");
  if (!script) return location.reload();
  own.token = script.dataset.token;
  own.page = script.dataset.page;
  script.remove();
  renewHead(next.head, () => { own.page = ""; });
  Idiomorph.morph(document.documentElement, next.documentElement, {
    head: { style: "none" },
    restoreFocus: true,
    callbacks: {
      beforeNodeRemoved: (node) => node !== overlay.host,
      beforeAttributeUpdated: keepAttribute,
    },
  });
  // The new words are drawn first; looking through them for findings takes longer than a frame.
  requestAnimationFrame(() => setTimeout(() => overlay.refresh()));
}

/** What the reader did to the page stays: opened details, and pictures that were fetched again. */
function keepAttribute(name, element) {
  if (name === "open" && element.matches("details, dialog")) return false;
  if (name === "src" && element.dataset.fresh !== undefined) return false;
  return name !== "data-fresh";
}

/** Fetches every picture of the page again. */
function refreshPictures(version) {
  for (const picture of document.querySelectorAll("img[src], source[srcset], video[src], audio[src]")) {
    for (const name of ["src", "srcset"]) {
      const value = picture.getAttribute(name);
      if (!value || value.startsWith("data:")) continue;
      const fresh = value.replace(/[^\s,]+(?=(\s+[\d.]+[wx])?\s*(,|$))/g, (url) => {
        const address = new URL(url, location.href);
        if (address.origin !== location.origin) return url;
        address.searchParams.set("fresh", version);
        return address.href;
      });
      picture.dataset.fresh = version;
      picture.setAttribute(name, fresh);
    }
  }
}

let source = null;
let pause = 0;
let timer = null;

/** Listens to the server, and comes back whenever it does. */
function listen() {
  clearTimeout(timer);
  source?.close();
  source = new EventSource(`/__pointed/events?page=${encodeURIComponent(location.pathname)}`);
  source.onmessage = (event) => {
    pause = 0;
    overlay.contact(true);
    latest = JSON.parse(event.data);
    catchUp();
  };
  source.onerror = () => {
    source.close();
    overlay.contact(false);
    pause = Math.min(pause + 200, 2000);
    timer = setTimeout(listen, pause);
  };
}

// A browser keeps six connections to a server; pages that nobody looks at must not use them up.
document.addEventListener("visibilitychange", () => {
  if (document.hidden) {
    clearTimeout(timer);
    source?.close();
  } else {
    listen();
  }
});
addEventListener("pageshow", (event) => event.persisted && listen());
if (!document.hidden) listen();
