//! The browser's entry.

#[cfg(target_arch = "wasm32")]
fn main() {
    sightline::app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is the browser's side of Sightline; `trunk serve` builds and serves it.");
    std::process::exit(2);
}
