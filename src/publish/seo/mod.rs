//! What search engines and previews of links read: tags in a page's head, structured data, sitemaps, robots.txt.
//!
//! Pure functions from the model to text, as in [`super::feeds`].

mod dataset;
mod dated_pages;
mod jsonld;
mod meta;
mod node;
mod robots;
mod sitemap;

pub use dated_pages::{DatedPage, dated_pages};
pub use jsonld::{structured_entity, structured_history, structured_insight, structured_metric};
pub use meta::{Head, meta};
pub use robots::robots;
pub use sitemap::{Limit, sitemaps};
