//! What search engines may read, and where the sitemap is.

use crate::publish::site::Address;

/// `robots.txt`: everything may be read. Programs look for it at the root of a host only; where the site stands below a
/// path, the host's own has to name the sitemap.
pub fn robots(address: &Address) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", address.file("sitemap.xml"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_the_sitemap() {
        let text = super::robots(&crate::publish::site::sample::address());
        assert!(text.ends_with("\nSitemap: https://example.org/a/b/sitemap.xml\n"), "{text}");
    }
}
