//! Why a command was not carried out.

use sightline::publish::{ImportError, InitError, OutputError, PublishError, RenderError, StartError};
use std::path::PathBuf;

/// Why a command was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// Nothing was published.
    #[error(transparent)]
    Publish(#[from] PublishError),
    /// The content is at fault; nothing was written.
    #[error("nothing was published, since the content has errors (in all: {0})")]
    Faults(usize),
    /// No site was started.
    #[error(transparent)]
    Init(#[from] InitError),
    /// No insight was started.
    #[error(transparent)]
    Start(#[from] StartError),
    /// Nothing was imported.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// A file cannot be read.
    #[error("{0} cannot be read: {1}")]
    Read(PathBuf, std::io::Error),
    /// A file cannot be written.
    #[error("{0} cannot be written: {1}")]
    Write(PathBuf, std::io::Error),
    /// The clock given by the environment is none.
    #[error("SOURCE_DATE_EPOCH is “{0}”; write whole seconds since 1970, or unset it")]
    Epoch(String),
    /// The hook was called by somebody else than Trunk.
    #[error("TRUNK_STAGING_DIR is not set; --hook is for Trunk, leave it out to publish by hand")]
    NoStage,
    /// The preview cannot be served.
    #[error("nothing can be served at port {0}: {1}; another --port may be free")]
    Serve(u16, std::io::Error),
    /// The folder cannot be watched.
    #[cfg(not(target_arch = "wasm32"))]
    #[error("{0} cannot be watched for changes: {1}")]
    Watch(PathBuf, notify::Error),
    /// There is no app to serve a folder with.
    #[error(
        "this program has no app inside; `make dist` makes one that has, and in the repository `make serve` serves without"
    )]
    NoApp,
    /// There are no manuscripts to read.
    #[error(
        "there is no site.json in {0}, nor in data/ or public/data/ below it, so there is nothing to publish; \
         `sightline init DIR` starts a site in a new folder"
    )]
    NoData(PathBuf),
    /// There is no published site to serve.
    #[error("{0} holds no published site; `sightline publish` writes one")]
    NoSite(PathBuf),
}

impl From<OutputError> for CommandError {
    fn from(error: OutputError) -> Self {
        Self::Publish(error.into())
    }
}

impl From<RenderError> for CommandError {
    fn from(error: RenderError) -> Self {
        Self::Publish(error.into())
    }
}
