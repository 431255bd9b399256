//! Labels that keep clear of each other. A publisher does not know how wide a screen is or what a letter takes, so it
//! reckons with a wide drawing and with a narrow one, and with letters wider than most.

use crate::model::Tick;

/// How many letters' widths a wide drawing and a narrow one have room for.
const WIDE: f64 = 80.0;
const NARROW: f64 = 34.0;
/// The space between two labels, in letters.
const APART: f64 = 1.6;
/// Nearer to an end than this, a label begins or ends at its mark.
pub const EDGE: u16 = 60;
/// How far apart labels beside a drawing stand, in thousandths of its height.
const LINE: u16 = 80;

/// What a label takes of an axis, in letters.
fn taken(at: u16, text: &str, width: f64) -> (f64, f64) {
    let (middle, long) = (f64::from(at) / 1000.0 * width, text.chars().count() as f64);
    match at {
        0..=EDGE => (middle, middle + long),
        at if at >= 1000 - EDGE => (middle - long, middle),
        _ => (middle - long / 2.0, middle + long / 2.0),
    }
}

fn clear(one: &(u16, String), next: &(u16, String), width: f64) -> bool {
    taken(one.0, &one.1, width).1 + APART <= taken(next.0, &next.1, width).0
}

/// Whether marks in order keep clear of each other in a wide drawing.
pub fn fit(marks: &[(u16, String)]) -> bool {
    marks.windows(2).all(|pair| clear(&pair[0], &pair[1], WIDE))
}

/// Those of some marks, in order, that keep clear of each other; the last comes before those it stands in the way of, if
/// `last` says so.
fn thinned(marks: &[(u16, String)], width: f64, last: bool) -> Vec<usize> {
    let mut kept: Vec<usize> = Vec::new();
    for place in 0..marks.len() {
        let fits =
            |kept: &Vec<usize>| kept.last().is_none_or(|one| clear(&marks[*one], &marks[place], width));
        while last && place + 1 == marks.len() && kept.len() > 1 && !fits(&kept) {
            kept.pop();
        }
        if fits(&kept) {
            kept.push(place);
        }
    }
    kept
}

/// Marks of an axis as there is room for them; `ends` says whether the last counts more than those before it.
pub fn ticks(marks: Vec<(u16, String)>, ends: bool) -> Vec<Tick> {
    let wide = thinned(&marks, WIDE, ends);
    let mut marks: Vec<Option<(u16, String)>> = marks.into_iter().map(Some).collect();
    let wide: Vec<(u16, String)> = wide.into_iter().filter_map(|place| marks[place].take()).collect();
    // What is round stays round: every second or every third.
    let every = |step: usize| wide.iter().cloned().step_by(step).collect::<Vec<_>>();
    let fits = |step: &usize| every(*step).windows(2).all(|pair| clear(&pair[0], &pair[1], NARROW));
    let narrow: Vec<usize> = match (1..=wide.len()).find(fits) {
        Some(step) if !ends => (0..wide.len()).step_by(step).collect(),
        _ => thinned(&wide, NARROW, ends),
    };
    let tick =
        |(place, (at, text)): (usize, (u16, String))| Tick { at, text, wide: !narrow.contains(&place) };
    wide.into_iter().enumerate().map(tick).collect()
}

/// Where labels stand that want to stand at these heights: in their order and clear of each other, each as near as can be.
/// Nothing where there is no room for all.
pub fn spread(wanted: &[u16]) -> Option<Vec<u16>> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by_key(|place| wanted[*place]);
    // Neighbours that want the same room become a block, whose middle stands where they want to on average.
    let mut blocks: Vec<(f64, usize)> = Vec::new();
    let line = f64::from(LINE);
    if order.len().saturating_sub(1) as f64 * line > 1000.0 {
        return None;
    }
    let inside = |(middle, count): (f64, usize)| {
        let half = (count - 1) as f64 * line / 2.0;
        (middle.clamp(half, 1000.0 - half), count)
    };
    for place in &order {
        blocks.push((f64::from(wanted[*place]), 1));
        while let [.., one, next] = blocks[..] {
            let room = (one.1 + next.1) as f64 * line / 2.0;
            if inside(next).0 - inside(one).0 >= room {
                break;
            }
            let count = one.1 + next.1;
            let middle = (one.0 * one.1 as f64 + next.0 * next.1 as f64) / count as f64;
            blocks.truncate(blocks.len() - 2);
            blocks.push((middle, count));
        }
    }
    let mut places = vec![0; wanted.len()];
    let mut order = order.into_iter();
    for (middle, count) in blocks.into_iter().map(inside) {
        let low = middle - (count - 1) as f64 * line / 2.0;
        for (n, place) in order.by_ref().take(count).enumerate() {
            places[place] = (low + n as f64 * line).round() as u16;
        }
    }
    Some(places)
}

/// The line, from 0, in which each of some texts stands above a drawing, each from the middle of its span; nothing where
/// they do not fit into `lines`.
pub fn lines(texts: &[(u16, &str)], lines: usize) -> Option<Vec<usize>> {
    let mut taken_in: Vec<Vec<(f64, f64)>> = vec![Vec::new(); lines];
    texts
        .iter()
        .map(|(at, text)| {
            let (from, to) = taken(*at, text, WIDE);
            let free = |line: &Vec<(f64, f64)>| {
                line.iter().all(|(low, high)| to + APART <= *low || high + APART <= from)
            };
            let line = taken_in.iter().position(free)?;
            taken_in[line].push((from, to));
            Some(line)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn narrow_screens_get_fewer_marks() {
        let years = (0..=8u16).map(|n| (n * 125, format!("{}", 2016 + n))).collect();
        let ticks = ticks(years, false);
        assert_eq!(ticks.len(), 9);
        let narrow: Vec<&str> =
            ticks.iter().filter(|tick| !tick.wide).map(|tick| tick.text.as_str()).collect();
        assert_eq!(narrow, ["2016", "2018", "2020", "2022", "2024"]);
    }

    #[test]
    fn labels_that_want_one_place_part_around_it() {
        assert_eq!(spread(&[500, 500]).unwrap(), [460, 540]);
        assert_eq!(spread(&[1000, 990, 100]).unwrap(), [1000, 920, 100]);
        assert_eq!(spread(&[5; 14]), None);
        assert_eq!(spread(&[]).unwrap(), [0u16; 0]);
    }

    #[test]
    fn texts_above_a_drawing_stand_in_lines() {
        let long = "a text of some thirty letters!";
        assert_eq!(lines(&[(0, long), (900, long), (300, long)], 3).unwrap(), [0, 0, 1]);
        assert_eq!(lines(&[(500, long); 3], 2), None);
    }

    proptest! {
        #[test]
        fn no_labels_overlap(wanted in prop::collection::vec(0..=1000u16, 1..13)) {
            let places = spread(&wanted).unwrap();
            for (a, at) in wanted.iter().zip(&places) {
                prop_assert!(*at <= 1000);
                for (b, other) in wanted.iter().zip(&places) {
                    prop_assert!(a >= b || at < other, "{:?} {:?}", wanted, places);
                }
            }
            let mut sorted = places.clone();
            sorted.sort_unstable();
            prop_assert!(sorted.windows(2).all(|pair| pair[1] - pair[0] >= LINE - 1), "{:?}", sorted);
        }

        #[test]
        fn no_marks_overlap(mut marks in prop::collection::vec((0..=1000u16, "[a-z]{1,12}"), 1..30), ends: bool) {
            marks.sort();
            let ticks = ticks(marks.clone(), ends);
            prop_assert!(!ticks.is_empty());
            for (width, wide) in [(WIDE, true), (NARROW, false)] {
                let shown: Vec<(u16, String)> =
                    ticks.iter().filter(|tick| wide || !tick.wide).map(|tick| (tick.at, tick.text.clone())).collect();
                prop_assert!(!shown.is_empty() && shown.windows(2).all(|pair| clear(&pair[0], &pair[1], width)));
            }
        }
    }
}
