//! The names of a scatter plot's dots: at a side of the dot where nothing else stands, or nowhere.

use crate::model::Side;

/// The sides of a narrow drawing, in letters and lines: where names fit there, they do in a wide one.
const WIDTH: f64 = 36.0;
const HEIGHT: f64 = 13.0;
/// The half of what a dot takes.
const DOT: (f64, f64) = (0.9, 0.35);
/// With more dots none is named: who points at one is told its name.
const MANY: usize = 40;

/// A part of a drawing: its middle, and half of its sides.
#[derive(Clone, Copy)]
struct Part {
    at: (f64, f64),
    half: (f64, f64),
}

impl Part {
    fn is_clear_of(&self, other: &Self) -> bool {
        (self.at.0 - other.at.0).abs() >= self.half.0 + other.half.0
            || (self.at.1 - other.at.1).abs() >= self.half.1 + other.half.1
    }

    fn is_inside(&self) -> bool {
        self.at.0 - self.half.0 >= -1.0
            && self.at.0 + self.half.0 <= WIDTH + 1.0
            && self.at.1 - self.half.1 >= 0.0
            && self.at.1 + self.half.1 <= HEIGHT + 1.0
    }
}

/// The side at which the name of each dot stands, if there is room for it; dots by their places in thousandths.
pub fn sides(dots: &[(u16, u16, &str)]) -> Vec<Option<Side>> {
    let place =
        |(x, y, _): &(u16, u16, &str)| (f64::from(*x) / 1000.0 * WIDTH, f64::from(*y) / 1000.0 * HEIGHT);
    let mut taken: Vec<Part> = dots.iter().map(|dot| Part { at: place(dot), half: DOT }).collect();
    let side = |(own, dot): (usize, &(u16, u16, &str))| {
        let (x, y) = place(dot);
        let half = (dot.2.chars().count() as f64 / 2.0, 0.5);
        let beside = DOT.0 + half.0 + 0.1;
        // From the dot's own edge.
        let along = half.0 - DOT.0 / 2.0;
        let sides = [
            (Side::Right, (x + beside, y)),
            (Side::Left, (x - beside, y)),
            (Side::Above, (x, y + 1.0)),
            (Side::Below, (x, y - 1.0)),
            (Side::AboveRight, (x + along, y + 1.0)),
            (Side::AboveLeft, (x - along, y + 1.0)),
            (Side::BelowRight, (x + along, y - 1.0)),
            (Side::BelowLeft, (x - along, y - 1.0)),
        ];
        let free = |(_, at): &(Side, (f64, f64))| {
            let part = Part { at: *at, half };
            part.is_inside() && taken.iter().enumerate().all(|(n, other)| n == own || part.is_clear_of(other))
        };
        let (side, at) = sides.into_iter().find(free)?;
        taken.push(Part { at, half });
        Some(side)
    };
    if dots.len() > MANY {
        return vec![None; dots.len()];
    }
    dots.iter().enumerate().map(side).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_where_nothing_else_does() {
        assert_eq!(
            sides(&[(100, 500, "Svelte"), (900, 500, "Leptos")]),
            [Some(Side::Right), Some(Side::Left)]
        );
        let near = sides(&[(100, 500, "Svelte"), (150, 500, "Solid")]);
        assert_eq!(near, [Some(Side::Above), Some(Side::Right)]);
        // Near the edge a long name stands above or below, from its dot on.
        let edge = sides(&[(42, 140, "Plain JavaScript"), (75, 123, "Solid"), (200, 387, "Svelte")]);
        assert_eq!(edge, [Some(Side::AboveRight), Some(Side::Right), Some(Side::Right)]);
        let same = sides(&[(500, 500, "a"); 9]);
        assert!(same.iter().flatten().count() <= 8 && same[0].is_some());
    }
}
