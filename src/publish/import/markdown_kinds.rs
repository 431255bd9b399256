//! What kinds of Markdown have beside the common one: tags of site generators, notes, tabs, callouts.

use super::article::Text;
use regex::Regex;
use std::borrow::Cow;
use std::fmt::Write;
use std::sync::LazyLock;

/// What is taken away: it stands for no words.
static TAGS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?s)<!--.*?-->|%%.*?%%|\{%.*?%\}|\{\{[^`\n]*?\}\}|\{:[^}\n]*\}|\{ ?[.#][\w-][^}\n]*\}").ok()
});
/// Lines of modules in MDX.
static MODULES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"^(?:import\s.*\sfrom\s+['"]|import\s+['"]|export\s+(?:const|default|function|let|\{))"#)
        .ok()
});
/// A note or a tab whose words are indented: its words are its title.
static NOTE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"^(\s*)(?:!!!|\?\?\?\+?|===)\s+(?:([a-z][\w-]*)\s*)?(?:"([^"]*)")?\s*$"#).ok()
});
/// A container of another kind: `:::note Title`.
static CONTAINER: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^:{3,}\s*\{?\.?([A-Za-z][\w-]*)?\}?\s*(?:\[([^\]]*)\]|(.*))$").ok());

static HIGHLIGHT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"==([^=\s](?:[^=\n]*[^=\s])?)==").ok());
static INLINE_NOTE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\^\[([^\[\]\n]*)\]").ok());

/// Markdown without what only its own generator understands, and where its lines begin: in it and in the source.
pub fn plain(source: &str) -> (String, Vec<(usize, usize)>) {
    let mut out = String::with_capacity(source.len());
    let mut begins = Vec::new();
    let mut indented: Option<usize> = None;
    let mut contained = false;
    let mut fence: Option<&str> = None;
    let source = match TAGS.as_ref() {
        Some(tags) => blanked(tags, source),
        None => Cow::Borrowed(source),
    };
    let lines: Vec<&str> = source.lines().collect();
    for (place, line) in lines.iter().enumerate() {
        let trimmed = line.trim_start();
        begins.push((out.len(), line.as_ptr() as usize - source.as_ptr() as usize));
        if let Some(open) = fence {
            if trimmed.starts_with(open) {
                fence = None;
            }
        } else if trimmed.starts_with("```") || trimmed.starts_with("~~~") {
            fence = trimmed.get(..3);
        } else if let Some((start, title)) = note(line) {
            indented = Some(start);
            let _ = writeln!(out, "\n> [!note] {title}\n>");
            continue;
        } else if let Some(found) = CONTAINER.as_ref().and_then(|container| container.captures(line)) {
            contained = found.get(1).is_some();
            let title = found.get(2).or(found.get(3)).map_or("", |title| title.as_str());
            let _ = if contained { writeln!(out, "\n> [!note] {title}\n>") } else { writeln!(out) };
            continue;
        }
        if let Some(start) = indented {
            let indent = line.len() - trimmed.len();
            let goes_on = lines[place..].iter().find(|line| !line.trim().is_empty());
            let is_within = |line: &&&str| line.len() - line.trim_start().len() >= start + 4;
            if trimmed.is_empty() && goes_on.as_ref().is_some_and(is_within) {
                out.push_str(">\n");
                continue;
            }
            if indent >= start + 4 {
                let _ = writeln!(out, "> {}", &line[start + 4..]);
                continue;
            }
            indented = None;
            out.push('\n');
        }
        if contained {
            let _ = writeln!(out, "> {line}");
            continue;
        }
        if fence.is_none() && MODULES.as_ref().is_some_and(|modules| modules.is_match(line)) {
            out.push('\n');
            continue;
        }
        match fence {
            Some(_) => out.push_str(line),
            None => out.push_str(&common(line)),
        }
        out.push('\n');
        // What stands on the first line of a callout is its title.
        if fence.is_none()
            && trimmed.starts_with('>')
            && trimmed.trim_start_matches(['>', ' ']).starts_with("[!")
        {
            let quotes = trimmed.len() - trimmed.trim_start_matches(['>', ' ']).len();
            let _ = writeln!(out, "{}", &trimmed[..quotes]);
        }
    }
    (out, begins)
}

/// A line whose marks of other kinds are those of the common one, as long as before: what is highlighted is strong, a note in a
/// line stands in brackets.
fn common(line: &str) -> Cow<'_, str> {
    if !line.contains("==") && !line.contains("^[") || line.contains('`') {
        return Cow::Borrowed(line);
    }
    let strong = |line: &str| HIGHLIGHT.as_ref().map(|one| one.replace_all(line, "**$1**").into_owned());
    let bracketed = |line: &str| INLINE_NOTE.as_ref().map(|one| one.replace_all(line, " ($1)").into_owned());
    strong(line).and_then(|line| bracketed(&line)).map_or(Cow::Borrowed(line), Cow::Owned)
}

/// A text with what a pattern finds in it made spaces, but for what stands in program text.
fn blanked<'t>(pattern: &Regex, text: &'t str) -> Cow<'t, str> {
    let (mut seen, mut fences) = (0, 0);
    pattern.replace_all(text, |found: &regex::Captures<'_>| {
        let shown = found.get(0).map_or("", |whole| whole.as_str());
        let start = found.get(0).map_or(0, |whole| whole.start());
        let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
        if line > seen {
            fences += text[seen..line].lines().filter(|line| line.trim_start().starts_with("```")).count();
            seen = line;
        }
        if fences % 2 == 1 || text[line..start].matches('`').count() % 2 == 1 {
            return shown.to_owned();
        }
        shown.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect()
    })
}

/// Where a note's line begins, and its title.
fn note(line: &str) -> Option<(usize, &str)> {
    let found = NOTE.as_ref()?.captures(line)?;
    let title = found.get(3).map_or("", |title| title.as_str());
    let named = found.get(2).is_some() || found.get(3).is_some();
    named.then(|| (found.get(1).map_or(0, |start| start.len()), title))
}

/// Takes `[!note]` and a title from the first paragraph of a quotation; nothing if it is no callout. The title is what stands
/// behind it.
pub fn admonition(first: &mut Text) -> Option<Option<Text>> {
    let rest = first.words.strip_prefix("[!")?;
    let (word, _) = rest.split_once(']')?;
    if word.is_empty() || !word.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'|')) {
        return None;
    }
    let mut end = word.len() + 3;
    if first.words[end..].starts_with(['+', '-']) {
        end += 1;
    }
    let rest = first.slice(end..first.words.len()).trimmed();
    *first = Text::default();
    Some((!rest.is_empty()).then_some(rest))
}
