//! `sightline serve`: a folder as a site, published again whenever it changes.

use crate::error::CommandError;
use crate::faults::told;
use crate::live::{Live, State};
use anstream::eprintln;
use notify::{EventKind, RecursiveMode, Watcher};
use sightline::model::Stamp;
use sightline::publish::{self, BuiltApp, Options, Output, Shell};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;
use tokio::sync::watch;

/// An editor that saves writes several times; what follows within this belongs to one change.
const SETTLE: Duration = Duration::from_millis(20);

/// A folder that is published into a place of its own.
#[derive(Debug)]
pub struct ServedFolder {
    options: Options,
    app: BuiltApp,
    shell: Shell,
    out: PathBuf,
    state: watch::Sender<State>,
    /// Removed when serving ends.
    _place: tempfile::TempDir,
}

impl ServedFolder {
    /// The folder behind `options`, with this app.
    pub fn new(options: Options, app: BuiltApp) -> Result<Self, CommandError> {
        let place = tempfile::tempdir().map_err(|error| CommandError::Read(std::env::temp_dir(), error))?;
        let (shell, out) = (app.shell(None)?, place.path().join("site"));
        Ok(Self { options, app, shell, out, state: watch::Sender::new(State::default()), _place: place })
    }

    /// Where it is published.
    pub fn out(&self) -> &Path {
        &self.out
    }

    /// The shell of its pages.
    pub fn shell(&self) -> &Shell {
        &self.shell
    }

    /// The same, as pages hear of it.
    pub fn live(&self) -> Live {
        Live(self.state.subscribe())
    }

    /// Publishes it as it is at `now`, and tells its pages.
    pub fn publish(&self, now: Stamp) {
        let faults = self.try_to_publish(now).unwrap_or_else(|error| error.to_string());
        if !faults.is_empty() {
            eprintln!("{faults}");
        }
        self.state.send_modify(|state| {
            state.change += 1;
            state.edition += u64::from(faults.is_empty());
            state.faults = faults;
        });
    }

    /// The faults that nothing was published for, if any.
    fn try_to_publish(&self, now: Stamp) -> Result<String, CommandError> {
        let options = Options { now, ..self.options.clone() };
        let out = Output::aside(&self.out, publish::is_built)?.with_app(self.app.files());
        let (report, written) = publish::publish(&options, Some(&self.shell), out, |_, _| ())?;
        Ok(if written.is_some() { String::new() } else { told(&report) })
    }

    /// Calls `changed` after each change of the folder, for as long as there is something to watch.
    pub fn watch(&self, mut changed: impl FnMut()) -> Result<(), CommandError> {
        let fail = |error| CommandError::Watch(self.options.data.clone(), error);
        let (tell, told) = mpsc::channel();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            // Reading is no change, and publishing reads.
            if !event.is_ok_and(|event| matches!(event.kind, EventKind::Access(_))) {
                let _ = tell.send(());
            }
        })
        .map_err(fail)?;
        watcher.watch(&self.options.data, RecursiveMode::Recursive).map_err(fail)?;
        // What was saved before there was somebody to watch.
        changed();
        while told.recv().is_ok() {
            while told.recv_timeout(SETTLE).is_ok() {}
            changed();
        }
        Ok(())
    }
}

/// Serves the folder until it is stopped.
pub fn serve(
    options: Options,
    port: u16,
    clock: impl Fn() -> Result<Stamp, CommandError> + Send + 'static,
) -> Result<(), CommandError> {
    let app = BuiltApp::inside().ok_or(CommandError::NoApp)?;
    let folder = std::sync::Arc::new(ServedFolder::new(options, app)?);
    let (live, policy, out) = (folder.live(), folder.shell().policy([]), folder.out().to_owned());
    let of = folder.options.data.display().to_string();
    std::thread::spawn(move || {
        let publish = || match clock() {
            Ok(now) => folder.publish(now),
            Err(error) => eprintln!("{error}"),
        };
        if let Err(error) = folder.watch(publish) {
            eprintln!("{error}");
        }
    });
    crate::preview::serve(&out, policy, (port, &of), Some(live))
}

#[cfg(test)]
mod tests;
