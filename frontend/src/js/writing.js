// SPDX-License-Identifier: EUPL-1.2
// For who writes a report: figures put into the text, tables pasted from a word processor, the
// place of what is to be mended, and a warning before leaving what is not saved. All of it can be
// done without this file, by hand.

const TEXT = "textarea[data-text]";
const STYLED = /<(table|ul|ol|b|strong|em|i|h[1-6]|a)[\s>]/i;
let last = null;

/** Put text where the cursor is, so that it can be undone as if it had been typed. */
function insert(area, text) {
  area.focus();
  if (!document.execCommand("insertText", false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** Show a line of a text: the cursor stands at it, and the line is selected. */
function show(area, line) {
  reveal(area);
  const lines = area.value.split("\n");
  const from = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  area.focus();
  area.setSelectionRange(from, from + (lines[line - 1] ?? "").length);
  area.scrollTop = (area.scrollHeight * (line - 1)) / Math.max(lines.length, 1) - 40;
}

/** A text that another choice of languages hides is shown again. */
function reveal(area) {
  const form = area.closest("form");
  const section = area.closest("[data-lang]");
  if (form?.dataset.view && section && form.dataset.view !== section.dataset.lang) {
    const all = form.querySelector("#view-all");
    if (all) all.checked = true;
    delete form.dataset.view;
  }
}

document.addEventListener("focusin", ({ target }) => {
  if (target instanceof HTMLTextAreaElement && target.matches(TEXT)) last = target;
});

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const button = target?.closest("[data-insert]");
  if (button) {
    const own = `${TEXT}[lang="${document.documentElement.lang}"]`;
    const area = last ?? document.querySelector(own) ?? document.querySelector(TEXT);
    if (area) insert(area, button.dataset.insert);
    return;
  }
  const link = target?.closest("a[data-at]");
  if (!link) return;
  const area = document.getElementById(link.hash.slice(1));
  if (!area) return;
  event.preventDefault();
  if (area.matches("textarea")) show(area, Number(link.dataset.at) || 1);
  else area.focus();
});

document.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.name !== "view") return;
  const form = target.closest("form");
  if (target.value) form.dataset.view = target.value;
  else delete form.dataset.view;
});

document.addEventListener("paste", async (event) => {
  const area = event.target;
  if (!(area instanceof HTMLTextAreaElement) || !area.matches(TEXT)) return;
  const form = area.closest("form[data-paste]");
  const html = event.clipboardData.getData("text/html");
  if (!form || !STYLED.test(html)) return;
  event.preventDefault();
  const plain = event.clipboardData.getData("text/plain");
  const sent = new FormData();
  sent.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
  sent.append("html", html);
  let text = plain;
  try {
    const answer = await fetch(form.dataset.paste, { method: "POST", body: sent, redirect: "error" });
    if (answer.ok) text = await answer.text();
  } catch {
    // Without an answer the words come in as they are.
  }
  insert(area, text);
});

for (const form of document.querySelectorAll("form[data-guard]")) {
  const before = new FormData(form);
  let leaving = false;
  const changed = () => {
    const now = new FormData(form);
    return [...now].some(
      ([name, value]) => name !== "view" && typeof value === "string" && before.get(name) !== value,
    );
  };
  // What comes back unsaved, after an error or a conflict, is not saved yet either.
  const unsaved = document.querySelector("[role=alert]:not([hidden])") !== null;
  form.addEventListener("submit", () => (leaving = true));
  addEventListener("beforeunload", (event) => {
    if (!leaving && (changed() || (unsaved && form.matches("[data-writing]")))) event.preventDefault();
  });
}

const usable = () => {
  for (const hidden of document.querySelectorAll("[data-insert][hidden], [data-view][hidden]")) {
    hidden.hidden = false;
  }
};
document.addEventListener("htmx:afterSettle", usable);
usable();

const form = document.querySelector("form[data-line]");
const asked = form && document.getElementById(location.hash.slice(1));
if (asked?.matches("textarea")) show(asked, Number(form.dataset.line.split("-")[1]) || 1);
