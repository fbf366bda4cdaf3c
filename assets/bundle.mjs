// Bundles the scripts and styles and compresses them; run by crates/web/build.rs inside its output folder.
// usage: node bundle.mjs ASSETS OUT — writes OUT/files/* and OUT/assets.rs.
import { build } from "esbuild";
import { brotliCompressSync, gzipSync, constants } from "node:zlib";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const [assets, out] = process.argv.slice(2);
const files = join(out, "files");
rmSync(files, { recursive: true, force: true });
mkdirSync(files, { recursive: true });

const result = await build({
  absWorkingDir: assets,
  entryPoints: { kilit: "js/kilit.js", styles: "css/kilit.css", favicon: "favicon.svg" },
  outdir: files,
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  loader: { ".svg": "copy" },
  bundle: true,
  splitting: true,
  format: "esm",
  target: ["chrome123", "firefox121", "safari17.5"],
  minify: true,
  legalComments: "none",
  metafile: true,
  logLevel: "error",
  nodePaths: [join(process.cwd(), "node_modules")],
});

const types = { js: "text/javascript; charset=utf-8", css: "text/css; charset=utf-8", svg: "image/svg+xml" };
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
const entries = {};
const rows = Object.entries(result.metafile.outputs).map(([path, output]) => {
  const name = basename(path);
  const bytes = readFileSync(join(files, name));
  writeFileSync(join(files, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  writeFileSync(join(files, `${name}.br`), brotliCompressSync(bytes, brotli));
  if (output.entryPoint) entries[output.entryPoint] = name;
  const include = (suffix) => `include_bytes!(${JSON.stringify(join(files, name + suffix))})`;
  return `    File { name: ${JSON.stringify(name)}, mime: "${types[name.split(".").pop()]}", ` +
    `plain: ${include("")}, gzip: ${include(".gz")}, brotli: ${include(".br")} },\n`;
});

const entry = (constant, source, story) =>
  `/// ${story}\npub const ${constant}: &str = "/assets/${entries[source]}";\n`;
writeFileSync(
  join(out, "assets.rs"),
  entry("SCRIPT", "js/kilit.js", "Address of the one script that every page loads.") +
    entry("STYLES", "css/kilit.css", "Address of the style sheet.") +
    entry("FAVICON", "favicon.svg", "Address of the icon of the browser's tab.") +
    `static FILES: &[File] = &[\n${rows.join("")}];\n`,
);
