// A part of a page that changes by itself for a while: [data-poll] holds the address of the same part, made anew.
// Without a script there is a link to load the page again. The last answer has no data-poll, and so it ends.
const EVERY = 4000;

async function renew(part) {
  const answer = await fetch(part.dataset.poll, { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) return;
  const made = document.createRange().createContextualFragment(await answer.text());
  const next = made.firstElementChild;
  const held = part.contains(document.activeElement);
  part.replaceWith(next);
  if (held) next.querySelector("a")?.focus();
  wait(next);
}

function wait(part) {
  if (part?.dataset.poll) setTimeout(() => renew(part).catch(() => wait(part)), EVERY);
}

document.querySelectorAll("[data-poll]").forEach(wait);
