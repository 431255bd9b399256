//! A page of somebody else, at another origin, that embeds what is published.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;

/// A host; it stops answering with the tests.
pub struct HostPage {
    /// Where its page is.
    pub address: String,
}

impl HostPage {
    /// Serves one page under a policy of its own: nothing where that is empty.
    pub fn serving(html: String, policy: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/", listener.local_addr().unwrap());
        std::thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let mut reader = BufReader::new(stream.try_clone().unwrap());
                let mut line = String::new();
                while reader.read_line(&mut line).is_ok_and(|read| read > 2) {
                    line.clear();
                }
                let policy = if policy.is_empty() {
                    String::new()
                } else {
                    format!("Content-Security-Policy: {policy}\r\n")
                };
                let _ = write!(
                    stream,
                    "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\n{policy}Connection: close\r\n\
                     Content-Length: {}\r\n\r\n{html}",
                    html.len()
                );
            }
        });
        Self { address }
    }
}
