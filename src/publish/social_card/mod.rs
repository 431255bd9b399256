//! Pictures drawn at publish: what stands for a page where it is linked to, and the site's icons.
//!
//! Pure functions from the model to bytes, with a font that comes along, so that the same content makes the same files on
//! every machine.

mod card;
mod drawing;
mod font;
mod lines;
pub mod png;
mod sheet;

pub use card::Share;
pub use drawing::Colour;
pub use png::DrawError;
