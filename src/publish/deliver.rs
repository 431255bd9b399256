//! Delivering: each page of the edition as the file the app fetches and, where there is a shell, as a page.

use super::edition::{Edition, json};
use super::pages::{Around, Shell};
use super::survey::Survey;
use super::write::Output;
use super::{Options, PublishError};
use crate::model::{Block, EditionFile, FeedFile, Insight, Page, PageName, Route};
use rayon::prelude::*;
use std::sync::Arc;

/// What delivering works with.
#[derive(Clone, Copy, Debug)]
pub struct Delivery<'a> {
    /// What is published.
    pub edition: &'a Edition,
    /// What all its pages share.
    pub around: &'a Around,
    /// The shell that pages are written into, if there is one.
    pub shell: Option<&'a Shell>,
    /// Where to.
    pub out: &'a Output,
    /// The data folder.
    pub options: &'a Options,
}

impl Delivery<'_> {
    /// Writes an insight, its page, its manuscript and the pictures it shows.
    pub fn insight(&self, insight: Insight, survey: &Survey) -> Result<(), PublishError> {
        let slug = insight.card.slug.clone();
        self.out.copy(&survey.path, &format!("data/insights/{slug}.json"))?;
        self.pictures(&insight)?;
        let page = Page::Insight(Box::new(insight));
        self.both(&EditionFile::Insight(&slug), &Route::Insight(slug.clone()), page)
    }

    fn pictures(&self, insight: &Insight) -> Result<(), PublishError> {
        insight.body.iter().try_for_each(|block| match block {
            Block::Image(image) => {
                self.out.copy(&self.options.data.join(&image.src), &format!("data/{}", image.src))
            }
            _ => Ok(()),
        })
    }

    /// Writes what insights share.
    pub fn shared(&self) -> Result<(), PublishError> {
        self.out.put(&EditionFile::Site.to_string(), &json(&*self.edition.site))?;
        self.out.put("data/insight.schema.json", super::schema().as_bytes())?;
        self.feeds()?;
        self.figures()?;
        for (name, file) in self.edition.corrections() {
            self.both(&EditionFile::Corrections(name), &Route::Corrections(name), Page::Corrections(file))?;
        }
        let Some(shell) = self.shell else { return Ok(()) };
        self.page(shell, &format!("{}index.html", Route::Topics), &Route::Topics, Page::Topics)?;
        // An address that nothing has: what it is, only the app can see.
        self.page(shell, "404.html", &Route::NotFound(String::new()), Page::NotFound)?;
        let (name, style) = shell.styles().file();
        self.out.put(&name, style.as_bytes())?;
        // The shell as it was stays beside its pages, so that publishing again needs no new build of the app.
        self.out.put("shell.html", shell.html().as_bytes())
    }

    fn feeds(&self) -> Result<(), PublishError> {
        for (name, file) in self.edition.feed(None) {
            if let (PageName::Latest, Some(shell)) = (name, self.shell) {
                // The address above every insight shows the same.
                self.page(shell, "insights/index.html", &Route::Feed, Page::Feed(file.clone()))?;
            }
            self.feed(&EditionFile::Feed(name), &Route::Feed, name, file)?;
        }
        self.edition.site.topics.par_iter().try_for_each(|entry| {
            let slug = &entry.topic.slug;
            self.edition.feed(Some(slug)).into_iter().try_for_each(|(name, file)| {
                self.feed(&EditionFile::Topic(slug, name), &Route::Topic(slug.clone()), name, file)
            })
        })
    }

    fn feed(
        &self,
        name: &EditionFile<'_>,
        route: &Route,
        page: PageName,
        file: FeedFile,
    ) -> Result<(), PublishError> {
        match page {
            PageName::Latest => self.both(name, route, Page::Feed(file)),
            PageName::Sealed(_) => self.out.put(&name.to_string(), &json(&file)),
        }
    }

    fn figures(&self) -> Result<(), PublishError> {
        for list in self.edition.key_lists() {
            self.both(&EditionFile::Keys(list.page), &Route::Figures(list.page), Page::Keys(list))?;
        }
        self.edition.keys().into_par_iter().try_for_each(|key| {
            self.out.put(&format!("figures/{key}/history.csv"), self.edition.history_csv(key).as_bytes())?;
            let history = self.edition.history(key);
            self.both(
                &EditionFile::History(key),
                &Route::Figure(key.to_owned()),
                Page::History(Box::new(history)),
            )
        })
    }

    /// Writes a page's file for the app and, where there is a shell, the page.
    fn both(&self, file: &EditionFile<'_>, route: &Route, page: Page) -> Result<(), PublishError> {
        let data = json(&page);
        let page = Arc::new(page);
        // The page's own file is what the page is, without the word that says of which kind.
        let content = data.iter().position(|byte| *byte == b':').map_or(0, |colon| colon + 1);
        self.out.put(&file.to_string(), &data[content..data.len() - 1])?;
        match self.shell {
            Some(shell) => {
                let html = shell.page(self.around, route, &page, &data);
                self.out.put(&format!("{route}index.html"), html.as_bytes())
            }
            None => Ok(()),
        }
    }

    fn page(&self, shell: &Shell, path: &str, route: &Route, page: Page) -> Result<(), PublishError> {
        let data = json(&page);
        self.out.put(path, shell.page(self.around, route, &Arc::new(page), &data).as_bytes())
    }
}
