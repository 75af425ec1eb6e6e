// SPDX-License-Identifier: EUPL-1.2
// Builds frontend/dist: one style sheet, one small script, the charts as a chunk that is
// fetched only when asked for, the fonts and the pictures. Nothing else is served to browsers.
import { build } from "esbuild";
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { world } from "./world.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");
// Built beside the old one and moved into place, so that a build that fails leaves a working site.
const fresh = join(here, "dist.new");

/** Fontsource offers each face as woff2 and as woff; every browser we support reads woff2. */
const woff2Only = {
  name: "woff2-only",
  setup(pluginBuild) {
    pluginBuild.onLoad({ filter: /@fontsource[\\/].*\.css$/ }, async ({ path }) => {
      const css = await readFile(path, "utf8");
      return {
        contents: css.replace(/,\s*url\([^)]*\.woff\)\s*format\(['"]woff['"]\)/g, ""),
        loader: "css",
      };
    });
  },
};

const common = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  target: ["es2022", "chrome120", "firefox121", "safari17"],
  legalComments: "linked",
  logLevel: "warning",
};

await rm(fresh, { recursive: true, force: true });
await mkdir(fresh, { recursive: true });

await build({
  ...common,
  entryPoints: { "css/corridor": "src/css/corridor.css" },
  outdir: fresh,
  loader: { ".woff2": "file" },
  assetNames: "fonts/[name]",
  external: ["../img/*"],
  plugins: [woff2Only],
});

await build({
  ...common,
  entryPoints: { "js/corridor": "src/js/corridor.js" },
  outdir: fresh,
  format: "esm",
  splitting: true,
  chunkNames: "js/[name]-[hash]",
});

await mkdir(join(fresh, "maps"), { recursive: true });
await writeFile(join(fresh, "maps/world.json"), JSON.stringify(await world()));
await cp(join(here, "src/img"), join(fresh, "img"), { recursive: true });
// Beside each text its compressed forms, which are served to whoever takes them.
for (const name of await readdir(fresh, { recursive: true })) {
  if (!/\.(css|js|json|svg)$/.test(name)) continue;
  const text = await readFile(join(fresh, name));
  await writeFile(join(fresh, `${name}.br`), brotliCompressSync(text));
  await writeFile(join(fresh, `${name}.gz`), gzipSync(text, { level: 9 }));
}
// The fonts for PDF are made by tools/fonts.py from the same packages; a new style keeps them.
await rename(join(dist, "fonts-ttf"), join(fresh, "fonts-ttf")).catch(() => {});
await rm(dist, { recursive: true, force: true });
await rename(fresh, dist);
