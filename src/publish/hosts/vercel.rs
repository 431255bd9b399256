//! `vercel.json`.

use super::policy::Policy;
use super::rules::rules;
use serde_json::{Value, json};

/// `vercel.json`: the headers, and one address for each page, the one with a slash at its end. `404.html` at the root
/// is found without being named. `cleanUrls` is left out: together with `trailingSlash` it sends `/index.html` to `//`.
pub fn config(policy: &Policy) -> (String, String) {
    let headers: Vec<Value> = rules(policy)
        .into_iter()
        .map(|rule| {
            let headers = rule.headers.iter().map(|(name, value)| json!({ "key": name, "value": value }));
            json!({ "source": source(policy.base(), &rule.glob), "headers": headers.collect::<Vec<_>>() })
        })
        .collect();
    let mut config = json!({
        "$schema": "https://openapi.vercel.sh/vercel.json",
        "trailingSlash": true,
        "headers": headers,
    });
    if !policy.moved().is_empty() {
        let moved = policy.moved().iter();
        let moved = moved.map(|(from, to)| json!({ "source": from, "destination": to, "statusCode": 301 }));
        config["redirects"] = moved.collect();
    }
    let mut text = serde_json::to_string_pretty(&config).unwrap_or_default();
    text.push('\n');
    ("vercel.json".to_owned(), text)
}

fn source(base: &str, glob: &str) -> String {
    format!("{base}{}", glob.replace('*', "(.*)"))
}
