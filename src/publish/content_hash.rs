//! The hash in the name of a file that never changes.

use sha2::{Digest, Sha256};

/// Sixteen hexadecimal digits of what is in a file, as [`crate::publish::hosts::is_hashed`] looks for them.
pub fn hash(content: impl AsRef<[u8]>) -> String {
    Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
