//! The server: pages from memory, and what their script asks for.

use std::convert::Infallible;
use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use anyhow::{Context as _, Result, anyhow};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, Path, Request, State};
use axum::http::header::{
    ACCEPT_LANGUAGE, ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG,
    IF_NONE_MATCH, LOCATION, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;
use tokio::sync::watch::Receiver;
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::WatchStream;
use url::form_urlencoded;

use crate::disk;
use crate::serve::editor::Editor;
use crate::serve::explain;
use crate::serve::guard::admit;
use crate::serve::ignore::{self, Request as IgnoreRequest};
use crate::serve::inject::{self, Told};
use crate::serve::preview::{Found, Preview, mark};
use crate::serve::range;
use crate::serve::viewers::Viewers;
use crate::text::url::percent_decode;

/// How many ports after the one that was asked for are tried.
const PORTS: u16 = 50;

/// The header in which the script shows its token.
const TOKEN: &str = "x-pointed-token";

/// Everything that the script is made of, as one function of its own.
static SCRIPT: LazyLock<String> = LazyLock::new(|| {
    let style = serde_json::to_string(include_str!("client/overlay.css")).expect("a text");
    let parts = [
        include_str!("client/idiomorph.js"),
        include_str!("client/element.js"),
        include_str!("client/words.js"),
        include_str!("client/gaps.js"),
        include_str!("client/marks.js"),
        include_str!("client/tip.js"),
        include_str!("client/panel.js"),
        include_str!("client/fault.js"),
        include_str!("client/overlay.js"),
        include_str!("client/head.js"),
        include_str!("client/live.js"),
    ];
    format!(
        "(() => {{\n\"use strict\";\nconst STYLE = {style};\n{}\n}})();\n",
        parts.join("\n")
    )
});

static SCRIPT_MARK: LazyLock<String> = LazyLock::new(|| mark(SCRIPT.as_bytes()));

/// A server of one preview.
pub struct Server {
    preview: Receiver<Arc<Preview>>,
    viewers: Viewers,
    /// As it was asked to listen.
    host: String,
    /// Known to the pages of this run alone.
    token: String,
    /// Names this run.
    run: String,
    editor: Editor,
    root: PathBuf,
}

impl Server {
    /// For the previews that come out of a receiver. Only `host` and what cannot be forged may be
    /// its name.
    ///
    /// # Errors
    /// When the system has no random numbers.
    pub fn new(
        preview: Receiver<Arc<Preview>>,
        viewers: Viewers,
        host: &str,
        editor: Editor,
        root: &std::path::Path,
    ) -> Result<Self> {
        let mut random = [0; 32];
        getrandom::fill(&mut random)
            .map_err(|error| anyhow!("the system has no random numbers: {error}"))?;
        // The run may be told to anybody; the token cannot be worked out from it.
        let hash = |purpose: &str| blake3::keyed_hash(&random, purpose.as_bytes()).to_hex();
        Ok(Server {
            preview,
            viewers,
            host: host.to_owned(),
            token: hash("token")[..32].to_owned(),
            run: hash("run")[..8].to_owned(),
            editor,
            root: root.to_owned(),
        })
    }

    /// Answers until the future is dropped.
    ///
    /// # Errors
    /// When the listener fails.
    pub async fn run(self, listener: TcpListener) -> Result<()> {
        let service = self
            .router()
            .into_make_service_with_connect_info::<SocketAddr>();
        Ok(axum::serve(listener, service).await?)
    }

    fn router(self) -> Router {
        let server = Arc::new(self);
        Router::new()
            .route(inject::SCRIPT, get(script))
            .route("/__pointed/events", get(events))
            .route("/__pointed/findings", get(findings))
            .route("/__pointed/rules/{rule}", get(rule))
            .route("/__pointed/open", post(open))
            .route("/__pointed/ignore", post(ignore))
            .fallback(page)
            .layer(from_fn_with_state(server.clone(), guard))
            .with_state(server)
    }

    /// Whether a request that acts comes from a page of this run, on this machine.
    fn may_act(&self, headers: &HeaderMap, peer: SocketAddr) -> bool {
        let shown = headers.get(TOKEN).map(HeaderValue::as_bytes);
        // Comparing hashes takes the same time whatever was shown.
        let hash = |token: &[u8]| blake3::hash(token);
        peer.ip().to_canonical().is_loopback()
            && shown.is_some_and(|shown| hash(shown) == hash(self.token.as_bytes()))
    }
}

/// Listens at an address, or at the next port that is free; port 0 is any.
///
/// # Errors
/// When the host is not this machine, or no port near is free.
pub async fn listen(host: &str, port: u16) -> Result<TcpListener> {
    let last = if port == 0 {
        0
    } else {
        port.saturating_add(PORTS)
    };
    for port in port..=last {
        match TcpListener::bind((host, port)).await {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            // Ports that are kept for others, such as 80.
            Err(error) if error.kind() == ErrorKind::PermissionDenied => {
                return Err(error)
                    .with_context(|| format!("cannot listen at port {port}"))
                    .context("name a port from 1024 on with `--port N`");
            }
            Err(error) => {
                return Err(error).with_context(|| format!("cannot listen at `{host}`"));
            }
        }
    }
    Err(anyhow!(
        "the ports from {port} to {last} are taken: name another with `--port N`"
    ))
}

/// The address for a browser on this machine.
pub fn browser_address(listener: &TcpListener, base_path: &str) -> Result<String> {
    let address = listener
        .local_addr()
        .context("the listener has no address")?;
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::from([127, 0, 0, 1]),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::from([0, 0, 0, 0, 0, 0, 0, 1]),
        ip => ip,
    };
    Ok(format!(
        "http://{}{base_path}",
        SocketAddr::new(ip, address.port())
    ))
}

async fn guard(State(server): State<Arc<Server>>, request: Request, next: Next) -> Response {
    if let Err(refusal) = admit(request.headers(), &server.host) {
        return refusal.into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // A foreign page must not show this one under a button of its own.
    headers.insert(
        CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("frame-ancestors 'self'"),
    );
    if !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    }
    response
}

async fn page(
    State(server): State<Arc<Server>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return (StatusCode::METHOD_NOT_ALLOWED, [(ALLOW, "GET, HEAD")]).into_response();
    }
    let address = percent_decode(uri.path());
    let preview = newest(&server, &address).await;
    match preview.pages.find(&address) {
        Found::File(path, file) if path.ends_with(".html") => html(
            &server,
            StatusCode::OK,
            &file.content,
            &file.mark,
            &preview,
            &headers,
        ),
        Found::File(path, file) => content(
            content_type(path),
            file.content.clone(),
            &file.mark,
            &headers,
        ),
        Found::Copy(source) => copy(source, preview.pages.root(), &headers).await,
        Found::Elsewhere(address) => {
            let query = uri
                .query()
                .map_or(String::new(), |query| format!("?{query}"));
            let address = encode(&address) + &query;
            // Not for ever: the next site at this port may have something there.
            (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, address)]).into_response()
        }
        Found::Nothing(Some(file)) => html(
            &server,
            StatusCode::NOT_FOUND,
            &file.content,
            &file.mark,
            &preview,
            &headers,
        ),
        Found::Nothing(None) if preview.pages.is_empty() => {
            let skeleton = include_bytes!("client/empty.html");
            html(
                &server,
                StatusCode::INTERNAL_SERVER_ERROR,
                skeleton,
                "",
                &preview,
                &headers,
            )
        }
        Found::Nothing(None) => (StatusCode::NOT_FOUND, "nothing is here\n").into_response(),
    }
}

/// The newest state in which an address is ready: of a site in the making other pages are not.
async fn newest(server: &Server, address: &str) -> Arc<Preview> {
    let mut previews = server.preview.clone();
    loop {
        let preview = previews.borrow_and_update().clone();
        if preview.pages.is_ready(address) || previews.changed().await.is_err() {
            return preview;
        }
    }
}

/// A page with the script in it.
fn html(
    server: &Server,
    status: StatusCode,
    page: &[u8],
    mark: &str,
    preview: &Preview,
    headers: &HeaderMap,
) -> Response {
    // The script and its token change with the program and with each run.
    let etag = format!("{mark}-{}", server.run);
    if status == StatusCode::OK && matches(headers, &etag) {
        return not_modified(&etag);
    }
    let told = Told {
        page: mark,
        script: &SCRIPT_MARK,
        token: &server.token,
        base: &preview.pages.base_path,
    };
    let page = inject::inject(&String::from_utf8_lossy(page), told);
    let fields = [
        (CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        (ETAG, format!("\"{etag}\"")),
    ];
    (status, fields, page).into_response()
}

fn content(kind: String, content: Bytes, mark: &str, headers: &HeaderMap) -> Response {
    if matches(headers, mark) {
        return not_modified(mark);
    }
    let mut response = range::respond(content, headers);
    let fields = response.headers_mut();
    for (name, value) in [(CONTENT_TYPE, kind), (ETAG, format!("\"{mark}\""))] {
        if let Ok(value) = HeaderValue::try_from(value) {
            fields.insert(name, value);
        }
    }
    response
}

/// A file of the site folder, as it is now.
async fn copy(source: &std::path::Path, root: &std::path::Path, headers: &HeaderMap) -> Response {
    let (source, root) = (source.to_owned(), root.to_owned());
    let kind = content_type(&source.to_string_lossy());
    let read = move || {
        // It may have become a link that leads out of the folder since the site was read.
        let file = dunce::canonicalize(&source)?;
        if !file.starts_with(&root) {
            return Err(ErrorKind::NotFound.into());
        }
        std::fs::read(file)
    };
    match tokio::task::spawn_blocking(read).await {
        Ok(Ok(bytes)) => {
            let mark = mark(&bytes);
            content(kind, bytes.into(), &mark, headers)
        }
        _ => (StatusCode::NOT_FOUND, "this file is gone\n").into_response(),
    }
}

async fn script(headers: HeaderMap) -> Response {
    let kind = "text/javascript; charset=utf-8".to_owned();
    content(
        kind,
        Bytes::from_static(SCRIPT.as_bytes()),
        &SCRIPT_MARK,
        &headers,
    )
}

async fn findings(State(server): State<Arc<Server>>, headers: HeaderMap) -> Response {
    let report = server.preview.borrow().report.clone();
    let kind = "application/json".to_owned();
    content(kind, report.json.clone(), &report.mark, &headers)
}

/// What a rule is about, in the reader's language.
async fn rule(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let wanted = headers
        .get(ACCEPT_LANGUAGE)
        .and_then(|languages| languages.to_str().ok());
    match explain::page(&name, wanted.unwrap_or_default()) {
        Some(page) => ([(CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response(),
        None => (StatusCode::NOT_FOUND, "there is no such rule\n").into_response(),
    }
}

/// What a page compares itself with.
#[derive(Serialize)]
struct Now<'n> {
    run: &'n str,
    script: &'n str,
    version: u64,
    /// The mark of the page at the address that was asked about.
    page: &'n str,
    findings: &'n str,
    assets: u64,
}

/// The state now, and every later one. Who misses some sees the newest, which is all there is to know.
async fn events(State(server): State<Arc<Server>>, uri: Uri) -> Response {
    let query = uri.query().unwrap_or_default().as_bytes();
    let address = form_urlencoded::parse(query)
        .find(|(name, _)| name == "page")
        .map_or(String::new(), |(_, address)| percent_decode(&address));
    let viewer = server.viewers.add(&address);
    let states = WatchStream::new(server.preview.clone()).map(move |preview| {
        let _kept = &viewer;
        let now = Now {
            run: &server.run,
            script: &SCRIPT_MARK,
            version: preview.version,
            page: preview.pages.mark(&address),
            findings: &preview.report.mark,
            assets: preview.pages.assets,
        };
        let now = serde_json::to_string(&now).expect("strings and numbers");
        Ok::<Event, Infallible>(Event::default().data(now))
    });
    Sse::new(states)
        .keep_alive(KeepAlive::default())
        .into_response()
}

/// A place to open in an editor.
#[derive(Deserialize)]
struct Place {
    path: String,
    line: usize,
    column: usize,
}

async fn open(
    State(server): State<Arc<Server>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if !server.may_act(&headers, peer) {
        return (
            StatusCode::FORBIDDEN,
            "only a page of this preview may do that\n",
        )
            .into_response();
    }
    let Ok(place) = serde_json::from_slice::<Place>(&body) else {
        return (
            StatusCode::BAD_REQUEST,
            "a path, a line and a column are needed\n",
        )
            .into_response();
    };
    let report = server.preview.borrow().report.clone();
    if !report.findings.files.contains(&place.path) {
        return (StatusCode::NOT_FOUND, "there is no such source\n").into_response();
    }
    let file = disk::locate(&server.root, &place.path);
    match server.editor.open(&file, place.line, place.column) {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(error) => (StatusCode::CONFLICT, format!("{error:#}\n")).into_response(),
    }
}

async fn ignore(
    State(server): State<Arc<Server>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if !server.may_act(&headers, peer) {
        return (
            StatusCode::FORBIDDEN,
            "only a page of this preview may do that\n",
        )
            .into_response();
    }
    let Ok(request) = serde_json::from_slice::<IgnoreRequest>(&body) else {
        return (
            StatusCode::BAD_REQUEST,
            "a finding, a reason and a last day are needed\n",
        )
            .into_response();
    };
    let report = server.preview.borrow().report.clone();
    let Some(finding) = report.findings.waivable.get(&request.id) else {
        return (StatusCode::NOT_FOUND, "this finding is gone already\n").into_response();
    };
    match ignore::write(finding, &request, &server.root) {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(error) => (StatusCode::CONFLICT, format!("{error:#}\n")).into_response(),
    }
}

/// Whether the browser has that content already.
fn matches(headers: &HeaderMap, mark: &str) -> bool {
    let marks = headers
        .get(IF_NONE_MATCH)
        .and_then(|marks| marks.to_str().ok());
    marks.is_some_and(|marks| {
        marks.split(',').any(|known| {
            let known = known.trim();
            known.strip_prefix("W/").unwrap_or(known).trim_matches('"') == mark
        })
    })
}

fn not_modified(mark: &str) -> Response {
    (
        StatusCode::NOT_MODIFIED,
        [(ETAG, format!("\"{mark}\""))],
        Body::empty(),
    )
        .into_response()
}

fn content_type(path: &str) -> String {
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    let is_text =
        kind.type_() == "text" || matches!(kind.subtype().as_str(), "json" | "javascript");
    match is_text {
        true => format!("{kind}; charset=utf-8"),
        false => kind.to_string(),
    }
}

/// An address with everything encoded that a header must not hold.
fn encode(address: &str) -> String {
    const KEPT: &[u8] = b"/-_.~!$&'()*+,;=:@";
    let mut encoded = String::with_capacity(address.len());
    for byte in address.bytes() {
        match byte.is_ascii_alphanumeric() || KEPT.contains(&byte) {
            true => encoded.push(char::from(byte)),
            false => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}
