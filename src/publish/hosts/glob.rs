//! Patterns of paths, as hosts know them: one `*` at most, for any characters, slashes too.

/// Whether a path matches. Both stand below the base, without a slash in front.
pub fn matches(glob: &str, path: &str) -> bool {
    match glob.split_once('*') {
        None => glob == path,
        Some((start, end)) => {
            path.len() >= start.len() + end.len() && path.starts_with(start) && path.ends_with(end)
        }
    }
}

/// The same as a regular expression for the whole address, `base` in front.
pub fn expression(base: &str, glob: &str) -> String {
    let parts: Vec<String> = glob.split('*').map(regex::escape).collect();
    format!("^{}{}$", regex::escape(base), parts.join(".*"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_star_stands_for_anything() {
        assert!(matches("data/*", "data/images/a.svg") && matches("data/*", "data/"));
        assert!(!matches("data/*", "data") && !matches("data/*", "edition/data/a"));
        assert!(matches("figures/*.csv", "figures/a/b/history.csv"));
        assert!(!matches("ab*ba", "aba"), "start and end do not overlap");
        assert!(matches("feed.xml", "feed.xml") && !matches("feed.xml", "feedxxml"));
    }

    proptest! {
        #[test]
        fn the_expression_says_the_same(
            glob in "[ab./-]{0,4}[*]?[ab./-]{0,4}",
            path in "[ab./-]{0,8}",
            base in prop_oneof![Just("/"), Just("/a.b/")],
        ) {
            let regex = regex::Regex::new(&expression(base, &glob)).unwrap();
            prop_assert_eq!(regex.is_match(&format!("{base}{path}")), matches(&glob, &path));
        }
    }
}
