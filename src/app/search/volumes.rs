//! Volumes of the index: opened when they are first searched, and kept ready.

use super::runtime::{Runtime, Volume};
use crate::model::{Links, SearchFile, SearchVolume, Stamp};
use crate::views::Failure;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

/// How many volumes are kept ready: each takes some megabytes once it has been searched.
const KEPT: usize = 8;

/// Opens volumes, and keeps those opened last.
#[derive(Clone)]
pub struct VolumeCache {
    links: Links,
    runtime: Rc<RefCell<Option<Runtime>>>,
    /// How often the runtime could not be loaded: browsers remember what failed, by its address.
    failed: Rc<Cell<u32>>,
    volumes: Rc<RefCell<VecDeque<(String, Volume)>>>,
}

impl VolumeCache {
    /// A cache that has opened nothing.
    pub fn new(links: Links) -> Self {
        Self { links, runtime: Rc::default(), failed: Rc::default(), volumes: Rc::default() }
    }

    /// Drops a volume that has failed: it is not to be trusted with the next question.
    pub fn forget(&self, path: &str) {
        self.volumes.borrow_mut().retain(|(own, _)| own != path);
    }

    /// A volume, ready to be searched.
    pub async fn get(&self, index: &SearchFile, path: &str) -> Result<Volume, Failure> {
        let opened =
            self.volumes.borrow().iter().find(|(one, _)| one == path).map(|(_, volume)| volume.clone());
        if let Some(opened) = opened {
            return Ok(opened);
        }
        let loaded = self.runtime.borrow().clone();
        let runtime = match loaded {
            Some(runtime) => runtime,
            None => {
                let again = self.failed.get();
                let query = if again > 0 { format!("?{again}") } else { String::new() };
                let loaded = Runtime::load(&format!("{}{query}", self.links.file(&index.runtime))).await;
                let runtime = loaded.inspect_err(|_| self.failed.set(again + 1))?;
                self.runtime.replace(Some(runtime.clone()));
                runtime
            }
        };
        let volume = runtime.volume(&self.links.file(path)).await?;
        let mut volumes = self.volumes.borrow_mut();
        volumes.push_back((path.to_owned(), volume.clone()));
        while volumes.len() > KEPT {
            volumes.pop_front();
        }
        Ok(volume)
    }
}

/// Whether a volume may hold something of a year or a month.
pub fn holds(volume: &SearchVolume, date: Option<&str>) -> bool {
    date.is_none_or(|date| {
        let part = |stamp: Stamp| stamp.date().chars().take(date.len()).collect::<String>();
        (part(volume.from)..=part(volume.to)).contains(&date.to_owned())
    })
}

/// The years there is something from, the latest first.
pub fn years(index: &SearchFile) -> Vec<String> {
    let year = |stamp: Stamp| stamp.date().get(..4).and_then(|year| year.parse::<u32>().ok());
    let first = index.volumes.last().and_then(|volume| year(volume.from));
    let last = index.volumes.first().and_then(|volume| year(volume.to));
    match (first, last) {
        (Some(first), Some(last)) => (first..=last).rev().map(|year| year.to_string()).collect(),
        _ => Vec::new(),
    }
}
