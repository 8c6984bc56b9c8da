"""Says "Hello" three times and prints the answers: hello_client.py ADDRESS"""
import sys

import zmq

with zmq.Context() as context, context.socket(zmq.REQ) as socket:
    socket.connect(sys.argv[1])
    for _ in range(3):
        socket.send_string("Hello")
        print("received", socket.recv_string(), flush=True)
