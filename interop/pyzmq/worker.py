"""Workers: a thread and a queue for each socket, proxy and measurement."""

import errno
import itertools
import os
import queue
import threading
import time

import zmq

from answers import Refused, TimeIsUp, emit, outcome

ENDING = {"socket.close", "measure"}  # the last that a worker carries out


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
