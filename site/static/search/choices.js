/*
 * Tells the site which result was opened, by its place in the list: editors see how far
 * readers have to look. Nothing says who. Without this script nothing is told.
 */

const list = document.getElementById("search.list");

function placeOf(item) {
  const items = [...item.parentElement.children];
  return (Number(item.parentElement.start) || 1) + items.indexOf(item);
}

list?.addEventListener("click", (event) => {
  const item = event.target.closest("a")?.closest(".hits > li");
  if (!item) return;
  const told = new URLSearchParams({ q: list.dataset.query, place: placeOf(item) });
  navigator.sendBeacon(list.dataset.choices, told);
});
