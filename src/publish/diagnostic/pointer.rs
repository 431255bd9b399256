//! JSON pointers (RFC 6901) of places in a file.

use jsonc_parser::{CollectOptions, ParseOptions, ast, common::Ranged, parse_to_ast};

/// JSON as RFC 8259 has it, and nothing that is only near to it.
pub const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// The JSON pointer of the innermost thing that begins at or before `offset` and ends after it.
pub fn pointer(text: &str, offset: usize) -> String {
    let mut path = String::new();
    if let Ok(parsed) = parse_to_ast(text, &CollectOptions::default(), &STRICT) {
        let mut next = parsed.value.as_ref();
        while let Some(value) = next.take() {
            match value {
                ast::Value::Object(object) => {
                    let inside = object.properties.iter().find(|p| (p.start()..p.end()).contains(&offset));
                    if let Some(property) = inside {
                        path.push('/');
                        path.push_str(&property.name.as_str().replace('~', "~0").replace('/', "~1"));
                        next = Some(&property.value);
                    }
                }
                ast::Value::Array(array) => {
                    let inside = array.elements.iter().position(|e| (e.start()..e.end()).contains(&offset));
                    if let Some(index) = inside {
                        path.push_str(&format!("/{index}"));
                        next = array.elements.get(index);
                    }
                }
                _ => {}
            }
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_a_place_by_its_pointer() {
        let text = r#"{"a/b": [1, {"c": "x"}]}"#;
        assert_eq!(pointer(text, text.find('x').unwrap()), "/a~1b/1/c");
        assert_eq!(pointer(text, 0), "");
        assert_eq!(pointer("{", 0), "");
    }
}
