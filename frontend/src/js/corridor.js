// SPDX-License-Identifier: EUPL-1.2
// Everything works without this file; with it, lists change in place and charts can be explored.
import "htmx.org";
import "./keys.js";
import "./lists.js";

document.documentElement.classList.add("js");

// A list that is replaced keeps the disclosures that the reader had opened.
let opened = [];
document.addEventListener("htmx:beforeSwap", () => {
  opened = [...document.querySelectorAll("details[id][open]")].map((details) => details.id);
});
document.addEventListener("htmx:afterSettle", () => {
  for (const id of opened) {
    const details = document.getElementById(id);
    if (details instanceof HTMLDetailsElement) details.open = true;
  }
});

// An opened group of the menu lies over the page: Escape closes it, and so does going elsewhere.
const groups = () => document.querySelectorAll(".corridor-nav__desk details[open]");
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const group of groups()) {
    group.open = false;
    group.querySelector("summary").focus();
  }
});
for (const elsewhere of ["click", "focusin"]) {
  document.addEventListener(elsewhere, (event) => {
    for (const group of groups()) {
      if (!group.contains(event.target)) group.open = false;
    }
  });
}

// A request that failed leaves the page as it was; the reader is told, and may try again.
for (const failure of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(failure, () => {
    const notice = document.getElementById("request-failed");
    if (notice) notice.hidden = false;
  });
}
document.addEventListener("htmx:afterOnLoad", () => {
  const notice = document.getElementById("request-failed");
  if (notice) notice.hidden = true;
});

if (document.querySelector("[data-guard], [data-insert]")) import("./writing.js");

document.addEventListener("click", async (event) => {
  const button = event.target instanceof Element && event.target.closest("[data-chart]");
  if (!button) return;
  button.setAttribute("aria-disabled", "true");
  try {
    const { explore } = await import("./charts.js");
    await explore(button);
  } finally {
    button.removeAttribute("aria-disabled");
  }
});
