//! A person's paths through the built site, in three engines. `make test` builds the site first.

mod engine;
mod paths;
mod server;
