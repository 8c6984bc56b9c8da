//! Frames as the protocol writes them.

use crate::lines::Reply;
use bytes::Bytes;
use serde_json::{json, Value};

const REPORTED_WHOLE: usize = 65536;

pub fn read_all(request: &Value) -> Result<Vec<Bytes>, Reply> {
    match request["frames"].as_array() {
        Some(frames) if !frames.is_empty() => frames.iter().map(read).collect(),
        _ => Err(Reply::Fault("frames are missing".into())),
    }
}

pub fn read(frame: &Value) -> Result<Bytes, Reply> {
    if let Some(text) = frame["t"].as_str() {
        return Ok(Bytes::copy_from_slice(text.as_bytes()));
    }
    if let Some(octets) = frame["x"].as_str().and_then(from_hexadecimal) {
        return Ok(octets.into());
    }
    match (frame["gen"]["size"].as_u64(), frame["gen"]["seed"].as_u64()) {
        (Some(size), Some(seed)) => Ok(generate(size as usize, seed as u32)),
        _ => Err(Reply::Fault(format!("not a frame: {frame}"))),
    }
}

fn from_hexadecimal(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || text.len() % 2 != 0 {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}

fn generate(size: usize, seed: u32) -> Bytes {
    let mut x = seed;
    let octets = (0..size).map(|_| {
        x = x.wrapping_mul(1664525).wrapping_add(1013904223);
        (x >> 24) as u8
    });
    octets.collect::<Vec<u8>>().into()
}

pub fn report(octets: &[u8]) -> Value {
    if octets.len() > REPORTED_WHOLE {
        return json!({ "size": octets.len(), "crc32": format!("{:08x}", crc32fast::hash(octets)) });
    }
    match std::str::from_utf8(octets) {
        Ok(text) if !text.chars().any(char::is_control) => json!({ "t": text }),
        _ => json!({ "x": octets.iter().map(|octet| format!("{octet:02x}")).collect::<String>() }),
    }
}
