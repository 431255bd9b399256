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

/// `_redirects`, where one is needed. Folders and `404.html` at the root both hosts find without it. Below a path
/// Netlify has to be told of `404.html`; Cloudflare Pages finds that one too, and passes over a rule with this status.
pub fn redirects(policy: &Policy) -> Option<(String, String)> {
    let base = policy.base();
    let text = format!(
        "# For Netlify: what is not there is answered with this site's own page, and is still a 404.\n\
         {base}* {base}404.html 404\n"
    );
    (base != "/").then(|| ("_redirects".to_owned(), text))
}
