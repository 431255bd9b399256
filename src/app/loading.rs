//! What was loaded is kept, so that going back costs nothing.

use super::{Task, fetch};
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
type Shelf = VecDeque<(String, AnyFile)>;

/// The files under way by their paths, and whom to tell when one has come or failed.
type UnderWay = Rc<RefCell<Vec<(String, Vec<Function>)>>>;

/// A file under way; once it is no more, those who wait for it look again.
struct Fetching {
    path: String,
    all: UnderWay,
}

impl Fetching {
    /// Several may have waited for one that failed; who waits for any of them is told by the first.
    fn new(path: &str, all: &UnderWay) -> Self {
        if !is_under_way(path, all) {
            all.borrow_mut().push((path.to_owned(), Vec::new()));
        }
        Self { path: path.to_owned(), all: all.clone() }
    }
}

impl Drop for Fetching {
    fn drop(&mut self) {
        let mut all = self.all.borrow_mut();
        let place = all.iter().position(|(path, _)| *path == self.path);
        let waiting = place.map(|place| all.swap_remove(place).1);
        drop(all);
        waiting.iter().flatten().for_each(|tell| drop(tell.call0(&JsValue::NULL)));
    }
}

fn is_under_way(path: &str, all: &UnderWay) -> bool {
    all.borrow().iter().any(|(own, _)| own == path)
}

/// Loads files of the edition and keeps them. A file is asked for once, however many wait for it.
#[derive(Clone)]
pub struct Loader {
    links: Links,
    kept: Rc<RefCell<Shelf>>,
    under_way: UnderWay,
    /// Whether files are asked for past the browser's cache: a page has seen a newer edition than it began with, and
    /// what is cached may be of the old one.
    anew: bool,
}

impl Loader {
    /// A loader that has nothing yet.
    pub fn new(links: Links) -> Self {
        Self { links, kept: Rc::default(), under_way: Rc::default(), anew: false }
    }

    /// A loader of the newest edition, that has nothing yet.
    pub fn anew(&self) -> Self {
        Self { links: self.links.clone(), kept: Rc::default(), under_way: Rc::default(), anew: true }
    }

    /// Keeps a file.
    pub fn keep<T: Send + Sync + 'static>(&self, file: &EditionFile<'_>, content: Arc<T>) {
        self.put(file.to_string(), content);
    }

    fn put(&self, path: String, content: AnyFile) {
        let mut kept = self.kept.borrow_mut();
        kept.retain(|(own, _)| *own != path);
        kept.push_back((path, content));
        if kept.len() > KEPT {
            kept.pop_front();
        }
    }

    fn found(&self, path: &str) -> Option<AnyFile> {
        self.kept.borrow().iter().find(|(own, _)| own == path).map(|(_, file)| file.clone())
    }

    /// A file, if it is here already.
    pub fn kept<T: Send + Sync + 'static>(&self, file: &EditionFile<'_>) -> Option<Arc<T>> {
        self.found(&file.to_string())?.downcast().ok()
    }

    /// A file of the edition.
    pub async fn load<T: DeserializeOwned + Send + Sync + 'static>(
        &self,
        file: &EditionFile<'_>,
    ) -> Result<Arc<T>, Failure> {
        self.load_path(file.to_string()).await
    }

    /// A file by its path below the site's base.
    pub async fn load_path<T: DeserializeOwned + Send + Sync + 'static>(
        &self,
        path: String,
    ) -> Result<Arc<T>, Failure> {
        self.bring(path, read::<T>).await?.downcast().map_err(|_| Failure::Broken)
    }

    /// Boxed and of any kind, so that waiting for a file is the same code for all kinds.
    fn bring(&self, path: String, read: Read) -> Task<'_, Result<AnyFile, Failure>> {
        Box::pin(async move {
            loop {
                if let Some(kept) = self.found(&path) {
                    return Ok(kept);
                }
                // One that failed is tried again: who asked for it first may not have needed it.
                if !self.waited(&path).await {
                    break;
                }
            }
            let _fetching = Fetching::new(&path, &self.under_way);
            let content = self.fetch(&path, self.anew, read).await?;
            self.put(path, content.clone());
            Ok(content)
        })
    }

    /// A file as it is now, and not kept.
    pub async fn ask<T: DeserializeOwned + Clone + Send + Sync + 'static>(
        &self,
        file: &EditionFile<'_>,
    ) -> Result<T, Failure> {
        let asked = self.fetch(&file.to_string(), true, read::<T>).await?;
        asked.downcast().map(Arc::unwrap_or_clone).map_err(|_| Failure::Broken)
    }

    fn fetch<'t>(&'t self, path: &'t str, anew: bool, read: Read) -> Task<'t, Result<AnyFile, Failure>> {
        Box::pin(async move {
            let bytes = fetch::bytes(&self.links.file(path), anew).await?;
            read(&bytes).map_err(|_| Failure::Broken)
        })
    }

    /// Waits for a file that is under way. Says whether there was one.
    async fn waited(&self, path: &str) -> bool {
        if !is_under_way(path, &self.under_way) {
            return false;
        }
        let done = Promise::new(&mut |done, _| {
            let mut all = self.under_way.borrow_mut();
            if let Some((_, waiting)) = all.iter_mut().find(|(own, _)| own == path) {
                waiting.push(done);
            }
        });
        JsFuture::from(done).await.is_ok()
    }
}
