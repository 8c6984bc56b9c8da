"""Measurements: what the two ends do, in the plain form of pyzmq, whose calls wait."""

import time

import zmq

from answers import Fault, Unsupported, emit
from capabilities import endpoint_of
from latency import latency_of
from sockets import last_endpoint

WARM_UP_AT_MOST = 1000


def subscribers(request):
    """How many sockets a SUB has, or how many subscriptions an XPUB awaits."""
    return request.get("sockets", 1)


def topic_of(request):
    return request.get("topic", "").encode()


def check(request):
    """Raises what speaks against the parameters."""
    role, kind = request["role"], request["type"]
    if (role, kind) not in ROLES:
        raise Unsupported(f"measurement as {role} with {kind}")
    endpoint_of(request)
    if request["count"] < 1 or subscribers(request) < 1 or request["size"] < len(topic_of(request)):
        raise Fault("count and sockets must be positive, and a topic no longer than size")
    if subscribers(request) > 1 and kind != "XPUB" and (kind != "SUB" or request["bind"]):
        raise Unsupported(f"measurement on several sockets with {kind}")


def measure(worker, request):
    """Carried out by a worker of its own, whose context ends with the last measurement that uses it."""
    sockets = []
    try:
        for _ in range(subscribers(request) if request["type"] == "SUB" else 1):
            worker.socket = worker.context.zmq.socket(getattr(zmq, request["type"]))
            sockets.append(worker.socket)
            open_socket(worker.socket, request)
        play = ROLES[request["role"], request["type"]]
        ok = worker.call(lambda _: play(sockets, request))
    except Exception:
        for socket in sockets:
            drop_unsent(socket)
        raise
    finally:
        for socket in sockets:
            socket.close()
        is_last = worker.context.give_back()
    if is_last:
        worker.context.await_end(worker.check_interrupt)  # until all is sent
    return ok


def drop_unsent(socket):
    try:
        socket.set(zmq.LINGER, 0)
    except zmq.ZMQError:
        pass  # its context has ended


def open_socket(socket, request):
    if request["type"] == "SUB":
        socket.set(zmq.SUBSCRIBE, topic_of(request))
    if request["type"] == "XPUB":
        socket.set(zmq.XPUB_VERBOSE, 1)
        socket.set(zmq.XPUB_NODROP, 1)
    if not request["bind"]:
        socket.connect(request["endpoint"])
        return
    socket.bind(request["endpoint"])
    emit({"ev": "measure", "endpoint": last_endpoint(socket)})


def sink(sockets, request):
    """The time from the first message to the last, as libzmq's local_thr takes it."""
    take = take_from_one if len(sockets) == 1 else take_from_all
    return {"count": request["count"] * len(sockets), "ns": take(sockets, request)}


def take_from_one(sockets, request):
    receive = sockets[0].recv_multipart if request["type"] == "ROUTER" else sockets[0].recv
    receive()
    begin = time.perf_counter_ns()
    for _ in range(request["count"] - 1):
        receive()
    return time.perf_counter_ns() - begin


def take_from_all(sockets, request):
    poller = zmq.Poller()
    for socket in sockets:
        poller.register(socket, zmq.POLLIN)
    left, begin = request["count"] * len(sockets), None
    while left > 0:
        ready = poller.poll()
        begin = begin or time.perf_counter_ns()
        for socket, _ in ready:
            left -= take_ready(socket)
    return time.perf_counter_ns() - begin


def take_ready(socket):
    """Receives what is there, and tells how many messages that were."""
    taken = 0
    try:
        while True:
            socket.recv(zmq.DONTWAIT)
            taken += 1
    except zmq.Again:
        return taken


def source(sockets, request):
    send, body = sockets[0].send, topic_of(request).ljust(request["size"], b"\0")
    for _ in range(request["count"]):
        send(body)


def publish(sockets, request):
    seen = 0
    while seen < subscribers(request):
        seen += sockets[0].recv().startswith(b"\1")
    source(sockets, request)


def warm_up(request):
    return min(WARM_UP_AT_MOST, (request["count"] + 9) // 10)


def ping(sockets, request):
    send, receive, clock = sockets[0].send, sockets[0].recv, time.perf_counter_ns
    body = bytes(request["size"])
    for _ in range(warm_up(request)):
        send(body)
        receive()
    samples, begin = [], clock()
    for _ in range(request["count"]):
        start = clock()
        send(body)
        receive()
        samples.append(clock() - start)
    return {"count": request["count"], "ns": clock() - begin, "latency": latency_of(samples)}


def echo(sockets, request):
    send, receive = sockets[0].send, sockets[0].recv
    for _ in range(request["count"] + warm_up(request)):
        send(receive())


def echo_parts(sockets, request):
    send, receive = sockets[0].send_multipart, sockets[0].recv_multipart
    for _ in range(request["count"] + warm_up(request)):
        send(receive())


ROLES = {
    ("sink", "PULL"): sink, ("sink", "SUB"): sink, ("sink", "ROUTER"): sink, ("source", "PUSH"): source,
    ("source", "XPUB"): publish, ("source", "DEALER"): source, ("ping", "REQ"): ping, ("ping", "DEALER"): ping,
    ("echo", "REP"): echo, ("echo", "ROUTER"): echo_parts,
}  # fmt: skip
