//! Why pages were not written.

/// Why pages were not written into a shell.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// The shell lacks a place that pages are written into.
    #[error("index.html has no {0}; pages cannot be written into it")]
    Shell(&'static str),
    /// The app was built for another path.
    #[error("the app in this folder was built for {built}, not for {asked}; run make build BASE={asked}")]
    Base {
        /// The path it was built for.
        built: String,
        /// The path asked for.
        asked: String,
    },
    /// The site cannot stand below such a path.
    #[error(
        "{0:?} is no path to build for; write / for the root of a host, or folders such as /a/b/, of letters, digits, \
         hyphens, dots, tildes and underscores"
    )]
    BadBase(String),
}
