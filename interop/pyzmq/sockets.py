"""Sockets: options, endpoints, monitors, and the table of what they can be asked."""

import itertools
import struct
import threading

import zmq

from answers import LibraryType, emit
from capabilities import EVENTS, SOCKET_OPTIONS, endpoint_of, option_of
from frames import read_frame, report_frame
from messages import do_drain, do_flood, do_poll, do_recv, do_send


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


def perform_on_socket(worker, request):
    try:
        worker.socket.get(zmq.EVENTS)  # makes the library take notice of what has happened
    except zmq.ZMQError:
        pass
    return SOCKET_OPS[request["op"]](worker, request)
