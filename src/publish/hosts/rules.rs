//! The policy as rules by address, for hosts that know nothing else.
//!
//! Such hosts give an answer the headers of every rule that matches, also when there is no file. They differ in what
//! becomes of a header that two rules give: joined by a comma (Cloudflare Pages), or the last one wins (Netlify,
//! Vercel). So no two rules that can match one address give the same header, but for those that may be framed, which say
//! so. They also ask first without being told.

use super::glob;
use super::media::FEEDS;
use super::policy;
use super::policy::{FOR_EVER, Header, Policy};

/// Cloudflare Pages reads no more of them.
pub const MOST: usize = 100;

/// The headers of every address that matches a pattern.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The pattern, below the base.
    pub glob: String,
    /// What is sent.
    pub headers: Vec<Header>,
    /// Which of these headers a wider rule has given already: this one's counts instead.
    pub instead: Vec<&'static str>,
}

/// All rules of a policy.
///
/// Of the types only feeds' are told. The hosts know the others, and a rule for `*.csv` would call a missing file's
/// page CSV as well.
pub fn rules(policy: &Policy) -> Vec<Rule> {
    let mut rules = vec![Rule { glob: "*".to_owned(), headers: policy.security(), instead: Vec::new() }];
    for open in policy::open() {
        let media = FEEDS.iter().find(|feed| feed.files == open).map(|feed| feed.media);
        let headers = policy::shared().into_iter();
        let headers = headers.chain(media.map(|media| ("Content-Type", media.to_owned()))).collect();
        rules.push(Rule { glob: open.to_owned(), headers, instead: Vec::new() });
    }
    rules.extend(policy::own().iter().map(|own| Rule {
        glob: (*own).to_owned(),
        headers: policy::kept(),
        instead: Vec::new(),
    }));
    rules.extend(policy::framed().iter().map(|framed| Rule {
        glob: (*framed).to_owned(),
        headers: policy.framed(),
        instead: vec![policy::SECURITY],
    }));
    // What finds no room is asked for first: slower, and right all the same.
    let room = MOST.saturating_sub(rules.len());
    let hashed = policy.hashed().iter().filter(|path| is_plain(path)).take(room);
    let hashed: Vec<Rule> = hashed.map(|path| of_file(path, &rules)).collect();
    rules.extend(hashed);
    rules
}

/// The rule of a file that never changes: what the rules so far do not give it yet.
fn of_file(path: &str, so_far: &[Rule]) -> Rule {
    let given = |name: &str| {
        let mut matching = so_far.iter().filter(|rule| glob::matches(&rule.glob, path));
        matching.any(|rule| rule.headers.iter().any(|(header, _)| *header == name))
    };
    let mut headers = vec![("Cache-Control", FOR_EVER.to_owned())];
    headers.extend(policy::sharing(path).into_iter().filter(|(name, _)| !given(name)));
    Rule { glob: path.to_owned(), headers, instead: Vec::new() }
}

/// Whether no host could take a sign in a path for one of its own.
fn is_plain(path: &str) -> bool {
    path.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'/'))
}
