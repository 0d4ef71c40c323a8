// Compiles assets/ into one stylesheet and one script. Usage: node assets/build.mjs [folder]
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(process.argv[2] ?? join(here, "../static/site"));
const browsers = ["chrome111", "edge111", "firefox115", "safari16.4"];

function compile(name) {
  const options = { loadPaths: [join(here, ".."), join(here, "../node_modules")], quietDeps: true, logger: name === "moj" ? sass.Logger.silent : undefined };
  return sass.compile(join(here, "scss", `${name}.scss`), options).css;
}

// MOJ Frontend settles on GDS Transport, licensed for gov.uk alone, and cannot be told otherwise.
function withoutTransport(css) {
  return css.replace(/@font-face\s*{[^}]*GDS Transport[^}]*}/g, "").replace(/"GDS Transport", arial, sans-serif/g, "var(--as-font-ui)");
}

async function styles() {
  const css = withoutTransport(["govuk", "moj", "site"].map(compile).join("\n").replaceAll('@charset "UTF-8";', ""));
  const result = await esbuild.transform(css, { loader: "css", minify: true, target: browsers });
  writeFileSync(join(target, "site.css"), result.code);
}

// Every module of assets/js is a behaviour that starts by itself: a new file needs no list to be added to.
async function scripts() {
  const modules = readdirSync(join(here, "js")).filter((name) => name.endsWith(".js")).sort();
  const contents = modules.map((name) => `import "./${name}";`).join("\n");
  await esbuild.build({
    stdin: { contents, resolveDir: join(here, "js") },
    bundle: true,
    format: "esm",
    legalComments: "none",
    minify: true,
    outfile: join(target, "site.js"),
    target: browsers,
  });
}

mkdirSync(target, { recursive: true });
await Promise.all([styles(), scripts()]);
