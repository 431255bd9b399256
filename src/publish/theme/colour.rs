//! A colour, and how far it stands from another.

use std::fmt;

/// Red, green and blue, of which nothing shines through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb([u8; 3]);

impl Rgb {
    /// Black.
    pub const BLACK: Self = Self([0; 3]);
    /// White.
    pub const WHITE: Self = Self([u8::MAX; 3]);

    /// Reads `#rgb` or `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.chars().all(|c| c.is_ascii_hexdigit()))?;
        let part = |at: usize| match digits.len() {
            3 => u8::from_str_radix(digits.get(at..=at)?, 16).ok().map(|part| part * 17),
            6 => u8::from_str_radix(digits.get(2 * at..2 * at + 2)?, 16).ok(),
            _ => None,
        };
        Some(Self([part(0)?, part(1)?, part(2)?]))
    }

    /// The contrast with another colour, from 1 to 21, as WCAG 2.2 has it.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The colour nearest to this on the way to black or white that stands `least` apart from all of `others`.
    pub fn apart_from(self, others: &[Self], least: f64) -> Option<Self> {
        let apart = |colour: &Self| others.iter().all(|other| colour.contrast(*other) >= least);
        let toward = |end: Self| {
            (0..=100).map(move |step| (step, self.mixed(end, step))).find(|(_, colour)| apart(colour))
        };
        let ways = [toward(Self::BLACK), toward(Self::WHITE)].into_iter().flatten();
        ways.min_by_key(|(step, _)| *step).map(|(_, colour)| colour)
    }

    /// So many parts of a hundred of another colour mixed in.
    fn mixed(self, other: Self, parts: u16) -> Self {
        let mix = |own: u8, other: u8| {
            u8::try_from((u16::from(own) * (100 - parts) + u16::from(other) * parts + 50) / 100)
                .unwrap_or(own)
        };
        Self([0, 1, 2].map(|at| mix(self.0[at], other.0[at])))
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_read_in_two_ways_and_no_others() {
        assert_eq!(Rgb::parse("#fff"), Some(Rgb::WHITE));
        assert_eq!(Rgb::parse("#1A2b3c").unwrap().to_string(), "#1a2b3c");
        for text in ["", "#", "fff", "#ff", "#ffff", "#fffffff", "#ggg", "red", "#ff ", "#é1", "rgb(0,0,0)"]
        {
            assert_eq!(Rgb::parse(text), None, "{text}");
        }
    }

    #[test]
    fn contrasts_are_those_of_the_standard() {
        let of = |one: &str, other: &str| Rgb::parse(one).unwrap().contrast(Rgb::parse(other).unwrap());
        assert!((of("#000", "#fff") - 21.0).abs() < 1e-9);
        assert!((of("#777", "#fff") - 4.48).abs() < 0.005);
        assert!((of("#767676", "#ffffff") - 4.54).abs() < 0.005);
        assert!((of("#fff", "#fff") - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_colour_that_does_is_the_nearest() {
        let (grey, paper) = (Rgb::parse("#999").unwrap(), Rgb::WHITE);
        let near = grey.apart_from(&[paper], 4.5).unwrap();
        assert!(near.contrast(paper) >= 4.5 && near.contrast(paper) < 4.8, "{near}");
        assert_eq!(Rgb::BLACK.apart_from(&[paper], 4.5), Some(Rgb::BLACK));
        assert_eq!(grey.apart_from(&[Rgb::WHITE, Rgb::BLACK], 7.0), None);
    }
}
