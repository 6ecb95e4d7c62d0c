// Brings the head of the page to a newer one. What is in it is the same or it is another: nothing is
// made into something of another kind, as a style sheet into a link to another language.

/** Takes over what is new, in its order; `again` is called when a style sheet could not be fetched. */
function renewHead(next, again) {
  const left = new Set([...document.head.children].filter((node) => !node.matches("script[data-token]")));
  let last = null;
  for (const wanted of [...next.children]) {
    const here = isStyle(wanted) ? swapStyle(wanted, [...left], again) : [...left].filter((node) => node.isEqualNode(wanted)).slice(0, 1);
    for (const node of here) left.delete(node);
    if (here.length === 0) {
      const node = document.importNode(wanted, true);
      if (isStyle(node)) node.addEventListener("error", () => giveUp(node, again));
      if (last) last.after(node);
      else document.head.prepend(node);
      here.push(node);
    }
    last = here.at(-1);
  }
  for (const node of left) node.remove();
}

function isStyle(node) {
  return node.matches("link[rel~=stylesheet]");
}

const pathOf = (link) => new URL(link.getAttribute("href"), location.href).pathname;

/**
 * Gives the elements that stand for a style sheet. A new state of it stands behind the old one until
 * it is loaded, so that nothing flickers; when it cannot be loaded the old one stays.
 */
function swapStyle(wanted, left, again) {
  const path = pathOf(wanted);
  const states = left.filter((node) => isStyle(node) && pathOf(node) === path);
  const known = states.findIndex((node) => node.isEqualNode(wanted));
  if (states.length === 0 || known === states.length - 1) return states;
  // What is shown or on its way already is wanted again: the states after it are not.
  if (known >= 0) return states.slice(0, known + 1);
  const node = document.importNode(wanted, true);
  node.addEventListener("load", () => {
    for (const state of states) state.remove();
    overlay.refresh();
  });
  node.addEventListener("error", () => giveUp(node, again));
  states.at(-1).after(node);
  return [...states, node];
}

/** A state of a style sheet that could not be fetched is no state of the page. */
function giveUp(node, again) {
  node.remove();
  again();
}
