// SPDX-License-Identifier: EUPL-1.2
// Two keys, each of which can be switched off (WCAG 2.1.4) on the page that "?" opens: the cookie
// that is set there is what the page carries in data-keys.

const typing = (element) =>
  element instanceof HTMLElement &&
  (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));

document.addEventListener("keydown", (event) => {
  const root = document.documentElement;
  if (root.dataset.keys === "off" || event.defaultPrevented || event.isComposing) return;
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "/") {
    const box =
      document.querySelector("main input[type='search']") ??
      document.querySelector("input[type='search']");
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  } else if (event.key === "?" && root.dataset.help) {
    event.preventDefault();
    window.location.assign(root.dataset.help);
  }
});
