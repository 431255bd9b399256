//! `sightline publish`: which app a site gets, and what is said of it.

use crate::error::CommandError;
use crate::faults::{summary, tell};
use anstream::{eprintln, println};
use sightline::publish::{self, BuiltApp, Keeping, Options, Output, Shell, Written};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Publishes into a folder of a maker’s.
pub fn publish_to(options: &Options, out: &Path, base: Option<&str>) -> Result<u8, CommandError> {
    publish::keep_apart(&options.data, out)?;
    let start = Instant::now();
    // What the app's build put there stays; what an edition consists of is written anew.
    let output = Output::aside(out, publish::is_built)?;
    let there = std::fs::read_to_string(out.join("shell.html"));
    let (shell, out) = match (there, BuiltApp::inside()) {
        (Err(_), Some(app)) => (Some(app.shell(base)?), output.with_app(app.files())),
        // What another version of this program brought gives way to what this one does.
        (Ok(_), Some(app)) if publish::has_own_app(out) => {
            (Some(app.shell(base)?), output.with_app(app.files()))
        }
        (Ok(html), _) => (Some(Shell::new(html, base)?.verified(out)), output),
        (Err(_), None) => {
            println!(
                "There is no built app in {} and none inside this program, so no pages are written; `make build` \
                 writes an app there, `make dist` a program that has it inside.",
                out.display()
            );
            (None, output)
        }
    };
    let (report, written) = publish::publish(options, shell.as_ref(), out, progress())?;
    tell(&report);
    let Some(written) = written else { return Err(CommandError::Faults(report.errors())) };
    let seconds = start.elapsed().as_secs_f64();
    let Written { files, bytes, kept, notices } = written;
    let same = if kept > 0 { format!(", {kept} as they were") } else { String::new() };
    println!("{}; {files} files, {} kB{same}, in {seconds:.1} s", summary(&report), bytes / 1024);
    notices.iter().for_each(|notice| println!("{notice}"));
    // The process ends here: taking millions of small texts apart first would take seconds.
    std::mem::forget(report);
    Ok(0)
}

/// Says how far publishing has come, where that takes long enough to ask.
fn progress() -> impl Fn(usize, usize) + Sync {
    const STEPS: usize = 20;
    move |done, of| {
        if of >= 1000 && (done * STEPS / of) > ((done - 1) * STEPS / of) {
            eprintln!("{done} of {of} insights");
        }
    }
}

/// Trunk's `post_build` hook: the stage is Trunk's to move into place.
pub fn hooked(options: Options) -> Result<u8, CommandError> {
    let stage = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).ok_or(CommandError::NoStage)?;
    let base = std::env::var("TRUNK_PUBLIC_URL").unwrap_or_else(|_| "/".into());
    let release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    // What is served while it is written is not published yet.
    let ledger = if release { options.ledger } else { Keeping::Leave };
    let options = Options { drafts: options.drafts || !release, ledger, ..options };
    let path = stage.join("index.html");
    let html = std::fs::read_to_string(&path).map_err(|error| CommandError::Read(path, error))?;
    let shell = Shell::new(html, Some(&base))?.verified(&stage);
    let out = match std::env::var_os("TRUNK_DIST_DIR") {
        Some(dist) => Output::within(&stage).after(Path::new(&dist)),
        None => Output::within(&stage),
    };
    let (report, written) = publish::publish(&options, Some(&shell), out, progress())?;
    tell(&report);
    match written {
        Some(written) => {
            println!("{}", summary(&report));
            written.notices.iter().for_each(|notice| println!("{notice}"));
        }
        None => return Err(CommandError::Faults(report.errors())),
    }
    Ok(0)
}
