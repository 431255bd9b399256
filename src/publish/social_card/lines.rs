//! Breaking a text into lines by how wide its words are.

/// A text in lines, and the size at which they fit.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    /// The lines.
    pub lines: Vec<String>,
    /// The size of the letters.
    pub size: f32,
    /// Whether all of the text is there.
    pub whole: bool,
}

/// A size, and how many lines of it have room.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// The size of the letters.
    pub size: f32,
    /// How many lines there may be.
    pub most: usize,
}

/// The text in the first of `steps` in which it fits, in lines of about one length, none wider than `width`. What fits
/// in none ends with “…” in the last. `measure` says how wide a text is at size 1.
pub fn fitted(text: &str, width: f32, steps: &[Step], measure: impl Fn(&str) -> f32) -> Lines {
    let setting = Setting { words: text.split(' ').filter(|word| !word.is_empty()).collect(), measure };
    for step in steps {
        let room = width / step.size;
        let lines = setting.broken(room);
        if setting.longest() <= room && lines.len() <= step.most {
            return Lines { lines: setting.balanced(lines, room), size: step.size, whole: true };
        }
    }
    let Some(last) = steps.last() else { return Lines { lines: Vec::new(), size: 0.0, whole: false } };
    let room = width / last.size;
    let mut lines = setting.broken(room);
    let whole = lines.len() <= last.most;
    if !whole {
        lines.truncate(last.most);
        if let Some(line) = lines.last_mut() {
            setting.cut(line, room);
        }
    }
    Lines { lines, size: last.size, whole }
}

struct Setting<'t, M> {
    words: Vec<&'t str>,
    measure: M,
}

impl<M: Fn(&str) -> f32> Setting<'_, M> {
    fn longest(&self) -> f32 {
        self.words.iter().map(|word| (self.measure)(word)).fold(0.0, f32::max)
    }

    /// As much on each line as it holds. A word that is wider than a line is broken where the line ends.
    fn broken(&self, room: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let space = (self.measure)(" ");
        let mut used = 0.0;
        for word in &self.words {
            let wide = (self.measure)(word);
            match lines.last_mut() {
                Some(line) if used + space + wide <= room => {
                    line.push(' ');
                    line.push_str(word);
                    used += space + wide;
                }
                _ => {
                    let mut pieces = self.pieces(word, room);
                    used = pieces.last().map_or(0.0, |piece| (self.measure)(piece));
                    lines.append(&mut pieces);
                }
            }
        }
        lines
    }

    /// A word in pieces that fit on a line each. A sign of no width stays with the letter it belongs to.
    fn pieces(&self, word: &str, room: f32) -> Vec<String> {
        let (mut pieces, mut used) = (vec![String::new()], 0.0);
        for c in word.chars() {
            let wide = (self.measure)(c.encode_utf8(&mut [0; 4]));
            if used + wide > room && wide > 0.0 && used > 0.0 {
                pieces.push(String::new());
                used = 0.0;
            }
            used += wide;
            if let Some(piece) = pieces.last_mut() {
                piece.push(c);
            }
        }
        pieces
    }

    /// The same number of lines, as narrow as they can be: so none is left with one short word.
    fn balanced(&self, lines: Vec<String>, room: f32) -> Vec<String> {
        let (mut best, mut narrow, mut wide) = (lines, self.longest(), room);
        for _ in 0..12 {
            let middle = f32::midpoint(narrow, wide);
            let tried = self.broken(middle);
            if tried.len() > best.len() {
                narrow = middle;
            } else {
                (best, wide) = (tried, middle);
            }
        }
        best
    }

    /// Takes words away, letters if there is but one, until “…” has room behind.
    fn cut(&self, line: &mut String, room: f32) {
        loop {
            let kept = line.trim_end_matches(|c: char| !c.is_alphanumeric());
            let ended = format!("{kept}…");
            if kept.is_empty() || (self.measure)(&ended) <= room {
                *line = ended;
                return;
            }
            let at = kept.rfind(' ').or_else(|| kept.char_indices().next_back().map(|(at, _)| at));
            line.truncate(at.unwrap_or_default());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const STEPS: [Step; 2] = [Step { size: 2.0, most: 2 }, Step { size: 1.0, most: 3 }];

    /// Each letter is one wide.
    fn set(text: &str, width: f32) -> Lines {
        fitted(text, width, &STEPS, |text| text.chars().count() as f32)
    }

    #[test]
    fn large_if_it_can_be_and_of_one_length() {
        let whole = |lines: &[&str], size| Lines {
            lines: lines.iter().map(|line| (*line).to_owned()).collect(),
            size,
            whole: true,
        };
        assert_eq!(set("one two", 14.0), whole(&["one two"], 2.0));
        assert_eq!(set("one two a", 14.0), whole(&["one", "two a"], 2.0));
        assert_eq!(set("aaaa bbbb cccc dddd", 14.0), whole(&["aaaa bbbb", "cccc dddd"], 1.0));
    }

    #[test]
    fn what_has_no_room_says_so() {
        assert_eq!(set("aaaa bbbb cccc, dddd eeee", 7.0).lines, ["aaaa", "bbbb", "cccc…"]);
        assert_eq!(set("abcdefghijklmnop", 4.0).lines, ["abcd", "efgh", "ijk…"]);
        assert_eq!(set("", 4.0).lines, Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_no_word_is_lost(text in "([a-z]{1,9} ?){0,20}", width in 2.0..40.0f32) {
            let Lines { lines, size, whole } = set(&text, width);
            let most = STEPS.iter().find(|step| step.size == size).unwrap().most;
            prop_assert!(lines.len() <= most);
            for line in &lines {
                prop_assert!(line.chars().count() as f32 * size <= width + 0.001, "{line}");
            }
            let (kept, all) = (lines.concat().replace(' ', ""), text.replace(' ', ""));
            prop_assert_eq!(whole, !kept.ends_with('…'));
            match kept.strip_suffix('…') {
                Some(kept) => prop_assert!(all.starts_with(kept)),
                None => prop_assert_eq!(kept, all),
            }
        }
    }
}
