// SPDX-License-Identifier: EUPL-1.2
// Lists: rows that are chosen are counted aloud, and focus is not lost when a list is replaced.

const boxes = (form) => [...form.querySelectorAll("input[name='row']")];

function count(form) {
  const chosen = boxes(form).filter((box) => box.checked).length;
  const told = form.querySelector(".corridor-bulk__count");
  const { none, one, more } = told.dataset;
  told.textContent = chosen === 0 ? none : chosen === 1 ? one : more.replace("#", chosen);
  for (const box of boxes(form)) box.closest("tr").classList.toggle("chosen", box.checked);
}

document.addEventListener("change", (event) => {
  const form = event.target instanceof Element && event.target.closest("#bulk");
  if (!form) return;
  const every = form.querySelector("#every-row");
  if (event.target === every) for (const box of boxes(form)) box.checked = every.checked;
  else if (event.target.name === "row") every.checked = boxes(form).every((box) => box.checked);
  count(form);
});

// What a browser kept of a page that was gone back to counts too.
window.addEventListener("pageshow", () => {
  const form = document.getElementById("bulk");
  if (form) count(form);
});

// htmx puts focus back on what has the same id. What is gone (a page's number, a filter taken away)
// leaves focus at the results, not at the top of the page.
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target?.id !== "list" && event.target?.id !== "list") return;
  const form = document.getElementById("bulk");
  if (form) count(form);
  if (document.activeElement && document.activeElement !== document.body) return;
  document.getElementById("list-results")?.focus({ preventScroll: false });
});
