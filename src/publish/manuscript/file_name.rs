//! Names of files that some systems do not write.

/// Names of devices, which Windows gives to no file, with or without an extension.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Whether Windows writes no file of this name, whatever its extension. What is published has to be copied, checked out and
/// served there as anywhere.
pub fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let numbered = |device: &str| {
        let mut number = stem.strip_prefix(device).unwrap_or_default().chars();
        matches!((number.next(), number.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
    };
    DEVICES.contains(&stem.as_str()) || numbered("com") || numbered("lpt")
}

/// Whether a path is written plainly: names of letters, digits, `-`, `_` and `.`, none of them hidden or reserved, below the
/// folder that it starts from.
pub fn is_plain_path(path: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    path.split('/').all(|name| {
        !name.is_empty()
            && !name.starts_with('.')
            && !name.ends_with('.')
            && !is_reserved(name)
            && name.chars().all(is_plain)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_are_no_files() {
        for name in ["con", "CON", "nul.json", "aux.tar.gz", "com1", "lpt9", "COM0", "prn ", "com¹"] {
            assert!(is_reserved(name), "{name}");
        }
        for name in ["", "console", "con-air", "com", "com10", "lpt", "a.con", "null", "common", "com1-port"]
        {
            assert!(!is_reserved(name), "{name}");
        }
    }
}
