//! Delivering: each page of the edition as the file the app fetches and, where there is a shell, as a page.

use super::edition::{Edition, json};
use super::pages::Shell;
use super::survey::Survey;
use super::write::Output;
use super::{Options, PublishError};
use crate::model::{Block, EditionFile, Insight, Page, PageName, Route};
use rayon::prelude::*;

/// What delivering works with.
#[derive(Clone, Copy, Debug)]
pub struct Delivery<'a> {
    /// What is published.
    pub edition: &'a Edition,
    /// The shell that pages are written into, if there is one.
    pub shell: Option<&'a Shell>,
    /// Where to.
    pub out: &'a Output,
    /// The data folder.
    pub options: &'a Options,
}

impl Delivery<'_> {
    /// Writes an insight, its page, its manuscript and the pictures it shows.
    pub fn insight(&self, insight: &Insight, survey: &Survey) -> Result<(), PublishError> {
        let slug = &insight.card.slug;
        self.out.put(&EditionFile::Insight(slug).to_string(), &json(insight))?;
        self.page(&Route::Insight(slug.clone()), || Page::Insight(Box::new(insight.clone())))?;
        self.out.copy(&survey.path, &format!("data/insights/{slug}.json"))?;
        insight.body.iter().try_for_each(|block| match block {
            Block::Image(image) => {
                self.out.copy(&self.options.data.join(&image.src), &format!("data/{}", image.src))
            }
            _ => Ok(()),
        })
    }

    /// Writes what insights share.
    pub fn shared(&self) -> Result<(), PublishError> {
        self.out.put(&EditionFile::Site.to_string(), &json(&self.edition.site))?;
        self.out.put("data/insight.schema.json", super::schema().as_bytes())?;
        self.feeds()?;
        self.figures()?;
        for (name, file) in self.edition.corrections() {
            self.out.put(&EditionFile::Corrections(name).to_string(), &json(&file))?;
            self.page(&Route::Corrections(name), || Page::Corrections(file))?;
        }
        self.page(&Route::Topics, || Page::Topics)?;
        let Some(shell) = self.shell else { return Ok(()) };
        // The shell as it was stays beside its pages, so that publishing again needs no new build of the app.
        self.out.put("shell.html", shell.html().as_bytes())?;
        let lost = shell.page(&self.edition.site, &Route::NotFound(String::new()), &Page::NotFound);
        self.out.put("404.html", lost.as_bytes())
    }

    fn feeds(&self) -> Result<(), PublishError> {
        for (name, file) in self.edition.feed(None) {
            self.out.put(&EditionFile::Feed(name).to_string(), &json(&file))?;
            if let (PageName::Latest, Some(shell)) = (name, self.shell) {
                let page = shell.page(&self.edition.site, &Route::Feed, &Page::Feed(file));
                self.out.put("index.html", page.as_bytes())?;
                self.out.put("insights/index.html", page.as_bytes())?;
            }
        }
        self.edition.site.topics.par_iter().try_for_each(|entry| {
            let slug = &entry.topic.slug;
            self.edition.feed(Some(slug)).into_iter().try_for_each(|(name, file)| {
                self.out.put(&EditionFile::Topic(slug, name).to_string(), &json(&file))?;
                match name {
                    PageName::Latest => self.page(&Route::Topic(slug.clone()), || Page::Feed(file)),
                    PageName::Sealed(_) => Ok(()),
                }
            })
        })
    }

    fn figures(&self) -> Result<(), PublishError> {
        for list in self.edition.key_lists() {
            self.out.put(&EditionFile::Keys(list.page).to_string(), &json(&list))?;
            self.page(&Route::Figures(list.page), || Page::Keys(list))?;
        }
        self.edition.keys().into_par_iter().try_for_each(|key| {
            let history = self.edition.history(key);
            self.out.put(&EditionFile::History(key).to_string(), &json(&history))?;
            self.out.put(&format!("figures/{key}/history.csv"), self.edition.history_csv(key).as_bytes())?;
            self.page(&Route::Figure(key.to_owned()), || Page::History(Box::new(history)))
        })
    }

    fn page(&self, route: &Route, page: impl FnOnce() -> Page) -> Result<(), PublishError> {
        match self.shell {
            Some(shell) => {
                let html = shell.page(&self.edition.site, route, &page());
                self.out.put(&format!("{route}index.html"), html.as_bytes())
            }
            None => Ok(()),
        }
    }
}
