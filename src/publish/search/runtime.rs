//! Pagefind's runtime: what the browser loads at the first search, once for all volumes.

use super::error::{SearchError, failed};
use super::indexer::pagefind;
use crate::publish::content_hash::hash;

/// The version of Pagefind. A test holds it against the one that is built in.
pub const PAGEFIND: &str = "1.6.0";

/// The runtime's files, and the language that words are cut down in.
#[derive(Debug)]
pub struct Runtime {
    language: String,
    script: (String, Vec<u8>),
    wasm: (String, Vec<u8>),
}

impl Runtime {
    /// The runtime for a site in a language.
    ///
    /// All insights are indexed in the site's language, those in another too. Pagefind would make an index of each
    /// language and search in one only, and its WebAssembly knows the endings of one language.
    pub fn new(language: &str) -> Result<Self, SearchError> {
        let language = language.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let known = !language.is_empty() && language.bytes().all(|byte| byte.is_ascii_lowercase());
        let language = if known { language } else { "unknown".to_owned() };
        // Its files come with every index, of one word too.
        let mut files = pagefind(&language, [super::document::Record::word()])?;
        let mut take = |wanted: &str| {
            let at = files.iter().position(|(name, _)| name == wanted)?;
            Some(files.swap_remove(at).1)
        };
        let script = take("pagefind.js").ok_or_else(|| failed("Pagefind came without its runtime"))?;
        let script = outspoken(script)?;
        let wasm = take(&format!("wasm.{language}.pagefind")).or_else(|| take("wasm.unknown.pagefind"));
        let wasm = wasm.ok_or_else(|| failed("Pagefind came without its WebAssembly"))?;
        Ok(Self {
            language,
            script: (format!("search/pagefind-{}.js", hash(&script)), script),
            wasm: (format!("search/wasm-{}.pagefind", hash(&wasm)), wasm),
        })
    }

    /// The language of the index.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The path of the script.
    pub fn script(&self) -> &str {
        &self.script.0
    }

    /// The path of the WebAssembly.
    pub fn wasm(&self) -> &str {
        &self.wasm.0
    }

    /// Both files, by their paths.
    pub fn files(&self) -> [(&str, &[u8]); 2] {
        [&self.script, &self.wasm].map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// What a volume's entry calls the WebAssembly. The script puts `wasm.` before it and `.pagefind` behind, below the
    /// volume's folder, where there would be a copy for each; so the name leads out of the folder to the one there is.
    pub fn wasm_from_volume(&self) -> String {
        let name = self.wasm.0.trim_start_matches("search/").trim_end_matches(".pagefind");
        format!("/../../{name}")
    }
}

/// The runtime's script, with two changes. It fails where a file of the index cannot be read: as it comes it searches on
/// without, and says that there is nothing where it only lacks what was asked for. And it cuts no question into words: on
/// pages in languages without spaces it would, otherwise than the index holds them.
fn outspoken(script: Vec<u8>) -> Result<Vec<u8>, SearchError> {
    const SILENT: &str = ".catch(()=>{});}async ";
    const CUT: &str = r#"["zh","ja","th"]"#;
    let script = String::from_utf8(script).map_err(|_| failed("Pagefind's runtime is no text"))?;
    // Of what a search needs, the words and the filters.
    match (script.matches(SILENT).count(), script.matches(CUT).count()) {
        (2, 1) => Ok(script.replace(SILENT, ";}async ").replace(CUT, "[]").into_bytes()),
        _ => Err(failed("Pagefind's runtime is not the one that is known here")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_says_when_a_file_cannot_be_read() {
        let runtime = Runtime::new("en").unwrap();
        let [(_, script), _] = runtime.files();
        assert!(!String::from_utf8_lossy(script).contains("_chunk\")).catch("));
        // A script of which that is not known is not published.
        assert!(outspoken(script.to_vec()).is_err());
        assert!(outspoken(Vec::new()).is_err());
    }

    #[test]
    fn any_language_has_a_runtime() {
        let wasm = |language: &str| Runtime::new(language).unwrap().wasm().to_owned();
        assert_eq!(wasm("en"), wasm("en-GB"));
        assert_ne!(wasm("en"), wasm("de"));
        for language in ["ja", "", "?", "i-klingon", "x"] {
            assert_eq!(wasm(language), wasm("unknown"), "{language}");
        }
    }

    #[test]
    fn the_way_to_the_wasm_leads_out_of_the_volume() {
        let runtime = Runtime::new("en").unwrap();
        let (name, file) = (runtime.wasm_from_volume(), runtime.wasm());
        // As a browser resolves it: `wasm.` is a folder like any other, and two steps up is `search/`.
        assert_eq!(format!("search{}.pagefind", name.strip_prefix("/../..").unwrap()), file);
    }
}
