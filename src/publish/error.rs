//! Why publishing stopped.

use super::ledger::LedgerError;
use super::manuscript::error::LoadError;
use super::output::OutputError;
use super::render::error::RenderError;
use super::search::SearchError;
use super::site::BadAddress;
use super::social_card::DrawError;

/// Why publishing stopped, apart from faults of content.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// There is no copy of the data folder to try things on.
    #[error("the data folder cannot be copied to where things are tried: {0}")]
    Copy(std::io::Error),
    /// The data folder cannot be read.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The ledger cannot be read or written.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// The site cannot be written.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// Pages cannot be written into the shell.
    #[error(transparent)]
    Render(#[from] RenderError),
    /// The site cannot stand there.
    #[error(transparent)]
    Url(#[from] BadAddress),
    /// A picture cannot be drawn.
    #[error("{0} was not drawn: {1}; --no-pictures leaves out the pictures that stand for pages")]
    Picture(String, DrawError),
    /// The site's icon cannot be drawn.
    #[error("the site's icon was not drawn in the sizes devices ask for: {0}")]
    Icon(#[from] DrawError),
    /// What is searched cannot be made or written.
    #[error(transparent)]
    Search(#[from] SearchError),
}
