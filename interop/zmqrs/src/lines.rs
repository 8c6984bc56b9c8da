//! Replies: written a line at a time, by whichever task has one.

use serde_json::{json, Map, Value};
use std::io::Write;

/// What a request came to.
#[derive(Debug)]
pub enum Reply {
    Ok(Value),
    Timeout,
    Err(&'static str, String),
    Unsupported(String, &'static str),
    Fault(String),
}

pub type Outcome = Result<Value, Reply>;

pub fn emit(line: &Value) {
    let mut out = std::io::stdout().lock();
    // Nobody listens any more when this fails, and the end of stdin tells so.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

pub fn answer(id: &Value, reply: Reply) {
    let (kind, what) = match reply {
        Reply::Ok(value) => ("ok", value),
        Reply::Timeout => ("timeout", json!(true)),
        Reply::Err(code, message) => ("err", json!({ "code": code, "message": message })),
        Reply::Unsupported(what, reason) if reason.is_empty() => ("unsupported", json!({ "what": what })),
        Reply::Unsupported(what, reason) => ("unsupported", json!({ "what": what, "reason": reason })),
        Reply::Fault(message) => ("fault", json!({ "message": message })),
    };
    let mut line = Map::new();
    line.insert("id".into(), id.clone());
    line.insert(kind.into(), what);
    emit(&Value::Object(line));
}

pub fn answer_outcome(id: &Value, outcome: Outcome) {
    answer(id, outcome.map_or_else(|reply| reply, Reply::Ok));
}

pub fn error(code: &'static str) -> Reply {
    Reply::Err(code, String::new())
}

fn missing(name: &str) -> Reply {
    Reply::Fault(format!("{name} is missing"))
}

pub fn text<'a>(request: &'a Value, name: &str) -> Result<&'a str, Reply> {
    request[name].as_str().ok_or_else(|| missing(name))
}

pub fn count(request: &Value, name: &str) -> Result<u64, Reply> {
    request[name].as_u64().ok_or_else(|| missing(name))
}
