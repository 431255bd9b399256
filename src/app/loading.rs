//! What was loaded is kept, so that going back costs nothing.

use super::fetch;
use crate::model::json::{self, FromJson};
use crate::model::{EditionFile, Links};
use crate::views::Failure;
use std::any::Any;
use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

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

/// Loads files of the edition and keeps them.
#[derive(Clone)]
pub struct Loader {
    links: Links,
    kept: Rc<RefCell<Shelf>>,
    /// Whether files are asked for past the browser's cache: a page has seen a newer edition than it began with, and
    /// what is cached may be of the old one.
    anew: bool,
}

impl Loader {
    /// A loader that has nothing yet.
    pub fn new(links: Links) -> Self {
        Self { links, kept: Rc::default(), anew: false }
    }

    /// A loader of the newest edition, that has nothing yet.
    pub fn anew(&self) -> Self {
        Self { links: self.links.clone(), kept: Rc::default(), anew: true }
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
        if let Some(kept) = self.kept(file) {
            return Ok(kept);
        }
        let content: Arc<T> = Arc::new(self.fetch(file, self.anew).await?);
        self.kept.borrow_mut().put(file.to_string(), content.clone());
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
}
