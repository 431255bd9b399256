//! A server for looking at a published site as a host will serve it: under the same policy, compressed, on loopback.

use crate::error::CommandError;
use crate::live::{self, Live};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Response, StatusCode, header};
use sightline::model::Links;
use sightline::publish::Shell;
use sightline::publish::hosts::Policy;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tower_http::compression::CompressionLayer;

/// The site that is served.
#[derive(Debug)]
pub struct Site {
    /// The folder it stands in.
    pub root: PathBuf,
    /// What hosts are told.
    pub policy: Policy,
    /// How it stands, where it is published again whenever its folder changes.
    pub live: Option<Live>,
}

impl Site {
    /// What goes with a file. Of a site that changes, its look may too, and with that which styles are let in.
    async fn headers(&self, path: &str) -> HeaderMap {
        if self.live.is_some()
            && path.ends_with(".html")
            && let Ok(shell) = tokio::fs::read_to_string(self.root.join("shell.html")).await
            && let Ok(shell) = Shell::published(shell)
        {
            return headers(shell.policy([]).headers(path));
        }
        headers(self.policy.headers(path))
    }
}

/// Serves `root` at a port until it is stopped; `of` is the folder that it is said to show.
pub fn serve(
    root: &Path,
    policy: Policy,
    (port, of): (u16, &str),
    live: Option<Live>,
) -> Result<(), CommandError> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let fail = |error| CommandError::Serve(port, error);
    runtime.map_err(fail)?.block_on(async {
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(fail)?;
        let at = listener.local_addr().map_err(fail)?;
        println!("http://{at}{} shows {of}; stop it with Ctrl-C.", policy.base());
        let site = Arc::new(Site { root: root.to_owned(), policy, live });
        let app = Router::new().fallback(answer).layer(CompressionLayer::new()).with_state(site);
        axum::serve(listener, app).await.map_err(fail)
    })
}

/// Answers a request for a file of the site.
pub async fn answer(State(site): State<Arc<Site>>, request: Request) -> Response<Body> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let allow = HeaderMap::from_iter([(header::ALLOW, HeaderValue::from_static("GET, HEAD"))]);
        return respond(StatusCode::METHOD_NOT_ALLOWED, allow, Vec::new());
    }
    let address = request.uri().path();
    let Some(path) = inside(address, site.policy.base()) else { return missing(&site).await };
    if let Some((live, name)) = site.live.as_ref().zip(path.strip_prefix(live::FOLDER)) {
        let (media, text) = match name {
            "live.js" => ("text/javascript; charset=utf-8", live::SCRIPT.to_owned()),
            "state" => ("application/json", live.state(request.uri().query().unwrap_or_default()).await),
            _ => return missing(&site).await,
        };
        let list = vec![("content-type", media.to_owned()), ("cache-control", "no-store".to_owned())];
        return respond(StatusCode::OK, headers(list), text.into_bytes());
    }
    let file = site.root.join(&path);
    let is_folder = tokio::fs::metadata(&file).await.is_ok_and(|found| found.is_dir());
    if is_folder && !address.ends_with('/') {
        // As hosts do: the address of a folder ends with a slash.
        let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
        let to = HeaderValue::from_str(&format!("{address}/{query}"));
        let to = to.map(|to| HeaderMap::from_iter([(header::LOCATION, to)])).unwrap_or_default();
        return respond(StatusCode::PERMANENT_REDIRECT, to, Vec::new());
    }
    let (file, path) = match is_folder {
        true => (file.join("index.html"), format!("{path}index.html")),
        false => (file, path),
    };
    match tokio::fs::read(&file).await {
        Ok(bytes) => {
            let bytes = match &site.live {
                Some(live) if path.ends_with(".html") => live.listening(bytes, site.policy.base()),
                _ => bytes,
            };
            respond(StatusCode::OK, site.headers(&path).await, bytes)
        }
        Err(_) => missing(&site).await,
    }
}

async fn missing(site: &Site) -> Response<Body> {
    let page = tokio::fs::read(site.root.join("404.html")).await;
    let page = match (&site.live, page) {
        (None, page) => page.unwrap_or_default(),
        (Some(live), Ok(page)) => live.listening(page, site.policy.base()),
        (Some(live), Err(_)) => live.waiting(site.policy.base()),
    };
    respond(StatusCode::NOT_FOUND, headers(site.policy.missing()), page)
}

fn headers(list: Vec<(&'static str, String)>) -> HeaderMap {
    let header = |(name, value): (&'static str, String)| {
        Some((HeaderName::from_bytes(name.as_bytes()).ok()?, HeaderValue::from_str(&value).ok()?))
    };
    list.into_iter().filter_map(header).collect()
}

fn respond(status: StatusCode, headers: HeaderMap, bytes: Vec<u8>) -> Response<Body> {
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = status;
    response.headers_mut().extend(headers);
    response
}

/// The path below the base that an address asks for; nothing for one that is outside of the site, or tries to be.
fn inside(address: &str, base: &str) -> Option<String> {
    let links = Links::new(base);
    let rest = percent_encoding::percent_decode_str(links.inside(address)?).decode_utf8().ok()?;
    let plain = rest.split('/').all(|part| part != ".." && !part.contains(['\\', '\0']));
    (plain && !rest.starts_with('/')).then(|| rest.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_is_served() {
        assert_eq!(inside("/a/b/insights/x/", "/a/b/").as_deref(), Some("insights/x/"));
        assert_eq!(inside("/a/b", "/a/b/").as_deref(), Some(""));
        assert_eq!(inside("/%C3%A9", "/").as_deref(), Some("é"));
        for address in ["/a/bc/", "/", "/a/b/../x", "/a/b/%2e%2e/x", "/a/b//etc/passwd", "/a/b/..%5cx"] {
            assert_eq!(inside(address, "/a/b/"), None, "{address}");
        }
    }
}
