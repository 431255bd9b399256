//! Whether what is written in a site's colours can be read: the contrast that WCAG 2.2 asks for, in the light and in the dark.

use super::colour::Rgb;
use super::tokens::{Mode, Tokens};
use crate::publish::parse::diagnostics::Diagnostics;
use std::ops::Range;

/// Of text.
const TEXT: f64 = 4.5;
/// Of what is drawn and of the edges of fields.
const DRAWN: f64 = 3.0;

/// What stands on what, and how far apart they have to be.
const PAIRS: [(&str, &[&str], f64); 10] = [
    ("ink", &["paper", "ground"], TEXT),
    ("soft", &["paper", "ground"], TEXT),
    ("accent", &["paper", "ground"], TEXT),
    ("breakthrough", &["paper", "ground"], TEXT),
    ("shift", &["paper", "ground"], TEXT),
    ("watch", &["paper", "ground"], TEXT),
    ("noise", &["paper", "ground"], TEXT),
    ("high", &["paper"], TEXT),
    ("medium", &["paper"], TEXT),
    ("field", &["paper"], DRAWN),
];

/// Tells of colours that stand too close to what is behind them. What the site does not say is known to do.
pub fn check(tokens: &Tokens, diagnostics: &mut Diagnostics) {
    for mode in Mode::ALL {
        for (role, grounds, least) in PAIRS {
            if let Some(at) = tokens.place(role, mode) {
                for ground in grounds {
                    written(tokens, mode, (role, at.clone(), ground, grounds), least, diagnostics);
                }
            }
        }
        for ground in ["paper", "ground"] {
            if let Some(at) = tokens.place(ground, mode) {
                behind(tokens, mode, (ground, at), diagnostics);
            }
        }
    }
}

/// A colour that the site says, on one of the grounds it stands on.
fn written(
    tokens: &Tokens,
    mode: Mode,
    (role, at, ground, grounds): (&str, Range<usize>, &str, &[&str]),
    least: f64,
    diagnostics: &mut Diagnostics,
) {
    let (colour, behind) = (tokens.colour(role, mode), tokens.colour(ground, mode));
    let ratio = colour.contrast(behind);
    if ratio >= least {
        return;
    }
    let all: Vec<Rgb> = grounds.iter().map(|ground| tokens.colour(ground, mode)).collect();
    let help = match colour.apart_from(&all, least) {
        Some(near) => format!("\"{role}\": \"{near}\" would do"),
        None => {
            "bring \"paper\" and \"ground\" nearer to each other: no colour can be read on both".to_owned()
        }
    };
    let message = format!(
        "in the {}, “{role}” {colour} on “{ground}” {behind} has a contrast of {}; it needs {least}",
        mode.word(),
        shown(ratio),
    );
    diagnostics.error("low-contrast", at, message, help);
}

/// A ground that the site says, behind the colours that it does not say.
fn behind(tokens: &Tokens, mode: Mode, (ground, at): (&str, Range<usize>), diagnostics: &mut Diagnostics) {
    let colour = tokens.colour(ground, mode);
    let others = PAIRS
        .iter()
        .filter(|(role, grounds, _)| grounds.contains(&ground) && tokens.place(role, mode).is_none())
        .map(|(role, _, least)| (*role, tokens.colour(role, mode), *least));
    let close: Vec<String> = others
        .clone()
        .filter(|(_, other, least)| other.contrast(colour) < *least)
        .map(|(role, other, least)| {
            format!("“{role}” {other} ({} of {least})", shown(other.contrast(colour)))
        })
        .collect();
    if !close.is_empty() {
        let message = format!(
            "in the {}, on “{ground}” {colour} there is too little contrast for {}",
            mode.word(),
            close.join(", ")
        );
        let all: Vec<Rgb> = others.map(|(_, other, _)| other).collect();
        let help = match colour.apart_from(&all, TEXT) {
            Some(near) => format!("\"{ground}\": \"{near}\" would do, or other colours for these"),
            None => "say other colours for these too".to_owned(),
        };
        diagnostics.error("low-contrast", at.clone(), message, help);
    }
    let close = Tokens::series(mode).into_iter().filter(|series| series.contrast(colour) < DRAWN);
    let close: Vec<String> = close.map(|series| series.to_string()).collect();
    if ground == "paper" && !close.is_empty() {
        let message = format!(
            "in the {}, series of charts are drawn on {colour} with a contrast below {DRAWN}: {}",
            mode.word(),
            close.join(", ")
        );
        diagnostics.warning("low-contrast", at, message, "choose a paper nearer to white or black");
    }
}

/// A ratio in two decimals. One that is printed as the least would seem to do.
fn shown(ratio: f64) -> String {
    format!("{:.2}", (ratio * 100.0).floor() / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::diagnostic::SourceFile;
    use std::sync::Arc;

    #[test]
    fn the_colours_of_the_styles_do() {
        let mut diagnostics = Diagnostics::new(&Arc::new(SourceFile::default()), &Arc::default());
        let tokens = Tokens::of(None, &mut diagnostics);
        for mode in Mode::ALL {
            for (role, grounds, least) in PAIRS {
                for ground in grounds {
                    let ratio = tokens.colour(role, mode).contrast(tokens.colour(ground, mode));
                    assert!(ratio >= least, "{role} on {ground}, {}: {ratio:.2}", mode.word());
                }
            }
            for colour in Tokens::series(mode) {
                assert!(colour.contrast(tokens.colour("paper", mode)) >= DRAWN, "{colour}");
            }
        }
    }
}
