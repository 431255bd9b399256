//! Pages other than feeds: the file that each takes, and what is on the screen once it is here.

use super::loading::{AnyFile, Loader, Read, read};
use super::screen::Screen;
use crate::model::{
    Archive, CorrectionsFile, EditionFile, History, Insight, KeyList, Page, Route, TopicList,
};
use crate::views::Failure;
use std::sync::Arc;

/// The path of the file that a page takes, and how it is read. Nothing for a page that takes none, and for feeds, which
/// may take several.
pub fn file(route: &Route) -> Option<(String, Read)> {
    let (file, read): (_, Read) = match route {
        Route::Insight(slug) => (EditionFile::Insight(slug), read::<Insight>),
        Route::Topics(page) => (EditionFile::Topics(*page), read::<TopicList>),
        Route::Archive => (EditionFile::Archive, read::<Archive>),
        Route::Figures(page) => (EditionFile::Keys(*page), read::<KeyList>),
        Route::Figure(key) => (EditionFile::History(key), read::<History>),
        Route::Corrections(page) => (EditionFile::Corrections(*page), read::<CorrectionsFile>),
        _ => return None,
    };
    Some((file.to_string(), read))
}

/// The file that a page was published with, if it is that page's.
pub fn published(route: &Route, page: Page) -> Option<AnyFile> {
    Some(match (route, page) {
        (Route::Insight(slug), Page::Insight(insight)) if insight.card.slug == *slug => Arc::new(*insight),
        (Route::Topics(_), Page::Topics(list)) => Arc::new(list),
        (Route::Archive, Page::Archive(archive)) => Arc::new(archive),
        (Route::Figures(_), Page::Keys(list)) => Arc::new(list),
        (Route::Figure(_), Page::History(history)) => Arc::new(*history),
        (Route::Corrections(_), Page::Corrections(file)) => Arc::new(file),
        _ => return None,
    })
}

/// A page, if all it takes is here already.
pub fn kept(route: &Route, loader: &Loader) -> Option<Screen> {
    match file(route) {
        Some((path, _)) => screen(route, loader.kept(&path)?),
        None => Some(without_file(route)),
    }
}

/// A page, with what it takes.
pub async fn loaded(route: &Route, loader: &Loader) -> Result<Screen, Failure> {
    match file(route) {
        Some((path, read)) => screen(route, loader.bring(path, read).await?).ok_or(Failure::Broken),
        None => Ok(without_file(route)),
    }
}

fn screen(route: &Route, file: AnyFile) -> Option<Screen> {
    Some(match route {
        Route::Insight(_) => Screen::Insight(file.downcast().ok()?),
        Route::Topics(_) => Screen::Topics(file.downcast().ok()?),
        Route::Archive => Screen::Archive(file.downcast().ok()?),
        Route::Figures(_) => Screen::Keys(file.downcast().ok()?),
        Route::Figure(_) => Screen::History(file.downcast().ok()?),
        Route::Corrections(_) => Screen::Corrections(route.clone(), file.downcast().ok()?),
        _ => return None,
    })
}

fn without_file(route: &Route) -> Screen {
    match route {
        Route::Search => Screen::Search,
        Route::Saved => Screen::Saved,
        route => Screen::NotFound(route.to_string()),
    }
}
