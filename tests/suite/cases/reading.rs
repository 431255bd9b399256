//! Pages read anywhere, and found as they are asked for.

use crate::common::Site;
use leptos::prelude::*;
use sightline::model::Route;
use sightline::views::{FrameState, Html, frame};

/// A page that is not there asks not to be found, whatever a host answers with it; one that is does not.
#[test]
fn what_is_not_there_is_not_to_be_found() {
    for url in [None, Some("https://sightline.example")] {
        let mut site = Site::with(r#""impact": "high""#);
        site.options.url = url.map(str::to_owned);
        let published = site.published();
        let page = |path: &str| published.text(path);
        let tag = "<meta name=\"robots\" content=\"noindex\">";
        assert!(page("404.html").contains(tag) && !page("404.html").contains("canonical"), "{url:?}");
        for path in ["index.html", "insights/a/index.html", "topics/index.html", "search/index.html"] {
            assert!(!page(path).contains("noindex"), "{path}");
        }
    }
}

/// A figure of a few letters stays on one line; one that is longer may run over several.
#[test]
fn a_long_figure_may_wrap() {
    let figure = |unit: &str| {
        let fields = format!(
            r#""summary": "It took {{f}}.", "figures": {{ "f": {{ "label": "F", "value": 272, "unit": "{unit}", "as_of": "2026", "kind": "estimated" }} }}"#
        );
        Site::with(&fields).page("a")
    };
    assert!(!figure("tokens").contains("data-long"));
    assert!(figure("rindfleischetikettierungen").contains("data-long"));
}

/// A page that does not come is offered as a plain load of its whole address, which the app leaves to the browser.
#[test]
fn a_page_that_does_not_come_is_offered_without_the_app() {
    let notice = |slow: bool, address: Option<fn() -> String>| {
        Owner::new().with(|| {
            let told = FrameState {
                site: RwSignal::new(None),
                route: Callback::new(|()| Route::Feed),
                now: RwSignal::new(None),
                local: None,
                edition: RwSignal::new(None),
                newest: RwSignal::new(None),
                unreached: RwSignal::new(false),
                loading: RwSignal::new(true),
                slow: RwSignal::new(slow),
                address,
            };
            frame(told, || Html::Many(vec![])).to_html()
        })
    };
    let address: fn() -> String = || "https://sightline.example/search/?q=a&sort=oldest".to_owned();
    let link = "<a href=\"https://sightline.example/search/?q=a&amp;sort=oldest\" target=\"_self\">";
    assert!(notice(true, Some(address)).contains(link));
    assert!(!notice(false, Some(address)).contains(link) && !notice(true, None).contains(link));
}
