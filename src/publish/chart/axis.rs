//! Where points stand from left to right, and which of them a line may join.

use super::scale::{Scale, share};
use crate::model::Extent;
use crate::publish::figure::amount::Amount;

/// A point to be drawn: from where to where on the axis, and what is known there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stop {
    /// Its first place and the one after its last: a period, or twice the same number.
    pub span: (f64, f64),
    /// Its value; nothing for a gap.
    pub amount: Option<Amount>,
}

/// Several points of one period, or of periods that overlap: what is known of them cannot be put in order.
struct Cluster {
    first: usize,
    /// Whether all that is said there is one value.
    clear: bool,
}

/// Where each of `stops` is drawn; nothing for gaps. They come in the order of their spans' beginnings.
pub fn lay_out(stops: &[Stop], scale: &Scale) -> Vec<Option<Extent>> {
    let mut drawn: Vec<Option<Extent>> =
        stops.iter().map(|stop| stop.amount.map(|amount| scale.extent(amount))).collect();
    // A line says that one value came after another, so it joins neighbours of which each is one value and in order.
    for pair in clusters(stops).windows(2) {
        if let Some(Some(extent)) = drawn.get_mut(pair[1].first) {
            extent.joined = pair[0].clear && pair[1].clear;
        }
    }
    drawn
}

/// The places of stops that share a period with one that says something else.
pub fn unclear(stops: &[Stop]) -> Vec<usize> {
    let clusters = clusters(stops);
    let next = clusters.iter().skip(1).map(|cluster| cluster.first).chain([stops.len()]);
    let unclear = clusters.iter().zip(next).filter(|(cluster, _)| !cluster.clear);
    let known = |(cluster, next): (&Cluster, usize)| {
        let known: Vec<usize> =
            (cluster.first..next).filter(|place| stops[*place].amount.is_some()).collect();
        if known.len() > 1 { known } else { Vec::new() }
    };
    unclear.flat_map(known).collect()
}

fn clusters(stops: &[Stop]) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut end = f64::NEG_INFINITY;
    for (place, stop) in stops.iter().enumerate() {
        let (from, to) = stop.span;
        match clusters.last_mut() {
            Some(cluster) if from < end || stop.span == stops[place - 1].span => {
                cluster.clear &= stop.amount.is_some() && *stop == stops[place - 1];
            }
            _ => clusters.push(Cluster { first: place, clear: stop.amount.is_some() }),
        }
        end = end.max(to);
    }
    clusters
}

/// An axis from left to right, for spans along it.
#[derive(Clone, Copy, Debug)]
pub struct Across {
    /// Its ends.
    pub ends: (f64, f64),
    /// How long the shortest span is.
    pub shortest: f64,
}

impl Across {
    /// The axis that holds all of some spans.
    pub fn of(spans: impl Iterator<Item = (f64, f64)> + Clone) -> Self {
        let shortest = spans.clone().map(|(from, to)| to - from).fold(f64::INFINITY, f64::min);
        let whole = Self { ends: (0.0, 0.0), shortest };
        let ends = spans.map(|span| whole.drawn(span));
        let ends = ends.reduce(|all, (from, to)| (all.0.min(from), all.1.max(to)));
        Self { ends: ends.unwrap_or_default(), shortest }
    }

    /// What a span takes of it. A period stands at its middle; where some are much longer than others, those take what they
    /// span, since nothing says when in a year its value was so.
    fn drawn(&self, (from, to): (f64, f64)) -> (f64, f64) {
        if to - from > self.shortest * 1.5 { (from, to) } else { (from.midpoint(to), from.midpoint(to)) }
    }

    /// Where a number stands on it, in thousandths.
    pub fn place(&self, v: f64) -> u16 {
        share(v, self.ends)
    }

    /// The same for a span.
    pub fn at(&self, span: (f64, f64)) -> (u16, u16) {
        let (from, to) = self.drawn(span);
        (self.place(from), self.place(to))
    }
}

/// Where stops stand from left to right.
pub fn places(stops: &[Stop]) -> Vec<(u16, u16)> {
    let across = Across::of(stops.iter().map(|stop| stop.span));
    stops.iter().map(|stop| across.at(stop.span)).collect()
}

/// The lowest and the highest of what stops know.
pub fn around(stops: &[Stop]) -> Option<(f64, f64)> {
    super::scale::around(stops.iter().filter_map(|stop| stop.amount))
}

/// The course of a value without its points: lines through those that are joined, a line of its own for one that is
/// not, and one each for the lower and upper ends of ranges.
pub fn course(stops: &[Stop]) -> Vec<Vec<(u16, u16)>> {
    let Some(values) = around(stops) else { return Vec::new() };
    let drawn = lay_out(stops, &Scale::unmarked(values));
    let drawn: Vec<((u16, u16), Extent)> =
        places(stops).into_iter().zip(drawn).filter_map(|(at, extent)| Some((at, extent?))).collect();
    let runs = drawn.chunk_by(|_, (_, next)| next.joined);
    runs.flat_map(|run| {
        let line = |end: fn(&Extent) -> u16| -> Vec<(u16, u16)> {
            run.iter().map(|(at, extent)| (at.0.midpoint(at.1), end(extent))).collect()
        };
        let (low, high) = (line(|extent| extent.reach.0), line(|extent| extent.reach.1));
        if low == high { vec![low] } else { vec![low, high] }
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stop(from: f64, to: f64, v: Option<f64>) -> Stop {
        Stop { span: (from, to), amount: v.map(Amount::Exactly) }
    }

    fn drawn(stops: &[Stop]) -> Vec<Option<Extent>> {
        lay_out(stops, &Scale::unmarked(around(stops).unwrap_or_default()))
    }

    fn joined(stops: &[Stop]) -> Vec<bool> {
        drawn(stops).iter().map(|extent| extent.as_ref().is_some_and(|extent| extent.joined)).collect()
    }

    #[test]
    fn points_stand_where_they_fall_and_a_gap_breaks_the_line() {
        let years = [
            (1990.0, Some(0.0)),
            (2000.0, Some(10.0)),
            (2010.0, None),
            (2020.0, Some(30.0)),
            (2021.0, Some(31.0)),
        ];
        let stops = years.map(|(year, v)| stop(year, year + 1.0, v));
        let at: Vec<u16> = places(&stops).iter().map(|at| at.0).collect();
        assert_eq!(at, [0, 323, 645, 968, 1000]);
        assert_eq!(joined(&stops), [false, true, false, false, true]);
    }

    #[test]
    fn what_cannot_be_put_in_order_is_not_joined() {
        // January, its year, and the January after.
        let stops = [stop(0.0, 1.0, Some(5.0)), stop(0.0, 12.0, Some(7.0)), stop(12.0, 13.0, Some(9.0))];
        assert_eq!((joined(&stops), unclear(&stops)), (vec![false; 3], vec![0, 1]));
        assert_eq!(places(&stops)[1], (0, 960), "the year takes its span");
        // The same date twice: with other values, and with the same.
        let stops = [stop(0.0, 1.0, Some(1.0)), stop(1.0, 2.0, Some(2.0)), stop(1.0, 2.0, Some(3.0))];
        assert_eq!((joined(&stops), unclear(&stops)), (vec![false; 3], vec![1, 2]));
        let stops = [
            stop(0.0, 1.0, Some(1.0)),
            stop(1.0, 2.0, Some(2.0)),
            stop(1.0, 2.0, Some(2.0)),
            stop(2.0, 3.0, Some(1.0)),
        ];
        assert_eq!((joined(&stops), unclear(&stops)), (vec![false, true, false, true], vec![]));
    }

    #[test]
    fn a_course_breaks_where_the_line_does_and_follows_both_ends_of_a_range() {
        let stops = [
            stop(0.0, 0.0, Some(0.0)),
            stop(1.0, 1.0, Some(2.0)),
            stop(2.0, 2.0, None),
            stop(4.0, 4.0, Some(4.0)),
        ];
        assert_eq!(course(&stops), [vec![(0, 0), (250, 500)], vec![(1000, 1000)]]);
        let range = Stop { span: (1.0, 1.0), amount: Some(Amount::Between(2.0, 4.0)) };
        assert_eq!(course(&[stops[0], range]), [vec![(0, 0), (1000, 500)], vec![(0, 0), (1000, 1000)]]);
        assert_eq!(course(&[stops[2]]), Vec::<Vec<(u16, u16)>>::new());
    }

    fn stops() -> impl Strategy<Value = Vec<Stop>> {
        let amount = prop_oneof![
            Just(None),
            (-9.0..9.0f64).prop_map(|v| Some(Amount::Exactly(v))),
            (-9..9i32).prop_map(|v| Some(Amount::Exactly(v.into()))),
            (-9.0..9.0f64).prop_map(|v| Some(Amount::Between(v, v + 1.0))),
        ];
        let one = ((-40..40i32), (0..4i32), amount)
            .prop_map(|(from, long, amount)| Stop { span: (from.into(), f64::from(from + long)), amount });
        prop::collection::vec(one, 1..12).prop_map(|mut stops| {
            stops.sort_by(|a, b| a.span.0.total_cmp(&b.span.0));
            stops
        })
    }

    proptest! {
        #[test]
        fn no_line_spans_a_gap_or_says_an_order_that_nobody_knows(stops in stops()) {
            let drawn = drawn(&stops);
            let mut before: Option<usize> = None;
            for (place, extent) in drawn.iter().enumerate() {
                let Some(extent) = extent else { continue };
                if extent.joined {
                    let from = before.unwrap();
                    prop_assert!(stops[from].span.1 <= stops[place].span.0);
                    prop_assert!(stops[from..place].iter().all(|stop| stop.amount.is_some()));
                    let line = (stops[from].span.1, stops[place].span.0);
                    for gap in stops.iter().filter(|stop| stop.amount.is_none()) {
                        prop_assert!(gap.span.1 <= line.0 || gap.span.0 >= line.1, "{:?} spans {:?}", line, gap);
                    }
                }
                before = Some(place);
            }
        }

        #[test]
        fn places_keep_the_order_of_dates(stops in stops()) {
            let places = places(&stops);
            for (a, at) in stops.iter().zip(&places) {
                prop_assert!(at.0 <= at.1 && at.1 <= 1000);
                for (b, other) in stops.iter().zip(&places) {
                    prop_assert!(a.span.1 > b.span.0 || at.1 <= other.0);
                }
            }
        }

        #[test]
        fn any_numbers_have_a_place(spans in prop::collection::vec(prop::num::f64::ANY, 1..6)) {
            let mut stops: Vec<Stop> = spans.iter().filter(|v| v.is_finite()).map(|v| stop(*v, *v, Some(*v))).collect();
            stops.sort_by(|a, b| a.span.0.total_cmp(&b.span.0));
            let places = places(&stops);
            prop_assert!(places.windows(2).all(|pair| pair[0].1 <= pair[1].0));
            prop_assert!(drawn(&stops).iter().flatten().all(|extent| extent.reach.1 <= 1000));
        }
    }
}
