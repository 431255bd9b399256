//! Nothing that makers write slips past the check, or vanishes.
