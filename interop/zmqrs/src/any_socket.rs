//! The crate's socket types, which have nothing but traits in common, as one.

use crate::errors;
use crate::lines::{error, Reply};
use bytes::Bytes;
use futures::channel::mpsc::Receiver;
use std::convert::TryFrom;
use zeromq::util::PeerIdentity;
use zeromq::{
    DealerSocket, Endpoint, PubSocket, PullSocket, PushSocket, RepSocket, ReqSocket, RouterSocket, Socket, SocketEvent,
    SocketOptions, SocketRecv, SocketSend, SubSocket, XPubSocket, XSubSocket, ZmqMessage,
};

pub enum AnySocket {
    Req(ReqSocket),
    Rep(RepSocket),
    Dealer(DealerSocket),
    Router(RouterSocket),
    Pub(PubSocket),
    Sub(SubSocket),
    XPub(XPubSocket),
    XSub(XSubSocket),
    Push(PushSocket),
    Pull(PullSocket),
}

macro_rules! each {
    ($any:expr, $socket:ident => $call:expr) => {
        match $any {
            AnySocket::Req($socket) => $call,
            AnySocket::Rep($socket) => $call,
            AnySocket::Dealer($socket) => $call,
            AnySocket::Router($socket) => $call,
            AnySocket::Pub($socket) => $call,
            AnySocket::Sub($socket) => $call,
            AnySocket::XPub($socket) => $call,
            AnySocket::XSub($socket) => $call,
            AnySocket::Push($socket) => $call,
            AnySocket::Pull($socket) => $call,
        }
    };
}

impl AnySocket {
    /// Makes a socket of a type that `capabilities::need_type` knows. Its routing id is settled here, once and for all.
    pub fn new(kind: &str, identity: Option<PeerIdentity>) -> Self {
        let mut options = SocketOptions::default();
        if let Some(identity) = identity {
            options.peer_identity(identity);
        }
        match kind {
            "REQ" => Self::Req(ReqSocket::with_options(options)),
            "REP" => Self::Rep(RepSocket::with_options(options)),
            "DEALER" => Self::Dealer(DealerSocket::with_options(options)),
            "ROUTER" => Self::Router(RouterSocket::with_options(options)),
            "PUB" => Self::Pub(PubSocket::with_options(options)),
            "SUB" => Self::Sub(SubSocket::with_options(options)),
            "XPUB" => Self::XPub(XPubSocket::with_options(options)),
            "XSUB" => Self::XSub(XSubSocket::with_options(options)),
            "PUSH" => Self::Push(PushSocket::with_options(options)),
            _ => Self::Pull(PullSocket::with_options(options)),
        }
    }

    pub async fn bind(&mut self, endpoint: &str) -> Result<Endpoint, Reply> {
        each!(self, socket => socket.bind(endpoint).await).map_err(errors::reply)
    }

    /// Waits until there is a connection and its handshake is over, as the crate does: 30 s at most.
    pub async fn connect(&mut self, endpoint: &str) -> Result<(), Reply> {
        each!(self, socket => socket.connect(endpoint).await).map_err(errors::reply)
    }

    pub async fn unbind(&mut self, endpoint: &str) -> Result<(), Reply> {
        let endpoint = endpoint.parse::<Endpoint>().map_err(|cause| errors::reply(cause.into()))?;
        each!(self, socket => socket.unbind(endpoint).await).map_err(errors::reply)
    }

    pub async fn close(self) {
        each!(self, socket => socket.close().await);
    }

    pub fn monitor(&mut self) -> Receiver<SocketEvent> {
        each!(self, socket => socket.monitor())
    }

    /// `ENOTSUP` stands for what does not compile: a type without `SocketSend`.
    pub async fn send(&mut self, frames: Vec<Bytes>) -> Result<(), Reply> {
        let message = ZmqMessage::try_from(frames).map_err(|cause| Reply::Fault(cause.to_string()))?;
        match self {
            Self::Req(socket) => socket.send(message).await,
            Self::Rep(socket) => socket.send(message).await,
            Self::Dealer(socket) => socket.send(message).await,
            Self::Router(socket) => socket.send(message).await,
            Self::Pub(socket) => socket.send(message).await,
            Self::XPub(socket) => socket.send(message).await,
            Self::XSub(socket) => socket.send(message).await,
            Self::Push(socket) => socket.send(message).await,
            Self::Sub(_) | Self::Pull(_) => return Err(error("ENOTSUP")),
        }
        .map_err(errors::reply)
    }

    /// `ENOTSUP` stands for what does not compile: a type without `SocketRecv`.
    pub async fn recv(&mut self) -> Result<Vec<Bytes>, Reply> {
        match self {
            Self::Req(socket) => socket.recv().await,
            Self::Rep(socket) => socket.recv().await,
            Self::Dealer(socket) => socket.recv().await,
            Self::Router(socket) => socket.recv().await,
            Self::Sub(socket) => socket.recv().await,
            Self::XPub(socket) => socket.recv().await,
            Self::XSub(socket) => socket.recv().await,
            Self::Pull(socket) => socket.recv().await,
            Self::Pub(_) | Self::Push(_) => return Err(error("ENOTSUP")),
        }
        .map(ZmqMessage::into_vec)
        .map_err(errors::reply)
    }

    /// Topics are `&str` in the crate. `EINVAL` stands for what does not compile: a type without topics.
    pub async fn subscribe(&mut self, topic: &[u8], add: bool) -> Result<(), Reply> {
        let Ok(topic) = std::str::from_utf8(topic) else {
            return Err(Reply::Unsupported("a topic that is not UTF-8".into(), "subscribe takes a &str"));
        };
        match (self, add) {
            (Self::Sub(socket), true) => socket.subscribe(topic).await,
            (Self::Sub(socket), false) => socket.unsubscribe(topic).await,
            (Self::XSub(socket), true) => socket.subscribe(topic).await,
            (Self::XSub(socket), false) => socket.unsubscribe(topic).await,
            _ => return Err(error("EINVAL")),
        }
        .map_err(errors::reply)
    }
}
