//! What was loaded is kept, so that going back costs nothing.

use super::fetch::{self, Asked};
use crate::app::task::Task;
use crate::model::json::{self, BrokenFile};
use crate::model::{EditionFile, Links};
use crate::views::Failure;
use js_sys::{Function, Promise};
use leptos::wasm_bindgen::JsValue;
use serde::de::DeserializeOwned;
use std::any::Any;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen_futures::JsFuture;

/// How many files are kept: a long reading session, some megabytes.
const KEPT: usize = 96;

/// A file of any kind.
type AnyFile = Arc<dyn Any + Send + Sync>;

/// Reads a file of one kind.
type Read = fn(&[u8]) -> Result<AnyFile, BrokenFile>;

fn read<T: DeserializeOwned + Send + Sync + 'static>(bytes: &[u8]) -> Result<AnyFile, BrokenFile> {
    Ok(Arc::new(json::read::<T>(bytes)?))
}

/// Files by their path, the oldest first. A list: so few are found as fast as in a table, which takes more code.
type Entries = VecDeque<(String, AnyFile)>;

/// The files that are being fetched by their paths, and whom to call when one has come or failed.
type InFlight = Rc<RefCell<Vec<(String, Vec<Function>)>>>;

/// A file that is being fetched; once it is no more, those who wait for it look again.
struct Fetching {
    path: String,
    all: InFlight,
}

impl Fetching {
    /// Several may have waited for one that failed; who waits for any of them is called by the first.
    fn new(path: &str, all: &InFlight) -> Self {
        if !is_in_flight(path, all) {
            all.borrow_mut().push((path.to_owned(), Vec::new()));
        }
        Self { path: path.to_owned(), all: all.clone() }
    }
}

impl Drop for Fetching {
    fn drop(&mut self) {
        let mut all = self.all.borrow_mut();
        let index = all.iter().position(|(path, _)| *path == self.path);
        let waiting = index.map(|index| all.swap_remove(index).1);
        drop(all);
        waiting.iter().flatten().for_each(|wake| drop(wake.call0(&JsValue::NULL)));
    }
}

fn is_in_flight(path: &str, all: &InFlight) -> bool {
    all.borrow().iter().any(|(own, _)| own == path)
}

/// Fetches files of the edition and keeps them. A file is asked for once, however many wait for it.
#[derive(Clone)]
pub struct FileCache {
    links: Links,
    entries: Rc<RefCell<Entries>>,
    in_flight: InFlight,
    /// Whether files are asked for past the browser's cache: a page has seen a newer edition than it began with, and
    /// what is cached may be of the old one.
    fresh: bool,
}

impl FileCache {
    /// A cache that has nothing yet.
    pub fn new(links: Links) -> Self {
        Self { links, entries: Rc::default(), in_flight: Rc::default(), fresh: false }
    }

    /// A cache for the newest edition, that has nothing yet and takes nothing of the browser's own.
    pub fn bypassing_http_cache(&self) -> Self {
        Self { links: self.links.clone(), entries: Rc::default(), in_flight: Rc::default(), fresh: true }
    }

    /// Keeps a file.
    pub fn put<T: Send + Sync + 'static>(&self, file: &EditionFile<'_>, content: Arc<T>) {
        self.put_path(file.to_string(), content);
    }

    fn put_path(&self, path: String, content: AnyFile) {
        let mut entries = self.entries.borrow_mut();
        entries.retain(|(own, _)| *own != path);
        entries.push_back((path, content));
        if entries.len() > KEPT {
            entries.pop_front();
        }
    }

    fn peek_path(&self, path: &str) -> Option<AnyFile> {
        self.entries.borrow().iter().find(|(own, _)| own == path).map(|(_, file)| file.clone())
    }

    /// A file, if it is here already.
    pub fn peek<T: Send + Sync + 'static>(&self, file: &EditionFile<'_>) -> Option<Arc<T>> {
        self.peek_path(&file.to_string())?.downcast().ok()
    }

    /// A file of the edition.
    pub async fn get<T: DeserializeOwned + Send + Sync + 'static>(
        &self,
        file: &EditionFile<'_>,
    ) -> Result<Arc<T>, Failure> {
        self.get_path(file.to_string()).await
    }

    /// A file by its path below the site's base.
    pub async fn get_path<T: DeserializeOwned + Send + Sync + 'static>(
        &self,
        path: String,
    ) -> Result<Arc<T>, Failure> {
        self.get_any(path, read::<T>).await?.downcast().map_err(|_| Failure::Broken)
    }

    /// Boxed and of any kind, so that waiting for a file is the same code for all kinds.
    fn get_any(&self, path: String, read: Read) -> Task<'_, Result<AnyFile, Failure>> {
        Box::pin(async move {
            loop {
                if let Some(here) = self.peek_path(&path) {
                    return Ok(here);
                }
                // One that failed is tried again: who asked for it first may not have needed it.
                if !self.waited_for(&path).await {
                    break;
                }
            }
            let _fetching = Fetching::new(&path, &self.in_flight);
            let how = if self.fresh { Asked::Fresh } else { Asked::Plainly };
            let content = self.fetch(&path, how, read).await?;
            self.put_path(path, content.clone());
            Ok(content)
        })
    }

    /// A file as it is now, and not kept.
    pub async fn fetch_fresh<T: DeserializeOwned + Clone + Send + Sync + 'static>(
        &self,
        file: &EditionFile<'_>,
    ) -> Result<T, Failure> {
        let fetched = self.fetch(&file.to_string(), Asked::Fresh, read::<T>).await?;
        fetched.downcast().map(Arc::unwrap_or_clone).map_err(|_| Failure::Broken)
    }

    /// Gets a file that is no other than its hash says, and keeps it.
    pub async fn fetch_exactly<T: DeserializeOwned + Send + Sync + 'static>(
        &self,
        file: &EditionFile<'_>,
        integrity: &str,
    ) -> Result<(), Failure> {
        let path = file.to_string();
        let content = self.fetch(&path, Asked::Exactly(integrity), read::<T>).await?;
        self.put_path(path, content);
        Ok(())
    }

    fn fetch<'t>(&'t self, path: &'t str, how: Asked<'t>, read: Read) -> Task<'t, Result<AnyFile, Failure>> {
        Box::pin(async move {
            let bytes = fetch::bytes(&self.links.file(path), how).await?;
            read(&bytes).map_err(|_| Failure::Broken)
        })
    }

    /// Waits for a file that is being fetched. Says whether there was one.
    async fn waited_for(&self, path: &str) -> bool {
        if !is_in_flight(path, &self.in_flight) {
            return false;
        }
        let done = Promise::new(&mut |done, _| {
            let mut all = self.in_flight.borrow_mut();
            if let Some((_, waiting)) = all.iter_mut().find(|(own, _)| own == path) {
                waiting.push(done);
            }
        });
        JsFuture::from(done).await.is_ok()
    }
}
