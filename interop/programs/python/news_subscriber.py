"""Prints three messages whose topic begins with a prefix: news_subscriber.py ADDRESS PREFIX"""
import sys

import zmq

with zmq.Context() as context, context.socket(zmq.SUB) as socket:
    socket.subscribe(sys.argv[2])
    socket.connect(sys.argv[1])
    for _ in range(3):
        print("received", socket.recv_string(), flush=True)
