//! From a drawing to the bytes of a PNG, the same on every machine.

use super::drawing::{Colour, SIZE};
use super::font::Font;
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree};
use std::collections::HashMap;

/// Why a drawing did not become a picture.
#[derive(Debug, thiserror::Error)]
pub enum DrawError {
    /// It is no SVG that can be read.
    #[error("the drawing cannot be read: {0}")]
    Svg(#[from] resvg::usvg::Error),
    /// There is no room for it.
    #[error("a picture of {0} × {1} pixels has no room")]
    Room(u32, u32),
    /// It cannot be written as PNG.
    #[error("the picture cannot be written as PNG: {0}")]
    Png(#[from] png::EncodingError),
}

/// Between paper and each colour there are so many steps: enough for the edges of letters.
const STEPS: u8 = 24;

/// A drawing on paper in these colours, ten at most, as PNG of [`SIZE`]. It has few colours, so a table of them makes it small.
pub fn drawn(svg: &str, colours: &[Colour]) -> Result<Vec<u8>, DrawError> {
    let (width, height) = SIZE;
    let [red, green, blue] = Colour::PAPER.parts();
    let pixmap = pixels(svg, SIZE, 1.0, Color::from_rgba8(red, green, blue, u8::MAX))?;
    let (palette, indices) = indexed(&pixmap, colours);
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette);
    // The highest level takes 7 ms more of each, for two hundredths of the bytes.
    encoder.set_deflate_compression(png::DeflateCompression::Level(6));
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&indices)?;
    writer.finish()?;
    Ok(bytes)
}

/// A drawing as pixels on a ground, in the middle, `part` as large as there is room.
pub fn pixels(svg: &str, size: (u32, u32), part: f32, ground: Color) -> Result<Pixmap, DrawError> {
    let mut options = Options {
        // A drawing is all there is to it: no files of the machine are looked for.
        image_href_resolver: ImageHrefResolver {
            resolve_string: Box::new(|_, _| None),
            ..ImageHrefResolver::default()
        },
        ..Options::default()
    };
    if let Some(font) = Font::bundled() {
        options.fontdb = font.database();
    }
    let tree = Tree::from_str(svg, &options)?;
    let mut pixmap = Pixmap::new(size.0, size.1).ok_or(DrawError::Room(size.0, size.1))?;
    pixmap.fill(ground);
    let (room, own) = ((size.0 as f32, size.1 as f32), tree.size());
    let scale = part * (room.0 / own.width()).min(room.1 / own.height());
    let (x, y) = ((room.0 - own.width() * scale) / 2.0, (room.1 - own.height() * scale) / 2.0);
    resvg::render(&tree, Transform::from_row(scale, 0.0, 0.0, scale, x, y), &mut pixmap.as_mut());
    Ok(pixmap)
}

/// The table of colours, and each pixel's place in it.
fn indexed(pixmap: &Pixmap, colours: &[Colour]) -> (Vec<u8>, Vec<u8>) {
    let paper = Colour::PAPER.parts();
    let mut table = vec![paper];
    for colour in colours {
        let parts = colour.parts();
        table.extend((1..=STEPS).map(|step| [0, 1, 2].map(|part| between(paper[part], parts[part], step))));
    }
    let mut known: HashMap<[u8; 3], u8> = HashMap::new();
    let (mut last, mut place) = (paper, 0);
    let pixels = pixmap.pixels().iter().map(|pixel| {
        let colour = [pixel.red(), pixel.green(), pixel.blue()];
        if colour != last {
            (last, place) = (colour, *known.entry(colour).or_insert_with(|| nearest(&table, colour)));
        }
        place
    });
    let indices = pixels.collect();
    (table.concat(), indices)
}

fn between(from: u8, to: u8, step: u8) -> u8 {
    let (from, to, step, of) = (u32::from(from), u32::from(to), u32::from(step), u32::from(STEPS));
    u8::try_from((from * (of - step) + to * step + of / 2) / of).unwrap_or(u8::MAX)
}

/// The first of the colours that come nearest.
fn nearest(table: &[[u8; 3]], colour: [u8; 3]) -> u8 {
    let away = |one: &[u8; 3]| -> u32 {
        one.iter().zip(colour).map(|(one, other)| u32::from(one.abs_diff(other)).pow(2)).sum()
    };
    let places = table.iter().zip(0..=u8::MAX);
    places.min_by_key(|(one, _)| away(one)).map_or(0, |(_, place)| place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_holds_every_colour_and_little_is_lost() {
        let (table, indices) = indexed(&Pixmap::new(2, 2).unwrap(), &Colour::DRAWN);
        assert_eq!((table.len() / 3, indices.len()), (1 + 8 * usize::from(STEPS), 4));
        let table: Vec<[u8; 3]> = table.chunks(3).map(|one| [one[0], one[1], one[2]]).collect();
        for colour in Colour::DRAWN.into_iter().chain([Colour::PAPER]) {
            assert_eq!(table[usize::from(nearest(&table, colour.parts()))], colour.parts());
        }
    }

    #[test]
    fn a_drawing_reaches_for_no_file() {
        let svg = "<svg xmlns='http://www.w3.org/2000/svg'><image href='public/icon.svg' width='9' height='9'/></svg>";
        let pixmap = pixels(svg, (9, 9), 1.0, Color::TRANSPARENT).unwrap();
        assert!(pixmap.data().iter().all(|byte| *byte == 0));
        assert!(matches!(pixels("<svg", (9, 9), 1.0, Color::TRANSPARENT), Err(DrawError::Svg(_))));
    }
}
