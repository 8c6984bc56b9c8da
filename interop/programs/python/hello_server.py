"""Answers every "Hello" with "World": hello_server.py ADDRESS"""
import sys

import zmq

with zmq.Context() as context, context.socket(zmq.REP) as socket:
    socket.bind(sys.argv[1])
    print("bound to", socket.last_endpoint.decode(), flush=True)
    while True:
        print("received", socket.recv_string(), flush=True)
        socket.send_string("World")
