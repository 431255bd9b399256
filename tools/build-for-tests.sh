#!/usr/bin/env bash
# Builds what tests read.
#   tools/build-for-tests.sh         the site at the root (target/site), and the same below a path (target/below)
#   tools/build-for-tests.sh again   the second once more, in full: it has to come out the same to the byte
set -euo pipefail
cd "$(dirname "$0")/.."

export SIGHTLINE_URL=https://sightline.example SIGHTLINE_LOCKED=1
BASE=/a/b/

# The publisher as it is compiled with the tests, which ask more of some libraries than it does alone: compiled apart,
# most of them would be compiled twice.
cargo test --quiet --no-run
export SIGHTLINE="$(realpath "${CARGO_TARGET_DIR:-target}")/debug/sightline"

build() { make --no-print-directory build "$@"; }

# Publishes the app of target/site below a path. Where a site stands is no part of the app, so there is nothing to compile:
# its shell names three of its files.
below() {
  rm -rf target/below
  mkdir -p target/below
  cp target/site/{shell.html,*.js,*.wasm,icon-*.svg} target/below
  for file in target/below/*.{js,wasm,svg}; do
    sed -i.was "s#\([\" ]\)/$(basename "$file")#\1$BASE$(basename "$file")#g" target/below/shell.html
  done
  rm target/below/shell.html.was
  "$SIGHTLINE" publish --base "$BASE" --out target/below
}

# The same once more as a maker would build it: the library and the app compiled anew, and published anew. That the app is
# the same shows that its compiling is reproducible, that its path is no part of it, and that `below` tells the truth.
# Libraries of others are not compiled again: what comes of them is fixed by their versions and the compiler's.
again() {
  [ -e target/below/index.html ] || { echo "There is nothing to compare with: run tools/build-for-tests.sh first." >&2; exit 2; }
  export SOURCE_DATE_EPOCH
  SOURCE_DATE_EPOCH=$(node -p 'Date.parse(require("./target/below/edition/now.json").built) / 1000')
  rm -rf "${CARGO_TARGET_DIR:-target}"/wasm32-unknown-unknown/wasm-release/.fingerprint/sightline-* target/again
  build DIST=target/again BASE="$BASE"
  diff -r target/below target/again >&2 || {
    echo "Two builds of the same input differ: see above." >&2
    exit 1
  }
  rm -r target/again
}

case "${1:-}" in
  "")
    # One clock for both. What is published here is thrown away, so the ledger has to be up to date.
    export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(date +%s)}
    build DIST=target/site
    below
    ;;
  again) again ;;
  *) echo "usage: tools/build-for-tests.sh [again]" >&2; exit 2 ;;
esac
