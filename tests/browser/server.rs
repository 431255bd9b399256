//! A static host on loopback that can be told to fail.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// What a path answers instead of its file.
#[derive(Clone, Debug)]
pub enum Fault {
    /// An error status.
    Status(u16),
    /// These bytes, and a success.
    Body(Vec<u8>),
    /// Part of what was promised, and then nothing.
    Cut,
}

/// A running host; it stops answering with the test.
pub struct Server {
    /// Where it answers, without a slash at the end.
    pub origin: String,
    faults: Arc<Mutex<HashMap<String, Fault>>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Serves the site that `make test` built.
    pub fn start() -> Self {
        let root = PathBuf::from(std::env::var("SIGHTLINE_SITE").unwrap_or_else(|_| "target/site".into()));
        assert!(root.join("index.html").is_file(), "no built site in {}; run make test", root.display());
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let faults: Arc<Mutex<HashMap<String, Fault>>> = Arc::default();
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let (shared, log) = (faults.clone(), asked.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (root, shared, log) = (root.clone(), shared.clone(), log.clone());
                std::thread::spawn(move || {
                    let _ = answer(stream, &root, &shared, &log);
                });
            }
        });
        Self { origin, faults, asked }
    }

    /// Makes a path fail from now on.
    pub fn fail(&self, path: &str, fault: Fault) {
        self.faults.lock().unwrap().insert(path.into(), fault);
    }

    /// Mends every path.
    pub fn mend(&self) {
        self.faults.lock().unwrap().clear();
    }

    /// What was asked for so far.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn answer(
    stream: TcpStream,
    root: &Path,
    faults: &Mutex<HashMap<String, Fault>>,
    asked: &Mutex<Vec<String>>,
) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut stream = stream;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Ok(());
        }
        loop {
            let mut header = String::new();
            reader.read_line(&mut header)?;
            if header.trim().is_empty() {
                break;
            }
        }
        let path = line.split(' ').nth(1).unwrap_or("/").split('?').next().unwrap_or("/").to_owned();
        asked.lock().unwrap().push(path.clone());
        let fault = faults.lock().unwrap().get(&path).cloned();
        match fault {
            Some(Fault::Status(code)) => send(&mut stream, code, "text/plain", b"failed")?,
            Some(Fault::Body(bytes)) => send(&mut stream, 200, "application/json", &bytes)?,
            Some(Fault::Cut) => {
                write!(
                    stream,
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{{"
                )?;
                return stream.shutdown(std::net::Shutdown::Both);
            }
            None => file(&mut stream, root, &path)?,
        }
    }
}

fn file(stream: &mut TcpStream, root: &Path, path: &str) -> std::io::Result<()> {
    let mut file = root.join(path.trim_start_matches('/'));
    if file.is_dir() {
        file = file.join("index.html");
    }
    let kind = match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let mut bytes = Vec::new();
    match std::fs::File::open(&file).and_then(|mut file| file.read_to_end(&mut bytes)) {
        Ok(_) => send(stream, 200, kind, &bytes),
        Err(_) => send(stream, 404, "text/html; charset=utf-8", &std::fs::read(root.join("404.html"))?),
    }
}

fn send(stream: &mut TcpStream, code: u16, kind: &str, bytes: &[u8]) -> std::io::Result<()> {
    let length = bytes.len();
    write!(
        stream,
        "HTTP/1.1 {code} -\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nCache-Control: no-store\r\n\r\n"
    )?;
    stream.write_all(bytes)
}
