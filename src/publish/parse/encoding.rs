//! Text files as programs of all systems save them: UTF-8, with a byte order mark or without.

/// The bytes are no text that we read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OtherEncoding {
    /// They are UTF-16 or UTF-32.
    #[error("the file is {0}, not UTF-8")]
    Wide(&'static str),
    /// A byte is zero: they are no text at all, or a file that was cut off.
    #[error("the file is no text: byte {0} is zero")]
    Zero(usize),
    /// They stop being UTF-8.
    #[error("the file is not UTF-8 from byte {0} on")]
    From(usize),
}

impl OtherEncoding {
    /// How to save the file.
    pub fn help(self) -> &'static str {
        match self {
            Self::Wide(_) => {
                "save it as UTF-8: editors ask for the encoding where they ask for the name; in PowerShell, -Encoding utf8"
            }
            Self::Zero(_) => "take it back from version control, or save it anew as UTF-8",
            Self::From(_) => "save it as UTF-8",
        }
    }
}

/// The text of a file. A byte order mark in front is skipped, as RFC 8259 allows.
pub fn text(bytes: Vec<u8>) -> Result<String, OtherEncoding> {
    if let Some(name) = wide(&bytes) {
        return Err(OtherEncoding::Wide(name));
    }
    let mut text =
        String::from_utf8(bytes).map_err(|error| OtherEncoding::From(error.utf8_error().valid_up_to()))?;
    if let Some(zero) = memchr::memchr(0, text.as_bytes()) {
        return Err(OtherEncoding::Zero(zero));
    }
    let marks = text.len() - text.trim_start_matches('\u{feff}').len();
    text.drain(..marks);
    Ok(text)
}

/// The name of the wider encoding that the bytes are in, by their mark or by the zeros beside each plain letter.
fn wide(bytes: &[u8]) -> Option<&'static str> {
    let zeros = |places: [usize; 2]| places.iter().all(|place| bytes.get(*place) == Some(&0));
    match bytes {
        [0xff, 0xfe, 0, 0, ..] => Some("UTF-32 (little-endian)"),
        [0, 0, 0xfe, 0xff, ..] => Some("UTF-32 (big-endian)"),
        [0xff, 0xfe, ..] => Some("UTF-16 (little-endian)"),
        [0xfe, 0xff, ..] => Some("UTF-16 (big-endian)"),
        [b'{' | b'[', ..] if zeros([1, 3]) => Some("UTF-16 (little-endian)"),
        [0, b'{' | b'[', ..] if zeros([0, 2]) => Some("UTF-16 (big-endian)"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_skipped() {
        for marks in ["", "\u{feff}", "\u{feff}\u{feff}"] {
            assert_eq!(text(format!("{marks}{{\"é\": 1}}").into_bytes()).unwrap(), "{\"é\": 1}");
        }
        assert_eq!(text(Vec::new()).unwrap(), "");
        assert_eq!(text("a\u{feff}".into()).unwrap(), "a\u{feff}", "elsewhere it is a character");
    }

    #[test]
    fn other_encodings_are_named() {
        let wide = |mark: &[u8], big: bool| {
            let units = "{\"title\": \"é\"}".encode_utf16();
            let bytes = units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() });
            mark.iter().copied().chain(bytes).collect::<Vec<u8>>()
        };
        for (mark, big, name) in [
            (&[0xff, 0xfe][..], false, "UTF-16 (little-endian)"),
            (&[0xfe, 0xff], true, "UTF-16 (big-endian)"),
            (&[], false, "UTF-16 (little-endian)"),
            (&[], true, "UTF-16 (big-endian)"),
        ] {
            assert_eq!(text(wide(mark, big)), Err(OtherEncoding::Wide(name)));
        }
        assert_eq!(
            text(vec![0xff, 0xfe, 0, 0, b'{', 0, 0, 0]),
            Err(OtherEncoding::Wide("UTF-32 (little-endian)"))
        );
        assert_eq!(text(b"{\"a\0\": 1}".to_vec()), Err(OtherEncoding::Zero(3)));
        assert_eq!(text(b"{\"caf\xe9\": 1}".to_vec()), Err(OtherEncoding::From(5)));
    }
}
