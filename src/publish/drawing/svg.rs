//! SVG as text: what is drawn with, and nothing that a strict policy or another program would not take.

use std::fmt::Write;

/// The colours of series on paper, in their order, and the patterns of their lines.
pub const COLOURS: [&str; 6] = ["#9f2f1a", "#1d4f91", "#00775c", "#7a3b93", "#8a6100", "#5f656d"];
/// Dashes and gaps of lines, in pixels.
pub const DASHES: [&str; 6] = ["none", "7 3", "2 3", "10 3 2 3", "4 2", "1 2"];
/// The colours of words, of words beside, of lines and of the paper.
pub const INK: &str = "#1d1b18";
/// Of words beside.
pub const SOFT: &str = "#5f5a51";
/// Of lines behind what is drawn.
pub const LINE: &str = "#dcd7cb";
/// Of bands.
pub const GROUND: &str = "#f3f0e8";
/// Of what it is drawn on.
pub const PAPER: &str = "#fbfaf7";
/// What a letter takes of a line, in parts of its size: wider than most.
const LETTER: f64 = 0.56;

/// The colour of a series.
pub fn colour(series: usize) -> &'static str {
    COLOURS[series % COLOURS.len()]
}

/// Which end of a text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub struct Face {
    /// Its size in pixels.
    pub size: f64,
    /// Whether it is bold.
    pub bold: bool,
    /// Its colour.
    pub fill: &'static str,
}

/// Words as most are.
pub const PLAIN: Face = Face { size: 13.0, bold: false, fill: INK };
/// Words beside.
pub const BESIDE: Face = Face { size: 13.0, bold: false, fill: SOFT };
/// Values.
pub const STRONG: Face = Face { size: 13.0, bold: true, fill: INK };

impl Face {
    /// What a text takes of a line, in pixels.
    pub fn width(self, text: &str) -> f64 {
        text.chars().count() as f64 * self.size * if self.bold { LETTER * 1.06 } else { LETTER }
    }

    /// A text in lines no longer than `width`, parted at spaces where it has any.
    pub fn lines(self, text: &str, width: f64) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            match lines.last_mut() {
                Some(line) if self.width(line) + self.width(word) + self.size * LETTER <= width => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        lines
    }
}

/// A drawing that is being written.
#[derive(Debug, Default)]
pub struct Svg {
    /// What is written so far.
    pub out: String,
}

// Writing into a text never fails.
impl Svg {
    /// Words at a place: of their end that `anchor` names, and of their base line.
    pub fn text(&mut self, (x, y): (f64, f64), anchor: Anchor, face: Face, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let weight = if face.bold { " font-weight=\"600\"" } else { "" };
        let _ = write!(
            self.out,
            r#"<text x="{x:.1}" y="{y:.1}" text-anchor="{anchor}" font-size="{}" fill="{}"{weight} unicode-bidi="plaintext">"#,
            face.size, face.fill
        );
        escape(text, &mut self.out);
        self.out.push_str("</text>");
    }

    /// Words in lines from a place on; returns where the next would stand.
    pub fn lines(&mut self, (x, y): (f64, f64), face: Face, width: f64, text: &str) -> f64 {
        let mut y = y;
        for line in face.lines(text, width) {
            self.text((x, y), Anchor::Start, face, &line);
            y += face.size * 1.4;
        }
        y
    }

    /// A line; `more` holds further attributes.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), stroke: &str, more: &str) {
        let _ = write!(
            self.out,
            r#"<line x1="{:.1}" y1="{:.1}" x2="{:.1}" y2="{:.1}" stroke="{stroke}"{more}/>"#,
            from.0, from.1, to.0, to.1
        );
    }

    /// A rectangle; `more` holds further attributes.
    pub fn rect(&mut self, (x, y): (f64, f64), (width, height): (f64, f64), fill: &str, more: &str) {
        let _ = write!(
            self.out,
            r#"<rect x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}" fill="{fill}"{more}/>"#
        );
    }

    /// An outline.
    pub fn path(&mut self, outline: &str, more: &str) {
        let _ = write!(self.out, r#"<path d="{outline}"{more}/>"#);
    }

    /// A shape around a place.
    pub fn shape(&mut self, (x, y): (f64, f64), outline: &str, fill: &str, more: &str) {
        let _ = write!(
            self.out,
            r#"<path transform="translate({x:.1} {y:.1})" d="{outline}" fill="{fill}"{more}/>"#
        );
    }
}

/// Words as XML has them, without what it cannot hold.
pub fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
}
