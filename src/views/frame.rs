//! What stands around every page: status bar, header, footer.

use super::host::{Theme, host, links};
use crate::model::{PipelineState, Route, Schedule, Site, Stamp};
use leptos::prelude::*;

/// Every page's frame, with the page in it.
#[component]
pub fn Frame(
    /// The site; nothing while it is not loaded.
    #[prop(into)]
    site: Signal<Option<Site>>,
    /// The page in view.
    #[prop(into)]
    route: Signal<Route>,
    /// The reader's clock; nothing where there is none, and then no state is claimed.
    #[prop(into)]
    now: Signal<Option<Stamp>>,
    /// A moment in the reader's own words.
    #[prop(optional)]
    local: Option<Callback<Stamp, String>>,
    /// Whether something is loading.
    #[prop(optional, into)]
    loading: Signal<bool>,
    /// The page.
    children: Children,
) -> impl IntoView {
    let links = links();
    let home = links.to(&Route::Feed);
    let name = move || site.with(|site| site.as_ref().map_or_else(|| "Sightline".to_owned(), |site| site.name.clone()));
    let part = {
        let links = links.clone();
        move |to: Route, text: &'static str, here: fn(&Route) -> bool| {
            let current = move || route.with(here).then_some("page");
            view! { <li><a href=links.to(&to) aria-current=current>{text}</a></li> }.into_any()
        }
    };
    view! {
        <a class="skip" href="#main">"Skip to content"</a>
        <div class="progress" class:on=move || loading.get() aria-hidden="true"></div>
        <div class="status" role="status" aria-label="Pipeline">
            {move || site.with(|site| status(site.as_ref().and_then(|site| site.schedule.as_ref()), now.get(), local))}
        </div>
        <header class="site">
            <a class="name" href=home.clone()>{name}</a>
            <nav aria-label="Site">
                <ul>
                    {part(Route::Feed, "Insights", |route| matches!(route, Route::Feed | Route::Insight(_)))}
                    {part(Route::Topics, "Topics", |route| matches!(route, Route::Topics | Route::Topic(_)))}
                    <li class="needs-app"><a href=format!("{home}#filter")>"Search"</a></li>
                </ul>
            </nav>
            {theme_switch()}
        </header>
        <main id="main">{children()}</main>
        <footer class="site">{move || site.with(|site| site.as_ref().map(footer))}</footer>
    }
}

fn footer(site: &Site) -> AnyView {
    let built = site.built;
    view! {
        <p>{site.description.clone()}</p>
        <p>
            "Every figure here is typed once, with its unit, date and source. Published "
            <time datetime=built.rfc3339()>{format!("{}, {}", built.day_text(), built.clock_text())}</time> " with Sightline."
        </p>
    }
    .into_any()
}

fn theme_switch() -> AnyView {
    let theme = host().map(|host| host.theme);
    let button = move |one: Theme| {
        let pressed = move || (theme.map_or(Theme::Auto, |theme| theme.get()) == one).to_string();
        let choose = move |_| {
            if let Some(theme) = theme {
                theme.set(one);
            }
        };
        let text = match one {
            Theme::Auto => "Auto",
            Theme::Light => "Light",
            Theme::Dark => "Dark",
        };
        view! { <button type="button" aria-pressed=pressed on:click=choose>{text}</button> }.into_any()
    };
    view! { <div class="theme needs-app" role="group" aria-label="Theme">{Theme::ALL.into_iter().map(button).collect_view()}</div> }.into_any()
}

/// How the pipeline does. Words carry it; colour only repeats it.
fn status(schedule: Option<&Schedule>, now: Option<Stamp>, local: Option<Callback<Stamp, String>>) -> AnyView {
    let (word, text) = match now.map(|now| (PipelineState::at(schedule, now), now)) {
        None => ("quiet", "Pipeline".to_owned()),
        Some((PipelineState::Active, _)) => ("active", "Pipeline Active".to_owned()),
        Some((PipelineState::Late(since), now)) => ("late", format!("Pipeline Late since {}", since.clock_text_beside(now))),
        Some((PipelineState::Paused, _)) => ("paused", "Pipeline Paused".to_owned()),
        Some((PipelineState::Unknown, _)) => ("unknown", "Pipeline Unknown".to_owned()),
    };
    let moment = move |name: &str, stamp: Stamp| {
        // Without a clock, “today” is nobody's day, so the date is said.
        let words = stamp.clock_text_beside(now.unwrap_or(Stamp(0)));
        let own = local.map(|local| local.run(stamp));
        let stop = own.is_some().then_some("0");
        view! {
            <span class="moment" tabindex=stop>
                {format!("{name}: ")} <time datetime=stamp.rfc3339()>{words}</time>
                {own.map(|own| view! { <span class="own">{format!("Your time: {own}")}</span> })}
            </span>
        }
    };
    let times = schedule.map(|schedule| {
        let next = (!schedule.paused).then(|| view! { <span class="bar" aria-hidden="true">" | "</span> {moment("Next", schedule.next)} });
        view! { <span class="times">{moment("Last", schedule.last)} {next}</span> }
    });
    view! { <span class=format!("state {word}")>{text}</span> {times} }.into_any()
}
