//! Outlines: what has many corners, as one path in thousandths, from above.

use super::plot::{Plotted, middle};
use crate::model::Bound;
use crate::views::html::{Html, Tag, el};

/// A drawing in thousandths, stretched to the size of the one it stands in; lines keep their width.
pub fn stretched(content: Html) -> Tag {
    el("svg").attr("viewBox", "0 0 1000 1000").attr("preserveAspectRatio", "none").with(content)
}

/// The paths of one course.
#[derive(Default)]
pub struct Paths {
    /// What is filled: to zero, and between the ends of ranges.
    pub area: String,
    /// The line between values that are known.
    pub steps: String,
    /// The line between others.
    pub vague: String,
    /// Points, where they are many.
    pub dots: String,
    /// Rough ones.
    pub about: String,
    /// Ranges, and to which side bounds are open.
    pub ranges: String,
}

/// Goes on to a place, from left and from below.
pub fn to(path: &mut String, command: char, x: u16, y: u16) {
    path.push(command);
    path.push_str(&x.to_string());
    path.push(' ');
    path.push_str(&(1000 - y.min(1000)).to_string());
}

impl Paths {
    /// The paths of a course of points; filled to `zero` if that is given, and with its points if they are `many`.
    pub fn of(points: &[Plotted<'_>], zero: Option<u16>, many: bool) -> Self {
        let mut paths = Self::default();
        // The point before, and whether the last step to it was vague: a path that goes on there needs no new beginning.
        let mut before: Option<(u16, (u16, u16), bool)> = None;
        let mut last: Option<bool> = None;
        for point in points {
            let Some(extent) = point.extent else { continue };
            let (x, (low, high)) = (middle(point), extent.reach);
            let unsure = low != high || extent.bound.is_some();
            match before.filter(|_| extent.joined) {
                None => last = None,
                Some((from, (from_low, from_high), was_unsure)) => {
                    let vague = unsure || was_unsure;
                    let path = if vague { &mut paths.vague } else { &mut paths.steps };
                    // Of ranges, one between their low ends and one between their high ends.
                    let ranges = from_low != from_high || low != high;
                    if ranges || last != Some(vague) {
                        to(path, 'M', from, from_low);
                    }
                    to(path, 'L', x, low);
                    if ranges {
                        to(path, 'M', from, from_high);
                        to(path, 'L', x, high);
                    }
                    last = (!ranges).then_some(vague);
                    let floor = zero.map_or((from_low, low), |zero| (zero, zero));
                    if zero.is_some() || ranges {
                        to(&mut paths.area, 'M', from, floor.0);
                        to(&mut paths.area, 'L', from, from_high);
                        to(&mut paths.area, 'L', x, high);
                        to(&mut paths.area, 'L', x, floor.1);
                        paths.area.push('z');
                    }
                }
            }
            if many {
                paths.point(x, (low, high), extent.bound);
            }
            before = Some((x, (low, high), unsure));
        }
        paths
    }

    fn point(&mut self, x: u16, (low, high): (u16, u16), bound: Option<Bound>) {
        let path = match bound {
            Some(Bound::About) => &mut self.about,
            None if low == high => &mut self.dots,
            _ => &mut self.ranges,
        };
        to(path, 'M', x, low);
        match bound {
            Some(Bound::AtLeast) => path.push_str("v-30"),
            Some(Bound::AtMost) => path.push_str("v30"),
            None if low != high => to(path, 'L', x, high),
            // A line of no length is drawn as its round end.
            _ => path.push_str("h0"),
        }
    }
}
