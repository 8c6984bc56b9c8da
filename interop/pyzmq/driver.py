"""A driver for pyzmq: the operations of interop/PROTOCOL.md, one JSON object per line on stdin and stdout.

The main thread reads stdin and alone touches the tables. Each socket, proxy and measurement has a worker: a thread with
a queue, which alone uses its ZeroMQ socket, so that a call that waits holds up nobody else. Each monitored socket has a
thread that writes its events, each context.term and each reset one that waits.

A call with a timeout waits in zmq.Poller, together with an eventfd by which reset and cancel interrupt it. A call
without one is the library's own and cannot be interrupted from Python, which repeats it after a signal: there, reset
ends the context, and with it the call. cancel leaves such a call alone.
"""

import errno
import json
import os
import sys
import threading
import time

import zmq

from answers import Fault, Refused, Unsupported, emit, outcome
from capabilities import CONTEXT_OPTIONS, SOCKET_TYPES, do_hello, option_of
from contexts import HeldContext, MeasuringContext
from measure import check, measure
from proxy import Proxy
from sockets import SOCKET_OPS, checked, perform_on_socket
from worker import Worker

RESET_S = 2.0
EXIT_S = 1.0


class Session:
    """Everything that the suite has made since the last reset, by the suite's names. The main thread's alone."""

    def __init__(self):
        self.contexts = {}
        self.sockets = {}
        self.proxies = {}
        self.others = []  # workers without a name: measurements, and those of closed sockets
        self.inproc = None  # the context of measurements over inproc

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

    def measuring_context(self, endpoint):
        is_inproc = endpoint.startswith("inproc://")
        if is_inproc and self.inproc and self.inproc.share():
            return self.inproc
        held = self.contexts[object()] = MeasuringContext()  # under no name that the suite could use
        if is_inproc:
            self.inproc = held
        return held

    def forget_finished(self):
        """Lets go of the workers without a name that have ended, and of the contexts of measurements."""
        for worker in self.others:
            if not worker.thread.is_alive():
                os.close(worker.wake)
        self.others = [worker for worker in self.others if worker.thread.is_alive()]
        self.contexts = {name: held for name, held in self.contexts.items() if not held.zmq.closed}

    def workers(self):
        parts = {part for proxy in self.proxies.values() for part in proxy.parts if part}  # one may be at both ends
        return [*self.sockets.values(), *(proxy.worker for proxy in self.proxies.values()), *parts, *self.others]


session = Session()


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
    check(request)
    session.forget_finished()
    worker = Worker(measure, session.measuring_context(request["endpoint"]))
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
