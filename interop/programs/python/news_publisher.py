"""Publishes news and weather, topic first, every 100 ms: news_publisher.py ADDRESS"""
import sys
import time

import zmq

with zmq.Context() as context, context.socket(zmq.PUB) as socket:
    socket.bind(sys.argv[1])
    print("bound to", socket.last_endpoint.decode(), flush=True)
    while True:
        socket.send_string("weather.berlin 17 degrees")
        socket.send_string("news.sport somebody won")
        socket.send_string("news.world something happened")
        time.sleep(0.1)
