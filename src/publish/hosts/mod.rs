//! What a host must send with each file of a published site: one policy, and its wording for each kind of host.
//!
//! Nothing here reads or writes files. [`files`] says what to write beside the site; [`Policy::headers`] says what a
//! server of our own has to send.

mod caddy;
mod glob;
mod media;
mod netlify;
mod nginx;
mod policy;
mod rules;
mod vercel;

pub use policy::{Policy, is_hashed};

/// The files that tell hosts the policy: where each belongs, and its text.
///
/// Places are those in the folder that is uploaded. With a base path other than `/`, that is the folder that holds the
/// site's, not the site's own: hosts read their files at the root only.
pub fn files(policy: &Policy) -> Vec<(String, String)> {
    // GitHub Pages would otherwise leave out what begins with an underscore, and read the rest twice.
    let mut files = vec![(".nojekyll".to_owned(), String::new())];
    files.push(netlify::headers(policy));
    files.extend(netlify::redirects(policy));
    files.push(vercel::config(policy));
    files.push(nginx::config(policy));
    files.push(caddy::config(policy));
    files
}

#[cfg(test)]
mod tests;
