"""Sends every number back to the heartbeater, until it has done so LIFE times: heart.py PINGS PONGS NAME [LIFE]"""
import sys

import zmq

pings_address, pongs_address, name = sys.argv[1:4]
life = int(sys.argv[4]) if len(sys.argv) > 4 else None

with zmq.Context() as context, context.socket(zmq.SUB) as pings, context.socket(zmq.DEALER) as pongs:
    pings.subscribe("")
    pings.connect(pings_address)
    pongs.routing_id = name.encode()
    pongs.connect(pongs_address)
    while life is None or life > 0:
        pongs.send(pings.recv())
        if life is not None:
            life -= 1
    sys.stdin.read()  # Alive, but silent.
