//! Words and data as they stand in a page.

use crate::views::escape;

pub fn meta(name: &str, content: &str, out: &mut String) {
    out.push_str("<meta name=\"");
    out.push_str(name);
    out.push_str("\" content=\"");
    escape(content, out);
    out.push_str("\">");
}

/// JSON as it may stand in a script element, where only `</script` and `<!--` mean anything: both begin with this sign.
pub fn in_script(json: &[u8]) -> String {
    String::from_utf8_lossy(json).replace('<', "\\u003c")
}
