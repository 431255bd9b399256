//! What search engines and previews of links read: tags in a page's head, structured data, sitemaps, robots.txt.
//!
//! Pure functions from the model to text, as in [`super::feeds`].

mod dataset;
mod jsonld;
mod meta;
mod node;
mod pages;
mod robots;
mod sitemap;

pub use jsonld::{structured_history, structured_insight};
pub use meta::{Head, meta};
pub use pages::{Place, places};
pub use robots::robots;
pub use sitemap::{Limit, sitemaps};
