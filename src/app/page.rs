//! The page in view, and the file it is made from.

use super::file_cache::FileCache;
use crate::model::{Page, PageName, Route};
use crate::views::Failure;
use std::sync::Arc;

/// What is in view.
#[derive(Clone, Debug)]
pub struct InView {
    /// The address it is shown for.
    pub route: Route,
    /// The page, or why there is none. Of a feed it is the answer it came with: what is asked of it later, and answered,
    /// stands in the feed's own state.
    pub page: Result<Arc<Page>, Failure>,
}

impl InView {
    /// A page at its address.
    pub fn new(route: &Route, page: Arc<Page>) -> Self {
        Self { route: route.clone(), page: Ok(page) }
    }

    /// Whether it is a page, and not a word about why there is none.
    pub fn is_page(&self) -> bool {
        self.page.as_ref().is_ok_and(|page| !matches!(**page, Page::NotFound))
    }
}

/// A page other than a feed, if all it takes is here already.
pub fn kept(route: &Route, files: &FileCache) -> Option<InView> {
    let page = match route.file(PageName::Latest) {
        Some(file) => files.peek(&file)?,
        None => Arc::new(route.without_file()),
    };
    Some(InView::new(route, page))
}

/// A page other than a feed, with what it takes.
pub async fn loaded(route: &Route, files: &FileCache) -> Result<InView, Failure> {
    let page = match route.file(PageName::Latest) {
        Some(file) => files.get(&file).await?,
        None => Arc::new(route.without_file()),
    };
    Ok(InView::new(route, page))
}
