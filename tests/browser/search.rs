//! Searching the built site, and where that cannot be done.

use super::engine::{Browser, Engine, in_every_engine, with_browser};
use super::server::{Fault, Server, site};
use super::{REFERENCE, TITLE};
use serde_json::{Value, json};

/// The address of the search's runtime, and of the newest part of its index.
fn index() -> (String, String) {
    let file: Value =
        serde_json::from_slice(&std::fs::read(site().join("edition/search.json")).unwrap()).unwrap();
    let of = |value: &Value| format!("/{}", value.as_str().unwrap());
    (of(&file["runtime"]), of(&file["volumes"][0]["path"]))
}

in_every_engine! {
    finds_an_insight_by_what_it_says(browser, server) {
        browser.open(&format!("{}/search/", server.origin)).await;
        browser.until_text("h1", "Search").await;
        browser.until("the field has the focus", "return document.activeElement.id === 'filter'").await;
        let (runtime, _) = index();
        assert!(!server.asked().contains(&runtime), "nothing is loaded before somebody searches");
        browser.click("#filter").await;
        browser.press("frontier distribution").await;
        browser.until("it is found", &format!("return [...document.querySelectorAll('.hits a')].some((a) => a.getAttribute('href') === {REFERENCE:?})")).await;
        assert!(browser.texts(".hits mark").await.iter().any(|word| word.to_lowercase().starts_with("frontier")));
        assert_eq!(browser.js("return [location.search, document.activeElement.id]").await, json!(["?q=frontier+distribution", "filter"]));
        assert_eq!(browser.js("return document.title").await, json!("Search insights · Sightline"));

        // A figure, as it is printed; then less of it by a filter, which finds nothing.
        browser.open(&format!("{}/search/?q=%2450B", server.origin)).await;
        browser.until("it is found", &format!("return [...document.querySelectorAll('.hits a')].some((a) => a.getAttribute('href') === {REFERENCE:?})")).await;
        assert_eq!(browser.value("#filter").await, "$50B");
        browser.select("signal", "noise").await;
        browser.until_text(".found", "Nothing found for “$50B” with these filters").await;
        browser.click(".found a").await;
        browser.until("without the filter it is found again", "return document.querySelectorAll('.hits li').length > 0 && document.querySelector('select[name=signal]').value === ''").await;
        let found = browser.texts(".hits h2").await;
        browser.click(&format!(".hits a[href='{REFERENCE}']")).await;
        browser.until_text("h1", TITLE).await;
        browser.back().await;
        browser.until_text("h1", "Search").await;
        browser.until_there(".hits li").await;
        assert_eq!(browser.texts(".hits h2").await, found);

        // By date, and of a year.
        browser.open(&format!("{}/search/?q=benchmark&sort=oldest&date=2026", server.origin)).await;
        browser.until("there are several", "return document.querySelectorAll('.hits li').length > 2").await;
        browser.until("oldest first", "const days = [...document.querySelectorAll('.hits time')].map((t) => t.dateTime); return days.join() === [...days].sort().join()").await;
        assert_eq!(browser.value("select[name=date]").await, "2026");
        browser.open(&format!("{}/search/?q=benchmark&date=1999", server.origin)).await;
        browser.until_text(".found", "Nothing found").await;
    }

    takes_any_question(browser, server) {
        browser.open(&format!("{}/search/", server.origin)).await;
        let long = "word ".repeat(5000);
        for odd in ["%&!", "東京 بحث", "\u{1F600}", "\"><script>alert(1)</script>", "of", "___PAGEFIND_WEIGHT___", long.as_str()] {
            browser.js(&format!("const field = document.querySelector('#filter'); field.value = {odd:?}; field.dispatchEvent(new Event('input', {{ bubbles: true }}))")).await;
            browser.until("it is answered", "return document.querySelector('.results').getAttribute('aria-busy') === 'false'").await;
            assert_eq!(browser.js("return [document.querySelector('#notice').hidden, document.querySelector('.results [role=alert]')]").await, json!([true, null]), "{odd:.30}");
        }
        browser.open(&format!("{}/search/?q=aws&signal=loud&sort=sideways&further=99999999999&date=20x6", server.origin)).await;
        browser.until_there(".hits li").await;
    }

    says_so_where_the_index_cannot_be_read(browser, _server) {
        let (runtime, volume) = index();
        let parts = std::fs::read_dir(site().join(&volume[1..])).unwrap().flatten();
        let entry = parts.map(|part| part.file_name().into_string().unwrap()).find(|name| name.ends_with("-entry.json")).unwrap();
        for broken in [runtime, format!("{volume}{entry}"), "/edition/search.json".to_owned()] {
            // Another host each time, of which the browser has kept nothing.
            let server = Server::start();
            server.fail(&broken, Fault::Status(404));
            browser.open(&format!("{}/search/?q=aws", server.origin)).await;
            browser.until_there(".results [role=alert]").await;
            assert!(!browser.tells_of_a_crash().await, "{broken}");
            server.mend();
            browser.click(".results .main").await;
            browser.until_there(".hits li").await;

            // A feed that would ask it looks through its own files.
            let server = Server::start();
            server.fail(&broken, Fault::Status(404));
            browser.open(&format!("{}/?signal=breakthrough&q=AWS", server.origin)).await;
            browser.until("it is found", "return document.querySelectorAll('.card').length > 0 && document.querySelector('.found').textContent.includes('insight')").await;
            server.mend();
        }
    }

    says_so_where_the_index_is_broken(browser, _server) {
        let (_, volume) = index();
        let files = walkdir::WalkDir::new(site().join(&volume[1..])).into_iter().flatten();
        let files: Vec<String> = files
            .filter(|file| file.file_type().is_file())
            .map(|file| format!("/{}", file.path().strip_prefix(site()).unwrap().display()))
            .collect();
        for kind in ["-entry.json", ".pf_meta", ".pf_index", ".pf_fragment"] {
            let of: Vec<&String> = files.iter().filter(|path| path.ends_with(kind)).collect();
            assert!(!of.is_empty(), "{kind}");
            for half in [true, false] {
                let server = Server::start();
                for path in &of {
                    let whole = std::fs::read(site().join(&path[1..])).unwrap();
                    let bytes = if half { whole[..whole.len() / 2].to_vec() } else { b"Not what it was.".to_vec() };
                    server.fail(path, Fault::Body(bytes));
                }
                browser.open(&format!("{}/search/?q=aws", server.origin)).await;
                browser.until_there(".results [role=alert]").await;
                assert!(!browser.tells_of_a_crash().await, "{kind}");
                server.mend();
                browser.click(".results .main").await;
                browser.until_there(".hits li").await;
            }
        }
    }

    finds_unfinished_words_wherever_they_stand(browser, server) {
        // Several pieces of the index have words that begin so, and each question is asked of a page that has none yet.
        for (part, whole) in [("br", "browser"), ("brea", "break")] {
            let mut found = Vec::new();
            for text in [part, whole] {
                browser.open(&format!("{}/search/?q={text}", server.origin)).await;
                browser.until("it is found", "return document.querySelector('.results').getAttribute('aria-busy') === 'false' && document.querySelectorAll('.hits li').length > 0").await;
                let said = browser.text(".found").await;
                found.push(said.split(' ').next().and_then(|count| count.parse::<usize>().ok()).unwrap());
            }
            assert!(found[0] >= found[1], "{part} {found:?} {whole}");
        }
    }

    waits_for_no_silent_line(browser, server) {
        let (_, volume) = index();
        let silent = format!("{volume}pagefind-entry.json");
        browser.open(&format!("{}/search/", server.origin)).await;
        // Half a minute need not be half a minute here.
        browser.js("const real = window.setTimeout; window.setTimeout = (call, time, ...rest) => real(call, time === 30000 ? 1000 : time, ...rest)").await;
        server.fail(&silent, Fault::Held);
        browser.click("#filter").await;
        browser.press("aws").await;
        browser.until_text(".results [role=alert]", "The search index cannot be read").await;
        server.mend();
        browser.click(".results .main").await;
        browser.until_there(".hits li").await;
    }

    says_so_where_topics_and_figures_cannot_be_looked_up(browser, server) {
        server.fail("/edition/find/of-b.json", Fault::Status(503));
        browser.open(&format!("{}/search/?q=brotli", server.origin)).await;
        browser.until_text(".results [role=alert]", "Topics and figures: The server answered with error 503").await;
        browser.until_there(".hits li").await;
        server.mend();
        browser.click(".results .main").await;
        browser.until("they are there", "return document.querySelectorAll('.results [role=alert]').length === 0 && document.querySelectorAll('.matches a').length > 0").await;
        assert!(browser.js("return document.querySelectorAll('.hits li').length").await.as_u64() > Some(0));
    }
}
