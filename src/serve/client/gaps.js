// What a reader looks for on the home page and does not find, at the place where it would be.

/** Questions whose answer has a place of its own, in the order of the page. */
const SLOTS = [
  { question: "next step", title: "No next step.", rules: ["next-step-missing"] },
  { question: "which proof", title: "No proof.", rules: ["claim-without-evidence"] },
];

const FRAME_HEIGHT = 56;

/** The gaps of this page: below the statement, which is where the answers would follow. */
function gapsOf(answers, isHome) {
  const card = isHome ? document.querySelector(".h-card") : null;
  const after = card?.querySelector(".p-note") ?? card?.querySelector(".p-name");
  if (!after || !after.checkVisibility()) return [];
  const missing = SLOTS.filter(({ question }) => answers.some((answer) => answer.question === question && answer.words === null));
  return missing.map((slot, index) => ({
    ...slot,
    after,
    offset: index * (FRAME_HEIGHT + 16),
    field: answers.find((answer) => answer.question === slot.question).field,
  }));
}
