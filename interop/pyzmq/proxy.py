"""Proxies."""

import struct
import threading

import zmq

from answers import Refused, Unsupported
from worker import Worker


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
