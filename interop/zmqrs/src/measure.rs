//! One measurement, with a socket of its own.

use crate::any_socket::AnySocket;
use crate::capabilities;
use crate::lines::{count, emit, text, Outcome, Reply};
use bytes::Bytes;
use serde_json::{json, Value};
use std::time::Instant;

pub fn check(request: &Value) -> Result<(), Reply> {
    let kind = if text(request, "role")? == "sink" { "PULL" } else { "PUSH" };
    let wanted = text(request, "type")?;
    if wanted != kind {
        return Err(Reply::Unsupported(format!("measurement with {wanted}"), ""));
    }
    capabilities::endpoint(request)?;
    count(request, "size").and(count(request, "count")).map(|_| ())
}

pub async fn measure(request: &Value) -> Outcome {
    let sink = request["role"] == "sink";
    let endpoint = capabilities::endpoint(request)?;
    let mut socket = AnySocket::new(if sink { "PULL" } else { "PUSH" }, None);
    if request["bind"] == true {
        let bound = socket.bind(&endpoint).await?;
        if sink {
            emit(&json!({ "ev": "measure", "endpoint": bound.to_string() }));
        }
    } else {
        socket.connect(&endpoint).await?;
    }
    let (messages, frame) = (count(request, "count")?, Bytes::from(vec![0; count(request, "size")? as usize]));
    if !sink {
        return source(socket, messages, frame).await;
    }
    let ns = take(&mut socket, messages).await?;
    socket.close().await;
    Ok(json!({ "count": messages, "ns": ns as u64 }))
}

/// The nanoseconds from the first message to the last.
async fn take(socket: &mut AnySocket, messages: u64) -> Result<u128, Reply> {
    socket.recv().await?;
    let start = Instant::now();
    for _ in 1..messages {
        socket.recv().await?;
    }
    Ok(start.elapsed().as_nanos())
}

/// The crate does not say when a message has left, and drops what has not when the socket is closed: it is kept.
async fn source(mut socket: AnySocket, messages: u64, frame: Bytes) -> Outcome {
    for _ in 0..messages {
        socket.send(vec![frame.clone()]).await?;
    }
    std::mem::forget(socket);
    Ok(json!({}))
}
