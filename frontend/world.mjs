// SPDX-License-Identifier: EUPL-1.2
// The outlines of countries as paths of SVG, for maps that the server draws.
//
// From Natural Earth, 1:110 million, as world-atlas packs it. The projection is Equal Earth
// (Šavrič, Patterson and Jenny, 2018): areas keep their proportions, so that a shade weighs as much
// in the north as at the equator.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { feature } from "topojson-client";

const A = [1.340264, -0.081106, 0.000893, 0.003796];
const M = Math.sqrt(3) / 2;
const WIDTH = 1000;

/** Longitude and latitude in degrees to a plane of which the equator is 2 * 2.70663 wide. */
function project([longitude, latitude]) {
  const theta = Math.asin(M * Math.sin((latitude * Math.PI) / 180));
  const t2 = theta * theta;
  const t6 = t2 * t2 * t2;
  const x =
    ((longitude * Math.PI) / 180) *
    (Math.cos(theta) / (M * (A[0] + 3 * A[1] * t2 + t6 * (7 * A[2] + 9 * A[3] * t2))));
  const y = theta * (A[0] + A[1] * t2 + t6 * (A[2] + A[3] * t2));
  return [x, y];
}

const [RIGHT] = project([180, 0]);
const [, TOP] = project([0, 84]);
const [, BOTTOM] = project([0, -57]);
const SCALE = WIDTH / (2 * RIGHT);

function place(point) {
  const [x, y] = project(point);
  return [(x + RIGHT) * SCALE, (TOP - y) * SCALE].map((at) => Math.round(at * 10) / 10);
}

/** A ring that crosses the 180th meridian as two, one at either edge, which the frame cuts off. */
function unwrapped(ring) {
  let turn = 0;
  const whole = ring.map(([longitude, latitude], i) => {
    const step = i === 0 ? 0 : longitude - ring[i - 1][0];
    if (step > 180) turn -= 360;
    if (step < -180) turn += 360;
    return [longitude + turn, latitude];
  });
  const longitudes = whole.map(([longitude]) => longitude);
  const copies = [whole];
  if (Math.max(...longitudes) > 180) copies.push(whole.map(([x, y]) => [x - 360, y]));
  if (Math.min(...longitudes) < -180) copies.push(whole.map(([x, y]) => [x + 360, y]));
  return copies;
}

function path(rings) {
  let drawn = "";
  for (const ring of rings.flatMap(unwrapped)) {
    const points = ring.map(place);
    const kept = points.filter((at, i) => i === 0 || `${at}` !== `${points[i - 1]}`);
    if (kept.length > 3) drawn += `M${kept.slice(0, -1).map((at) => at.join(",")).join("L")}Z`;
  }
  return drawn;
}

/** {width, height, projection, shapes: [{id, name, d}]}; id is ISO 3166-1 numeric, "" for none. */
export async function world() {
  const file = createRequire(import.meta.url).resolve("world-atlas/countries-110m.json");
  const atlas = JSON.parse(await readFile(file, "utf8"));
  const shapes = feature(atlas, atlas.objects.countries).features
    .filter((each) => each.properties.name !== "Antarctica")
    .map((each) => {
      const { type, coordinates } = each.geometry;
      const parts = type === "Polygon" ? [coordinates] : coordinates;
      return { id: each.id ?? "", name: each.properties.name, d: parts.map(path).join("") };
    });
  shapes.sort((one, other) => one.name.localeCompare(other.name, "en"));
  return {
    width: WIDTH,
    height: Math.ceil((TOP - BOTTOM) * SCALE),
    right: RIGHT,
    top: TOP,
    scale: SCALE,
    shapes,
  };
}
