//! The bundled font: what it can draw, and how wide that is.
//!
//! No font of the machine is ever used, so the same words make the same picture everywhere.

use resvg::usvg::fontdb::{Database, FaceInfo, Source, Style};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use std::sync::{Arc, LazyLock};

/// The family's name.
pub const FAMILY: &str = "Libertinus Serif";

/// The faces, as the build script takes them from what typesetters bundle.
const FACES: [&[u8]; 2] = [
    include_bytes!(concat!(env!("OUT_DIR"), "/regular.otf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/semibold.otf")),
];

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// As in a text.
    Regular,
    /// For names.
    Semibold,
}

impl Weight {
    /// The number that fonts know it by.
    pub fn number(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::Semibold => 600,
        }
    }
}

/// The font, read once.
pub struct Font {
    database: Arc<Database>,
    regular: FontRef<'static>,
    semibold: FontRef<'static>,
}

static BUNDLED: LazyLock<Option<Font>> = LazyLock::new(Font::read);

impl Font {
    /// The font that comes with the publisher; a test holds that it is there.
    pub fn bundled() -> Option<&'static Self> {
        BUNDLED.as_ref()
    }

    fn read() -> Option<Self> {
        let mut database = Database::new();
        let (mut regular, mut semibold) = (None, None);
        for data in FACES {
            for id in database.load_font_source(Source::Binary(Arc::new(data))) {
                match database.face(id).and_then(weight) {
                    Some(Weight::Regular) => regular = FontRef::new(data).ok(),
                    Some(Weight::Semibold) => semibold = FontRef::new(data).ok(),
                    None => {}
                }
            }
        }
        Some(Self { database: Arc::new(database), regular: regular?, semibold: semibold? })
    }

    /// The font, for who draws.
    pub fn database(&self) -> Arc<Database> {
        self.database.clone()
    }

    /// How wide a text is, in parts of the size. What stands closer than its letters ask for is not counted, so this
    /// is a little more than it takes.
    pub fn width(&self, text: &str, weight: Weight) -> f32 {
        let font = match weight {
            Weight::Regular => &self.regular,
            Weight::Semibold => &self.semibold,
        };
        let (letters, metrics) = (font.charmap(), font.glyph_metrics(Size::new(1.0), LocationRef::default()));
        text.chars().filter_map(|c| metrics.advance_width(letters.map(c)?)).sum()
    }

    /// An SVG with its words as they can be drawn; nothing where a letter of them is missing.
    pub fn legible(&self, svg: &str) -> Option<String> {
        let maps = [self.regular.charmap(), self.semibold.charmap()];
        let has = |c: char| maps.iter().all(|map| map.map(c).is_some_and(|id| id.to_u32() > 0));
        svg.chars()
            .filter(|c| c.is_ascii() || !is_unseen(*c))
            .map(|c| match c {
                '\u{202f}' => Some('\u{a0}'),
                c => (c.is_ascii() || has(c)).then_some(c),
            })
            .collect()
    }

    /// A text as it can be drawn: on one line, without emoji and other small pictures, which stand beside words and not
    /// for them. Nothing where a letter is missing in the font, or nothing is left: half a word is worse than none.
    pub fn drawable(&self, text: &str) -> Option<String> {
        let (regular, semibold) = (self.regular.charmap(), self.semibold.charmap());
        let has =
            |c: char| [&regular, &semibold].iter().all(|map| map.map(c).is_some_and(|id| id.to_u32() > 0));
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '\u{a0}' | '\u{202f}' => out.push('\u{a0}'),
                c if c.is_whitespace() => {
                    if !out.is_empty() && !out.ends_with(' ') {
                        out.push(' ');
                    }
                }
                c if is_unseen(c) => {}
                c if has(c) => out.push(c),
                c if is_small_picture(c) => {}
                _ => return None,
            }
        }
        let words = out.trim();
        words.chars().any(char::is_alphanumeric).then(|| words.to_owned())
    }
}

fn weight(face: &FaceInfo) -> Option<Weight> {
    let ours = face.style == Style::Normal && face.families.iter().any(|(name, _)| name == FAMILY);
    [Weight::Regular, Weight::Semibold].into_iter().find(|weight| ours && face.weight.0 == weight.number())
}

/// What tells how to set a text and is not seen itself.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{61c}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{fffe}'
                | '\u{ffff}'
                | '\u{e0000}'..='\u{e01ef}'
        )
}

/// Emoji, dingbats and the like.
fn is_small_picture(c: char) -> bool {
    matches!(c, '\u{20e3}' | '\u{2300}'..='\u{23ff}' | '\u{25a0}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_font_is_there_and_has_what_titles_need() {
        let font = Font::bundled().unwrap();
        assert_eq!(font.database.faces().count(), 2);
        for text in ["Aé “—” ’ … · $50B 4–20× ≤300 ~0.1 €1 £2 ¥3 −5 Δ Ж ש", "fi\u{a0}ffl e\u{301}"]
        {
            assert_eq!(font.drawable(text).as_deref(), Some(text));
        }
        assert!(font.width("WW", Weight::Regular) > 3.0 * font.width("ii", Weight::Regular));
        assert!(font.width("a", Weight::Semibold) > font.width("a", Weight::Regular));
    }

    #[test]
    fn small_pictures_go_and_missing_letters_are_told() {
        let font = Font::bundled().unwrap();
        let drawn = |text| font.drawable(text);
        assert_eq!(drawn("  Breakthrough 🟢\n👩‍👩‍👧 now ❤️ \u{202e}").as_deref(), Some("Breakthrough now"));
        for text in ["", "🟢", " \u{200d}\n", "…", "漢字", "An 漢 in it", "مرحبا", "ไทย", "\u{10ffff}"]
        {
            assert_eq!(drawn(text), None, "{text}");
        }
    }
}
