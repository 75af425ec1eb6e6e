// SPDX-License-Identifier: EUPL-1.2
// The interactive version of a chart: the same specification that the server drew as SVG.
// The interpreter evaluates Vega's expressions without eval, as the content policy asks.
import embed from "vega-embed";
import { expressionInterpreter } from "vega-interpreter";

/**
 * Put the interactive chart in the place of the drawn one, or take it away again.
 * @param {Element} button carries the id of the figure in data-chart
 */
export async function explore(button) {
  const figure = document.getElementById(button.dataset.chart);
  const drawn = figure.querySelector("[data-chart-drawn]");
  const live = figure.querySelector("[data-chart-live]");
  if (!live.hidden) {
    live.hidden = true;
    drawn.hidden = false;
    live.replaceChildren();
    button.setAttribute("aria-pressed", "false");
    return;
  }
  const spec = JSON.parse(figure.querySelector("script[type='application/json']").textContent);
  const { numbers, dates } = JSON.parse(live.dataset.locale || "{}");
  live.hidden = false;
  await embed(live, spec, {
    mode: "vega-lite",
    renderer: "canvas",
    actions: false,
    ast: true,
    expr: expressionInterpreter,
    defaultStyle: false,
    tooltip: { disableDefaultStyle: true },
    formatLocale: numbers,
    timeFormatLocale: dates,
  });
  drawn.hidden = true;
  button.setAttribute("aria-pressed", "true");
}
