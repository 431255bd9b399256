//! Fingerprints: hashes of everything that something was made from, so that what has not changed is not made anew.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// A hash of everything that something was made from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Digest([u8; 16]);

impl Digest {
    /// The first sixteen digits, as they stand in names of files.
    pub fn short(self) -> String {
        self.0[..8].iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl Serialize for Digest {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&format!("{:032x}", u128::from_be_bytes(self.0)))
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(from)?;
        let number = u128::from_str_radix(&text, 16).map_err(serde::de::Error::custom)?;
        Ok(Self(number.to_be_bytes()))
    }
}

/// What something is made from, told piece by piece.
#[derive(Clone, Debug, Default)]
pub struct Fingerprint(Sha256);

impl Fingerprint {
    /// A piece. Where one ends and the next begins is part of what is told.
    pub fn with(mut self, piece: impl AsRef<[u8]>) -> Self {
        let piece = piece.as_ref();
        self.0.update((piece.len() as u64).to_le_bytes());
        self.0.update(piece);
        self
    }

    /// What was made from something else.
    pub fn and(self, digest: Digest) -> Self {
        self.with(digest.0)
    }

    /// A value, as JSON.
    pub fn json(self, value: &impl Serialize) -> Self {
        self.with(serde_json::to_vec(value).unwrap_or_default())
    }

    /// The hash of all that was told.
    pub fn digest(self) -> Digest {
        let mut digest = Digest::default();
        digest.0.copy_from_slice(&self.0.finalize()[..16]);
        digest
    }
}

/// Which program this is: a hash of what it is made of.
pub fn program() -> &'static str {
    env!("SIGHTLINE_SOURCES")
}
