//! The page for hosts: what can be embedded, in which form, with an example of each that works.

use crate::views::html::{Html, classed, el};

/// An example: what it is, its address in the site, how tall it is, and the code that embeds it.
#[derive(Clone, Debug)]
pub struct EmbedExample {
    /// What can be embedded so: “A figure”.
    pub kind: &'static str,
    /// What this one is called.
    pub title: String,
    /// The address of its page.
    pub address: String,
    /// How tall it is in a column of text, in CSS pixels.
    pub height: u32,
    /// The code of each form: with the script, as a frame, as a quotation.
    pub code: [String; 3],
}

/// What a host's program takes, the form that fits, and why.
const HOSTS: [(&str, &str, &str); 5] = [
    ("WordPress", "Frame", "The Custom HTML block keeps frames; scripts it keeps for administrators only."),
    ("Ghost", "Script", "The HTML card keeps whatever is put into it."),
    ("Notion", "Address", "Paste the address and choose Embed: Notion makes the frame itself."),
    (
        "A wiki",
        "Quotation",
        "Most take neither scripts nor frames; MediaWiki takes frames with an extension.",
    ),
    ("Plain HTML", "Script", "The frame grows with what is in it, and is lit as the page."),
];

/// What stands in the page for hosts of a site.
pub fn embed_guide(site: &str, home: &str, examples: &[EmbedExample]) -> Html {
    let p = |words: &'static str| el("p").with(words);
    let row = |(host, form, why): &(&'static str, &'static str, &'static str)| {
        el("tr")
            .with(el("th").attr("scope", "row").with(*host))
            .with(el("td").with(*form))
            .with(el("td").with(*why))
    };
    let head = ["Where", "Form", "Why"].into_iter().map(|title| el("th").attr("scope", "col").with(title));
    let hosts = el("table")
        .with(el("thead").with(el("tr").with(head.collect::<Html>())))
        .with(el("tbody").with(HOSTS.iter().map(row).collect::<Html>()));
    let example = |one: &EmbedExample| {
        let code = |(name, code): (&'static str, &String)| {
            let shown = el("pre").attr("tabindex", "0").with(el("code").with(code.clone()));
            Html::Many(vec![el("h3").with(name).into(), shown.into()])
        };
        let forms = ["With our script", "As a frame", "As a quotation"];
        let codes: Html = forms.into_iter().zip(&one.code).map(code).collect();
        let frame = el("iframe")
            .attr("src", one.address.clone())
            .attr("title", one.title.clone())
            .attr("height", one.height.to_string())
            .attr("loading", "lazy");
        el("section")
            .with(el("h2").with(one.kind))
            .with(frame)
            .with(el("details").with(el("summary").with("Code")).with(codes))
    };
    let shown: Html = examples.iter().map(example).collect();
    let missing = examples.is_empty().then(|| p("There is nothing to embed yet."));
    classed("main", "embedding")
        .with(el("p").with(el("a").attr("href", home.to_owned()).with(site.to_owned())))
        .with(el("h1").with("Embed"))
        .with(p("A figure, a group of cards, a table, a chart or an insight can stand on a page of yours. “Embed” beside each of \
                 them opens the code to copy."))
        .with(p("It follows the original, corrections included. A figure can also be kept as it is for its date; then it says when \
                 there is a newer one. What is withdrawn says so."))
        .with(p("Nothing is stored on your readers’ devices, and nobody but this site is asked for anything."))
        .with(el("h2").with("Which form for which page"))
        .with(hosts)
        .with(missing)
        .with(shown)
        .into()
}
