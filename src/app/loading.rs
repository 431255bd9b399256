//! What was loaded is kept, so that going back costs nothing.

use super::fetch;
use crate::model::json::{self, FromJson};
use crate::model::{EditionFile, Links};
use crate::views::Failure;
use js_sys::{Function, Promise};
use leptos::wasm_bindgen::JsValue;
use std::any::Any;
use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen_futures::JsFuture;

/// How many files are kept: a long reading session, some megabytes.
const KEPT: usize = 96;

type AnyFile = Arc<dyn Any + Send + Sync>;

/// Files by their path, the oldest dropped first.
#[derive(Default)]
struct Shelf {
    files: HashMap<String, AnyFile>,
    order: VecDeque<String>,
}

impl Shelf {
    fn put(&mut self, path: String, file: AnyFile) {
        if self.files.insert(path.clone(), file).is_none() {
            self.order.push_back(path);
        }
        while self.order.len() > KEPT {
            if let Some(oldest) = self.order.pop_front() {
                self.files.remove(&oldest);
            }
        }
    }
}

/// The files under way by their paths, and whom to tell when one has come or failed.
type UnderWay = Rc<RefCell<HashMap<String, Vec<Function>>>>;

/// A file under way; once it is no more, those who wait for it look again.
struct Fetching {
    path: String,
    all: UnderWay,
}

impl Drop for Fetching {
    fn drop(&mut self) {
        let waiting = self.all.borrow_mut().remove(&self.path).unwrap_or_default();
        waiting.iter().for_each(|tell| drop(tell.call0(&JsValue::NULL)));
    }
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

    /// Keeps a file that came with the page.
    pub fn keep<T: Send + Sync + 'static>(&self, file: &EditionFile<'_>, content: T) {
        self.kept.borrow_mut().put(file.to_string(), Arc::new(content));
    }

    /// A file, if it is here already.
    pub fn kept<T: Send + Sync + 'static>(&self, file: &EditionFile<'_>) -> Option<Arc<T>> {
        let kept = self.kept.borrow().files.get(&file.to_string()).cloned();
        kept?.downcast().ok()
    }

    /// A file.
    pub async fn load<T>(&self, file: &EditionFile<'_>) -> Result<Arc<T>, Failure>
    where
        T: FromJson + Send + Sync + 'static,
    {
        let path = file.to_string();
        loop {
            if let Some(kept) = self.kept(file) {
                return Ok(kept);
            }
            // One that failed is tried again: who asked for it first may not have needed it.
            if !self.waited(&path).await {
                break;
            }
        }
        // Several may have waited for one that failed; who waits for any of them is told by the first.
        self.under_way.borrow_mut().entry(path.clone()).or_default();
        let _fetching = Fetching { path: path.clone(), all: self.under_way.clone() };
        let content: Arc<T> = Arc::new(self.fetch(file, self.anew).await?);
        self.kept.borrow_mut().put(path, content.clone());
        Ok(content)
    }

    /// A file as it is now, and not kept.
    pub async fn ask<T: FromJson>(&self, file: &EditionFile<'_>) -> Result<T, Failure> {
        self.fetch(file, true).await
    }

    async fn fetch<T: FromJson>(&self, file: &EditionFile<'_>, anew: bool) -> Result<T, Failure> {
        let bytes = fetch::bytes(&self.links.file(&file.to_string()), anew).await?;
        json::read(&bytes).ok_or(Failure::Broken)
    }

    /// Waits for a file that is under way. Says whether there was one.
    async fn waited(&self, path: &str) -> bool {
        if !self.under_way.borrow().contains_key(path) {
            return false;
        }
        let done = Promise::new(&mut |done, _| {
            if let Some(waiting) = self.under_way.borrow_mut().get_mut(path) {
                waiting.push(done);
            }
        });
        JsFuture::from(done).await.is_ok()
    }
}
