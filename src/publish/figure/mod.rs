//! Figures: amounts, their units and dates, and what is worked out from them.

pub mod amount;
pub mod currency;
pub mod date;
pub mod evaluate;
pub mod format;
pub mod formula;
pub mod interval;
pub mod period;
pub mod unit;
