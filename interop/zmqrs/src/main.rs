//! The driver for zmq.rs: takes requests, and leaves those to sockets to their tasks. The tables are main's alone.

mod any_socket;
mod capabilities;
mod errors;
mod frames;
mod latency;
mod lines;
mod measure;
mod socket_task;

use lines::{answer, answer_outcome, error, text, Outcome, Reply};
use serde_json::{json, Value};
use socket_task::{Handle, Interrupt, OPERATIONS};
use std::collections::{HashMap, HashSet};
use std::io::BufRead;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout_at, Instant};

const RESET: Duration = Duration::from_millis(1900);
const EXIT: Duration = Duration::from_millis(1000);
/// How long the last messages of a measurement may take to leave.
const LEAVING: Duration = Duration::from_secs(5);

#[derive(Default)]
struct Driver {
    sockets: HashMap<String, Handle>,
    contexts: HashSet<String>,
    /// Those that no request can name and that have to end: closed sockets, measurements.
    unnamed: Vec<(Arc<Interrupt>, JoinHandle<()>)>,
}

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
    let _inside = runtime.enter();
    let mut driver = Driver::default();
    let mut input = std::io::stdin().lock();
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line).is_ok_and(|octets| octets > 0) && driver.take(&line) {
        line.clear();
    }
    runtime.block_on(driver.clear(EXIT));
    std::process::exit(0);
}

impl Driver {
    /// Handles one line; false when it was the last.
    fn take(&mut self, line: &[u8]) -> bool {
        let request: Value = match serde_json::from_slice(line) {
            Ok(request) => request,
            Err(cause) => return fault(cause.to_string()),
        };
        let id = request["id"].clone();
        let Some(op) = request["op"].as_str().filter(|_| id.is_i64() || id.is_u64() || id.is_string()) else {
            return fault("a request needs an id and an op".into());
        };
        match op {
            "bye" => {
                answer(&id, Reply::Ok(json!({})));
                return false;
            }
            "reset" => self.reset(id),
            "measure" => self.measure(id, request),
            op if OPERATIONS.contains(&op) => self.pass_on(id, request),
            op => answer_outcome(&id, self.carry_out(op, &request)),
        }
        true
    }

    fn carry_out(&mut self, op: &str, request: &Value) -> Outcome {
        match op {
            "hello" => Ok(capabilities::hello()),
            "cancel" => {
                let everyone = self.sockets.values().map(|socket| &socket.interrupt);
                for interrupt in everyone.chain(self.unnamed.iter().map(|(interrupt, _)| interrupt)) {
                    interrupt.cancel(&request["target"]);
                }
                Ok(json!({}))
            }
            "context.new" => self.new_context(text(request, "context")?),
            "context.set" | "context.get" => {
                self.need_context(text(request, "context")?)?;
                Err(Reply::Unsupported(format!("context option {}", text(request, "option")?), "it has no contexts"))
            }
            "context.term" => self.end_context(text(request, "context")?),
            "socket.new" => self.new_socket(request),
            _ => Err(Reply::Unsupported(format!("operation {op}"), "")),
        }
    }

    fn need_context(&self, id: &str) -> Result<(), Reply> {
        self.contexts.get(id).map(|_| ()).ok_or(error("EFAULT"))
    }

    fn new_context(&mut self, id: &str) -> Outcome {
        if self.contexts.insert(id.into()) {
            return Ok(json!({}));
        }
        Err(Reply::Fault(format!("there is a context {id} already")))
    }

    /// A context is a name here: there is nothing that could wait for its sockets, or end their calls.
    fn end_context(&mut self, id: &str) -> Outcome {
        self.need_context(id)?;
        if self.sockets.values().any(|socket| socket.context == id) {
            return Err(Reply::Unsupported("the end of a context with sockets".into(), "the crate has no contexts"));
        }
        self.contexts.remove(id);
        Ok(json!({}))
    }

    fn new_socket(&mut self, request: &Value) -> Outcome {
        let id = text(request, "socket")?;
        let kind = capabilities::need_type(text(request, "type")?)?;
        if self.sockets.contains_key(id) {
            return Err(Reply::Fault(format!("there is a socket {id} already")));
        }
        let context = request["context"].as_str().unwrap_or("default");
        if request["context"].is_null() {
            self.contexts.insert(context.into());
        }
        self.need_context(context)?;
        self.sockets.insert(id.into(), Handle::start(id.into(), kind, context.into()));
        Ok(json!({}))
    }

    fn pass_on(&mut self, id: Value, request: Value) {
        let name = request["socket"].as_str().unwrap_or_default();
        if request["op"] == "socket.close" {
            match self.sockets.remove(name) {
                None => answer(&id, error("ENOTSOCK")),
                Some(socket) => {
                    socket.push(request);
                    self.keep(socket.interrupt, socket.task);
                }
            }
            return;
        }
        match self.sockets.get(name) {
            None => answer(&id, error("ENOTSOCK")),
            Some(socket) => socket.push(request),
        }
    }

    fn keep(&mut self, interrupt: Arc<Interrupt>, task: JoinHandle<()>) {
        self.unnamed.retain(|(_, task)| !task.is_finished());
        self.unnamed.push((interrupt, task));
    }

    fn measure(&mut self, id: Value, request: Value) {
        if let Err(reply) = measure::check(&request) {
            return answer(&id, reply);
        }
        let interrupt = Arc::new(Interrupt::default());
        interrupt.note(&id);
        let watched = interrupt.clone();
        let task = tokio::spawn(async move {
            let (outcome, socket) = match watched.or(&id, measure::measure(&request)).await {
                Ok((value, socket)) => (Ok(value), socket),
                Err(reply) => (Err(reply), None),
            };
            answer_outcome(&id, outcome);
            if let Some(socket) = socket {
                // The crate does not say when a message has left, and drops what has not when its socket is closed.
                let _ = watched.or(&id, async { Ok(sleep(LEAVING).await) }).await;
                socket.close().await;
            }
        });
        self.keep(interrupt, task);
    }

    fn reset(&mut self, id: Value) {
        let clearing = self.clear(RESET);
        tokio::spawn(async move {
            let leaked = clearing.await;
            answer(&id, Reply::Ok(json!({ "leaked": { "sockets": leaked, "contexts": 0 } })));
        });
    }

    /// Empties the tables, and returns what closes everything and counts what could not be closed in that time.
    fn clear(&mut self, time: Duration) -> impl std::future::Future<Output = usize> {
        let deadline = Instant::now() + time;
        let mut ending = std::mem::take(&mut self.unnamed);
        for (_, socket) in self.sockets.drain() {
            // The queue goes here, so that the task ends after what is in it.
            ending.push((socket.interrupt, socket.task));
        }
        self.contexts.clear();
        async move {
            let mut leaked = 0;
            for (interrupt, _) in &ending {
                interrupt.reset();
            }
            for (_, task) in ending {
                leaked += usize::from(timeout_at(deadline, task).await.is_err());
            }
            leaked
        }
    }
}

fn fault(message: String) -> bool {
    answer(&Value::Null, Reply::Fault(message));
    true
}
