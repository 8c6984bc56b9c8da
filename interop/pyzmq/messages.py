"""Messages: send, recv, flood, drain and poll."""

import functools
import time

import zmq

from answers import Refused, TimeIsUp
from frames import read_frames, report_frame

DRAINED_AT_MOST = 4 * 1024 * 1024


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
