"""Publishes the time every 100 ms, as seconds since 1970: timestamps_publisher.py ADDRESS"""
import sys
import time

import zmq

with zmq.Context() as context, context.socket(zmq.PUB) as socket:
    socket.bind(sys.argv[1])
    print("bound to", socket.last_endpoint.decode(), flush=True)
    while True:
        socket.send_string(f"{time.time():.3f}")
        time.sleep(0.1)
