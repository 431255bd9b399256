# Sightline. `make help` lists what there is.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# The path the site is served below: make build BASE=/a/b/
BASE ?= /
# Where a release build goes.
DIST ?= dist

export PATH := $(CURDIR)/node_modules/.bin:$(or $(CARGO_HOME),$(HOME)/.cargo)/bin:$(PATH)

# Panic messages carry source paths: shortened, so that builds on two machines are alike and nobody's folders are shipped.
RELEASE_FLAGS := --remap-path-prefix=$(or $(CARGO_HOME),$(HOME)/.cargo)=cargo --remap-path-prefix=$(CURDIR)=.

# Which browsers test-browser runs: chromium, firefox or webkit; all where left out. Some tests run in Chromium alone.
ENGINE ?=
ENGINE_FLAGS := $(if $(filter chromium,$(ENGINE)),--skip ::firefox --skip ::webkit,$(addprefix ::,$(ENGINE)))
# Which of its tests: make test-browser TESTS=focus::
TESTS ?=

# How: BENCH="--runs 5", or --quick, which writes nothing.
BENCH ?= --write
RELEASE := $(or $(CARGO_TARGET_DIR),target)/release/sightline

.PHONY: help serve preview build dist check test test-quick test-browser test-reproducible lint book size tools fmt schema bench

# What it warns of (a tag without an end, a reference to nothing) would be a hole in a page.
BOOK = @mdbook build docs 2>&1 | awk '{ print } /^ *(WARN|ERROR)/ { bad = 1 } END { exit bad }'

# Prose that is read where it lies, and whose links make lint follows.
DOCS := README.md ARCHITECTURE.md CONTRIBUTING.md CHANGELOG.md bench/README.md docs/src

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 19

serve: tools ## Serve the site at http://127.0.0.1:8080/, reloading when code or content changes
	trunk serve

preview: ## Serve what is in dist/ at http://127.0.0.1:8081/ as a host will: same headers, compressed
	@cargo run --quiet --bin sightline -- preview "$(DIST)"

build: tools ## Build the site into dist/ (BASE=/a/b/ for a path)
	CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$(RELEASE_FLAGS)" \
	  trunk build --release --public-url "$(BASE)" --dist "$(DIST)"

# Twice, since the app's build publishes with the program as it is before it holds the app.
dist: tools ## Make one program with the app inside, target/release/sightline, and print its size
	cargo build --quiet --release --bin sightline
	SIGHTLINE="$$(realpath "$(RELEASE)")" SIGHTLINE_LOCKED=1 SIGHTLINE_NO_PICTURES=1 SIGHTLINE_NO_SEARCH=1 \
	  $(MAKE) --no-print-directory build DIST=target/app BASE=/
	SIGHTLINE_APP=target/app cargo build --quiet --release --bin sightline
	@size=$$(wc -c < "$(RELEASE)"); echo "$(RELEASE) takes $$((size / 1000000)) MB"; \
	  [ $$size -lt 40000000 ] || { echo "It may take 40 MB." >&2; exit 1; }

check: ## Check the content: every fault, with its place and how to mend it
	@cargo run --quiet --bin sightline -- check

test: ## Run every test; installs browsers and drivers if they are missing
	@tools/install.sh test
	tools/build-for-tests.sh
	SIGHTLINE_SITE=target/site SIGHTLINE_BELOW=target/below cargo test --quiet --no-fail-fast
	@SIGHTLINE_SITE=target/site node --test --test-reporter=./tests/loader/report.mjs tests/loader/*.test.mjs \
	  tests/search/*.test.mjs
	$(MAKE) --no-print-directory size DIST=target/site

test-quick: ## Run what needs neither browser nor built site: library, check, views, cases; seconds once built
	@cargo test --quiet --no-run --lib --test suite
	@# Side by side: one test of the library takes as long as all the others.
	@failed=0; mkdir -p target; \
	  cargo test --quiet --test suite -- check:: views:: cases:: schema:: > target/suite.log 2>&1 & suite=$$!; \
	  cargo test --quiet --lib || failed=1; wait $$suite || failed=1; cat target/suite.log; exit $$failed

test-browser: ## Run browser tests on the site in target/site, built if it is absent: make test-browser ENGINE=chromium
	@tools/install.sh test
	@[ -e target/site/index.html ] && [ -e target/below/index.html ] || tools/build-for-tests.sh
	SIGHTLINE_SITE=target/site SIGHTLINE_BELOW=target/below \
	  cargo test --quiet --no-fail-fast --test browser -- $(ENGINE_FLAGS) $(TESTS)

test-reproducible: ## Compile and publish once more, and compare to the byte
	@tools/install.sh build
	tools/build-for-tests.sh again

lint: ## Check format, the lints of both sides, and the links of the docs
	@tools/install.sh lint
	cargo fmt --all --check
	cargo clippy --all-targets --quiet -- -D warnings
	cargo clippy --quiet --target wasm32-unknown-unknown --lib --bin sightline-app -- -D warnings
	remark --rc-path tools/remark.mjs --frail --quiet --no-stdout $(DOCS)
	$(BOOK)

book: ## Build the book in docs/ into target/book/
	@tools/install.sh book
	$(BOOK)

size: ## Print the size of what is shipped, which fails above the limits, and what weighs in the WebAssembly
	@node tools/size.mjs "$(DIST)"
	@node tools/weigh.mjs

tools: ## Install what building needs
	@tools/install.sh build

fmt: ## Format the code
	cargo fmt --all

bench: ## Measure beside React, Solid, Svelte and pages by hand, and write bench/README.md; BENCH=--quick to see that it works
	@tools/install.sh bench
	cargo build --quiet --release --bin sightline
	SIGHTLINE="$$(realpath "$(RELEASE)")" SIGHTLINE_LOCKED=1 \
	  $(MAKE) --no-print-directory build DIST=target/bench/dist BASE=/
	node bench/run.mjs target/bench/dist --sightline "$(RELEASE)" $(BENCH)

schema: ## Write the JSON Schema of an insight
	cargo run --quiet --bin sightline -- schema > public/data/insight.schema.json
