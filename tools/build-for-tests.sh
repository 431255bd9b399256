#!/usr/bin/env bash
# Builds what the browser tests read: the site at the root (target/site), the same below a path (target/below), and the
# first once more, compiled and published anew, which has to come out the same to the byte.
set -euo pipefail
cd "$(dirname "$0")/.."

# One clock for all of them. What is published here is thrown away, so the ledger has to be up to date.
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(date +%s)} SIGHTLINE_URL=https://sightline.example SIGHTLINE_LOCKED=1

build() { make --no-print-directory build "$@"; }

build DIST=target/site
build DIST=target/below BASE=/a/b/
touch src/main.rs
build DIST=target/again

diff -r target/site target/again >&2 || {
  echo "Two builds of the same input differ: see above." >&2
  exit 1
}
rm -r target/again
# The path is no part of the app: where a site stands changes none of its names.
for file in target/site/*.wasm target/site/*.js; do
  cmp "$file" "target/below/$(basename "$file")"
done
