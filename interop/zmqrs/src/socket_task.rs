//! A task for each socket, with a queue: operations on one socket keep their order, and hold up no other's.

use crate::any_socket::AnySocket;
use crate::lines::{answer, answer_outcome, count, emit, error, text, Outcome, Reply};
use crate::{capabilities, frames};
use bytes::Bytes;
use futures::StreamExt;
use serde_json::{json, Value};
use std::convert::TryFrom;
use std::future::Future;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::{mpsc, oneshot, Notify};
use tokio::task::JoinHandle;
use zeromq::util::PeerIdentity;
use zeromq::SocketEvent;

pub const OPERATIONS: [&str; 12] = [
    "send", "recv", "flood", "drain", "socket.set", "socket.get", "bind", "connect", "unbind", "disconnect", "monitor",
    "socket.close",
];

const DRAINED_AT_MOST: usize = 4 * 1024 * 1024;

/// How long connect waits to hear what is wrong with the endpoint. The crate's returns after the handshake.
const CONNECTING: Duration = Duration::from_millis(100);

/// What ends pending calls.
#[derive(Default)]
pub struct Interrupt {
    state: Mutex<State>,
    changed: Notify,
}

#[derive(Default)]
struct State {
    reset: bool,
    /// Ids of the requests that have been taken over and not been answered, and whether to cancel each.
    pending: Vec<(Value, bool)>,
}

impl Interrupt {
    pub fn reset(&self) {
        self.state.lock().unwrap().reset = true;
        self.changed.notify_waiters();
    }

    /// Cancels the request with that id, if it is pending.
    pub fn cancel(&self, target: &Value) {
        for (id, cancelled) in &mut self.state.lock().unwrap().pending {
            *cancelled |= id == target;
        }
        self.changed.notify_waiters();
    }

    /// Takes a request over, which can be cancelled from now on.
    pub fn note(&self, id: &Value) {
        self.state.lock().unwrap().pending.push((id.clone(), false));
    }

    fn forget(&self, id: &Value) {
        let pending = &mut self.state.lock().unwrap().pending;
        if let Some(at) = pending.iter().position(|(noted, _)| noted == id) {
            pending.remove(at);
        }
    }

    fn reason(&self, id: &Value) -> Option<&'static str> {
        let state = self.state.lock().unwrap();
        let cancelled = state.pending.iter().any(|(noted, cancelled)| noted == id && *cancelled);
        if state.reset {
            return Some("ETERM");
        }
        cancelled.then_some("ECANCELED")
    }

    async fn happens(&self, id: &Value) -> Reply {
        loop {
            let changed = self.changed.notified();
            if let Some(code) = self.reason(id) {
                return error(code);
            }
            changed.await;
        }
    }

    /// Carries `work` out for the request with that id, unless something puts an end to it first.
    pub async fn or<T>(&self, id: &Value, work: impl Future<Output = Result<T, Reply>>) -> Result<T, Reply> {
        tokio::select! {
            biased;
            reply = self.happens(id) => Err(reply),
            result = work => result,
        }
    }
}

/// What main holds of a socket.
pub struct Handle {
    pub context: String,
    queue: mpsc::UnboundedSender<Value>,
    pub interrupt: Arc<Interrupt>,
    pub task: JoinHandle<()>,
}

impl Handle {
    pub fn start(id: String, kind: &'static str, context: String) -> Self {
        let (queue, requests) = mpsc::unbounded_channel();
        let interrupt = Arc::new(Interrupt::default());
        let worker = Worker {
            id,
            kind,
            identity: None,
            socket: None,
            connecting: None,
            watched: false,
            monitor: None,
            interrupt: interrupt.clone(),
        };
        Self { context, queue, interrupt, task: tokio::spawn(worker.work(requests)) }
    }

    pub fn push(&self, request: Value) {
        self.interrupt.note(&request["id"]);
        if let Err(late) = self.queue.send(request) {
            answer(&late.0["id"], error("ENOTSOCK"));
        }
    }
}

struct Worker {
    id: String,
    kind: &'static str,
    identity: Option<PeerIdentity>,
    /// Made when it is first needed, as the crate takes options then, and never again.
    socket: Option<AnySocket>,
    /// A connect that goes on. The crate lends it the socket until it is over.
    connecting: Option<JoinHandle<AnySocket>>,
    watched: bool,
    monitor: Option<JoinHandle<()>>,
    interrupt: Arc<Interrupt>,
}

impl Worker {
    /// Ends when the socket is closed, or main has let go of it.
    async fn work(mut self, mut requests: mpsc::UnboundedReceiver<Value>) {
        let mut open = true;
        while open {
            let Some(request) = requests.recv().await else { break };
            let id = &request["id"];
            let interrupt = self.interrupt.clone();
            if request["op"] == "socket.close" && interrupt.reason(id).is_none() {
                self.close().await;
                answer(id, Reply::Ok(json!({})));
                open = false;
            } else {
                let outcome = interrupt.or(id, self.carry_out(&request)).await;
                answer_outcome(id, outcome);
            }
            interrupt.forget(id);
        }
        self.close().await;
        requests.close();
        while let Some(late) = requests.recv().await {
            answer(&late["id"], error("ENOTSOCK"));
        }
    }

    /// The monitor ends with the socket: no event comes after reset.
    async fn close(&mut self) {
        if let Some(connecting) = self.connecting.take() {
            connecting.abort();
            self.socket = connecting.await.ok();
        }
        if let Some(socket) = self.socket.take() {
            socket.close().await;
        }
        if let Some(monitor) = self.monitor.take() {
            monitor.abort();
            let _ = monitor.await;
        }
    }

    /// The socket, as soon as it is not lent to a connect any more.
    async fn socket(&mut self, patience: &Patience) -> Result<&mut AnySocket, Reply> {
        if let Some(connecting) = &mut self.connecting {
            let over = async { connecting.await.map_err(|cause| Reply::Fault(cause.to_string())) };
            self.socket = Some(patience.wait(over).await?);
            self.connecting = None;
        }
        Ok(self.made())
    }

    fn made(&mut self) -> &mut AnySocket {
        let (kind, identity) = (self.kind, &mut self.identity);
        let (id, watched, monitor) = (&self.id, self.watched, &mut self.monitor);
        self.socket.get_or_insert_with(|| {
            let mut socket = AnySocket::new(kind, identity.take());
            if watched {
                *monitor = Some(watch(id.clone(), &mut socket));
            }
            socket
        })
    }

    /// Leaves a connect to go on that has not failed at once, as others do of themselves. What is asked of the socket
    /// meanwhile waits.
    async fn connect(&mut self, endpoint: String) -> Outcome {
        self.socket(&Patience::Endless).await?;
        let Some(mut socket) = self.socket.take() else { return Err(Reply::Fault("there is no socket".into())) };
        let (tell, told) = oneshot::channel();
        self.connecting = Some(tokio::spawn(async move {
            let result = socket.connect(&endpoint).await;
            if let Err(Err(late)) = tell.send(result) {
                eprintln!("gave up connecting to {endpoint}: {late:?}");
            }
            socket
        }));
        match tokio::time::timeout(CONNECTING, told).await {
            Ok(Ok(result)) => done(result),
            _ => Ok(json!({})),
        }
    }

    async fn carry_out(&mut self, request: &Value) -> Outcome {
        match text(request, "op")? {
            "send" => self.send(request).await,
            "recv" => self.recv(request).await,
            "flood" => self.flood(request).await,
            "drain" => self.drain(request).await,
            "socket.set" => self.set(request).await,
            "socket.get" => Err(Reply::Unsupported(format!("option {}", text(request, "option")?), "none can be read")),
            "bind" => {
                let endpoint = self.socket(&Patience::Endless).await?.bind(&capabilities::endpoint(request)?).await?;
                Ok(json!({ "endpoint": endpoint.to_string() }))
            }
            "connect" => self.connect(capabilities::endpoint(request)?).await,
            "unbind" => done(self.socket(&Patience::Endless).await?.unbind(&capabilities::endpoint(request)?).await),
            "monitor" => self.watch().await,
            _ => {
                capabilities::endpoint(request)?;
                Err(Reply::Unsupported("disconnect".into(), "the crate has no such call"))
            }
        }
    }

    async fn set(&mut self, request: &Value) -> Outcome {
        let option = text(request, "option")?;
        capabilities::need_option(option)?;
        let value = frames::read(&request["value"])?;
        if option != "ROUTING_ID" {
            return done(self.socket(&Patience::Endless).await?.subscribe(&value, option == "SUBSCRIBE").await);
        }
        if self.socket.is_some() || self.connecting.is_some() {
            let reason = "the crate takes it when a socket is made";
            return Err(Reply::Unsupported("ROUTING_ID of a socket in use".into(), reason));
        }
        self.identity = Some(PeerIdentity::try_from(value).map_err(crate::errors::reply)?);
        Ok(json!({}))
    }

    async fn send(&mut self, request: &Value) -> Outcome {
        let frames = frames::read_all(request)?;
        let patience = Patience::of(request);
        done(patience.wait(self.socket(&patience).await?.send(frames)).await)
    }

    async fn recv(&mut self, request: &Value) -> Outcome {
        let patience = Patience::of(request);
        let message = patience.wait(self.socket(&patience).await?.recv()).await?;
        Ok(json!({ "frames": report(&message) }))
    }

    async fn flood(&mut self, request: &Value) -> Outcome {
        let frames = frames::read_all(request)?;
        let numbered = request["numbered"] == true;
        let limit = count(request, "limit")?;
        let socket = match self.socket(&Patience::None).await {
            Err(Reply::Err("EAGAIN", _)) => return Ok(json!({ "sent": 0 })),
            socket => socket?,
        };
        let mut sent = 0;
        while sent < limit {
            let mut message = frames.clone();
            if numbered {
                message.push(Bytes::from(sent.to_string()));
            }
            match Patience::None.wait(socket.send(message)).await {
                Ok(()) => sent += 1,
                Err(Reply::Err("EAGAIN", _)) => break,
                Err(other) => return Err(other),
            }
        }
        Ok(json!({ "sent": sent }))
    }

    async fn drain(&mut self, request: &Value) -> Outcome {
        let limit = count(request, "limit")? as usize;
        let patience = Patience::For(Duration::from_millis(count(request, "timeoutMs")?));
        let socket = match self.socket(&patience).await {
            Err(Reply::Timeout) => return Ok(json!({ "messages": [] })),
            socket => socket?,
        };
        let mut messages = Vec::new();
        let mut size = 0;
        while messages.len() < limit && size < DRAINED_AT_MOST {
            match patience.wait(socket.recv()).await {
                Ok(message) => {
                    size += message.iter().map(Bytes::len).sum::<usize>();
                    messages.push(report(&message));
                }
                Err(Reply::Timeout) => break,
                Err(_) if !messages.is_empty() => break,
                Err(other) => return Err(other),
            }
        }
        Ok(json!({ "messages": messages }))
    }

    /// A socket that is not in use yet stays so: options may follow.
    async fn watch(&mut self) -> Outcome {
        self.watched = true;
        if self.socket.is_some() || self.connecting.is_some() {
            let id = self.id.clone();
            self.monitor = Some(watch(id, self.socket(&Patience::Endless).await?));
        }
        Ok(json!({}))
    }
}

/// How long a call may wait. The crate has no timeouts: dropping the future that waits is its way to give up.
enum Patience {
    None,
    For(Duration),
    Endless,
}

impl Patience {
    fn of(request: &Value) -> Self {
        let flags = request["flags"].as_array();
        if flags.is_some_and(|flags| flags.contains(&json!("DONTWAIT"))) {
            return Self::None;
        }
        request["timeoutMs"].as_u64().map_or(Self::Endless, |timeout| Self::For(Duration::from_millis(timeout)))
    }

    async fn wait<T>(&self, call: impl Future<Output = Result<T, Reply>>) -> Result<T, Reply> {
        match self {
            Self::None => tokio::time::timeout(Duration::ZERO, call).await.unwrap_or_else(|_| Err(error("EAGAIN"))),
            Self::For(time) => tokio::time::timeout(*time, call).await.unwrap_or(Err(Reply::Timeout)),
            Self::Endless => call.await,
        }
    }
}

fn watch(id: String, socket: &mut AnySocket) -> JoinHandle<()> {
    let mut events = socket.monitor();
    tokio::spawn(async move {
        while let Some(event) = events.next().await {
            report_event(&id, event);
        }
    })
}

fn done(result: Result<(), Reply>) -> Outcome {
    result.map(|()| json!({}))
}

fn report(message: &[Bytes]) -> Vec<Value> {
    message.iter().map(|frame| frames::report(frame)).collect()
}

/// The crate tells of a connection, made or accepted, when its handshake is over. That one has ended it tells within
/// recv alone, so that nobody can wait for it: that is left out, and so are the events that it never reports.
fn report_event(socket: &str, event: SocketEvent) {
    let (name, endpoint) = match event {
        SocketEvent::Listening(endpoint) => ("LISTENING", Some(endpoint)),
        SocketEvent::Accepted(endpoint, _) | SocketEvent::Connected(endpoint, _) => {
            ("HANDSHAKE_SUCCEEDED", Some(endpoint))
        }
        SocketEvent::AcceptFailed(_) => ("ACCEPT_FAILED", None),
        _ => return,
    };
    let mut line = json!({ "ev": "monitor", "socket": socket, "event": name });
    if let Some(endpoint) = endpoint {
        line["endpoint"] = json!(endpoint.to_string());
    }
    emit(&line);
}
