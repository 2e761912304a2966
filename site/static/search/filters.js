/*
 * The filters of the search page, in place.
 *
 * Without this script the form is sent by its button. With it, choosing a value fetches
 * the page that the form leads to and takes over what is inside each element whose id
 * begins with "search.": the elements stay, and with them the open panel and the live
 * region that says the count. Where the two pages do not have the same ones, or anything
 * goes wrong, the browser simply goes there.
 */

const PREFIX = "search.";

let running = new AbortController();

function regions(page) {
  return new Map(
    [...page.querySelectorAll(`[id^="${PREFIX}"]`)].map((each) => [each.id, each]),
  );
}

function addressOf(form) {
  const chosen = [...new FormData(form)];
  return `${form.getAttribute("action")}?${new URLSearchParams(chosen)}`;
}

async function pageAt(address) {
  running.abort();
  running = new AbortController();
  const answer = await fetch(address, { signal: running.signal });
  if (!answer.ok) throw new Error(answer.statusText);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

function sameBox(box) {
  const name = CSS.escape(box.name);
  return `input[name="${name}"][value="${CSS.escape(box.value)}"]`;
}

/* What was unfolded stays so: facets are known by the name of their boxes. */
function unfolded(form) {
  return [...form.querySelectorAll("details[open] input")].map(sameBox);
}

function takeOver(page) {
  const own = regions(document);
  const others = regions(page);
  if (!own.size || own.size !== others.size) throw new Error("Other regions.");
  for (const [id, region] of own) {
    region.replaceChildren(...others.get(id).cloneNode(true).childNodes);
  }
  document.title = page.title;
}

async function show(address, { box, isNew }) {
  const form = document.getElementById("search.facets");
  const list = document.getElementById("search.list");
  list.setAttribute("aria-busy", "true");
  try {
    const page = await pageAt(address);
    const open = unfolded(form);
    takeOver(page);
    for (const each of open) {
      form.querySelector(each)?.closest("details")?.setAttribute("open", "");
    }
    if (isNew) history.pushState({ search: true }, "", address);
    if (box) form.querySelector(sameBox(box))?.focus({ preventScroll: true });
    list.removeAttribute("aria-busy");
  } catch (error) {
    if (error.name === "AbortError") return;
    location.assign(address);
  }
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("#search\\.facets");
  if (form) show(addressOf(form), { box: event.target, isNew: true });
});

/* Only entries that were made here, and the one they began from, are shown in place. */
if (document.getElementById("search.facets")) {
  history.replaceState({ search: true }, "");
  addEventListener("popstate", (event) => {
    if (event.state?.search) show(location.href, { box: null, isNew: false });
  });
}
