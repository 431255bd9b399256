//! The site's icon in the sizes that devices ask for, drawn from the one it has as SVG.

use crate::publish::content_hash::hash;
use crate::publish::social_card::Colour;
use crate::publish::social_card::png::{DrawError, pixels};
use resvg::tiny_skia::{Color, Pixmap};

/// The icon of a site that brings none of its own.
const BUNDLED: &str = include_str!("../../../public/icon.svg");

/// What an icon is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To be shown as it is.
    Any,
    /// To be cut to whatever shape a device likes: what counts stays within the middle.
    Maskable,
    /// For the home screen of a device by Apple, which rounds it and knows no transparency.
    Touch,
}

/// An icon, drawn.
#[derive(Clone, Debug)]
pub struct Icon {
    /// Its path in the site, with the hash of what it shows.
    pub path: String,
    /// Its width and height in pixels.
    pub size: u32,
    /// What it is for.
    pub purpose: Purpose,
    /// The picture, as PNG.
    pub png: Vec<u8>,
}

/// The sizes and purposes there are.
const ALL: [(u32, Purpose); 4] =
    [(192, Purpose::Any), (512, Purpose::Any), (512, Purpose::Maskable), (180, Purpose::Touch)];

/// Every icon, drawn from an SVG that is as wide as it is high; from Sightline's own where there is none.
pub fn icons(svg: Option<&str>) -> Result<Vec<Icon>, DrawError> {
    ALL.iter().map(|(size, purpose)| icon(svg.unwrap_or(BUNDLED), *size, *purpose)).collect()
}

fn icon(svg: &str, size: u32, purpose: Purpose) -> Result<Icon, DrawError> {
    let square = |part, ground| pixels(svg, (size, size), part, ground);
    let whole = square(1.0, Color::TRANSPARENT)?;
    let (name, pixmap) = match purpose {
        Purpose::Any => ("icon", whole),
        Purpose::Touch => ("touch", square(1.0, ground(&whole))?),
        // A device may cut away all but a circle of four fifths.
        Purpose::Maskable => ("maskable", square(0.8, ground(&whole))?),
    };
    let png = pixmap.encode_png()?;
    Ok(Icon { path: format!("icons/{name}-{size}-{}.png", hash(&png)), size, purpose, png })
}

/// What an icon may be put on without its edge being seen: the colour it has there, else paper.
fn ground(icon: &Pixmap) -> Color {
    let edge = icon.pixel(0, icon.height() / 2).filter(|pixel| pixel.is_opaque());
    let [red, green, blue] =
        edge.map_or(Colour::PAPER.parts(), |pixel| [pixel.red(), pixel.green(), pixel.blue()]);
    Color::from_rgba8(red, green, blue, u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::hosts::is_hashed;

    fn read(icon: &Icon) -> Pixmap {
        Pixmap::decode_png(&icon.png).unwrap()
    }

    #[test]
    fn each_is_of_its_size_and_for_its_purpose() {
        let icons = icons(None).unwrap();
        let accent = Color::from_rgba8(0x9f, 0x2f, 0x1a, 255).premultiply().to_color_u8();
        assert_eq!(icons.iter().map(|icon| icon.size).collect::<Vec<_>>(), [192, 512, 512, 180]);
        for icon in &icons {
            let pixmap = read(icon);
            assert_eq!((pixmap.width(), pixmap.height()), (icon.size, icon.size));
            assert!(is_hashed(&icon.path) && icon.png.len() < 20_000, "{}", icon.path);
            let corner = pixmap.pixel(0, 0).unwrap();
            match icon.purpose {
                Purpose::Any => assert_eq!(corner.alpha(), 0, "as round as it is"),
                Purpose::Maskable | Purpose::Touch => {
                    assert!(pixmap.pixels().iter().all(|pixel| pixel.is_opaque()));
                    assert_eq!(corner, accent);
                }
            }
        }
    }

    #[test]
    fn what_counts_stays_within_the_circle_a_device_may_cut() {
        let icons = icons(None).unwrap();
        let pixmap = read(icons.iter().find(|icon| icon.purpose == Purpose::Maskable).unwrap());
        let (size, ground) = (pixmap.width() as f32, pixmap.pixel(0, 0).unwrap());
        for (place, pixel) in pixmap.pixels().iter().enumerate().filter(|(_, pixel)| **pixel != ground) {
            let (x, y) = (place as f32 % size, (place as f32 / size).floor());
            let from_middle = (x + 0.5 - size / 2.0).hypot(y + 0.5 - size / 2.0);
            assert!(from_middle <= 0.4 * size, "{x}, {y}");
            assert!(pixel.is_opaque());
        }
    }

    #[test]
    fn any_other_icon_gets_a_ground_it_does_not_fall_out_of() {
        let round = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'><circle cx='4' cy='4' r='3' fill='#00f'/></svg>";
        let icons = icons(Some(round)).unwrap();
        let touch = read(&icons[3]).pixel(0, 0).unwrap();
        assert_eq!([touch.red(), touch.green(), touch.blue()], Colour::PAPER.parts());
        assert!(super::icons(Some("no icon")).is_err());
    }
}
