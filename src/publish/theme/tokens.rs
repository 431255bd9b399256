//! Colours and fonts by what they are for. What a site does not say is as in `style/tokens.css`.

use super::colour::Rgb;
use crate::publish::manuscript::site_config::ThemeFile;
use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::parse::record::At;
use crate::publish::parse::suggest::did_you_mean;
use cssparser::{Parser, Token};
use std::fmt::Write;
use std::ops::Range;

/// The styles that say every colour.
const DEFAULTS: &str = include_str!("../../../style/tokens.css");
/// Those of the series of a chart, which a site does not choose.
const SERIES: &str = include_str!("../../../style/series.css");

/// By which light a page is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Dark letters on light paper.
    Light,
    /// Light letters on dark paper.
    Dark,
}

impl Mode {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// As `site.json` calls it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// A colour by what it is for.
#[derive(Clone, Debug)]
struct Colouring {
    role: &'static str,
    colours: [Rgb; 2],
    /// Where the site says them.
    own: [Option<Range<usize>>; 2],
}

/// Every colour, and the fonts that the site names.
#[derive(Clone, Debug)]
pub struct Tokens {
    colours: Vec<Colouring>,
    fonts: Vec<(&'static str, String)>,
}

impl Tokens {
    /// What a site says; what is wrong with it goes to `diagnostics`.
    pub fn of(theme: Option<&ThemeFile>, diagnostics: &mut Diagnostics) -> Self {
        let mut tokens = Self { colours: declared(DEFAULTS), fonts: Vec::new() };
        let Some(theme) = theme else { return tokens };
        for (mode, named) in Mode::ALL.into_iter().zip([&theme.light, &theme.dark]) {
            for (role, colour) in &named.0 {
                let known = tokens.colours.iter().map(|token| token.role);
                let Some(token) = tokens.colours.iter().position(|token| token.role == role.value) else {
                    let help = match did_you_mean(role, known.clone()) {
                        near if near.is_empty() => format!("one of {}", known.collect::<Vec<_>>().join(", ")),
                        near => near,
                    };
                    let message = format!("“{}” is no colour of the site", role.value);
                    diagnostics.error("unknown-colour", role.at.clone(), message, help);
                    continue;
                };
                let Some(rgb) = Rgb::parse(colour) else {
                    let message = format!("“{}” is no colour", colour.value);
                    diagnostics.error(
                        "bad-colour",
                        colour.at.clone(),
                        message,
                        "write it as #rrggbb or #rgb",
                    );
                    continue;
                };
                tokens.colours[token].colours[mode as usize] = rgb;
                tokens.colours[token].own[mode as usize] = Some(colour.at.clone());
            }
        }
        let fonts = theme.fonts.as_ref();
        for (token, family) in [
            ("serif", fonts.and_then(|fonts| fonts.text.as_ref())),
            ("sans", fonts.and_then(|fonts| fonts.interface.as_ref())),
        ] {
            if let Some(family) = family {
                tokens.font(token, family, diagnostics);
            }
        }
        tokens
    }

    fn font(&mut self, token: &'static str, family: &At<String>, diagnostics: &mut Diagnostics) {
        if is_families(family) {
            self.fonts.push((token, family.trim().to_owned()));
        } else {
            let message = format!("“{}” is no list of fonts", family.value);
            let help = "write names between commas, those of several words in single quotes: 'Source Serif 4', Georgia, serif";
            diagnostics.error("bad-font", family.at.clone(), message, help);
        }
    }

    /// The colour for something.
    pub fn colour(&self, role: &str, mode: Mode) -> Rgb {
        let token = self.colours.iter().find(|token| token.role == role);
        token.map_or(Rgb::BLACK, |token| token.colours[mode as usize])
    }

    /// Where the site says the colour for something.
    pub fn place(&self, role: &str, mode: Mode) -> Option<Range<usize>> {
        self.colours.iter().find(|token| token.role == role)?.own[mode as usize].clone()
    }

    /// Whether the site says the colour for something.
    pub fn is_own(&self, role: &str) -> bool {
        Mode::ALL.into_iter().any(|mode| self.place(role, mode).is_some())
    }

    /// The colours of the series of a chart.
    pub fn series(mode: Mode) -> Vec<Rgb> {
        declared(SERIES).iter().map(|token| token.colours[mode as usize]).collect()
    }

    /// As styles: what the site says, and nothing else. In the layer of the others, so that print has the last word.
    pub fn css(&self) -> String {
        let mut css = String::new();
        for Colouring { role, colours: [light, dark], .. } in
            self.colours.iter().filter(|token| self.is_own(token.role))
        {
            let _ = write!(css, "--{role}:light-dark({light},{dark});");
        }
        for (token, family) in &self.fonts {
            let _ = write!(css, "--{token}:{family};");
        }
        if css.is_empty() { css } else { format!("@layer tokens{{:root{{{css}}}}}") }
    }
}

/// The colours that a stylesheet declares for light and dark pages.
fn declared(css: &'static str) -> Vec<Colouring> {
    let of = |part: &'static str| {
        let (colours, _) = part.split_once(')')?;
        let (light, dark) = colours.split_once(',')?;
        Some([Rgb::parse(light.trim())?, Rgb::parse(dark.trim())?])
    };
    let parts: Vec<&str> = css.split("light-dark(").collect();
    let pairs = parts.windows(2).filter_map(|pair| {
        let (_, role) = pair[0].trim_end().strip_suffix(':')?.rsplit_once("--")?;
        Some(Colouring { role, colours: of(pair[1])?, own: [None, None] })
    });
    pairs.collect()
}

/// Whether a text is a list of families: names and texts between commas.
fn is_families(text: &str) -> bool {
    let mut parser = Parser::new(text);
    let mut after_comma = true;
    while let Ok(token) = parser.next() {
        match token {
            Token::Ident(_) => after_comma = false,
            Token::QuotedString(name) if !name.contains(['<', '\\', '"', '\'']) => after_comma = false,
            Token::Comma if !after_comma => after_comma = true,
            _ => return false,
        }
    }
    // A text that does not end would take what follows into itself.
    let quotes = |quote: char| text.matches(quote).count().is_multiple_of(2);
    !after_comma && parser.is_exhausted() && quotes('"') && quotes('\'') && !text.contains(['\\', '/', '\n'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_colour_of_the_styles_is_known() {
        let declared = declared(DEFAULTS);
        assert_eq!(declared.len(), DEFAULTS.matches("light-dark(").count());
        assert!(declared.len() > 10 && declared.iter().any(|token| token.role == "paper"));
        assert_eq!(Tokens::series(Mode::Dark).len(), SERIES.matches("light-dark(").count());
    }

    #[test]
    fn fonts_are_names_and_nothing_else() {
        for good in ["Georgia", "'Source Serif 4', Georgia, serif", "\"Iowan Old Style\",serif", "system-ui"]
        {
            assert!(is_families(good), "{good}");
        }
        for bad in [
            "",
            ",",
            "Georgia,",
            ",serif",
            "red;}body{display:none",
            "url(x)",
            "'Georgia",
            "a/*",
            "a\\",
            "1px a",
            "a}",
            "'</style>'",
            "a, , b",
            "var(--x)",
            "a !important",
        ] {
            assert!(!is_families(bad), "{bad}");
        }
    }
}
