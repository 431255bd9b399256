//! Figures are true wherever they are printed.
