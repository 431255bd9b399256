//! What a person does who has the program and nothing else: a site is published with the app inside it.

use crate::common::{NOW, Site, files, shell_html};
use sightline::model::Stamp;
use sightline::publish::{BuiltApp, Options, Output, Written, has_own_app, is_built, publish};
use std::fs;
use std::path::Path;

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
