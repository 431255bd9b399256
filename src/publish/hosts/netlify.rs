//! `_headers` and `_redirects`, which Netlify and Cloudflare Pages both read.

use super::policy::Policy;
use super::rules::rules;

/// `_headers`. `! Name` takes away what a wider rule gives; Cloudflare Pages needs it, where both would hold. To Netlify,
/// whose last rule wins, a line without a colon is none.
pub fn headers(policy: &Policy) -> (String, String) {
    let mut text = "# What this site sends with its files, for Netlify and Cloudflare Pages.\n\
                    # Where nothing is said of caching, both ask first. Files that never change stand here by name:\n\
                    # a pattern would match missing files too, and keep them missing for a year.\n"
        .to_owned();
    for rule in rules(policy) {
        text.push_str(&format!("\n{}{}\n", policy.base(), rule.glob));
        for name in rule.instead {
            text.push_str(&format!("  ! {name}\n"));
        }
        for (name, value) in rule.headers {
            text.push_str(&format!("  {name}: {value}\n"));
        }
    }
    ("_headers".to_owned(), text)
}

/// `_redirects`, where one is needed: for addresses that lead on, and below a path. Folders and `404.html` at the root both
/// hosts find without it. Below a path Netlify has to be told of `404.html`; Cloudflare Pages finds that one too, and passes
/// over a rule with this status.
///
/// Where a file stands at an address, as the page does that leads on anywhere, Netlify only follows a rule with `!`, which
/// Cloudflare Pages passes over; so each address has two. The first that a host takes counts.
pub fn redirects(policy: &Policy) -> Option<(String, String)> {
    let base = policy.base();
    let mut text = String::new();
    if !policy.moved().is_empty() {
        text.push_str(
            "# Addresses that insights had before: for Netlify with a mark, for Cloudflare Pages without.\n",
        );
    }
    for status in ["301!", "301"] {
        for (from, to) in policy.moved() {
            text.push_str(&format!("{from} {to} {status}\n"));
        }
    }
    if base != "/" {
        text.push_str(&format!(
            "# For Netlify: what is not there is answered with this site's own page, and is still a 404.\n\
             {base}* {base}404.html 404\n"
        ));
    }
    (!text.is_empty()).then(|| ("_redirects".to_owned(), text))
}
