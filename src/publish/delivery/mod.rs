//! Delivering: each page of the edition as the file the app fetches and, where there is a shell, as a page.

mod embeds;
mod inputs;
mod insights;
mod moments;
mod outside;
mod redirect_pages;

use crate::model::{EditionFile, FeedFile, Insight, Page, PageName, Route, Stamp};
use crate::publish::edition::{Edition, json};
use crate::publish::embed;
use crate::publish::error::PublishError;
use crate::publish::feeds::Entry;
use crate::publish::fingerprint::{Digest, Fingerprint};
use crate::publish::hosts;
use crate::publish::ledger::Entry as LedgerEntry;
use crate::publish::library::metrics::MetricKeys;
use crate::publish::manuscript;
use crate::publish::options::Options;
use crate::publish::output::manifest::Note;
use crate::publish::output::{Output, OutputError, PartOutput};
use crate::publish::render::shell::Shell;
use crate::publish::render::site_context::SiteContext;
use crate::publish::render::webmanifest::Home;
use crate::publish::search::typeahead;
use crate::publish::site::Address;
use crate::publish::social_card::Share;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What delivering works with.
#[derive(Debug)]
pub struct Delivery<'a> {
    /// What is published.
    edition: &'a Edition,
    /// What all its pages share.
    context: &'a SiteContext,
    /// The shell that pages are written into, if there is one.
    shell: Option<&'a Shell>,
    /// Where to.
    out: &'a Output,
    /// A hash of what all of it is made with.
    build_key: Digest,
    options: &'a Options,
    /// The slugs of insights that a feed carries.
    held: BTreeSet<&'a str>,
    /// Those insights as a feed carries them, as far as they were made.
    entries: Mutex<HashMap<String, Entry>>,
    /// What those were made from.
    bases: Mutex<HashMap<String, Digest>>,
    /// What many pages are made from.
    shared: inputs::Shared,
    /// What was published of each key before.
    before: BTreeMap<&'a str, Vec<&'a LedgerEntry>>,
}

impl<'a> Delivery<'a> {
    /// Makes ready to deliver an edition into `out`, made with what `build_key` is the hash of.
    pub fn new(
        edition: &'a Edition,
        context: &'a SiteContext,
        shell: Option<&'a Shell>,
        (out, build_key): (&'a Output, Digest),
        options: &'a Options,
    ) -> Self {
        let held = if context.address().is_some() { outside::held(edition) } else { BTreeSet::new() };
        let (entries, bases) = (Mutex::default(), Mutex::default());
        let shared = inputs::Shared::of(edition);
        let before = if shell.is_some() { edition.library.ledger.by_key() } else { BTreeMap::new() };
        Self { edition, context, shell, out, build_key, options, held, entries, bases, shared, before }
    }

    /// Writes what insights share.
    pub fn shared(&self) -> Result<(), PublishError> {
        self.out.put(&EditionFile::Site.to_string(), &json(self.context.site_with_topics()))?;
        self.out.put(&EditionFile::Info.to_string(), &json(&self.edition.now))?;
        self.out.put("data/insight.schema.json", manuscript::schema_text().as_bytes())?;
        self.edition.routes().par_iter().try_for_each(|route| self.route(route))?;
        self.edition.metrics.all().par_iter().try_for_each(|metric| self.metric(metric))?;
        typeahead::write(self.edition, self.out)?;
        if let Some(share) = self.context.own() {
            self.out.put_once(&share.picture().path, || drawn(share))?;
        }
        if let Some(address) = self.context.address() {
            self.outside(address)?;
        }
        let Some(shell) = self.shell else { return Ok(()) };
        // The address above every insight shows the same as the feed.
        let file = self.edition.feed_file(&Route::Feed, PageName::Latest);
        self.prerender(shell, "insights/index.html", &Route::Feed, Page::Feed(file))?;
        let (name, style) = shell.styles().file();
        self.out.put(name, style.as_bytes())?;
        let (name, style) = shell.styles().embeds();
        self.out.put(name, style.as_bytes())?;
        let mut home = self.context.home().into_iter().flat_map(Home::files);
        home.try_for_each(|(path, content)| self.out.put(path, content))?;
        self.withdrawn()?;
        self.redirect_pages(shell)?;
        self.guide()?;
        for (path, script) in [embed::SCRIPT, embed::DIALOG] {
            self.out.put(path, script.as_bytes())?;
        }
        // The shell as it was stays beside its pages, so that publishing again needs no new build of the app.
        self.out.put("shell.html", shell.html().as_bytes())?;
        Ok(())
    }

    /// Writes the page at an address, and the file it is made from.
    fn route(&self, route: &Route) -> Result<(), PublishError> {
        match (route, route.file(PageName::Latest)) {
            // Written as soon as it is composed.
            (Route::Insight(_), _) => Ok(()),
            (Route::Figure(key), Some(file)) => self.figure(key, route, &file),
            // All its pages are made with the first, and those of what has none besides.
            (Route::Metric(..), _) => Ok(()),
            (route, _) if route.is_feed() => self.feed(route),
            (route, file) => {
                let Some(page) = self.edition.page(route) else { return Ok(()) };
                match (file, self.shell) {
                    (Some(file), _) => self.page(&file, route, page),
                    (None, Some(shell)) => Ok(self.prerender(shell, &route.html_path(""), route, page)?),
                    (None, None) => Ok(()),
                }
            }
        }
    }

    /// Writes how entities stand in a metric: its files, and its pages where there is something to compare.
    fn metric(&self, metric: &MetricKeys) -> Result<(), PublishError> {
        let several = metric.keys.len() > 1;
        metric.pages(&self.edition.library).into_iter().try_for_each(|page| {
            let route = Route::Metric(metric.path.clone(), page.page);
            let file = EditionFile::Metric(&metric.path, page.page);
            let page = Page::Metric(Box::new(page));
            match several {
                true => self.page(&file, &route, page),
                false => Ok(self.out.put(&file.to_string(), &json(&page))?),
            }
        })
    }

    fn feed(&self, feed: &Route) -> Result<(), PublishError> {
        let count = self.edition.count(feed);
        let names: Vec<PageName> = PageName::all(count).collect();
        names.into_par_iter().try_for_each(|name| {
            let path = EditionFile::Feed(feed, name).to_string();
            // A page names its neighbours, so it says how many there are at least; its file is sealed and does not.
            let count = if name == PageName::Latest { count } else { PageName::least(count) };
            let Some(mut part) = self.out.part(&path, self.feed_from(feed, name, count)) else {
                return Ok(());
            };
            let file = self.edition.feed_file(feed, name);
            part.put(path, &json(&Page::Feed(file.clone())))?;
            if let Some(shell) = self.shell {
                let page = Page::Feed(FeedFile { count, ..file });
                let (path, data) = (feed.html_path(&page.query()), json(&page));
                part.put(path, shell.page(self.context, feed, &Arc::new(page), &data, None).as_bytes())?;
            }
            part.end(Note::default());
            Ok(())
        })
    }

    /// What a page of a feed is made from that says it has `count` insights.
    fn feed_from(&self, feed: &Route, name: PageName, count: usize) -> Digest {
        let latest = name == PageName::Latest;
        let now = (latest && *feed == Route::Feed).then_some(&self.edition.now);
        let about = self.edition.about(feed).filter(|_| latest);
        let stale =
            about.into_iter().flat_map(|about| &about.figures).map(|card| self.is_past(card.stale_from));
        let fingerprint = self.edition.feed_fingerprint(feed, name, &self.shared.cards).and(self.build_key);
        fingerprint.with(self.context.choices()).json(&(stale.collect::<Vec<_>>(), count, now)).digest()
    }

    /// What a page is made from that is told by `data`.
    fn made_from(&self, page: &Page, data: &[u8]) -> Digest {
        let stale: Vec<bool> =
            moments::moments(page).into_iter().map(|moment| self.is_past(moment)).collect();
        Fingerprint::default().and(self.build_key).with(data).json(&stale).digest()
    }

    fn is_past(&self, moment: Option<Stamp>) -> bool {
        moment.is_some_and(|from| from <= self.edition.now.built)
    }

    /// Writes what tells hosts how to serve the site, once all else is written.
    pub fn hosts(&self) -> Result<(), OutputError> {
        let Some(shell) = self.shell else { return Ok(()) };
        let home = self.context.home().into_iter().flat_map(Home::files).map(|(path, _)| path.to_owned());
        let policy = shell.policy(
            [self.out.names(""), self.out.names("search/"), self.out.names("fonts/")]
                .concat()
                .into_iter()
                .chain(home),
        );
        let moved = self.edition.redirects.iter();
        let policy = policy.with_moved(moved.map(|one| (one.from.path.clone(), one.to.to_string())));
        hosts::files(&policy).iter().try_for_each(|(path, text)| self.out.put(path, text.as_bytes()))
    }

    /// Writes a figure over time, and the same as a spreadsheet.
    fn figure(&self, key: &str, route: &Route, file: &EditionFile<'_>) -> Result<(), PublishError> {
        let before = self.before.get(key).map(Vec::as_slice).unwrap_or_default();
        let remembered: Vec<_> =
            before.iter().map(|one| (one.as_of.iso(), one.text(), one.gone.map(|day| day.0))).collect();
        let from = self.edition.history_fingerprint(key).and(self.build_key).with(key).json(&remembered);
        let from = from.digest();
        let Some(mut part) = self.out.part(&file.to_string(), from) else { return Ok(()) };
        part.put(format!("figures/{key}/history.csv"), self.edition.history_csv(key).as_bytes())?;
        let history = self.edition.history(key);
        if let Some(pages) = self.embeds() {
            let library = &self.edition.library;
            self.embedded(
                &mut part,
                pages.made(|_| embed::figures(&history.latest, library, self.context, before)),
            )?;
        }
        let page = Page::History(Box::new(history));
        let data = json(&page);
        self.both(&mut part, file, route, (page, &data), None)?;
        part.end(Note::default());
        Ok(())
    }

    /// Writes a page that has a file of its own, unless both are there already.
    fn page(&self, file: &EditionFile<'_>, route: &Route, page: Page) -> Result<(), PublishError> {
        let data = json(&page);
        let from = self.made_from(&page, &data);
        let Some(mut part) = self.out.part(&file.to_string(), from) else { return Ok(()) };
        self.both(&mut part, file, route, (page, &data), None)?;
        part.end(Note::default());
        Ok(())
    }

    /// Writes a page's file for the app and, where there is a shell, the page; `data` is the page as JSON.
    fn both(
        &self,
        part: &mut PartOutput<'_>,
        file: &EditionFile<'_>,
        route: &Route,
        (page, data): (Page, &[u8]),
        share: Option<&Share>,
    ) -> Result<(), OutputError> {
        part.put(file.to_string(), data)?;
        let Some(shell) = self.shell else { return Ok(()) };
        let path = route.html_path(&page.query());
        part.put(path, shell.page(self.context, route, &Arc::new(page), data, share).as_bytes())
    }

    /// Writes a page, and no file for the app.
    fn prerender(&self, shell: &Shell, path: &str, route: &Route, page: Page) -> Result<(), OutputError> {
        let data = json(&page);
        self.out.put(path, shell.page(self.context, route, &Arc::new(page), &data, None).as_bytes())
    }
}

fn entry(insight: &Insight, share: Option<&Share>, address: &Address) -> Entry {
    Entry::of(insight, address).with_picture(share.map(Share::picture), address)
}

/// A picture that stands for a page.
fn drawn(share: &Share) -> Result<Vec<u8>, PublishError> {
    share.png().map_err(|error| PublishError::Picture(share.picture().path.clone(), error))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
