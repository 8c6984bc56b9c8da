//! What the crate has and this driver offers.

use crate::lines::Reply;
use serde_json::{json, Value};

const SOCKETS: [&str; 10] = ["REQ", "REP", "DEALER", "ROUTER", "PUB", "SUB", "XPUB", "XSUB", "PUSH", "PULL"];

const LACKING: [&str; 10] = ["inproc", "udp", "ws", "wss", "pgm", "epgm", "norm", "tipc", "vmci", "vsock"];

const OPTIONS: [&str; 3] = ["ROUTING_ID", "SUBSCRIBE", "UNSUBSCRIBE"];

pub fn hello() -> Value {
    json!({
        "protocol": 1,
        "driver": { "name": "zmqspec-zmqrs", "version": env!("CARGO_PKG_VERSION") },
        "implementation": {
            "name": "zmq.rs",
            "version": "0.7.0",
            "language": "Rust",
            "homepage": "https://github.com/zeromq/zmq.rs",
            "issues": "https://github.com/zeromq/zmq.rs/issues",
        },
        "capabilities": {
            "sockets": SOCKETS,
            "transports": ["tcp", "ipc"],
            "mechanisms": ["NULL"],
            "zmtp": ["3.0"],
            "options": OPTIONS.iter().map(|name| (name.to_string(), json!("w"))).collect::<serde_json::Map<_, _>>(),
            "contextOptions": {},
            "monitor": ["ACCEPT_FAILED", "HANDSHAKE_SUCCEEDED", "LISTENING"],
            "features": ["measure", "cancel"],
        },
    })
}

pub fn need_type(name: &str) -> Result<&'static str, Reply> {
    let known = SOCKETS.iter().find(|known| **known == name);
    known.copied().ok_or_else(|| Reply::Unsupported(format!("socket type {name}"), ""))
}

pub fn need_option(name: &str) -> Result<(), Reply> {
    if OPTIONS.contains(&name) {
        return Ok(());
    }
    Err(Reply::Unsupported(format!("option {name}"), ""))
}

/// The endpoint in the notation of the crate, which knows no wildcard for a port but 0.
pub fn endpoint(request: &Value) -> Result<String, Reply> {
    let endpoint = crate::lines::text(request, "endpoint")?;
    if let Some((transport, _)) = endpoint.split_once("://") {
        if LACKING.contains(&transport) {
            return Err(Reply::Unsupported(format!("transport {transport}"), ""));
        }
        if let Some(host) = endpoint.strip_suffix(":*").filter(|_| transport == "tcp") {
            return Ok(format!("{host}:0"));
        }
    }
    Ok(endpoint.to_string())
}
