//! Pagefind, as it is called: records in, the files of an index out.

use super::document::Record;
use super::error::{SearchError, failed};
use super::forms::forms;
use crate::model::FORMS;
use pagefind::api::{PagefindIndex, SyntheticFile};
use pagefind::options::PagefindServiceConfig;
use std::collections::BTreeMap;

/// The variable of the environment in which Pagefind is told how large the pieces are that it cuts a volume's words into,
/// and how large they are here, in places of words. A search fetches one for each word and volume: 4 kB, where those of
/// Pagefind's own measure (20,000) have 26 kB; a volume's table of pieces grows by 2 kB for it.
pub const PIECES: PieceSize = PieceSize { variable: "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE", size: "2500" };

/// How large the pieces of an index are, and how Pagefind is told.
#[derive(Clone, Copy, Debug)]
pub struct PieceSize {
    /// A variable of the environment.
    pub variable: &'static str,
    /// Its value, in places of words.
    pub size: &'static str,
}

/// All that Pagefind makes of some records.
pub fn pagefind(
    language: &str,
    records: impl IntoIterator<Item = Record>,
) -> Result<Vec<(String, Vec<u8>)>, SearchError> {
    // It is all computing, but asks for a runtime to hand its work to other threads.
    let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(failed)?;
    runtime.block_on(async {
        let options =
            PagefindServiceConfig::builder().keep_index_url(true).force_language(language.to_owned()).build();
        let mut index = PagefindIndex::new(Some(options)).map_err(failed)?;
        for Record { address, title, mut text, filters, date } in records {
            let forms = forms([&title, &text]);
            if !forms.is_empty() {
                text.extend([' ', FORMS, ' ']);
                text.push_str(&forms.join(" "));
            }
            let meta = BTreeMap::from([("title".to_owned(), title)]);
            let sort = BTreeMap::from([("date".to_owned(), date)]);
            let language = language.to_owned();
            let added =
                index.add_custom_record(address, text, language, Some(meta), Some(filters), Some(sort)).await;
            added.map_err(failed)?;
        }
        let files = index.get_files().await.map_err(failed)?;
        let named =
            |SyntheticFile { filename, contents }| (filename.to_string_lossy().replace('\\', "/"), contents);
        Ok(files.into_iter().map(named).collect())
    })
}
