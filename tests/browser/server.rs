//! A static host on loopback that can be told to fail.

use sightline::model::Links;
use sightline::publish::Shell;
use sightline::publish::hosts::Policy;
use std::collections::{BTreeSet, HashMap};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex};

/// What a path answers instead of its file.
#[derive(Clone, Debug)]
pub enum Fault {
    /// An error status.
    Status(u16),
    /// These bytes, and a success.
    Body(Vec<u8>),
    /// A script.
    Script(&'static str),
    /// Part of what was promised, and then nothing.
    Cut,
    /// Its file, but not before the path is mended.
    Held,
}

/// A running host; it stops answering with the test, which fails if a page broke the policy.
pub struct Server {
    /// Where it answers, without a slash at the end.
    pub origin: String,
    host: Arc<Host>,
}

struct Host {
    root: PathBuf,
    /// What every host is told to send.
    policy: Policy,
    faults: Mutex<HashMap<String, Fault>>,
    /// Told when paths are mended.
    mended: Condvar,
    asked: Mutex<Vec<String>>,
    violations: Mutex<Vec<String>>,
}

/// Where browsers report what the content security policy forbade.
const REPORTS: &str = "/-violations";

impl Server {
    /// Serves the site that `make test` built, under the policy for hosts.
    pub fn start() -> Self {
        Self::of(site())
    }

    /// Serves the site in a folder, below the path it was built for.
    pub fn of(root: PathBuf) -> Self {
        let shell = std::fs::read_to_string(root.join("shell.html"))
            .unwrap_or_else(|_| panic!("no built site in {}; run make test", root.display()));
        let listener = listener();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let host = Arc::new(Host {
            root,
            policy: Shell::published(shell).unwrap().policy([]),
            faults: Mutex::default(),
            mended: Condvar::new(),
            asked: Mutex::default(),
            violations: Mutex::default(),
        });
        let shared = host.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let host = shared.clone();
                std::thread::spawn(move || host.answer(stream));
            }
        });
        Self { origin, host }
    }

    /// Makes a path fail from now on.
    pub fn fail(&self, path: &str, fault: Fault) {
        self.host.faults.lock().unwrap().insert(path.into(), fault);
    }

    /// Mends every path.
    pub fn mend(&self) {
        self.host.faults.lock().unwrap().clear();
        self.host.mended.notify_all();
    }

    /// What the policy forbade so far, which is forgiven.
    pub fn forbidden(&self) -> Vec<String> {
        std::mem::take(&mut self.host.violations.lock().unwrap())
    }

    /// What was asked for so far.
    pub fn asked(&self) -> Vec<String> {
        self.host.asked.lock().unwrap().clone()
    }
}

/// A port that no server had before: browsers go from test to test, and keep what they know of an origin.
fn listener() -> TcpListener {
    static HAD: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    let mut others = Vec::new();
    loop {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        if HAD.lock().unwrap().insert(listener.local_addr().unwrap().port()) {
            return listener;
        }
        others.push(listener);
    }
}

/// The address of the app in the site that `make test` built.
pub fn app() -> String {
    let names = std::fs::read_dir(site()).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names = names.map(|name| name.into_string().unwrap());
    format!("/{}", names.find(|name| name.ends_with(".wasm")).expect("the site has an app; run make test"))
}

/// The folder of the site that `make test` built.
pub fn site() -> PathBuf {
    PathBuf::from(std::env::var("SIGHTLINE_SITE").unwrap_or_else(|_| "target/site".into()))
}

impl Drop for Server {
    fn drop(&mut self) {
        let violations = self.host.violations.lock().unwrap();
        if !std::thread::panicking() {
            assert!(violations.is_empty(), "the policy forbade: {violations:?}");
        }
    }
}

impl Host {
    fn answer(&self, mut stream: TcpStream) -> std::io::Result<()> {
        let mut reader = BufReader::new(stream.try_clone()?);
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line)? == 0 {
                return Ok(());
            }
            let mut length = 0;
            loop {
                let mut header = String::new();
                reader.read_line(&mut header)?;
                if header.trim().is_empty() {
                    break;
                }
                if let Some(value) = header.to_ascii_lowercase().strip_prefix("content-length:") {
                    length = value.trim().parse().unwrap();
                }
            }
            let mut body = vec![0; length];
            reader.read_exact(&mut body)?;
            let path = line.split(' ').nth(1).unwrap_or("/").split('?').next().unwrap_or("/");
            // As hosts do.
            let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned();
            if path == REPORTS {
                self.violations.lock().unwrap().push(String::from_utf8_lossy(&body).into_owned());
                send(&mut stream, 204, &[], b"")?;
                continue;
            }
            self.asked.lock().unwrap().push(path.clone());
            let fault = self.faults.lock().unwrap().get(&path).cloned();
            let json = [("Content-Type", "application/json".to_owned())];
            match fault {
                Some(Fault::Status(code)) => send(&mut stream, code, &[], b"failed")?,
                Some(Fault::Body(bytes)) => send(&mut stream, 200, &json, &bytes)?,
                Some(Fault::Script(text)) => {
                    send(
                        &mut stream,
                        200,
                        &[("Content-Type", "text/javascript".to_owned())],
                        text.as_bytes(),
                    )?;
                }
                Some(Fault::Cut) => {
                    write!(
                        stream,
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{{"
                    )?;
                    return stream.shutdown(std::net::Shutdown::Both);
                }
                Some(Fault::Held) => {
                    let faults = self.faults.lock().unwrap();
                    drop(self.mended.wait_while(faults, |faults| faults.contains_key(&path)).unwrap());
                    self.file(&mut stream, &path)?;
                }
                None => self.file(&mut stream, &path)?,
            }
        }
    }

    fn file(&self, stream: &mut TcpStream, address: &str) -> std::io::Result<()> {
        // Beside the site nothing is served, so that an address that forgets the base is found.
        let inside = Links::new(self.policy.base()).inside(address).map(str::to_owned);
        let path = inside.unwrap_or_else(|| "-outside".into());
        let folder = self.root.join(&path).is_dir();
        let path = if folder { format!("{path}/index.html") } else { path };
        let path = path.trim_start_matches('/');
        match std::fs::read(self.root.join(path)) {
            Ok(bytes) => send(stream, 200, &reported(self.policy.headers(path)), &bytes),
            Err(_) => send(
                stream,
                404,
                &reported(self.policy.missing()),
                &std::fs::read(self.root.join("404.html"))?,
            ),
        }
    }
}

type Header = (&'static str, String);

/// Headers whose policy tells of what it forbids.
fn reported(headers: Vec<Header>) -> Vec<Header> {
    let report = |(name, value): Header| match name {
        "Content-Security-Policy" => (name, format!("{value}; report-uri {REPORTS}")),
        _ => (name, value),
    };
    headers.into_iter().map(report).collect()
}

fn send(stream: &mut TcpStream, code: u16, headers: &[Header], bytes: &[u8]) -> std::io::Result<()> {
    let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    write!(stream, "HTTP/1.1 {code} -\r\n{headers}Content-Length: {}\r\n\r\n", bytes.len())?;
    stream.write_all(bytes)
}
