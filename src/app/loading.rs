//! What was loaded is kept, so that going back costs nothing.

use super::fetch;
use crate::model::{FeedFile, Insight, Links, PageName, Site};
use crate::views::Failure;
use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

/// How many insights and feed files are kept: a long reading session, some megabytes.
const KEPT: usize = 64;

/// Files by their address, the oldest dropped first.
struct Shelf<T> {
    files: HashMap<String, Arc<T>>,
    order: VecDeque<String>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self { files: HashMap::new(), order: VecDeque::new() }
    }
}

impl<T> Shelf<T> {
    fn put(&mut self, address: String, file: Arc<T>) {
        if self.files.insert(address.clone(), file).is_none() {
            self.order.push_back(address);
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
    insights: Rc<RefCell<Shelf<Insight>>>,
    feeds: Rc<RefCell<Shelf<FeedFile>>>,
}

impl Loader {
    /// A loader that has nothing yet.
    pub fn new(links: Links) -> Self {
        Self { links, insights: Rc::default(), feeds: Rc::default() }
    }

    fn insight_address(&self, slug: &str) -> String {
        self.links.file(&format!("edition/insights/{slug}.json"))
    }

    fn feed_address(&self, topic: Option<&str>, page: PageName) -> String {
        match topic {
            Some(topic) => self.links.file(&format!("edition/topics/{topic}/{page}.json")),
            None => self.links.file(&format!("edition/feed/{page}.json")),
        }
    }

    /// Keeps an insight that came with the page.
    pub fn keep_insight(&self, insight: Insight) {
        let address = self.insight_address(&insight.card.slug);
        self.insights.borrow_mut().put(address, Arc::new(insight));
    }

    /// Keeps a feed's newest file that came with the page.
    pub fn keep_feed(&self, topic: Option<&str>, file: FeedFile) {
        self.feeds.borrow_mut().put(self.feed_address(topic, PageName::Latest), Arc::new(file));
    }

    /// An insight, if it is here already.
    pub fn kept_insight(&self, slug: &str) -> Option<Arc<Insight>> {
        self.insights.borrow().files.get(&self.insight_address(slug)).cloned()
    }

    /// A feed file, if it is here already.
    pub fn kept_feed(&self, topic: Option<&str>, page: PageName) -> Option<Arc<FeedFile>> {
        self.feeds.borrow().files.get(&self.feed_address(topic, page)).cloned()
    }

    /// An insight.
    pub async fn insight(&self, slug: &str) -> Result<Arc<Insight>, Failure> {
        if let Some(kept) = self.kept_insight(slug) {
            return Ok(kept);
        }
        let address = self.insight_address(slug);
        let insight = Arc::new(fetch::json::<Insight>(&address).await?);
        self.insights.borrow_mut().put(address, insight.clone());
        Ok(insight)
    }

    /// A file of a feed.
    pub async fn feed(&self, topic: Option<&str>, page: PageName) -> Result<Arc<FeedFile>, Failure> {
        if let Some(kept) = self.kept_feed(topic, page) {
            return Ok(kept);
        }
        let address = self.feed_address(topic, page);
        let file = Arc::new(fetch::json::<FeedFile>(&address).await?);
        self.feeds.borrow_mut().put(address, file.clone());
        Ok(file)
    }

    /// The site.
    pub async fn site(&self) -> Result<Site, Failure> {
        fetch::json(&self.links.file("edition/site.json")).await
    }
}
