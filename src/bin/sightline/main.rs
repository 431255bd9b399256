//! The maker's command: check, publish, preview, serve, import, init, new, schema.

#[cfg(not(target_arch = "wasm32"))]
mod command;
#[cfg(not(target_arch = "wasm32"))]
mod data_folder;
mod error;
#[cfg(not(target_arch = "wasm32"))]
mod faults;
#[cfg(not(target_arch = "wasm32"))]
mod fix;
#[cfg(not(target_arch = "wasm32"))]
mod import;
#[cfg(not(target_arch = "wasm32"))]
mod live;
#[cfg(not(target_arch = "wasm32"))]
mod preview;
#[cfg(not(target_arch = "wasm32"))]
mod publishing;
#[cfg(not(target_arch = "wasm32"))]
mod serve;

/// Publishing makes and drops millions of small texts; this allocator takes a fifth off its time.
#[cfg(not(target_arch = "wasm32"))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[cfg(not(target_arch = "wasm32"))]
#[expect(
    unsafe_code,
    reason = "Pagefind takes the size of its pieces from the environment and from nowhere else"
)]
fn main() -> std::process::ExitCode {
    let pieces = sightline::publish::PIECES;
    // SAFETY: nothing has run before, so no other thread reads the environment meanwhile.
    unsafe { std::env::set_var(pieces.variable, pieces.size) };
    command::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
