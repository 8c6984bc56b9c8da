//! Measurements: what the two ends do, each with sockets of its own.

use crate::any_socket::AnySocket;
use crate::lines::{count, emit, text, Reply};
use crate::{capabilities, latency};
use bytes::Bytes;
use serde_json::{json, Value};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;
use tokio::time::sleep;

const ROLES: [(&str, &str); 10] = [
    ("sink", "PULL"), ("sink", "SUB"), ("sink", "ROUTER"), ("source", "PUSH"), ("source", "XPUB"), ("source", "DEALER"),
    ("ping", "REQ"), ("ping", "DEALER"), ("echo", "REP"), ("echo", "ROUTER"),
];
const WARM_UP_AT_MOST: u64 = 1000;
/// After which a send is tried again that has found no peer; the crate does not wait for one.
const AGAIN: Duration = Duration::from_millis(1);

/// What a measurement came to, and the socket that may have something to send yet.
pub type Measured = (Value, Option<AnySocket>);

pub fn check(request: &Value) -> Result<(), Reply> {
    let (role, kind) = (text(request, "role")?, text(request, "type")?);
    if !ROLES.contains(&(role, kind)) {
        return Err(Reply::Unsupported(format!("measurement as {role} with {kind}"), ""));
    }
    capabilities::endpoint(request)?;
    if count(request, "count")? < 1 || subscribers(request) < 1 || count(request, "size")? < topic(request).len() as u64 {
        return Err(Reply::Fault("count and sockets must be positive, and a topic no longer than size".into()));
    }
    if subscribers(request) > 1 && kind != "XPUB" && (kind != "SUB" || request["bind"] == true) {
        return Err(Reply::Unsupported(format!("measurement on several sockets with {kind}"), ""));
    }
    Ok(())
}

/// How many sockets a SUB has, or how many subscriptions an XPUB awaits.
fn subscribers(request: &Value) -> u64 {
    request["sockets"].as_u64().unwrap_or(1)
}

fn topic(request: &Value) -> &str {
    request["topic"].as_str().unwrap_or_default()
}

/// Carries out a request that `check` has let through.
pub async fn measure(request: &Value) -> Result<Measured, Reply> {
    let messages = count(request, "count")?;
    match text(request, "role")? {
        "sink" => sink(request, messages).await,
        "source" => source(open(request).await?, request, messages).await,
        "ping" => ping(open(request).await?, messages, count(request, "size")?).await,
        _ => echo(open(request).await?, messages).await,
    }
}

async fn open(request: &Value) -> Result<AnySocket, Reply> {
    let (kind, endpoint) = (text(request, "type")?, capabilities::endpoint(request)?);
    let mut socket = AnySocket::new(kind, None);
    if kind == "SUB" {
        socket.subscribe(topic(request).as_bytes(), true).await?;
    }
    if request["bind"] == true {
        let bound = socket.bind(&endpoint).await?;
        emit(&json!({ "ev": "measure", "endpoint": bound.to_string() }));
    } else {
        socket.connect(&endpoint).await?;
    }
    Ok(socket)
}

/// Receives on each socket in a task of its own.
async fn sink(request: &Value, messages: u64) -> Result<Measured, Reply> {
    let sockets = if request["type"] == "SUB" { subscribers(request) } else { 1 };
    let mut opened = Vec::new();
    for _ in 0..sockets {
        opened.push(open(request).await?);
    }
    let mut taking = JoinSet::new();
    for socket in opened {
        taking.spawn(take(socket, messages));
    }
    let mut spans = Vec::new();
    while let Some(taken) = taking.join_next().await {
        spans.push(taken.map_err(|cause| Reply::Fault(cause.to_string()))??);
    }
    let first = spans.iter().map(|(first, _)| *first).min();
    let last = spans.iter().map(|(_, last)| *last).max();
    let ns = first.zip(last).map_or(0, |(first, last)| (last - first).as_nanos() as u64);
    Ok((json!({ "count": messages * sockets, "ns": ns }), None))
}

/// When the first message and the last had come.
async fn take(mut socket: AnySocket, messages: u64) -> Result<(Instant, Instant), Reply> {
    socket.recv().await?;
    let first = Instant::now();
    for _ in 1..messages {
        socket.recv().await?;
    }
    let last = Instant::now();
    socket.close().await;
    Ok((first, last))
}

/// Sends, as soon as there is a peer.
async fn send(socket: &mut AnySocket, frames: &[Bytes]) -> Result<(), Reply> {
    loop {
        match socket.send(frames.to_vec()).await {
            Err(Reply::Err("EAGAIN", _)) => sleep(AGAIN).await,
            other => return other,
        }
    }
}

/// An XPUB of the crate shows each subscription and waits for subscribers that are full.
async fn source(mut socket: AnySocket, request: &Value, messages: u64) -> Result<Measured, Reply> {
    let mut seen = 0;
    while request["type"] == "XPUB" && seen < subscribers(request) {
        seen += u64::from(socket.recv().await?.first().is_some_and(|frame| frame.first() == Some(&1)));
    }
    let mut body = topic(request).as_bytes().to_vec();
    body.resize(count(request, "size")? as usize, 0);
    let message = [Bytes::from(body)];
    for _ in 0..messages {
        send(&mut socket, &message).await?;
    }
    Ok((json!({}), Some(socket)))
}

fn warm_up(messages: u64) -> u64 {
    messages.div_ceil(10).min(WARM_UP_AT_MOST)
}

async fn ping(mut socket: AnySocket, messages: u64, size: u64) -> Result<Measured, Reply> {
    let message = [Bytes::from(vec![0; size as usize])];
    for _ in 0..warm_up(messages) {
        send(&mut socket, &message).await?;
        socket.recv().await?;
    }
    let mut samples = Vec::with_capacity(messages as usize);
    let begin = Instant::now();
    for _ in 0..messages {
        let start = Instant::now();
        send(&mut socket, &message).await?;
        socket.recv().await?;
        samples.push(start.elapsed().as_nanos() as u64);
    }
    let ns = begin.elapsed().as_nanos() as u64;
    socket.close().await;
    Ok((json!({ "count": messages, "ns": ns, "latency": latency::report(samples) }), None))
}

async fn echo(mut socket: AnySocket, messages: u64) -> Result<Measured, Reply> {
    for _ in 0..messages + warm_up(messages) {
        let frames = socket.recv().await?;
        socket.send(frames).await?;
    }
    Ok((json!({}), Some(socket)))
}
