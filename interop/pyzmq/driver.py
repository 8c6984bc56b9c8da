"""A driver for pyzmq: the operations of interop/PROTOCOL.md, one JSON object per line on stdin and stdout.

The main thread reads stdin and alone touches the tables. Each socket, proxy and measurement has a worker: a thread with
a queue, which alone uses its ZeroMQ socket, so that a call that waits holds up nobody else. Each monitored socket has a
thread that writes its events, each context.term and each reset one that waits.

A call with a timeout waits in zmq.Poller, together with an eventfd by which reset and cancel interrupt it. A call
without one is the library's own and cannot be interrupted from Python, which repeats it after a signal: there, reset
ends the context, and with it the call. cancel leaves such a call alone.
"""

import errno
import functools
import itertools
import json
import os
import queue
import re
import struct
import sys
import threading
import time
import traceback
import zlib

import zmq

DRIVER_VERSION = "1.0.0"
RESET_S = 2.0
EXIT_S = 1.0
REPORTED_WHOLE = 65536  # frames above this are reported by size and CRC-32
DRAINED_AT_MOST = 4 * 1024 * 1024

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


# Answers


class Unsupported(Exception):
    """What neither the library nor this driver has."""


class Refused(Exception):
    """An error by its errno."""


class TimeIsUp(Exception):
    """The request's own timeout is over."""


class Fault(Exception):
    """A mistake of the suite."""


output = threading.Lock()


def emit(line):
    octets = json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    with output:
        sys.stdout.buffer.write(octets)
        sys.stdout.buffer.flush()


def error_name(number):
    return zmq.Errno(number).name if number in NAMES_OF_ZMQ else errno.errorcode.get(number, f"E{number}")


NAMES_OF_ZMQ = {number.value for number in zmq.Errno}


def outcome(operation, *arguments):
    """What a reply says of an operation: its ok, or what it raised."""
    try:
        return {"ok": operation(*arguments) or {}}
    except TimeIsUp:
        return {"timeout": True}
    except Unsupported as reason:
        return {"unsupported": {"what": str(reason)}}
    except Refused as refusal:
        return {"err": {"code": error_name(refusal.args[0])}}
    except zmq.ZMQError as error:
        return {"err": {"code": error_name(error.errno), "message": str(error)}}
    except LibraryType as error:
        return {"err": {"code": "EINVAL", "message": str(error.__cause__)}}
    except Exception as error:  # pylint: disable=broad-except
        return {"fault": {"message": f"{type(error).__name__}: {error}", "trace": traceback.format_exc()}}


class LibraryType(Exception):
    """pyzmq refused a value for its Python type or size, before libzmq saw it."""


# Frames


@functools.lru_cache(maxsize=8)
def generated(size, seed):
    """The octets of {"gen"}: a block of states is a large integer with lanes of 64 bits, multiplied all at once."""
    block = 1
    factor, term = 1664525, 1013904223
    lanes = (seed * factor + term) & 0xFFFFFFFF
    while block < min(size, 65536):  # x(n + block) = factor * x(n) + term, so each turn doubles the block
        ones = int.from_bytes(struct.pack("<Q", 1) * block, "little")
        lanes |= ((lanes * factor + ones * term) & (ones * 0xFFFFFFFF)) << (64 * block)
        factor, term, block = factor * factor & 0xFFFFFFFF, (factor * term + term) & 0xFFFFFFFF, block * 2
    ones = int.from_bytes(struct.pack("<Q", 1) * block, "little")
    octets = bytearray()
    while len(octets) < size:
        octets += lanes.to_bytes(8 * block, "little")[3::8]
        lanes = (lanes * factor + ones * term) & (ones * 0xFFFFFFFF)
    return bytes(octets[:size])


def read_frame(spec):
    if isinstance(spec, dict) and "t" in spec:
        return spec["t"].encode()
    if isinstance(spec, dict) and "x" in spec:
        return bytes.fromhex(spec["x"])
    if isinstance(spec, dict) and "gen" in spec:
        return generated(spec["gen"]["size"], spec["gen"]["seed"])
    raise Fault("a frame is {t}, {x} or {gen}")


def read_frames(request):
    frames = [read_frame(spec) for spec in request["frames"]]
    if not frames:
        raise Fault("frames must not be empty")
    return frames


CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")


def report_frame(octets):
    if len(octets) > REPORTED_WHOLE:
        return {"size": len(octets), "crc32": f"{zlib.crc32(octets):08x}"}
    try:
        text = octets.decode()
    except UnicodeDecodeError:
        return {"x": octets.hex()}
    return {"x": octets.hex()} if CONTROLS.search(text) else {"t": text}


# Workers


class Worker:
    """A thread that carries out the requests of one socket, proxy or measurement in their order."""

    def __init__(self, perform, context=None, socket=None, name=None):
        self.perform = perform
        self.context = context  # a HeldContext
        self.socket = socket
        self.name = name
        self.requests = queue.SimpleQueue()
        self.lock = threading.Lock()  # of running and interrupt
        self.running = None  # the request
        self.interrupt = None  # the errno with which a waiting call is to end
        self.resetting = False
        self.blocked = False  # within a call of the library that only the end of the context ends
        self.handed_over = False
        self.at_end = None
        self.wake = os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC)
        self.thread = threading.Thread(target=self.work, daemon=True)
        self.thread.start()

    def work(self):
        for request in iter(self.requests.get, None):
            self.running = request
            if self.resetting:
                reply = {"err": {"code": "ETERM"}}
            else:
                reply = outcome(self.perform, self, request)
            self.finish()
            emit({"id": request["id"], **reply})
            if request["op"] in ENDING:
                break
        if self.at_end:
            self.at_end()
        if not self.handed_over:
            self.close()
        while not self.requests.empty():
            request = self.requests.get()
            if request:
                emit({"id": request["id"], "err": {"code": "ENOTSOCK"}})

    def finish(self):
        """A cancellation that came too late is forgotten with its request."""
        with self.lock:
            self.running = None
            if self.interrupt == errno.ECANCELED:
                self.interrupt = None
                os.eventfd_read(self.wake)

    def cancel(self, identity):
        """From another thread: ends the request with this id, if that is what the worker is at and it can be ended."""
        with self.lock:
            if self.running and self.running["id"] == identity and self.interrupt is None:
                self.interrupt = errno.ECANCELED
                os.eventfd_write(self.wake, 1)

    def reset(self):
        """From another thread: ends everything, but a blocking call of the library."""
        with self.lock:
            self.resetting = True
            self.interrupt = zmq.ETERM
            os.eventfd_write(self.wake, 1)
        self.requests.put(None)

    def hand_over(self):
        self.handed_over = True
        self.requests.put(None)

    def close(self):
        if self.socket and not self.socket.closed:
            self.drop_unsent()
            self.socket.close()

    def drop_unsent(self):
        try:
            if self.resetting:
                self.socket.set(zmq.LINGER, 0)
        except zmq.ZMQError:
            pass  # its context has ended

    def call(self, call, flags=0):
        """The library's own blocking call."""
        self.blocked = True
        try:
            self.check_interrupt()
            return call(flags)
        finally:
            self.blocked = False

    def check_interrupt(self):
        if self.interrupt is not None:
            raise Refused(self.interrupt)

    def wait_ready(self, events, deadline):
        """Waits for the socket; the events that are there, 0 when the time is up."""
        self.check_interrupt()
        poller = zmq.Poller()
        poller.register(self.socket, events)
        poller.register(self.wake, zmq.POLLIN)
        left = max(0, deadline - time.monotonic())
        ready = dict(poller.poll(left * 1000))
        self.check_interrupt()
        return ready.get(self.socket, 0)

    def call_patiently(self, call, events, request):
        """A call as the request wants it: at once, with its own timeout, or with the library's."""
        if "DONTWAIT" in request.get("flags", ()):
            return call(zmq.DONTWAIT)
        if request.get("timeoutMs") is None:
            return self.call(call)
        deadline = time.monotonic() + request["timeoutMs"] / 1000
        for attempt in itertools.count():
            try:
                return call(zmq.DONTWAIT)
            except zmq.Again:
                if time.monotonic() >= deadline:
                    raise TimeIsUp from None
            if attempt > 0:
                time.sleep(0.001)  # a ROUTER claims to be writable even when the one peer that is meant is not
            self.wait_ready(events, deadline)
        return None


# Messages


def do_send(worker, request):
    frames = read_frames(request)
    worker.call_patiently(lambda flags: worker.socket.send_multipart(frames, flags), zmq.POLLOUT, request)


def receive(worker, request):
    return worker.call_patiently(lambda flags: worker.socket.recv_multipart(flags, copy=False), zmq.POLLIN, request)


def property_of(frame, name):
    try:
        return frame.get(name)
    except zmq.ZMQError:
        return None


def do_recv(worker, request):
    frames = receive(worker, request)
    ok = {"frames": [report_frame(frame.bytes) for frame in frames]}
    if "metadata" in request:
        ok["metadata"] = {name: property_of(frames[0], name) for name in request["metadata"]}
    return ok


def do_flood(worker, request):
    frames, limit = read_frames(request), request["limit"]
    for sent in range(limit):
        try:
            last = [str(sent).encode()] if request.get("numbered") else []
            worker.socket.send_multipart(frames + last, zmq.DONTWAIT)
        except zmq.Again:
            return {"sent": sent}
        worker.check_interrupt()
    return {"sent": limit}


def do_drain(worker, request):
    messages, size = [], 0
    while len(messages) < request["limit"] and size < DRAINED_AT_MOST:
        try:
            frames = [report_frame(frame.bytes) for frame in receive(worker, request)]
        except TimeIsUp:
            break
        except (zmq.ZMQError, Refused):
            if not messages:
                raise
            break
        messages.append(frames)
        size += sum(16 + len(next(iter(frame.values()))) for frame in frames if "size" not in frame)
    return {"messages": messages}


def do_poll(worker, request):
    wanted = {"IN": zmq.POLLIN, "OUT": zmq.POLLOUT}
    asked = functools.reduce(int.__or__, [int(wanted[event]) for event in request["events"]], 0)
    ready = worker.wait_ready(asked, time.monotonic() + request["timeoutMs"] / 1000)
    return {"events": [event for event, flag in wanted.items() if ready & flag]}


# Sockets


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


def checked(call, *arguments):
    """A call whose arguments pyzmq may refuse before libzmq sees them."""
    try:
        return call(*arguments)
    except (TypeError, OverflowError) as error:
        raise LibraryType from error


def last_endpoint(socket):
    return socket.get(zmq.LAST_ENDPOINT).decode()


def do_set(worker, request):
    option, value = option_of(request, SOCKET_OPTIONS), request["value"]
    checked(worker.socket.set, option, read_frame(value) if isinstance(value, dict) else value)


def do_get(worker, request):
    value = worker.socket.get(option_of(request, SOCKET_OPTIONS))
    return {"value": report_frame(value) if isinstance(value, bytes) else int(value)}


def do_bind(worker, request):
    worker.socket.bind(endpoint_of(request))
    return {"endpoint": last_endpoint(worker.socket)}


def do_connect(worker, request):
    worker.socket.connect(endpoint_of(request))


def do_unbind(worker, request):
    worker.socket.unbind(endpoint_of(request))


def do_disconnect(worker, request):
    worker.socket.disconnect(endpoint_of(request))


def do_close(worker, _request):
    worker.close()


monitors = itertools.count(1)


def do_monitor(worker, _request):
    address = f"inproc://zmqspec-monitor-{next(monitors)}"
    worker.socket.monitor(address, zmq.EVENT_ALL)
    pair = worker.context.zmq.socket(zmq.PAIR)
    pair.connect(address)
    threading.Thread(target=watch, args=(worker.name, pair), daemon=True).start()


def watch(name, pair):
    """Writes the events of a socket to their end; a PAIR closed before it would block the library's I/O thread."""
    try:
        event = None
        while event != zmq.EVENT_MONITOR_STOPPED:
            head, endpoint = pair.recv_multipart()
            event, value = struct.unpack("=HI", head)
            known = zmq.Event(event).name if event in KNOWN_EVENTS else None
            if known in EVENTS:
                text = endpoint.decode(errors="replace")
                emit({"ev": "monitor", "socket": name, "event": known, "value": value, "endpoint": text})
    except zmq.ZMQError:
        pass  # the context has ended
    pair.close()


KNOWN_EVENTS = {event.value for event in zmq.Event}

SOCKET_OPS = {
    "send": do_send, "recv": do_recv, "flood": do_flood, "drain": do_drain, "poll": do_poll, "socket.set": do_set,
    "socket.get": do_get, "bind": do_bind, "connect": do_connect, "unbind": do_unbind, "disconnect": do_disconnect,
    "monitor": do_monitor, "socket.close": do_close,
}  # fmt: skip
ENDING = {"socket.close", "measure"}


def perform_on_socket(worker, request):
    try:
        worker.socket.get(zmq.EVENTS)  # makes the library take notice of what has happened
    except zmq.ZMQError:
        pass
    return SOCKET_OPS[request["op"]](worker, request)


# Proxies


class Proxy:
    """A proxy in a thread of its own, steered over a PAIR by its worker. It closes its sockets."""

    def __init__(self, parts):
        self.parts = parts  # workers: frontend, backend, capture or None
        self.over = False
        self.started = False
        self.context = None
        self.thread = None
        self.worker = Worker(self.perform)
        self.worker.at_end = self.end

    def perform(self, worker, request):
        if request["op"] == "proxy.start":
            return self.start(worker)
        return self.control(worker, request["command"])

    def await_parts(self):
        """Their threads finish first what was asked of them."""
        for part in filter(None, self.parts):
            part.thread.join()

    def start(self, worker):
        self.await_parts()
        self.context = zmq.Context()  # a second one, so that no context of the suite waits for the control sockets
        far = self.context.socket(zmq.PAIR)
        far.bind("inproc://control")
        worker.socket = self.context.socket(zmq.PAIR)
        worker.socket.connect("inproc://control")
        self.thread = threading.Thread(target=self.run, args=(far,), daemon=True)
        self.thread.start()
        self.started = True

    def run(self, control):
        front, back, capture = [part and part.socket for part in self.parts]
        try:
            zmq.proxy_steerable(front, back, capture, control)
        except zmq.ZMQError:
            pass  # its context has ended
        self.over = True
        control.close(0)
        self.close_parts()

    def close_parts(self):
        for part in filter(None, self.parts):
            part.resetting = self.worker.resetting
            part.close()

    def end(self):
        """In the worker's thread, whatever state the proxy is in."""
        if not self.started:
            self.await_parts()
            self.close_parts()
            return
        if not self.over:
            self.tell(b"TERMINATE")
        self.thread.join()
        self.worker.socket.close(0)
        self.context.term()

    def tell(self, command):
        try:
            self.worker.socket.send(command, zmq.DONTWAIT)
        except zmq.Again:
            pass  # the proxy has ended

    def statistics(self):
        self.tell(b"STATISTICS")
        while not self.over or self.worker.socket.poll(0):
            reply = self.worker.socket.recv_multipart() if self.worker.socket.poll(20) else []
            if len(reply) == 8:  # 4.3.5 answers other commands with an empty message
                return [struct.unpack("=Q", number)[0] for number in reply]
            self.worker.check_interrupt()
        raise Refused(zmq.ETERM)

    def control(self, worker, command):
        if command == "TERMINATE":
            worker.requests.put(None)
            self.end()
            self.worker.at_end = None
            return {}
        if command not in ("PAUSE", "RESUME", "STATISTICS"):
            raise Unsupported(f"proxy command {command}")
        if command != "STATISTICS":
            self.tell(command.encode())
        numbers = self.statistics()  # after a pause, this tells that it has been heeded
        return {"statistics": numbers} if command == "STATISTICS" else {}


# Measurements


def measure(worker, request):
    sink = request["role"] == "sink"
    worker.socket = socket = worker.context.zmq.socket(zmq.PULL if sink else zmq.PUSH)
    (socket.bind if request["bind"] else socket.connect)(request["endpoint"])
    if sink and request["bind"]:
        emit({"ev": "measure", "endpoint": last_endpoint(socket)})
    ns = worker.call(lambda _: move_all(socket, request["count"], None if sink else bytes(request["size"])))
    socket.close()
    worker.context.start_ending()
    worker.context.ending.join()  # until all is sent
    return {"count": request["count"], "ns": ns} if sink else {}


def move_all(socket, count, body):
    """The time from the first message to the last, as libzmq's local_thr takes it."""
    move = socket.recv if body is None else functools.partial(socket.send, body)
    move()
    begin = time.perf_counter_ns()
    for _ in range(count - 1):
        move()
    return time.perf_counter_ns() - begin


# The main thread


class HeldContext:
    """A context of the suite."""

    def __init__(self):
        self.zmq = zmq.Context()
        self.ending = None  # the thread that waits for its end

    def start_ending(self, request=None):
        def end():
            reply = outcome(self.zmq.term)
            if request:
                emit({"id": request["id"], **reply})

        if not self.ending:
            self.ending = threading.Thread(target=end, daemon=True)
            self.ending.start()


class Session:
    """Everything that the suite has made since the last reset, by the suite's names. The main thread's alone."""

    def __init__(self):
        self.contexts = {}
        self.sockets = {}
        self.proxies = {}
        self.others = []  # workers without a name: measurements, and those of closed sockets

    def context(self, request):
        held = self.contexts.get(request["context"])
        if not held or held.zmq.closed:
            raise Refused(errno.EFAULT)
        return held

    def new_context(self, name):
        if name in self.contexts and not self.contexts[name].zmq.closed:
            raise Fault(f"there is a context {name} already")
        self.contexts[name] = HeldContext()
        return self.contexts[name]

    def workers(self):
        parts = {part for proxy in self.proxies.values() for part in proxy.parts if part}  # one may be at both ends
        return [*self.sockets.values(), *(proxy.worker for proxy in self.proxies.values()), *parts, *self.others]


session = Session()


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


def do_context_new(request):
    session.new_context(request["context"])


def do_context_set(request):
    held = session.context(request)
    checked(held.zmq.set, option_of(request, CONTEXT_OPTIONS), request["value"])


def do_context_get(request):
    held = session.context(request)
    return {"value": held.zmq.get(option_of(request, CONTEXT_OPTIONS))}


def do_context_shutdown(_request):
    raise Unsupported("context.shutdown")


def do_context_term(request):
    held = session.context(request)
    if held.ending:
        raise Refused(zmq.ETERM)
    held.start_ending(request)
    return LATER


def do_socket_new(request):
    name = request["socket"]
    if request["type"] not in SOCKET_TYPES:
        raise Unsupported(f"socket type {request['type']}")
    if name in session.sockets:
        raise Fault(f"there is a socket {name} already")
    if "context" in request:
        held = session.context(request)
    else:
        held = session.contexts.get("default") or session.new_context("default")
    socket = held.zmq.socket(getattr(zmq, request["type"]))
    session.sockets[name] = Worker(perform_on_socket, held, socket, name)


def do_proxy_start(request):
    if request["proxy"] in session.proxies:
        raise Fault(f"there is a proxy {request['proxy']} already")
    names = [request["frontend"], request["backend"], request.get("capture")]
    for name in names[:2] + names[2:] * (names[2] is not None):
        if name not in session.sockets:
            raise Refused(zmq.ENOTSOCK)
    parts = [name and session.sockets[name] for name in names]
    for name in set(filter(None, names)):
        session.sockets.pop(name).hand_over()
    session.proxies[request["proxy"]] = proxy = Proxy(parts)
    proxy.worker.requests.put(request)
    return LATER


def do_proxy_control(request):
    proxy = session.proxies.get(request["proxy"])
    if not proxy:
        raise Refused(zmq.ENOTSOCK)
    if request["command"] == "TERMINATE":
        session.others.append(session.proxies.pop(request["proxy"]).worker)
    proxy.worker.requests.put(request)
    return LATER


def do_measure(request):
    if request["type"] != ("PULL" if request["role"] == "sink" else "PUSH"):
        raise Unsupported(f"measurement with {request['type']}")
    endpoint_of(request)
    name = object()  # no name that the suite could use
    held = session.contexts[name] = HeldContext()
    worker = Worker(measure, held)
    session.others.append(worker)
    worker.requests.put(request)
    return LATER


def do_cancel(request):
    for worker in session.workers():
        worker.cancel(request["target"])


def do_reset(request):
    global session
    old, session = session, Session()
    threading.Thread(target=clear_up, args=(old, RESET_S, request), daemon=True).start()
    return LATER


LATER = object()  # some other thread answers

MAIN_OPS = {
    "hello": do_hello, "reset": do_reset, "bye": lambda _: {}, "context.new": do_context_new,
    "context.set": do_context_set, "context.get": do_context_get, "context.shutdown": do_context_shutdown,
    "context.term": do_context_term, "socket.new": do_socket_new, "proxy.start": do_proxy_start,
    "proxy.control": do_proxy_control, "measure": do_measure, "cancel": do_cancel,
}  # fmt: skip


def join_all(threads, deadline):
    for thread in threads:
        thread.join(max(0, deadline - time.monotonic()))
    return sum(thread.is_alive() for thread in threads)


def clear_up(old, seconds, request=None):
    """Closes everything, and counts what cannot be closed; that is left alone for good."""
    deadline = time.monotonic() + seconds
    workers = old.workers()
    for worker in workers:
        worker.reset()
    for worker in workers:
        while worker.thread.is_alive() and not worker.blocked:
            worker.thread.join(0.001)
            if time.monotonic() > deadline:
                break
        if worker.blocked and worker.socket:
            # Its own thread waits in the library for good, so that this one may take the socket for a moment.
            worker.drop_unsent()
    contexts = [held for held in old.contexts.values() if not held.zmq.closed]
    for held in contexts:
        held.start_ending()
    leaked_sockets = join_all([worker.thread for worker in workers], deadline)
    leaked_contexts = join_all([held.ending for held in contexts], deadline)
    for worker in workers:
        if not worker.thread.is_alive():
            os.close(worker.wake)
    if leaked_sockets or leaked_contexts:
        kept.append(old)  # what the garbage collector finds, it would wait for
    if request:
        emit({"id": request["id"], "ok": {"leaked": {"sockets": leaked_sockets, "contexts": leaked_contexts}}})


kept = []


def pass_on(request):
    worker = session.sockets.get(request["socket"])
    if not worker:
        raise Refused(zmq.ENOTSOCK)
    if request["op"] == "socket.close":
        session.others.append(session.sockets.pop(request["socket"]))
    worker.requests.put(request)
    return LATER


def take(request):
    operation = MAIN_OPS.get(request["op"]) or (pass_on if request["op"] in SOCKET_OPS else None)
    if not operation:
        raise Unsupported(f"operation {request['op']}")
    return operation(request)


def take_line(line):
    """Handles one line; false when it was the last."""
    try:
        request = json.loads(line)
    except ValueError as error:
        emit({"id": None, "fault": {"message": str(error)}})
        return True
    identity = request.get("id") if isinstance(request, dict) else None
    if type(identity) not in (int, str) or not isinstance(request.get("op"), str):
        emit({"id": None, "fault": {"message": "a request needs an id and an op"}})
        return True
    reply = outcome(take, request)
    if reply.get("ok") is not LATER:
        emit({"id": identity, **reply})
    return request["op"] != "bye"


def main():
    threading.stack_size(256 * 1024)  # there may be a thousand of them
    for line in sys.stdin.buffer:
        if not take_line(line):
            break
    clear_up(session, EXIT_S)
    os._exit(0)  # without the collector, which would wait for what could not be closed


if __name__ == "__main__":
    main()
