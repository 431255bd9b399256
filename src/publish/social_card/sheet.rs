//! Where things stand on a picture: a head, a title, a figure or a foot.

use super::drawing::{Colour, Drawing, SIZE, Words};
use super::font::{Font, Weight};
use super::lines::{Lines, Step, fitted};
use crate::model::Signal;

const LEFT: f32 = 80.0;
const RIGHT: f32 = SIZE.0 as f32 - LEFT;
const WIDE: f32 = RIGHT - LEFT;
/// What stands apart on one line is at least so far apart.
const GAP: f32 = 32.0;

/// Small print, one line.
const SMALL: f32 = 30.0;
/// What a figure counts, one line.
const LABEL: f32 = 34.0;
const NAME: [Step; 1] = [step(32.0, 1)];
/// A title above a figure, one that has the sheet to itself, and the site's name on its cover.
const ABOVE: [Step; 5] = [step(96.0, 1), step(80.0, 2), step(68.0, 3), step(58.0, 3), step(50.0, 4)];
const ALONE: [Step; 5] = [step(104.0, 2), step(96.0, 3), step(80.0, 4), step(64.0, 5), step(54.0, 6)];
const COVER: [Step; 4] = [step(132.0, 1), step(104.0, 2), step(84.0, 2), step(64.0, 3)];
const DESCRIPTION: [Step; 2] = [step(42.0, 2), step(36.0, 3)];
/// A value has a line; the longest, two.
const VALUE: [Step; 5] = [step(136.0, 1), step(108.0, 1), step(84.0, 1), step(64.0, 1), step(50.0, 2)];

const fn step(size: f32, most: usize) -> Step {
    Step { size, most }
}

/// A drawing in the site's design.
pub struct Sheet {
    drawing: Drawing,
    font: &'static Font,
}

impl Sheet {
    /// An empty sheet; nothing where there are no letters to draw with.
    pub fn new() -> Option<Self> {
        Font::bundled().map(|font| Self { drawing: Drawing::new(), font })
    }

    /// A text as it can be drawn, if it can.
    pub fn drawable(&self, text: &str) -> Option<String> {
        self.font.drawable(text)
    }

    /// The drawing, whole.
    pub fn svg(self) -> String {
        self.drawing.svg()
    }

    /// Who says it and, of an insight, of what kind it is and from when.
    pub fn head(&mut self, site: &str, of: Option<(Signal, &str)>) {
        const BASE: f32 = 86.0;
        let mut end = RIGHT;
        if let Some(date) = of.and_then(|(_, date)| self.drawable(date)) {
            end -= self.font.width(&date, Weight::Regular) * SMALL;
            self.small(end, BASE, Colour::SOFT, &date);
            end -= GAP;
        }
        if let Some((signal, _)) = of
            && let Some(signal_words) = self.drawable(signal.label())
        {
            end -= self.font.width(&signal_words, Weight::Regular) * SMALL;
            self.small(end, BASE, Colour::of(signal), &signal_words);
            end -= 20.0;
            self.drawing.dot(end, BASE - 10.0, 7.0, Colour::of(signal));
            end -= GAP;
        }
        if let Some(site) = self.drawable(site) {
            let lines = self.fitted(&site, end - LEFT, &NAME, Weight::Semibold);
            self.lines(&lines, BASE, 1.0, Weight::Semibold, Colour::INK);
        }
        self.hairline(116.0);
        self.drawing.area(LEFT, 115.0, 96.0, 5.0, Colour::ACCENT);
    }

    /// A title above a figure.
    pub fn above(&mut self, title: &str) {
        let lines = self.fitted(title, WIDE, &ABOVE, Weight::Regular);
        self.lines(&lines, 144.0 + lines.size * 0.8, 1.1, Weight::Regular, Colour::INK);
    }

    /// A title that has the sheet to itself.
    pub fn alone(&mut self, title: &str) {
        let lines = self.fitted(title, WIDE, &ALONE, Weight::Regular);
        self.lines(&lines, 160.0 + lines.size * 0.8, 1.1, Weight::Regular, Colour::INK);
    }

    /// A figure, if it can be drawn: its value large, what it counts, and of when it speaks.
    pub fn figure(&mut self, (value, label, as_of): (&str, &str, &str)) -> bool {
        let (Some(value), Some(label)) = (self.drawable(value), self.drawable(label)) else {
            return false;
        };
        let value = self.fitted(&value, WIDE, &VALUE, Weight::Regular);
        // A value without its end is another value.
        if !value.whole {
            return false;
        }
        // Between the label and the value there is room for what hangs below its line.
        let (foot, size) = (580.0, value.size);
        let base = foot - 38.0 - size * 0.22;
        let first = base - value.lines.len().saturating_sub(1) as f32 * size * 1.1;
        self.hairline(first - size * 0.66 - 38.0);
        self.lines(&value, first, 1.1, Weight::Regular, Colour::ACCENT);
        let as_of = self.drawable(&format!("as of {as_of}")).unwrap_or_default();
        let room = WIDE - GAP - self.font.width(&as_of, Weight::Regular) * LABEL;
        let label = self.fitted(&label, room, &[step(LABEL, 1)], Weight::Regular);
        self.lines(&label, foot, 1.0, Weight::Regular, Colour::INK);
        let end = label.lines.last().map_or(0.0, |line| self.font.width(line, Weight::Regular) * LABEL);
        let (x, y, size, weight) = (LEFT + end + 16.0, foot, LABEL, Weight::Regular);
        self.drawing.words(Words { x, y, size, weight, colour: Colour::SOFT, text: &as_of });
        true
    }

    /// The site's name, and what it is.
    pub fn cover(&mut self, name: &str, description: &str) {
        self.drawing.area(LEFT, 80.0, 96.0, 5.0, Colour::ACCENT);
        let name = self.fitted(name, WIDE, &COVER, Weight::Regular);
        let under = self.lines(&name, 124.0 + name.size * 0.8, 1.05, Weight::Regular, Colour::INK);
        if let Some(description) = self.drawable(description) {
            let lines = self.fitted(&description, WIDE, &DESCRIPTION, Weight::Regular);
            self.lines(&lines, under + 64.0 + lines.size * 0.8, 1.3, Weight::Regular, Colour::SOFT);
        }
    }

    /// Words at the foot, as many as have room.
    pub fn foot<'t>(&mut self, words: impl IntoIterator<Item = &'t str>) {
        let mut text = String::new();
        for word in words.into_iter().filter_map(|word| self.font.drawable(word)) {
            let more = if text.is_empty() { word } else { format!("{text} · {word}") };
            if self.font.width(&more, Weight::Regular) * SMALL > WIDE {
                break;
            }
            text = more;
        }
        self.hairline(534.0);
        self.small(LEFT, 580.0, Colour::SOFT, &text);
    }

    fn fitted(&self, text: &str, width: f32, steps: &[Step], weight: Weight) -> Lines {
        fitted(text, width, steps, |text| self.font.width(text, weight))
    }

    /// Writes lines, the first of them on `base`; returns where the last one stands.
    fn lines(&mut self, lines: &Lines, base: f32, height: f32, weight: Weight, colour: Colour) -> f32 {
        let size = lines.size;
        let mut y = base;
        for (place, text) in lines.lines.iter().enumerate() {
            y = base + place as f32 * size * height;
            self.drawing.words(Words { x: LEFT, y, size, weight, colour, text });
        }
        y
    }

    fn small(&mut self, x: f32, y: f32, colour: Colour, text: &str) {
        self.drawing.words(Words { x, y, size: SMALL, weight: Weight::Regular, colour, text });
    }

    fn hairline(&mut self, y: f32) {
        // On whole pixels, so that it is sharp.
        self.drawing.area(LEFT, y.round(), WIDE, 2.0, Colour::LINE);
    }
}
