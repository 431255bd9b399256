//! From the bytes of a file to typed records, with the place of everything kept.

pub mod decimal;
pub mod diagnostics;
pub mod encoding;
pub mod json;
pub mod named;
pub mod record;
pub mod scalar;
pub mod schema;
pub mod suggest;
