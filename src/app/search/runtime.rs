//! The search runtime, loaded when somebody first searches, and what it is asked.

use crate::app::data::PATIENCE;
use crate::model::{FeedQuery, Order};
use crate::views::Failure;
use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::{TimeoutHandle, set_timeout_with_handle};
use leptos::wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// Imports a module.
    #[wasm_bindgen(js_name = "import")]
    fn import_module(address: &str) -> Promise;
}

/// How many words of a question are looked for unfinished, too.
const UNFINISHED: usize = 8;
/// How a word may go on. The last letter is of Hangul, which stands behind most others.
const ENDS: &str = "0123456789abcdefghijklmnopqrstuvwxyz\u{d7a3}";

/// The runtime, as a module.
#[derive(Clone, Debug)]
pub struct Runtime(JsValue);

/// One volume of the index, and what of it is here already.
#[derive(Clone, Debug)]
pub struct Volume(JsValue);

/// A match, of which only its rank is known.
#[derive(Clone, Debug)]
pub struct Match(JsValue);

/// What a match is of.
#[derive(Clone, Debug)]
pub struct Document {
    /// The insight's slug and when it was published, with a question mark between.
    pub address: String,
    /// Its title.
    pub title: String,
    /// All its words, with a space between each.
    pub content: String,
    /// The positions of the words that match.
    pub word_positions: Vec<usize>,
    /// What it is filed under, by filter.
    pub filters: JsValue,
}

/// What a volume is asked.
#[derive(Clone, Debug)]
pub struct VolumeQuery<'q> {
    /// Words; where there are none, everything matches.
    pub words: &'q str,
    /// What matches has to be filed under: of each filter, one of its values.
    pub filters: Vec<(&'static str, Vec<String>)>,
    /// By date; by rank where left out.
    pub order: Option<Order>,
}

impl Runtime {
    /// Imports the runtime.
    pub async fn load(address: &str) -> Result<Self, Failure> {
        wait(import_module(address)).await.map(Self)
    }

    /// Opens a volume by its folder. One after the other: opened at once, they would share no memory, and break.
    pub async fn volume(&self, folder: &str) -> Result<Volume, Failure> {
        let options = object(&[
            ("basePath", folder.into()),
            ("baseUrl", "/".into()),
            // Its script would be looked for inside each volume.
            ("noWorker", true.into()),
            // Names change with what is in them, so nothing has to be asked for past the cache.
            ("metaCacheTag", "1".into()),
        ]);
        let volume = call(&self.0, "createInstance", &[options])?;
        wait(call(&volume, "preload", &["".into()])?.unchecked_into()).await?;
        Ok(Volume(volume))
    }
}

impl Volume {
    /// Every match, in the order asked for.
    pub async fn search(&self, asked: &VolumeQuery<'_>) -> Result<Vec<Match>, Failure> {
        let words = if asked.words.is_empty() { JsValue::NULL } else { asked.words.into() };
        let one_of = |values: &Vec<String>| {
            object(&[("any", values.iter().map(JsValue::from).collect::<Array>().into())])
        };
        let filters: Vec<_> = asked.filters.iter().map(|(name, values)| (*name, one_of(values))).collect();
        let mut options = vec![("filters", object(&filters))];
        if let Some(order) = asked.order {
            let direction = if order == Order::Oldest { "asc" } else { "desc" };
            options.push(("sort", object(&[("date", direction.into())])));
        }
        if !asked.words.is_empty() {
            wait(call(&self.0, "preload", &[longer(asked.words).into()])?.unchecked_into()).await?;
        }
        let answer = wait(call(&self.0, "search", &[words, object(&options)])?.unchecked_into()).await?;
        let results = field(&answer, "results").dyn_into::<Array>().map_err(|_| Failure::Index)?;
        Ok(results.iter().map(Match).collect())
    }
}

impl Volume {
    /// Whether the index has a word as it stands, or another form of it: what it finds for one that it lacks is the longest
    /// beginning that it has. The pieces it may stand in have to be here.
    pub async fn knows(&self, word: &str) -> Result<bool, Failure> {
        let exact = ["\"", word, "\""].concat();
        let answer = wait(call(&self.0, "search", &[exact.into()])?.unchecked_into()).await?;
        Ok(list(&field(&answer, "results")).length() > 0)
    }
}

impl Match {
    /// What several matches are of, all asked for at once.
    pub async fn found(matches: &[Self]) -> Result<Vec<Document>, Failure> {
        let asked: Array = matches.iter().map(|one| call(&one.0, "data", &[])).collect::<Result<_, _>>()?;
        let answers = wait(Promise::all(&asked)).await?.dyn_into::<Array>().map_err(|_| Failure::Index)?;
        answers.iter().map(|data| Document::read(&data)).collect()
    }
}

impl Document {
    fn read(data: &JsValue) -> Result<Self, Failure> {
        let text = |value: JsValue| value.as_string().ok_or(Failure::Index);
        Ok(Self {
            address: text(field(data, "raw_url"))?,
            title: text(field(&field(data, "meta"), "title"))?,
            content: text(field(data, "content"))?,
            word_positions: list(&field(data, "locations"))
                .iter()
                .filter_map(|at| Some(at.as_f64()? as usize))
                .collect(),
            filters: field(data, "filters"),
        })
    }

    /// What it is filed under.
    pub fn filed(&self, filter: &str) -> Vec<String> {
        list(&field(&self.filters, filter)).iter().filter_map(|value| value.as_string()).collect()
    }
}

/// Words, and words that are longer by a letter. A word also finds those that begin with it, but of the index the runtime
/// loads only the piece where the word itself would stand; the others may stand in those that follow. Of a single letter
/// they would be most of the index.
fn longer(words: &str) -> String {
    let mut all = words.to_owned();
    for word in words.split(' ').filter(|word| word.len() > 1).take(UNFINISHED) {
        for end in ENDS.chars() {
            all.push(' ');
            all.push_str(word);
            all.push(end);
        }
    }
    all
}

/// By date where that was asked for, and where there is nothing to rank by.
pub fn order(query: &FeedQuery, wordless: bool) -> Option<Order> {
    query.order.or(wordless.then_some(Order::Newest))
}

/// What matches has to be filed under, by what is asked.
pub fn filters(query: &FeedQuery) -> Vec<(&'static str, Vec<String>)> {
    let months = |date: &String| match date.len() {
        4 => (1..=12).map(|month| format!("{date}-{month:02}")).collect(),
        _ => vec![date.clone()],
    };
    [
        ("topic", query.topic.clone().map(|topic| vec![topic])),
        ("signal", query.signal.map(|signal| vec![signal.word().to_owned()])),
        ("impact", query.impact.map(|impact| vec![impact.word().to_owned()])),
        ("month", query.date.as_ref().map(months)),
    ]
    .into_iter()
    .filter_map(|(name, values)| Some((name, values?)))
    .collect()
}

fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// A list; an empty one where it is none.
fn list(value: &JsValue) -> Array {
    value.dyn_ref::<Array>().cloned().unwrap_or_default()
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

fn call(object: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, Failure> {
    let function = field(object, name).dyn_into::<Function>().map_err(|_| Failure::Index)?;
    let arguments: Array = arguments.iter().collect();
    function.apply(object, &arguments).map_err(|_| Failure::Index)
}

/// What a promise comes to, if it does in time: the runtime waits for ever for a line that has gone silent. It does not say
/// why it fails, which is mostly because a file of the index is not there.
async fn wait(promise: Promise) -> Result<JsValue, Failure> {
    let mut timer = None;
    let late = Promise::new(&mut |_, fail| {
        let give_up = move || drop(fail.call0(&JsValue::NULL));
        timer = set_timeout_with_handle(give_up, PATIENCE).ok();
    });
    let answer = JsFuture::from(Promise::race(&Array::of2(&promise, &late))).await;
    timer.iter().for_each(TimeoutHandle::clear);
    answer.map_err(|_| Failure::Index)
}
