//! What stands around every page: status bar, header, footer.

use super::frame_state::FrameState;
use super::help::help;
use super::update_banner::update_banner;
use crate::model::{EditionInfo, PageName, Part, PipelineState, Route, Schedule, Site, Stamp};
use crate::views::host::{Host, PaletteAction, host, links};
use crate::views::html::{Html, classed, el};
use crate::views::inline::label::time;
use crate::views::inline::span::{anchor, spans};
use crate::views::palette::palette;
use crate::views::palette::palette_state::Palette;
use crate::views::reader::ReaderContext;
use crate::views::theme::Theme;
use leptos::prelude::*;

/// Every page's frame, with the page in it.
pub fn frame(shown: FrameState, content: impl Fn() -> Html + Send + 'static) -> Html {
    let FrameState { site, route, now, local, edition, newest, loading, .. } = shown;
    let links = links();
    let name = move || {
        site.with(|site| site.as_ref().map_or_else(|| "Sightline".to_owned(), |site| site.name.clone()))
            .into()
    };
    let parts = Part::all().map(|(part, name, to)| {
        let current = move || (route.run(()).kind().part == Some(part)).then(|| "page".to_owned());
        el("li").with(el("a").attr("href", links.to(&to)).live_attr("aria-current", current).with(name))
    });
    let parts: Html = parts.into_iter().collect();
    let header = classed("header", "site")
        .with(classed("a", "name").attr("href", links.to(&Route::Feed)).settled(name))
        .with(el("nav").attr("aria-label", "Site").with(el("ul").with(parts)))
        .with(opener())
        .with(theme_switch());
    // The reader's own time is made once somebody looks for it: the first takes a browser 10 ms.
    let own = local.map(|local| (local, RwSignal::new(false)));
    let status = move || {
        // What the pipeline does now says the newest edition, whichever is in view.
        let newer = edition.get().into_iter().chain(newest.get()).max_by_key(|edition| edition.built);
        match newer {
            Some(edition) => status(edition.schedule.as_ref(), now.get(), own),
            None => plan(site.with(|site| site.as_ref().map_or(0, |site| site.runs))),
        }
    };
    let progress = move || Some(if loading.get() { "progress on" } else { "progress" }.to_owned());
    Html::Many(vec![
        classed("a", "skip").attr("href", "#main").with("Skip to content").into(),
        el("div").live_attr("class", progress).attr("aria-hidden", "true").into(),
        classed("div", "status").attr("role", "status").attr("aria-label", "Pipeline").live(status).into(),
        header.into(),
        update_banner(shown),
        // The focus can come to it: by the skip link, and where what had it is gone.
        el("main").attr("id", "main").attr("tabindex", "-1").page(content).into(),
        classed("footer", "site")
            .settled(move || site.with(|site| site.as_deref().map(|site| footer(site, edition))).into())
            .into(),
    ])
}

/// What only the app can open or say, so that only the app has it: the help, the palette, and what a key has just done.
pub fn overlays(host: Host, reader: ReaderContext, state: Palette) -> Html {
    let words = move || reader.0.with(|profile| profile.announcement).into();
    let done = classed("span", "sr").attr("role", "status").live(words);
    vec![help(host, reader), palette(host, reader, state), done.into()].into()
}

fn footer(site: &Site, edition: RwSignal<Option<EditionInfo>>) -> Html {
    let made = move || match edition.with(|edition| edition.as_ref().map(|edition| edition.built)) {
        Some(built) => {
            let when = time(built, format!("{}, {}", built.day_text(), built.clock_text()));
            Html::from(vec!["Published ".into(), when, " with Sightline.".into()])
        }
        None => "Made with Sightline.".into(),
    };
    let typed = el("p").with("Every figure here is typed once, with its unit, date and source.");
    let file = |path, words| el("li").with(anchor(links().file(path), words));
    let feeds = || vec![file("feed.xml", "Atom feed"), file("feed.json", "JSON Feed")];
    let host = host();
    let open = move |_| host.iter().for_each(|host| host.help.run(true));
    let keyboard = el("button").attr("type", "button").attr("aria-haspopup", "dialog").on("click", open);
    let more = el("ul")
        .with(site.about.then(|| el("li").with(anchor(links().to(&Route::About), "About"))))
        .with(el("li").with(anchor(links().to(&Route::Archive), "Archive")))
        .with(el("li").with(anchor(links().to(&Route::Saved), "Saved")))
        .with(el("li").with(anchor(links().to(&Route::Corrections(PageName::Latest)), "Corrections")))
        .with(site.feeds.then(feeds))
        .with(site.footer.iter().map(|line| Html::from(el("li").with(spans(line)))).collect::<Html>())
        .with(classed("li", "needs-app").with(keyboard.with("Keyboard")));
    vec![el("p").with(site.description.clone()), more, typed, el("p").live(made)].into()
}

/// A button that opens the palette.
fn opener() -> Html {
    let host = host();
    let open = move |_| host.iter().for_each(|host| host.palette.run(PaletteAction::Open));
    classed("button", "quiet needs-app")
        .attr("type", "button")
        .attr("aria-haspopup", "dialog")
        .on("click", open)
        .with("Search")
        .into()
}

fn theme_switch() -> Html {
    let theme = host().map(|host| host.theme);
    let button = |one: Theme| {
        let pressed = move || Some((theme.map_or(Theme::Auto, |theme| theme.get()) == one).to_string());
        let choose = move |_| theme.iter().for_each(|theme| theme.set(one));
        el("button")
            .attr("type", "button")
            .live_attr("aria-pressed", pressed)
            .on("click", choose)
            .with(one.label())
    };
    classed("div", "theme needs-app")
        .attr("role", "group")
        .attr("aria-label", "Theme")
        .with(Theme::ALL.into_iter().map(button).collect::<Html>())
        .into()
}

/// How often the pipeline runs: what there is to say where nobody has asked yet how it does.
fn plan(runs: usize) -> Html {
    let runs = match runs {
        0 => None,
        1 => Some("1 run a day".to_owned()),
        runs => Some(format!("{runs} runs a day")),
    };
    let runs = runs.map(|runs| classed("span", "times plan").with(runs));
    vec![classed("span", "state quiet").with("Pipeline").into(), " ".into(), Html::from(runs)].into()
}

/// How a moment is told in the reader's own time, and whether that was looked for.
type OwnTime = (fn(Stamp) -> String, RwSignal<bool>);

/// How the pipeline does. Words carry it; colour only repeats it.
fn status(schedule: Option<&Schedule>, now: Option<Stamp>, own: Option<OwnTime>) -> Html {
    let (word, text) = match now.map(|now| (PipelineState::at(schedule, now), now)) {
        None => ("quiet", "Pipeline".to_owned()),
        Some((PipelineState::Active, _)) => ("active", "Pipeline Active".to_owned()),
        Some((PipelineState::Late(since), now)) => {
            ("late", format!("Pipeline Late since {}", since.clock_text_beside(now)))
        }
        Some((PipelineState::Paused, _)) => ("paused", "Pipeline Paused".to_owned()),
        Some((PipelineState::Unknown, _)) => ("unknown", "Pipeline Unknown".to_owned()),
    };
    let moment = |name: &str, stamp: Stamp| {
        // Without a clock, “today” is nobody's day, so the date is said.
        let words = stamp.clock_text_beside(now.unwrap_or(Stamp(0)));
        let moment = classed("span", "moment").with(format!("{name}: ")).with(time(stamp, words));
        let Some((local, asked)) = own else { return moment };
        let words = move || asked.get().then(|| format!("Your time: {}", local(stamp))).into();
        // It is no stop of the Tab key: every page would begin with two.
        moment.on("pointerover", move |_| asked.set(true)).with(classed("span", "own").live(words))
    };
    let times = |schedule: &Schedule| {
        let bar = || classed("span", "bar").attr("aria-hidden", "true").with(" | ");
        let next = (!schedule.paused).then(|| vec![bar(), moment("Next", schedule.next)]);
        // Other words in another element: in the same one they would be seen moving.
        let class = if now.is_some() { "times" } else { "times dated" };
        classed("span", class).with(moment("Last", schedule.last)).with(next)
    };
    Html::Many(vec![
        classed("span", format!("state {word}")).with(text).into(),
        " ".into(),
        schedule.map(times).into(),
    ])
}
