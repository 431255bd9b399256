//! What a person does who has the program and nothing else: a site is published with the app inside it.

use crate::common::{NOW, Site, files, shell_html};
use sightline::model::Stamp;
use sightline::publish::{
    BuiltApp, InitError, Options, Output, Written, check, has_own_app, init, is_built, publish,
};
use std::fs;
use std::path::Path;
use std::process::Command;

/// An app that stands for the one that is built, which takes minutes.
fn app(version: &str) -> BuiltApp {
    let (js, wasm) = (format!("app-{version}.js"), format!("app-{version}.wasm"));
    let icon = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'><rect width='8' height='8' fill='#00f'/></svg>";
    let beside = [
        (js.clone(), b"script".to_vec()),
        (wasm.clone(), b"module".to_vec()),
        ("icon-0123456789abcdef.svg".to_owned(), icon.as_bytes().to_vec()),
    ];
    BuiltApp::new(shell_html(&format!("/{js}"), &format!("/{wasm}")), beside)
}

fn publish_with(site: &Site, app: &BuiltApp, base: Option<&str>) -> Written {
    let out = Output::aside(&site.out(), is_built).unwrap().with_app(app.files());
    let options = Options { now: Stamp::parse(NOW).unwrap(), ..site.options.clone() };
    publish(&options, Some(&app.shell(base).unwrap()), out, |_, _| ()).unwrap().1.expect("nothing is wrong")
}

fn names(out: &Path) -> Vec<String> {
    let names = fs::read_dir(out).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name.starts_with("app-")).collect();
    names.sort();
    names
}

#[test]
fn a_folder_that_is_not_there_gets_the_app_and_its_pages() {
    let site = Site::good();
    let app = app("1");
    publish_with(&site, &app, None);
    for (name, bytes) in app.files() {
        assert_eq!(&fs::read(site.out().join(name)).unwrap(), &bytes.to_vec(), "{name}");
    }
    let page = fs::read_to_string(site.out().join("insights/good/index.html")).unwrap();
    assert!(page.contains(r#"content="/app-1.js /app-1.wasm sha256-"#), "{page}");
    assert!(has_own_app(&site.out()));
    assert!(!has_own_app(&Site::good().publish()), "an app that a build put there is not the program's");
}

#[test]
fn below_a_path_the_app_is_asked_for_there() {
    let site = Site::good();
    publish_with(&site, &app("1"), Some("/a/b/"));
    let page = fs::read_to_string(site.out().join("index.html")).unwrap();
    assert!(page.contains(r#"content="/a/b/app-1.js /a/b/app-1.wasm sha256-"#), "{page}");
    assert!(page.contains(r#"<meta name="sightline-base" content="/a/b/">"#), "{page}");
}

#[test]
fn publishing_again_changes_nothing_and_another_app_takes_the_place_of_the_old() {
    let site = Site::good();
    fs::create_dir_all(site.out()).unwrap();
    fs::write(site.out().join("CNAME"), "example.org").unwrap();
    publish_with(&site, &app("1"), None);
    let before = files(&site.out());
    assert_eq!(publish_with(&site, &app("1"), None).files, 0, "nothing is written again");
    assert_eq!(files(&site.out()), before);
    publish_with(&site, &app("2"), None);
    assert_eq!(names(&site.out()), ["app-2.js", "app-2.wasm"], "nothing of the old app is left");
    assert_eq!(
        fs::read_to_string(site.out().join("CNAME")).unwrap(),
        "example.org",
        "what others put there stays"
    );
    // The same as into an empty folder.
    let changed = files(&site.out());
    fs::remove_dir_all(site.out()).unwrap();
    fs::create_dir_all(site.out()).unwrap();
    fs::write(site.out().join("CNAME"), "example.org").unwrap();
    publish_with(&site, &app("2"), None);
    assert_eq!(files(&site.out()), changed);
}

#[test]
fn a_site_that_is_started_passes_the_check_and_is_published_anywhere() {
    let folder = tempfile::tempdir().unwrap();
    let (root, now) = (folder.path().join("mine"), Stamp::parse(NOW).unwrap());
    init(&root, now).unwrap();
    let options = Options::new(&root.join("data"), now);
    let report = check(&options).unwrap();
    assert_eq!((report.files, report.diagnostics.len()), (3, 0), "{:?}", report.diagnostics);
    let (app, dist) = (app("1"), folder.path().join("dist"));
    let out = Output::aside(&dist, is_built).unwrap().with_app(app.files());
    publish(&options, Some(&app.shell(None).unwrap()), out, |_, _| ()).unwrap().1.expect("nothing is wrong");
    for (page, words) in [
        ("a-day-in-seconds", "86,400"),
        ("how-far-light-gets", "299,792.458"),
        ("a-week-at-an-invented-bakery", "does not exist"),
    ] {
        let html = fs::read_to_string(dist.join(format!("insights/{page}/index.html"))).unwrap();
        assert!(html.contains(words), "{page}: {html}");
    }
    // Its schema stands where its insights say.
    assert!(root.join("data/insight.schema.json").is_file());
}

#[test]
fn a_folder_with_anything_in_it_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".keep"), "mine").unwrap();
    let error = init(folder.path(), Stamp::parse(NOW).unwrap()).unwrap_err();
    assert!(matches!(error, InitError::NotEmpty(_)), "{error}");
    assert_eq!(files(folder.path()).len(), 1);
    let file = folder.path().join(".keep");
    assert!(matches!(init(&file, Stamp::parse(NOW).unwrap()), Err(InitError::Read(..))));
}

#[test]
fn an_empty_folder_is_told_what_is_missing_and_how_to_begin() {
    let folder = tempfile::tempdir().unwrap();
    let run =
        Command::new(env!("CARGO_BIN_EXE_sightline")).arg("publish").current_dir(folder.path()).output();
    let run = run.unwrap();
    let said = String::from_utf8_lossy(&run.stderr);
    assert_eq!(run.status.code(), Some(2));
    assert_eq!(said.trim().lines().count(), 1, "{said}");
    assert!(said.contains("site.json") && said.contains("sightline init DIR"), "{said}");
    assert_eq!(files(folder.path()).len(), 0);
}
