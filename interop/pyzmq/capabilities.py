"""What pyzmq has: the tables, and the answer to hello."""

import zmq

from answers import Unsupported

DRIVER_VERSION = "1.0.0"
SOCKET_TYPES = "PAIR PUB SUB REQ REP DEALER ROUTER PULL PUSH XPUB XSUB STREAM".split()
# Every transport that some ZeroMQ has, by what zmq.has must know; None is always there, "" never.
TRANSPORTS = {
    "tcp": None, "inproc": None, "ipc": "ipc", "ws": "WS", "wss": "WSS", "pgm": "pgm", "epgm": "pgm", "norm": "norm",
    "tipc": "tipc", "vmci": "vmci", "vsock": "vsock", "udp": "",
}  # fmt: skip
EVENTS = """CONNECTED CONNECT_DELAYED CONNECT_RETRIED LISTENING BIND_FAILED ACCEPTED ACCEPT_FAILED CLOSED CLOSE_FAILED
    DISCONNECTED MONITOR_STOPPED HANDSHAKE_FAILED_NO_DETAIL HANDSHAKE_SUCCEEDED HANDSHAKE_FAILED_PROTOCOL
    HANDSHAKE_FAILED_AUTH""".split()
SOCKET_OPTIONS = {
    "rw": """AFFINITY BACKLOG BINDTODEVICE CONFLATE CONNECT_TIMEOUT CURVE_PUBLICKEY CURVE_SECRETKEY CURVE_SERVER
        CURVE_SERVERKEY HANDSHAKE_IVL HEARTBEAT_IVL HEARTBEAT_TIMEOUT HEARTBEAT_TTL IMMEDIATE INVERT_MATCHING IPV4ONLY
        IPV6 LINGER MAXMSGSIZE MULTICAST_HOPS MULTICAST_MAXTPDU PLAIN_PASSWORD PLAIN_SERVER PLAIN_USERNAME RATE RCVBUF
        RCVHWM RCVTIMEO RECONNECT_IVL RECONNECT_IVL_MAX RECOVERY_IVL ROUTING_ID SNDBUF SNDHWM SNDTIMEO SOCKS_PROXY
        TCP_KEEPALIVE TCP_KEEPALIVE_CNT TCP_KEEPALIVE_IDLE TCP_KEEPALIVE_INTVL TCP_MAXRT TOS USE_FD ZAP_DOMAIN""",
    "r": "EVENTS FD LAST_ENDPOINT MECHANISM RCVMORE THREAD_SAFE TYPE",
    "w": """CONNECT_ROUTING_ID IPC_FILTER_GID IPC_FILTER_PID IPC_FILTER_UID PROBE_ROUTER REQ_CORRELATE REQ_RELAXED
        ROUTER_HANDOVER ROUTER_MANDATORY ROUTER_RAW STREAM_NOTIFY SUBSCRIBE TCP_ACCEPT_FILTER UNSUBSCRIBE XPUB_MANUAL
        XPUB_NODROP XPUB_VERBOSE XPUB_VERBOSER XPUB_WELCOME_MSG""",
}
CONTEXT_OPTIONS = {
    "rw": "BLOCKY IO_THREADS IPV6 MAX_MSGSZ MAX_SOCKETS THREAD_NAME_PREFIX THREAD_SCHED_POLICY",
    "r": "MSG_T_SIZE SOCKET_LIMIT",
    "w": "THREAD_AFFINITY_CPU_ADD THREAD_AFFINITY_CPU_REMOVE THREAD_PRIORITY",
}


def by_name(options):
    return {name: access for access, names in options.items() for name in names.split()}


SOCKET_OPTIONS, CONTEXT_OPTIONS = by_name(SOCKET_OPTIONS), by_name(CONTEXT_OPTIONS)


def endpoint_of(request):
    scheme = request["endpoint"].partition("://")[0]
    needs = TRANSPORTS.get(scheme)
    if needs is not None and not zmq.has(needs):
        raise Unsupported(f"transport {scheme}")
    return request["endpoint"]


def option_of(request, options):
    if request["option"] not in options:
        raise Unsupported(f"option {request['option']}")
    return getattr(zmq, request["option"])


def do_hello(_request):
    known = [name for name, needs in TRANSPORTS.items() if needs is None or zmq.has(needs)]
    return {
        "protocol": 1,
        "driver": {"name": "pyzmq", "version": DRIVER_VERSION},
        "implementation": {
            "name": "pyzmq",
            "version": f"{zmq.__version__} (libzmq {zmq.zmq_version()})",
            "language": "Python",
            "homepage": "https://github.com/zeromq/pyzmq",
            "issues": "https://github.com/zeromq/pyzmq/issues",
        },
        "capabilities": {
            "sockets": SOCKET_TYPES,
            "transports": known,
            "mechanisms": ["NULL", "PLAIN", *(["CURVE"] if zmq.has("curve") else [])],
            "zmtp": ["3.1", "3.0", "2.0", "1.0"],
            "options": SOCKET_OPTIONS,
            "contextOptions": CONTEXT_OPTIONS,
            "monitor": EVENTS,
            "features": ["poll", "proxy", "proxy-steerable", "peer-metadata", "measure"],
        },
    }
