//! The help: every key, and what is kept on the device.

use crate::views::host::Host;
use crate::views::html::{Html, classed, el};
use crate::views::reader::{ReaderContext, keeps_nothing};
use leptos::prelude::*;

/// Keys that do the same, or the like.
struct KeyRow {
    keys: &'static [&'static str],
    /// What they do.
    does: &'static str,
}

/// Every key.
const KEYS: [KeyRow; 7] = [
    KeyRow {
        keys: &["j", "k"],
        does: "In a list: the next insight, the one before. On an insight: the older one, the newer one",
    },
    KeyRow { keys: &["Enter"], does: "Opens the insight the focus is on" },
    KeyRow { keys: &["s"], does: "Saves the insight, or takes it out again" },
    KeyRow {
        keys: &["g"],
        does: "Then i, t, f, c or s: goes to Insights, Topics, Figures, Compare or Saved",
    },
    KeyRow {
        keys: &["/", "Ctrl K", "⌘ K"],
        does: "Finds insights, topics, figures, and what else there is to do",
    },
    KeyRow { keys: &["?"], does: "Opens this help" },
    KeyRow { keys: &["Esc"], does: "Closes what is open" },
];

/// The help, in a dialog that is closed at first.
pub fn help(host: Host, reader: ReaderContext) -> Html {
    let ReaderContext(profile) = reader;
    let off = move || profile.with(|profile| profile.keys_off);
    let turn = move |_| profile.update(|profile| profile.keys_off = !profile.keys_off);
    let words = |off| {
        if off { "They are off; Ctrl K still finds. " } else { "Keys of a single letter or sign are on. " }
    };
    let state = move || words(off()).into();
    let switch = move || if off() { "Turn them on" } else { "Turn them off" }.into();
    let switch = classed("button", "quiet").attr("type", "button").on("click", turn).live(switch);
    let close = classed("button", "main")
        .attr("type", "button")
        .on("click", move |_| host.help.run(false))
        .with("Close");
    classed("dialog", "help")
        .attr("aria-labelledby", "help")
        .with(el("h2").attr("id", "help").attr("tabindex", "-1").attr("autofocus", "").with("Keyboard"))
        .with(el("dl").with(KEYS.iter().map(row).collect::<Html>()))
        .with(el("p").with(el("span").attr("role", "status").live(state)).with(switch))
        .with(el("h3").with("What is kept"))
        .with(el("p").with(
            "Which insights you have read and saved, what you last searched for, when you were last here, the theme and \
             the choice above stay in this browser. Nothing of it is sent anywhere; clearing the site’s data in the browser forgets it.",
        ))
        .with(keeps_nothing(reader, "all of it"))
        .with(el("p").with(close))
        .into()
}

fn row(KeyRow { keys, does }: &KeyRow) -> Html {
    let keys: Html = keys.iter().map(|key| el("kbd").with(*key)).collect();
    el("div").with(el("dt").with(keys)).with(el("dd").with(*does)).into()
}
