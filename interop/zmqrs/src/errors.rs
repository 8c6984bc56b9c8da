//! The errors of the crate, by the names of errno.

use crate::lines::Reply;
use std::io::{Error, ErrorKind};
use zeromq::ZmqError;

pub fn reply(error: ZmqError) -> Reply {
    let message = error.to_string();
    Reply::Err(code(&error, &message), message)
}

fn code(error: &ZmqError, message: &str) -> &'static str {
    match error {
        ZmqError::Endpoint(_) if message.starts_with("Endpoint Error: Unknown transport") => "EPROTONOSUPPORT",
        ZmqError::Endpoint(_) | ZmqError::PeerIdentity => "EINVAL",
        ZmqError::Network(cause) => network(cause),
        ZmqError::NoSuchBind(_) => "ENOENT",
        ZmqError::Codec(_) | ZmqError::UnsupportedVersion(_) => "EPROTO",
        ZmqError::BufferFull(_) => "EAGAIN",
        ZmqError::ReturnToSender { reason, .. } => returned(reason),
        ZmqError::NoMessage => "ENOMSG",
        ZmqError::ConnectTimeout(_) => "ETIMEDOUT",
        // The crate has one kind for these: the texts tell them apart.
        ZmqError::Other("Unable to recv. No request in progress") => "EFSM",
        ZmqError::Other("Destination client not found by identity") => "EHOSTUNREACH",
        ZmqError::Other("Server disconnected") => "ENOTCONN",
        ZmqError::Socket(_) => "EINVAL",
        _ => "EPROTO",
    }
}

/// Why the crate gave a message back.
fn returned(reason: &str) -> &'static str {
    match reason {
        "Not connected to peers. Unable to send messages" => "EAGAIN",
        "Client disconnected" => "EHOSTUNREACH",
        _ => "EFSM", // A request, or none, is in progress.
    }
}

/// Two of them have no kind of their own, but words.
fn network(cause: &Error) -> &'static str {
    let says = |words| cause.to_string().contains(words);
    match cause.kind() {
        ErrorKind::AddrInUse => "EADDRINUSE",
        ErrorKind::AddrNotAvailable => "EADDRNOTAVAIL",
        ErrorKind::ConnectionRefused => "ECONNREFUSED",
        ErrorKind::ConnectionReset => "ECONNRESET",
        ErrorKind::ConnectionAborted => "ECONNABORTED",
        ErrorKind::BrokenPipe => "EPIPE",
        ErrorKind::NotFound => "ENOENT",
        ErrorKind::PermissionDenied => "EACCES",
        ErrorKind::InvalidInput if says("SUN_LEN") => "ENAMETOOLONG",
        ErrorKind::InvalidInput => "EINVAL",
        ErrorKind::TimedOut => "ETIMEDOUT",
        _ if says("failed to lookup address information") => "EINVAL",
        _ => "EIO",
    }
}
