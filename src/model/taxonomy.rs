//! The words an insight is filed under: signal, impact, topic.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A word that is none of those a closed list allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownWord(pub String);

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown word “{}”", self.0)
    }
}

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal, $label:literal;)+ }) => {
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
        )]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// Every one, in the order pages list them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];
            /// The words a manuscript or a query string may use.
            pub const WORDS: &'static [&'static str] = &[$($word,)+];

            /// The word in manuscripts and query strings.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The label a reader sees.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }
        }

        impl FromStr for $name {
            type Err = UnknownWord;
            fn from_str(word: &str) -> Result<Self, UnknownWord> {
                match word { $($word => Ok(Self::$variant),)+ _ => Err(UnknownWord(word.to_owned())) }
            }
        }
    };
}
pub(crate) use words;

words! {
    /// What kind of change an insight reports.
    Signal {
        /// Something became possible that was not.
        Breakthrough = "breakthrough", "Breakthrough 🟢";
        /// A known thing moved in a way that changes plans.
        Shift = "shift", "Shift 🔵";
        /// Not settled; worth following.
        Watch = "watch", "Watch 🟡";
        /// Loud, but changes nothing.
        Noise = "noise", "Noise ⚪";
    }
}

words! {
    /// How much follows from an insight for those it concerns.
    Impact {
        /// Changes decisions now.
        High = "high", "High Impact";
        /// Changes decisions this year.
        Medium = "medium", "Medium Impact";
        /// Good to know.
        Low = "low", "Low Impact";
    }
}

/// A subject, by its slug and the name readers see.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Topic {
    /// Lower-case words joined by hyphens; part of the address.
    pub slug: String,
    /// The name as printed.
    pub name: String,
}
