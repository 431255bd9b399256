//! Where the parts of a chart stand, worked out once at publish: views only draw what is laid out here.

pub mod axis;
pub mod bars;
pub mod labels;
mod log;
pub mod plot;
pub mod scale;
pub mod sides;
pub mod ticks;
