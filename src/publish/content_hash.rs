//! Hashes of what files hold: in the name of one that never changes, and as browsers check them.

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use sha2::{Digest, Sha256};

/// Sixteen hexadecimal digits of what is in a file, as [`crate::publish::hosts::is_hashed`] looks for them.
pub fn hash(content: impl AsRef<[u8]>) -> String {
    Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// What a file holds, as browsers check it and policies name it: `sha256-` and its hash.
pub fn integrity(content: impl AsRef<[u8]>) -> String {
    format!("sha256-{}", BASE64.encode(Sha256::digest(content)))
}
