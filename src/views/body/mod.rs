//! The parts that bodies of insights and other pages are made of.

pub mod block;
pub mod chart;
pub mod key_rows;
pub mod stat_cards;
pub mod table;
