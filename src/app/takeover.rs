//! Taking over the page that was published: it is right already, and stays as it is. What it does from now on is added to it
//! in steps, each when the browser has nothing better to do, or all at once when its reader asks for something.

use super::dom::{self, pointer_released, set_app_status};
use super::location::Location;
use super::navigation::prefetch;
use super::reader::{reading, searches};
use super::state::App;
use super::task::{idle, spawn};
use super::ui::{self, UiSnapshot};
use super::{root, stylesheet, updates};
use crate::model::{Links, Page, PageData, PageName, Route, json};
use crate::views::Adoption;
use any_spawner::Executor;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{Element, Event, HtmlElement};
use std::cell::Cell;

/// So many things may be pressed before anything answers. Who goes on has given up.
const PRESSES: usize = 16;

thread_local! {
    static TAKEOVER: Cell<Option<Takeover>> = const { Cell::new(None) };
}

/// A takeover under way.
struct Takeover {
    owner: Owner,
    app: App,
    step: Step,
}

/// What is done next.
enum Step {
    /// Reading what the page was published with.
    Data,
    /// Waiting for what it was not published with.
    Load(Loading),
    /// Taking over what stands around the page; or, where the page has to show something else than was published, making
    /// all of it.
    Frame { adopt: bool },
    /// Taking over the page.
    Page(Element, Adoption),
    /// Adding what is not published, and beginning to listen.
    Listen(Element, Adoption),
}

/// What is to be done once everything has come.
#[derive(Clone, PartialEq)]
struct Loading {
    adopt: bool,
    /// Whether the page was published whole, without the data it was made from.
    whole: bool,
    /// Whether the page's own styles are there.
    styled: bool,
    /// What its data has to be, so that the page can be taken over.
    integrity: Option<String>,
}

/// What came of a step.
#[derive(PartialEq)]
enum Progress {
    /// There is another.
    More,
    /// Something has to be loaded first.
    Load(Loading),
    Done,
}

/// Begins, and goes on by itself.
pub fn begin() {
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    owner.set();
    let app = App::new(Links::new(&dom::base()));
    TAKEOVER.set(Some(Takeover { owner, app, step: Step::Data }));
    spawn(async move {
        loop {
            idle().await;
            // What is made anew between the two halves of a press would get no click.
            pointer_released().await;
            match advance() {
                Progress::More => {}
                Progress::Load(loading) => {
                    if load(app, loading).await.is_err() {
                        return set_app_status("failed");
                    }
                }
                Progress::Done => return,
            }
        }
    });
}

/// Goes on at once, as far as it needs nothing of the line: a reader waits.
pub fn hurry() {
    while advance() == Progress::More {}
}

/// Takes the next step.
fn advance() -> Progress {
    // Out of its place meanwhile: what is done may lead here again.
    let Some(Takeover { owner, app, step }) = TAKEOVER.take() else { return Progress::Done };
    let Some(step) = owner.with(|| step.take(app)) else {
        // The app lives as long as the page.
        std::mem::forget(owner);
        return Progress::Done;
    };
    let progress =
        if let Step::Load(loading) = &step { Progress::Load(loading.clone()) } else { Progress::More };
    TAKEOVER.set(Some(Takeover { owner, app, step }));
    progress
}

impl Step {
    /// Takes it. Says which is next.
    fn take(self, app: App) -> Option<Self> {
        Some(match self {
            Self::Load(_) => self,
            Self::Data => {
                let location = app.location.get_untracked();
                let data = published();
                let adopt = data.as_ref().is_some_and(|data| shows(data, &location));
                let whole = data.as_ref().is_some_and(|data| data.page.is_none());
                // What the search finds has styles that no page carries.
                let styled = data.as_ref().is_some_and(|data| is_of(data, &location))
                    && location.route != Route::Search;
                let integrity = data.as_ref().and_then(|data| data.integrity.clone());
                data.into_iter().for_each(|data| app.take(data));
                match app.at_once(&location) {
                    true => Self::Frame { adopt },
                    false => Self::Load(Loading { adopt, whole, styled, integrity }),
                }
            }
            Self::Frame { adopt } => {
                let site = document().get_element_by_id("site")?;
                root::provide(app);
                let mut adoption = if adopt { Adoption::of(&site, root::view(app)) } else { None };
                if adoption.is_none() {
                    replace(&site, &mut || adoption = Some(Adoption::anew(&site, root::view(app))));
                }
                Self::Page(site, adoption?)
            }
            Self::Page(site, mut adoption) => {
                // What the loader has sorted is handed over as it was published, and sorted again within this task.
                tell_loader("sightline:takeover");
                adoption.pages(replace);
                let next = Self::Listen(site, adoption);
                if pressed("").is_some() { next.take(app)? } else { next }
            }
            Self::Listen(site, mut adoption) => {
                adoption.add(&site, root::overlays(app));
                listen(app);
                adoption.tell();
                // It is followed as long as the page is there.
                std::mem::forget(adoption);
                return None;
            }
        })
    }
}

/// Gets what the page was not published with.
async fn load(app: App, Loading { mut adopt, whole, styled, integrity }: Loading) -> Result<(), JsValue> {
    let location = app.location.get_untracked();
    if let (Some(integrity), Some(file)) = (integrity, location.route.file(PageName::Latest)) {
        // A file of another edition does not fit the page: it is taken all the same, and the page made anew.
        let files = app.files.get_value();
        adopt = !location.route.is_feed() && files.fetch_exactly::<Page>(&file, &integrity).await.is_ok();
    }
    app.load(&location, app.navigation.get_value()).await;
    app.describe();
    if whole && !app.has_page() {
        // What can be read is not given up for a word about what cannot be loaded.
        return Err(JsValue::NULL);
    }
    // Without its styles nothing is shown: links lead to pages that carry their own.
    if !styled {
        stylesheet::needed().await?;
    }
    if let Some(takeover) = TAKEOVER.take() {
        TAKEOVER.set(Some(Takeover { step: Step::Frame { adopt }, ..takeover }));
    }
    Ok(())
}

/// Replaces what is in an element, so that nobody notices.
fn replace(element: &Element, make: &mut dyn FnMut()) {
    let snapshot = UiSnapshot::of(element);
    make();
    snapshot.restore(element);
}

/// From now on the page answers.
fn listen(app: App) {
    app.listen();
    ui::contents::follow();
    ui::hover::follow();
    ui::panels::follow();
    ui::table_roles::follow();
    prefetch::follow(app);
    ui::keys::follow(app);
    searches::follow(app);
    reading::opened(app);
    app.device.follow();
    updates::watch(app);
    set_app_status("running");
    press_again();
    // It has kept the keys.
    tell_loader("sightline:running");
}

/// Presses what was pressed before anything listened, in the same order. The loader has marked it.
fn press_again() {
    for turn in 0..PRESSES {
        // One that was pressed several times names each of its turns.
        if let Some(button) = pressed(&format!("~='{turn}'")) {
            button.click();
        }
    }
    while let Some(button) = pressed("") {
        let _ = button.remove_attribute("data-pressed");
    }
}

fn tell_loader(name: &str) {
    if let Ok(event) = Event::new(name) {
        let _ = window().dispatch_event(&event);
    }
}

/// A button that was pressed in a turn.
fn pressed(turn: &str) -> Option<HtmlElement> {
    let button = document().query_selector(&format!("[data-pressed{turn}]")).ok()??;
    button.dyn_into().ok()
}

/// Whether a page shows at a location what it was published with: it may be asked for something else there.
fn shows(data: &PageData, location: &Location) -> bool {
    let asks = |pair: &&str| !pair.is_empty() && !pair.starts_with("asof=");
    let listens = location.route.is_feed() || matches!(location.route, Route::Search | Route::Compare(1));
    is_of(data, location)
        && data.page.as_ref().is_some_and(|page| {
            !listens || location.query.split('&').filter(asks).eq(page.query().split('&').filter(asks))
        })
}

/// Whether the page that was published is the one at a location, whatever that asks of it.
fn is_of(data: &PageData, location: &Location) -> bool {
    data.page.as_ref().is_none_or(|page| location.route.leads_to(page))
}

/// The data the page was published with, if it is whole.
fn published() -> Option<PageData> {
    let text = document().get_element_by_id("page-data")?.text_content()?;
    json::read(text.as_bytes()).ok()
}
