//! Plots: values against a scale, for the lines of insights and for histories, with what has to be said of them.

use super::axis::{Stop, around, lay_out, unclear};
use super::scale::Scale;
use crate::model::{Extent, has_rtl};
use crate::publish::figure::amount::Amount;
use crate::publish::figure::unit::Unit;

/// How many points a note names.
const NAMED: usize = 3;

/// What is drawn of some values.
pub struct Plot {
    /// What it is drawn against.
    pub scale: Scale,
    /// Where each stands; nothing for gaps.
    pub extents: Vec<Option<Extent>>,
    /// What has to be said of it.
    pub note: String,
}

impl Plot {
    /// A plot of stops in the order of their spans' beginnings, each with its name.
    pub fn of(stops: &[Stop], names: &[&str], unit: &Unit) -> Self {
        let scale = Scale::over(around(stops).unwrap_or_default(), unit);
        let gaps = (0..stops.len()).filter(|place| stops[*place].amount.is_none());
        let named = |places: Vec<usize>| named(places.iter().filter_map(|place| names.get(*place).copied()));
        let gaps = named(gaps.collect()).map(|names| format!("No value for {names}."));
        let unclear =
            named(unclear(stops)).map(|names| format!("Several values for {names}, which no line joins."));
        let legend =
            legend(stops.iter().filter_map(|stop| stop.amount), "A bar between two values is a range.", "");
        let notes = [scale.note.clone(), gaps, unclear, Some(legend).filter(|legend| !legend.is_empty())];
        let note = notes.into_iter().flatten().collect::<Vec<_>>().join(" ");
        Self { extents: lay_out(stops, &scale), scale, note }
    }
}

/// What has to be known to read drawings of values that are not exact.
pub fn legend(amounts: impl Iterator<Item = Amount>, range: &str, about: &str) -> String {
    let (mut ranges, mut rough, mut open) = (false, false, false);
    for amount in amounts {
        match amount {
            Amount::Between(..) => ranges = true,
            Amount::About(_) => rough = true,
            Amount::AtLeast(_) | Amount::AtMost(_) => open = true,
            Amount::Exactly(_) => {}
        }
    }
    let open = if open { "An arrow points to where a value may lie beyond." } else { "" };
    let said = [if ranges { range } else { "" }, if rough { about } else { "" }, open];
    said.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Some names in a sentence, each once; nothing if there are none.
fn named<'n>(names: impl Iterator<Item = &'n str>) -> Option<String> {
    let mut all: Vec<&str> = Vec::new();
    for name in names.filter(|name| !name.is_empty()) {
        if all.last() != Some(&name) {
            all.push(name);
        }
    }
    let more = all.len().saturating_sub(NAMED);
    let mut said: Vec<String> = all.iter().take(NAMED).map(|name| isolated(name)).collect();
    said.extend((more > 0).then(|| format!("{more} more")));
    let last = said.pop()?;
    Some(if said.is_empty() { last } else { format!("{} and {last}", said.join(", ")) })
}

/// A name that keeps its direction to itself, where it has one of its own.
fn isolated(name: &str) -> String {
    if has_rtl(name) { format!("\u{2068}{name}\u{2069}") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stop(place: f64, amount: Option<Amount>) -> Stop {
        Stop { span: (place, place), amount }
    }

    #[test]
    fn a_plot_says_what_it_leaves_out() {
        let amounts = [Some(Amount::Exactly(1.0)), None, Some(Amount::AtLeast(2.0)), None, None, None];
        let stops: Vec<Stop> = (0..).zip(amounts).map(|(n, amount)| stop(f64::from(n), amount)).collect();
        let plot = Plot::of(&stops, &["a", "b", "c", "d", "e", "f"], &Unit::Count);
        assert_eq!(
            plot.note,
            "No value for b, d, e and 1 more. An arrow points to where a value may lie beyond."
        );
        let twice = [stop(0.0, amounts[0]), stop(0.0, amounts[2]), stop(1.0, amounts[0])];
        let plot = Plot::of(&twice[..], &["a", "a", "b"], &Unit::Count);
        assert!(plot.note.starts_with("Several values for a, which no line joins."), "{}", plot.note);
    }

    #[test]
    fn a_name_keeps_its_direction_to_itself() {
        assert_eq!(named(["2010", "مارس"].into_iter()).unwrap(), "2010 and \u{2068}مارس\u{2069}");
        assert_eq!(named([""].into_iter()), None);
    }
}
