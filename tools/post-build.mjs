// What Trunk runs once the app is built: makes the scripts of a release small, then publishes into Trunk's stage.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const { TRUNK_STAGING_DIR: stage, TRUNK_PROFILE: profile } = process.env;

/**
 * Writes each script of the stage anew: without its comments and long names, under the name of what it now holds, since
 * hosts are told to keep a name for ever. The page that loads it follows.
 */
async function shrink() {
  const { minify } = await import("terser").catch(() => {
    console.error("Scripts are made small by terser, which is not installed; run `make tools`.");
    process.exit(1);
  });
  const page = join(stage, "index.html");
  let html = readFileSync(page, "utf8");
  for (const name of readdirSync(stage).filter((name) => name.endsWith(".js"))) {
    const long = readFileSync(join(stage, name));
    const { code } = await minify(long.toString(), { ecma: 2020, module: /^(im|ex)port\b/m.test(long), compress: { passes: 2 } });
    const hash = createHash("sha256").update(code).digest("hex").slice(0, 16);
    const short = name.replace(/-[0-9a-f]+\.js$/, `-${hash}.js`);
    writeFileSync(join(stage, short), code);
    if (short !== name) rmSync(join(stage, name));
    const integrity = (bytes) => `sha256-${createHash("sha256").update(bytes).digest("base64")}`;
    html = html.replaceAll(name, short).replaceAll(integrity(long), integrity(code));
  }
  // What Trunk was told is nothing to a reader.
  writeFileSync(page, html.replaceAll(/ data-integrity="\w+"/g, ""));
}

if (profile === "release" && stage) await shrink();
// Tests bring the publisher that was compiled with them.
const { SIGHTLINE: built } = process.env;
const [program, before] = built ? [built, []] : ["cargo", ["run", "--quiet", "--bin", "sightline", "--"]];
const { status, error } = spawnSync(program, [...before, "publish", "--hook"], { stdio: "inherit" });
if (error) console.error(`${program} could not be run: ${error.message}`);
process.exit(status ?? 1);
