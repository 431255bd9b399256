//! What feeds and their entries are known by, whatever address they stand at.
//!
//! Programs that follow a feed tell entries apart by their ids alone. One that changes is a new entry, shown as unread to
//! everybody; so no id is made of an address that the site may leave.

use crate::model::Route;
use sha2::{Digest, Sha256};

/// What the ids of a site's feeds and entries begin with, or are worked out from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    base: String,
}

/// The text can be no id of a site.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” can be no id")]
pub struct BadIdentity(pub String);

/// How to write one.
pub const IDENTITY_HELP: &str = "write a tag URI that is yours, such as tag:example.org,2026:insights, or the address the site first stood at";

/// The namespace of ids that are made of a site's name (RFC 9562): an arbitrary one, which must never change.
const NAMESPACE: [u8; 16] =
    [0x5d, 0x1f, 0x0b, 0x6e, 0x8a, 0x43, 0x4c, 0x09, 0x9b, 0x52, 0x7e, 0x31, 0xd4, 0x66, 0xa0, 0xc8];

const UUID: &str = "urn:uuid:";

impl Identity {
    /// The one that the site's own file states: a tag URI (RFC 4151), an `http` or `https` address, or a UUID.
    pub fn new(id: &str) -> Result<Self, BadIdentity> {
        let sound = match id.split_once(':') {
            Some(("http" | "https", rest)) => rest.strip_prefix("//").is_some_and(is_place),
            Some(("tag", rest)) => is_tag(rest),
            Some(("urn", _)) => uuid_bytes(id).is_some(),
            _ => false,
        };
        let base = id.trim_end_matches('/').to_owned();
        sound.then_some(Self { base }).ok_or_else(|| BadIdentity(id.to_owned()))
    }

    /// The one of a site that states none: made of its name, so that it stays wherever the site goes.
    pub fn of_name(name: &str) -> Self {
        Self { base: uuid(&NAMESPACE, name) }
    }

    /// The id of an insight, in whatever feed.
    pub fn insight(&self, slug: &str) -> String {
        self.of(&Route::Insight(slug.to_owned()).to_string())
    }

    /// The id of the feed that a page shows.
    pub fn feed(&self, page: &Route) -> String {
        match (uuid_bytes(&self.base), page) {
            (Some(_), Route::Feed) => self.base.clone(),
            (Some(_), page) => self.of(&page.to_string()),
            (None, page) => self.of(&format!("{page}feed.xml")),
        }
    }

    fn of(&self, path: &str) -> String {
        match uuid_bytes(&self.base) {
            Some(namespace) => uuid(&namespace, path),
            None => format!("{}/{path}", self.base),
        }
    }

    /// What a site has to state to keep the ids of a feed of all its insights that has the id `feed`.
    pub fn behind(feed: &str) -> &str {
        feed.strip_suffix("/feed.xml").unwrap_or(feed)
    }
}

/// A UUID made of a name within a namespace: version 8, as RFC 9562 shows for SHA-256.
fn uuid(namespace: &[u8; 16], name: &str) -> String {
    let hash = Sha256::new().chain_update(namespace).chain_update(name.as_bytes()).finalize();
    let mut out = UUID.to_owned();
    for (place, byte) in hash.iter().take(16).enumerate() {
        let byte = match place {
            6 => byte & 0x0f | 0x80,
            8 => byte & 0x3f | 0x80,
            _ => *byte,
        };
        if matches!(place, 4 | 6 | 8 | 10) {
            out.push('-');
        }
        out.push_str(&format!("{byte:02x}"));
    }
    out
}

/// The bytes of a UUID as a URN.
fn uuid_bytes(urn: &str) -> Option<[u8; 16]> {
    let text = urn.strip_prefix(UUID)?;
    let sound = text.len() == 36
        && text.bytes().enumerate().all(|(place, byte)| match place {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
        });
    let digits: String = text.chars().filter(|c| *c != '-').collect();
    sound.then(|| u128::from_str_radix(&digits, 16).ok()).flatten().map(u128::to_be_bytes)
}

fn is_path(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/%".contains(&byte))
}

/// Whether a host stands there, and after it a path at most.
fn is_place(text: &str) -> bool {
    let host = text.split('/').next().unwrap_or_default();
    !host.is_empty() && !host.contains('@') && is_path(text)
}

/// Whether what follows `tag:` is a name or an address of mail, a date it was somebody's on, and what they chose.
fn is_tag(text: &str) -> bool {
    let Some((entity, chosen)) = text.split_once(':') else { return false };
    let Some((authority, date)) = entity.split_once(',') else { return false };
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-._@".contains(&byte);
    let digits = |part: &str, count| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = date.split('-');
    let dated = parts.next().is_some_and(|year| digits(year, 4))
        && parts.clone().count() <= 2
        && parts.all(|part| digits(part, 2));
    !authority.is_empty() && authority.bytes().all(plain) && dated && is_path(chosen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_a_name_are_uuids_that_never_change() {
        let identity = Identity::of_name("Sample & Co");
        // Written out, since programs that follow a feed remember them.
        assert_eq!(identity.feed(&Route::Feed), "urn:uuid:75d3da94-d8c4-84d2-a87d-a8e11b137a0b");
        assert_eq!(identity.insight("sample"), "urn:uuid:93795e8d-5738-83b2-bf46-8cab2d16b3d0");
        let topic = identity.feed(&Route::Topic("aws".into()));
        let other = Identity::of_name("Sample").insight("sample");
        for id in [&topic, &other] {
            assert!(uuid_bytes(id).is_some() && *id != identity.insight("sample"), "{id}");
        }
        // What was worked out can be stated.
        assert_eq!(Identity::new(&identity.feed(&Route::Feed)), Ok(identity));
    }

    #[test]
    fn what_is_stated_goes_on_with_the_path() {
        for base in ["tag:example.org,2026:insights", "https://example.org/a/b"] {
            for stated in [base.to_owned(), format!("{base}/")] {
                let identity = Identity::new(&stated).unwrap();
                assert_eq!(identity.insight("x"), format!("{base}/insights/x/"));
                assert_eq!(identity.feed(&Route::Feed), format!("{base}/feed.xml"));
                assert_eq!(identity.feed(&Route::Topic("aws".into())), format!("{base}/topics/aws/feed.xml"));
                assert_eq!(Identity::behind(&identity.feed(&Route::Feed)), base);
            }
        }
    }

    #[test]
    fn refuses_what_is_no_id() {
        for id in [
            "tag:someone@example.org,2026-03-07:",
            "tag:example.org,2026-03:a/b",
            "http://localhost:8080",
            "urn:uuid:5d1f0b6e-8a43-8c09-9b52-7e31d466a0c8",
        ] {
            assert!(Identity::new(id).is_ok(), "{id}");
        }
        for id in [
            "",
            "sightline",
            "tag:",
            "tag:example.org:x",
            "tag:example.org,26:x",
            "tag:Example.org,2026:x",
            "tag:a,2026-1-1-1:x",
            "tag:a,2026:x y",
            "https://",
            "https:example.org",
            "https://a b",
            "https://u@a.org",
            "https://a.org/?q",
            "https://a.org/#f",
            "ftp://a.org",
            "urn:isbn:1",
            "urn:uuid:5D1F0B6E-8A43-8C09-9B52-7E31D466A0C8",
            "urn:uuid:5d1f",
            "javascript:alert(1)",
        ] {
            assert_eq!(Identity::new(id), Err(BadIdentity(id.into())));
        }
    }
}
