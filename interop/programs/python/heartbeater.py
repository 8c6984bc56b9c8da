"""Sends a number to all hearts every 100 ms and tells which come and which stop answering: heartbeater.py PINGS PONGS

The numbers go out on a PUB socket; the hearts send them back on DEALER sockets, whose routing ids tell them apart.
"""
import sys
import time

import zmq

INTERVAL = 0.1

with zmq.Context() as context, context.socket(zmq.PUB) as pings, context.socket(zmq.ROUTER) as pongs:
    pings.bind(sys.argv[1])
    pongs.bind(sys.argv[2])
    print("bound to", pings.last_endpoint.decode(), pongs.last_endpoint.decode(), flush=True)
    beat = 0
    alive: set[bytes] = set()
    while True:
        beat += 1
        pings.send_string(str(beat))
        answered: set[bytes] = set()
        end = time.monotonic() + INTERVAL
        while (left := end - time.monotonic()) > 0:
            if pongs.poll(left * 1000):
                heart, pong = pongs.recv_multipart()
                if int(pong) == beat:
                    answered.add(heart)
        for heart in sorted(answered - alive):
            print("beats", heart.decode(), flush=True)
        for heart in sorted(alive - answered):
            print("lost", heart.decode(), flush=True)
        alive = answered
