//! A drawing in the making, as SVG. Whatever a text says, it stays text.

use super::font::{FAMILY, Weight};
use crate::model::Signal;
use crate::views::escape;
use std::fmt::Write;

/// The size of a picture that stands for a page: what previews of links show whole.
pub const SIZE: (u32, u32) = (1200, 630);

/// A colour of the site, as in `style/tokens.css` for light pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u32);

impl Colour {
    /// What pages are printed on.
    pub const PAPER: Self = Self(0xfb_faf7);
    /// The same in the dark.
    pub const DARK: Self = Self(0x16_171a);
    /// Hairlines.
    pub const LINE: Self = Self(0xdc_d7cb);
    /// Words.
    pub const INK: Self = Self(0x1d_1b18);
    /// Words beside.
    pub const SOFT: Self = Self(0x5f_5a51);
    /// The one accent.
    pub const ACCENT: Self = Self(0x9f_2f1a);
    /// Everything that is drawn on paper.
    pub const DRAWN: [Self; 8] = [
        Self::LINE,
        Self::INK,
        Self::SOFT,
        Self::ACCENT,
        Self::of(Signal::Breakthrough),
        Self::of(Signal::Shift),
        Self::of(Signal::Watch),
        Self::of(Signal::Noise),
    ];

    /// Everything that a chart is drawn in, as in `drawing/svg.rs`.
    pub const CHARTED: [Self; 10] = [
        Self(0xf3_f0e8),
        Self::LINE,
        Self::INK,
        Self::SOFT,
        Self::ACCENT,
        Self(0x1d_4f91),
        Self(0x00_775c),
        Self(0x7a_3b93),
        Self(0x8a_6100),
        Self(0x5f_656d),
    ];

    /// The colour of a signal.
    pub const fn of(signal: Signal) -> Self {
        Self(match signal {
            Signal::Breakthrough => 0x1b_6638,
            Signal::Shift => 0x1d_5794,
            Signal::Watch => 0x75_5200,
            Signal::Noise => 0x5b_5f66,
        })
    }

    /// Red, green and blue.
    pub fn parts(self) -> [u8; 3] {
        let [_, red, green, blue] = self.0.to_be_bytes();
        [red, green, blue]
    }

    /// As SVG and CSS write it.
    pub fn text(self) -> String {
        format!("#{:06x}", self.0)
    }
}

/// Words on one line.
#[derive(Clone, Copy, Debug)]
pub struct Words<'t> {
    /// Where they begin.
    pub x: f32,
    /// What they stand on.
    pub y: f32,
    /// The size of the letters.
    pub size: f32,
    /// How heavy they are.
    pub weight: Weight,
    /// Their colour.
    pub colour: Colour,
    /// What they say.
    pub text: &'t str,
}

/// A drawing on paper.
#[derive(Debug)]
pub struct Drawing(String);

impl Drawing {
    /// Takes a sheet.
    pub fn new() -> Self {
        let (width, height) = SIZE;
        let mut sheet = Self(format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"{FAMILY}\">"
        ));
        sheet.area(0.0, 0.0, width as f32, height as f32, Colour::PAPER);
        sheet
    }

    /// An area of one colour.
    pub fn area(&mut self, x: f32, y: f32, width: f32, height: f32, colour: Colour) {
        let fill = colour.text();
        self.write(format_args!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\"/>"
        ));
    }

    /// A dot.
    pub fn dot(&mut self, x: f32, y: f32, radius: f32, colour: Colour) {
        let fill = colour.text();
        self.write(format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"{fill}\"/>"));
    }

    /// Words.
    pub fn words(&mut self, words: Words<'_>) {
        let Words { x, y, size, weight, colour, text } = words;
        let (weight, fill) = (weight.number(), colour.text());
        // Large letters stand closer.
        let spacing = if size > 60.0 { -0.012 * size } else { 0.0 };
        self.write(format_args!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" font-weight=\"{weight}\" letter-spacing=\"{spacing:.2}\" fill=\"{fill}\">"
        ));
        escape(text, &mut self.0);
        self.0.push_str("</text>");
    }

    /// The drawing, whole.
    pub fn svg(mut self) -> String {
        self.0.push_str("</svg>");
        self.0
    }

    fn write(&mut self, what: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.0.write_fmt(what);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::drawing::svg;

    #[test]
    fn colours_are_those_of_the_pages() {
        let tokens = include_str!("../../../style/tokens.css");
        let own = [
            ("paper", Colour::PAPER),
            ("line", Colour::LINE),
            ("ink", Colour::INK),
            ("soft", Colour::SOFT),
            ("accent", Colour::ACCENT),
        ];
        let signals = Signal::ALL.iter().map(|signal| (signal.word(), Colour::of(*signal)));
        for (name, colour) in own.into_iter().chain(signals) {
            assert!(tokens.contains(&format!("--{name}: light-dark({}, ", colour.text())), "{name}");
        }
        let charted = Colour::CHARTED.map(Colour::text);
        let drawn = [svg::INK, svg::SOFT, svg::LINE, svg::GROUND].into_iter().chain(svg::COLOURS);
        assert!(drawn.clone().all(|colour| charted.iter().any(|own| own == colour)), "{charted:?}");
        assert!(tokens.contains(&format!("--paper: light-dark(#fbfaf7, {})", Colour::DARK.text())));
    }
}
