use super::*;
use crate::preview::{Site, answer};
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State as Given};
use std::fs;
use std::sync::Arc;

const NOW: &str = "2026-11-23T22:00:00Z";
const INSIGHT: &str = "data/insights/a-day-in-seconds.json";

fn now() -> Stamp {
    Stamp::parse(NOW).unwrap()
}

/// A site to start from, served with an app that stands for the one that is built.
fn started() -> (tempfile::TempDir, ServedFolder) {
    let folder = tempfile::tempdir().unwrap();
    publish::init(&folder.path().join("mine"), now()).unwrap();
    let shell = r#"<!doctype html><html lang="en"><head><title>Sightline</title>
<meta name="sightline-base" content="/"><meta name="sightline-app" content="/a.js /a.wasm"></head>
<body><div id="site"></div><script type="application/json" id="page-data"></script></body></html>"#;
    let app = BuiltApp::new(shell.to_owned(), [("a.js".to_owned(), vec![]), ("a.wasm".to_owned(), vec![])]);
    let options = Options { drafts: true, ..Options::new(&folder.path().join("mine/data"), now()) };
    let served = ServedFolder::new(options, app).unwrap();
    (folder, served)
}

fn edit(folder: &tempfile::TempDir, from: &str, to: &str) {
    let path = folder.path().join("mine").join(INSIGHT);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from));
    fs::write(path, text.replace(from, to)).unwrap();
}

fn get(served: &ServedFolder, address: &str) -> (u16, String) {
    let (policy, live) = (served.shell().policy([]), Some(served.live()));
    let site = Arc::new(Site { root: served.out().to_owned(), policy, live });
    let request = Request::builder().uri(address).body(Body::empty()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let response = answer(Given(site), request).await;
        let status = response.status().as_u16();
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        (status, String::from_utf8(body.to_vec()).unwrap())
    })
}

#[test]
fn a_page_listens_and_what_is_published_does_not() {
    let (_folder, served) = started();
    served.publish(now());
    let (status, page) = get(&served, "/insights/a-day-in-seconds/");
    let tag = r#"<script src="/.sightline-live/live.js" data-edition="1"></script></body>"#;
    assert!(status == 200 && page.contains(tag), "{page}");
    let files =
        walkdir::WalkDir::new(served.out()).into_iter().flatten().filter(|file| file.file_type().is_file());
    for file in files {
        let bytes = fs::read(file.path()).unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains("sightline-live"), "{}", file.path().display());
    }
    let (_, script) = get(&served, "/.sightline-live/live.js");
    assert!(script.contains("location.reload()"));
    assert_eq!(get(&served, "/.sightline-live/other").0, 404);
    assert!(get(&served, "/no-such-page/").1.contains(tag), "the page for what is missing listens too");
}

#[test]
fn a_fault_is_told_to_pages_and_what_was_published_stays_until_it_is_mended() {
    let (folder, served) = started();
    served.publish(now());
    edit(&folder, "\"published\"", "\"publishd\"");
    served.publish(now());
    let (_, state) = get(&served, "/.sightline-live/state?seen=1");
    let state: serde_json::Value = serde_json::from_str(&state).unwrap();
    assert_eq!((&state["change"], &state["edition"]), (&2.into(), &1.into()));
    let faults = state["faults"].as_str().unwrap();
    assert!(faults.contains("error[") && faults.contains("publishd"), "{faults}");
    assert_eq!(get(&served, "/insights/a-day-in-seconds/").0, 200);
    edit(&folder, "\"publishd\"", "\"published\"");
    edit(&folder, "A day is a product", "A day is the product");
    served.publish(now());
    let (_, state) = get(&served, "/.sightline-live/state?seen=2");
    assert_eq!(state, r#"{"change":3,"edition":2,"faults":""}"#);
    assert!(get(&served, "/insights/a-day-in-seconds/").1.contains("A day is the product"));
}

#[test]
fn a_folder_that_is_broken_from_the_start_says_so_in_a_page() {
    let (folder, served) = started();
    edit(&folder, "\"published\"", "\"publishd\"");
    served.publish(now());
    let (status, page) = get(&served, "/");
    assert!(status == 404 && page.contains("live.js\" data-edition=\"0\""), "{page}");
    assert!(get(&served, "/.sightline-live/state?seen=-1").1.contains("publishd"));
}

#[test]
fn a_file_that_is_saved_is_published() {
    let (folder, served) = started();
    let (tell, told) = mpsc::channel();
    let served = Arc::new(served);
    let watched = served.clone();
    std::thread::spawn(move || {
        let _ = watched.watch(|| {
            watched.publish(now());
            let _ = tell.send(());
        });
    });
    let wait = || told.recv_timeout(Duration::from_secs(60)).expect("a change is noticed");
    wait();
    edit(&folder, "A day is a product", "A day is the product");
    // A change may be told of in parts, the first before the file is whole.
    while !get(&served, "/insights/a-day-in-seconds/").1.contains("A day is the product") {
        wait();
    }
}
