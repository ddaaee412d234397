//! A server on loopback that issues tokens and is a cargo registry for whoever has one.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

/// What the server does and has seen.
pub struct State {
    /// The seconds that tokens are valid.
    pub life: i64,
    /// Whether calls are refused.
    pub refuses: bool,
    /// What is sent behind each token, as JSON has it.
    pub suffix: &'static str,
    /// Whether calls get no answer.
    pub holds: bool,
    /// The targets of calls, with their `authorization` headers.
    pub calls: Vec<(String, String)>,
    /// The header that the registry asks for.
    pub accepts: String,
}

/// A server that runs until the test ends.
pub struct Server {
    /// Its address.
    pub url: String,
    /// What it does and has seen.
    pub state: Arc<Mutex<State>>,
    called: Arc<Condvar>,
}

impl Server {
    /// Begins to listen.
    pub fn start() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let accepts = "Bearer token-1".to_owned();
        let state = Arc::new(Mutex::new(State {
            life: 43_200,
            refuses: false,
            suffix: "",
            holds: false,
            calls: Vec::new(),
            accepts,
        }));
        let called = Arc::new(Condvar::new());
        let (shared, signal, base) = (Arc::clone(&state), Arc::clone(&called), url.clone());
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (state, signal, base) = (Arc::clone(&shared), Arc::clone(&signal), base.clone());
                thread::spawn(move || serve(stream, &state, &signal, &base));
            }
        });
        Self { url, state, called }
    }

    /// Waits until there was a call.
    pub fn wait_for_a_call(&self) {
        drop(self.called.wait_while(self.state.lock().unwrap(), |state| state.calls.is_empty()).unwrap());
    }

    /// How many tokens were asked for.
    pub fn token_calls(&self) -> usize {
        let state = self.state.lock().unwrap();
        state.calls.iter().filter(|(target, _)| target.starts_with("/v1/authorization-token")).count()
    }
}

fn serve(stream: TcpStream, state: &Mutex<State>, called: &Condvar, base: &str) -> Option<()> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let target = line.split(' ').nth(1)?.to_owned();
    let mut headers = HashMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        headers.insert(name.to_ascii_lowercase(), value.to_owned());
    }
    let length = headers.get("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    reader.by_ref().take(length).read_to_end(&mut Vec::new()).ok()?;
    let (status, body) = answer(&target, headers.get("authorization").cloned().unwrap_or_default(), state, base);
    called.notify_all();
    if state.lock().unwrap().holds {
        // The connection stays open until whoever called is gone.
        return reader.read_to_end(&mut Vec::new()).ok().map(drop);
    }
    let unauthorized = if status.starts_with("401") { "WWW-Authenticate: Bearer\r\n" } else { "" };
    let length = body.len();
    let reply =
        format!("HTTP/1.1 {status}\r\n{unauthorized}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}");
    reader.into_inner().write_all(reply.as_bytes()).ok()
}

fn answer(target: &str, authorization: String, state: &Mutex<State>, base: &str) -> (&'static str, String) {
    let mut state = state.lock().unwrap();
    state.calls.push((target.to_owned(), authorization.clone()));
    if let Some(path) = target.strip_prefix("/registry/") {
        return match path {
            _ if authorization != state.accepts => ("401 Unauthorized", String::new()),
            "config.json" => {
                ("200 OK", format!(r#"{{"dl":"{base}/registry/dl","api":"{base}","auth-required":true}}"#))
            }
            "th/in/thing" => {
                let sum = "0".repeat(64);
                let entry = format!(
                    r#"{{"name":"thing","vers":"1.2.3","deps":[],"cksum":"{sum}","features":{{}},"yanked":false}}"#
                );
                ("200 OK", entry + "\n")
            }
            _ => ("404 Not Found", String::new()),
        };
    }
    if state.refuses {
        return ("403 Forbidden", r#"{"__type":"AccessDeniedException","message":"no"}"#.to_owned());
    }
    if target.starts_with("/v1/repository/endpoint") {
        let format = target.split("format=").nth(1).and_then(|rest| rest.split('&').next()).unwrap_or_default();
        let host = "https://acme-111122223333.d.codeartifact.eu-west-1.amazonaws.com";
        return ("200 OK", format!(r#"{{"repositoryEndpoint":"{host}/{format}/main/"}}"#));
    }
    let number = state.calls.iter().filter(|(target, _)| target.starts_with("/v1/authorization-token")).count();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let expires = i64::try_from(now).unwrap() + state.life;
    ("200 OK", format!(r#"{{"authorizationToken":"token-{number}{}","expiration":{expires}}}"#, state.suffix))
}
