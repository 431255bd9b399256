#!/usr/bin/env bash
# Installs what a command needs and this machine lacks, at pinned versions. What is there already is left alone.
#   tools/install.sh build      the compiler's targets, trunk, wasm-bindgen, wasm-opt
#   tools/install.sh lint       the same, and mdbook
#   tools/install.sh book       mdbook alone
#   tools/install.sh test       what building needs, and three browsers with their drivers
#   tools/install.sh bench      what building needs, and Chromium
set -euo pipefail
cd "$(dirname "$0")/.."

TRUNK=0.21.14
WASM_BINDGEN=$(sed -n 's/^wasm-bindgen = "=\(.*\)"/\1/p' Cargo.toml)
GECKODRIVER=0.37.1
MDBOOK=0.5.4

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }

need() {
  command -v "$1" >/dev/null 2>&1 || { echo "$1 is missing: $2" >&2; exit 2; }
}

# cargo_tool NAME VERSION CRATE TIME [FLAGS…]
cargo_tool() {
  local name=$1 version=$2 crate=$3 time=$4
  shift 4
  if [ "$("$name" --version 2>/dev/null | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | head -n 1)" = "$version" ]; then
    return
  fi
  say "Installing $crate $version (once; about $time)"
  cargo install "$crate@$version" "$@"
}

apt_packages() {
  local missing=()
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null 2>&1 || {
    echo "Please install these by your system's means: ${missing[*]}" >&2
    exit 2
  }
  local root=()
  [ "$(id -u)" = 0 ] || root=(sudo)
  say "Installing ${missing[*]}"
  "${root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

build() {
  need rustup "install it from https://rustup.rs"
  need node "install Node 20 or newer"
  need npm "install npm, which some systems package apart from Node"
  [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || {
    echo "Node $(node --version) is too old: install Node 20 or newer" >&2
    exit 2
  }
  command -v cc >/dev/null 2>&1 || apt_packages gcc libc6-dev
  # rust-toolchain.toml names compiler, components and targets; asking for the version installs them.
  rustc --version >/dev/null
  rustup target list --installed | grep -q '^wasm32-unknown-unknown$' || rustup target add wasm32-unknown-unknown
  # Its lock file names a withdrawn crate, so no --locked here; the version is pinned all the same.
  cargo_tool wasm-bindgen "$WASM_BINDGEN" wasm-bindgen-cli "2 minutes"
  cargo_tool trunk "$TRUNK" trunk "6 minutes" --locked
  if ! cmp -s package-lock.json node_modules/.sightline-lock; then
    say "Installing wasm-opt, terser and what tests and lints use from npm (once; seconds)"
    # Their own scripts would fetch what is not needed here.
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
    cp package-lock.json node_modules/.sightline-lock
  fi
}

book() {
  # What it would watch files and serve pages with is left out.
  cargo_tool mdbook "$MDBOOK" mdbook "4 minutes" --locked --no-default-features --features search
}

browsers() {
  cargo_tool geckodriver "$GECKODRIVER" geckodriver "3 minutes" --locked
  apt_packages chromium chromium-driver firefox-esr webkit2gtk-driver xvfb fonts-liberation fonts-noto-color-emoji \
    default-jre-headless
}

case "${1:-}" in
  build) build ;;
  lint) build && book ;;
  book) book ;;
  test) build && browsers ;;
  bench) build && apt_packages chromium fonts-liberation fonts-noto-color-emoji ;;
  *) echo "usage: tools/install.sh build|lint|book|test|bench" >&2; exit 2 ;;
esac
