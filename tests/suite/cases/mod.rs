//! Conditions that people who publish such sites have met, each as what is right. A module a kind.

mod charts;
mod figures;
mod reading;
mod search;
mod tables;
mod writing;
