//! Delivering: each page of the edition as the file the app fetches and, where there is a shell, as a page.

use super::edition::{Edition, json};
use super::find;
use super::home::Home;
use super::hosts;
use super::outside::{self, Address, Entry, Feed, Limit};
use super::pages::{Around, Shell};
use super::picture::Share;
use super::survey::Survey;
use super::write::Output;
use super::{Options, PublishError};
use crate::model::{Block, EditionFile, FeedFile, Insight, Page, PageName, Route};
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

/// What delivering works with.
#[derive(Debug)]
pub struct Delivery<'a> {
    /// What is published.
    edition: &'a Edition,
    /// What all its pages share.
    around: &'a Around,
    /// The shell that pages are written into, if there is one.
    shell: Option<&'a Shell>,
    /// Where to.
    out: &'a Output,
    options: &'a Options,
    /// The slugs of insights that a feed carries.
    held: BTreeSet<&'a str>,
    /// Those insights as a feed carries them.
    entries: Mutex<HashMap<String, Entry>>,
}

impl<'a> Delivery<'a> {
    /// Makes ready to deliver an edition.
    pub fn new(
        edition: &'a Edition,
        around: &'a Around,
        shell: Option<&'a Shell>,
        out: &'a Output,
        options: &'a Options,
    ) -> Self {
        let held = if around.address().is_some() { outside::held(edition.cards()) } else { BTreeSet::new() };
        Self { edition, around, shell, out, options, held, entries: Mutex::default() }
    }

    /// Writes an insight, its page, its manuscript and the pictures it shows.
    pub fn insight(&self, insight: Insight, survey: &Survey) -> Result<(), PublishError> {
        let slug = insight.card.slug.clone();
        self.out.copy(&survey.path, &format!("data/insights/{slug}.json"))?;
        self.pictures(&insight)?;
        let share = self.around.share(&insight);
        self.share(share.as_ref())?;
        if let (true, Some(address), Ok(mut entries)) =
            (self.held.contains(slug.as_str()), self.around.address(), self.entries.lock())
        {
            let picture = share.as_ref().map(Share::picture);
            entries.insert(slug.clone(), Entry::of(&insight, address).with_picture(picture, address));
        }
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

    /// Writes a picture that stands for a page. One of the same name shows the same, so it is not drawn again.
    fn share(&self, share: Option<&Share>) -> Result<(), PublishError> {
        let Some(share) = share else { return Ok(()) };
        let path = &share.picture().path;
        if self.out.reuse(path)? {
            return Ok(());
        }
        let png = share.png().map_err(|error| PublishError::Picture(path.clone(), error))?;
        self.out.put(path, &png)
    }

    /// Writes what insights share.
    pub fn shared(&self) -> Result<(), PublishError> {
        self.out.put(&EditionFile::Site.to_string(), &json(&self.around.told()))?;
        self.out.put(&EditionFile::Now.to_string(), &json(&self.edition.now()))?;
        self.out.put("data/insight.schema.json", super::schema().as_bytes())?;
        self.feeds()?;
        self.figures()?;
        find::write(self.edition, self.out)?;
        self.share(self.around.own())?;
        if let Some(address) = self.around.address() {
            self.outside(address)?;
        }
        for (name, file) in self.edition.corrections() {
            self.both(&EditionFile::Corrections(name), &Route::Corrections(name), Page::Corrections(file))?;
        }
        let Some(shell) = self.shell else { return Ok(()) };
        self.page(shell, "saved/index.html", &Route::Saved, Page::Saved)?;
        // An address that nothing has: what it is, only the app can see.
        self.page(shell, "404.html", &Route::NotFound(String::new()), Page::NotFound)?;
        let (name, style) = shell.styles().file();
        self.out.put(name, style.as_bytes())?;
        let mut home = self.around.home().into_iter().flat_map(Home::files);
        home.try_for_each(|(path, content)| self.out.put(path, content))?;
        self.hosts(shell)?;
        // The shell as it was stays beside its pages, so that publishing again needs no new build of the app.
        self.out.put("shell.html", shell.html().as_bytes())
    }

    fn feeds(&self) -> Result<(), PublishError> {
        if let Some(shell) = self.shell {
            // The address above every insight shows the same.
            let file = self.edition.feed_file(&Route::Feed, PageName::Latest);
            self.page(shell, "insights/index.html", &Route::Feed, Page::Feed(file))?;
        }
        self.feed(&Route::Feed)?;
        self.edition.feeds().par_iter().try_for_each(|feed| self.feed(feed))?;
        if let Some(shell) = self.shell {
            self.page(shell, "search/index.html", &Route::Search, Page::Search)?;
        }
        self.both(&EditionFile::Archive, &Route::Archive, Page::Archive(self.edition.archive()))?;
        self.edition.topic_lists().into_iter().try_for_each(|list| {
            self.both(&EditionFile::Topics(list.page), &Route::Topics(list.page), Page::Topics(list))
        })
    }

    fn feed(&self, feed: &Route) -> Result<(), PublishError> {
        let count = self.edition.count(feed);
        let names: Vec<PageName> = PageName::all(count).collect();
        names.into_par_iter().try_for_each(|name| {
            let file = self.edition.feed_file(feed, name);
            self.out.put(&EditionFile::Feed(feed, name).to_string(), &json(&file))?;
            let Some(shell) = self.shell else { return Ok(()) };
            // A page names its neighbours, so it says how many there are; its file is sealed and does not.
            let page = Page::Feed(FeedFile { count, ..file });
            let path = format!("{}index.html", feed.path(&page.query()));
            self.page(shell, &path, feed, page)
        })
    }

    /// What tells hosts how to serve the site.
    fn hosts(&self, shell: &Shell) -> Result<(), PublishError> {
        let home = self.around.home().into_iter().flat_map(Home::files).map(|(path, _)| path.to_owned());
        let policy =
            shell.policy([self.out.names(""), self.out.names("search/")].concat().into_iter().chain(home));
        hosts::files(&policy).iter().try_for_each(|(path, text)| self.out.put(path, text.as_bytes()))
    }

    /// What programs of others read.
    fn outside(&self, address: &Address) -> Result<(), PublishError> {
        let site = self.around.site();
        let topics = site.topics.iter().map(|entry| Feed::topic(site, &entry.topic));
        let entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        for feed in std::iter::once(Feed::all(site)).chain(topics) {
            let cards = self.edition.cards_of(feed.page()).filter(|card| !card.draft).take(outside::ENTRIES);
            let of_feed: Vec<&Entry> = cards.filter_map(|card| entries.get(&card.slug)).collect();
            self.out.put(
                &feed.atom_path(),
                outside::atom(site, address, &feed, of_feed.iter().copied()).as_bytes(),
            )?;
            self.out.put(&feed.json_path(), outside::json_feed(site, address, &feed, of_feed).as_bytes())?;
        }
        for (path, text) in outside::sitemaps(address, outside::places(self.edition), Limit::PROTOCOL) {
            self.out.put(&path, text.as_bytes())?;
        }
        self.out.put("robots.txt", outside::robots(address).as_bytes())
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
                self.out.put(&format!("{}index.html", route.path(&page.query())), html.as_bytes())
            }
            None => Ok(()),
        }
    }

    fn page(&self, shell: &Shell, path: &str, route: &Route, page: Page) -> Result<(), PublishError> {
        let data = json(&page);
        self.out.put(path, shell.page(self.around, route, &Arc::new(page), &data).as_bytes())
    }
}
