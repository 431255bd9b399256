//! Reads the edition's JSON in the browser: a `Deserializer` for what the publisher writes, which is texts, whole numbers
//! from 0 up, flags, lists and objects. `serde_json` reads all there is, and weighs some 30 kB more.

mod deserializer;
mod fields;
mod scanner;
#[cfg(test)]
mod tests;

use scanner::Scanner;
use serde::de::{DeserializeOwned, Error, Expected, Unexpected};
use std::fmt;

/// Reads a file of the edition.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, BrokenFile> {
    let text = std::str::from_utf8(bytes).map_err(|_| BrokenFile)?;
    // As the publisher writes it, fields come in the order in which their types declare them, and each byte is read once.
    // Where that fails, a newer version may have moved some: then each record is passed over before it is read.
    for in_order in [true, false] {
        let mut scanner = Scanner::new(text, in_order);
        let read = T::deserialize(&mut scanner);
        if let (Ok(read), true) = (read, scanner.is_at_end()) {
            return Ok(read);
        }
    }
    Err(BrokenFile)
}

/// Whether a field need not be written, since a missing one is read as the same.
pub fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A file that is no JSON, or not of its kind. Nobody who reads can do anything about where or why, and the words for that
/// would be most of this reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BrokenFile;

impl fmt::Display for BrokenFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the file is broken")
    }
}

impl std::error::Error for BrokenFile {}

impl Error for BrokenFile {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }
    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }
    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self
    }
    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
    fn missing_field(_: &'static str) -> Self {
        Self
    }
    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}

type Read<T> = Result<T, BrokenFile>;
