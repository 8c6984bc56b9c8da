#include "departures.h"

#include <errno.h>
#include <zmq.h>

#define WATCH "inproc://departures"

void *watch_departures (void *context, void *socket)
{
    if (zmq_socket_monitor (socket, WATCH, ZMQ_EVENT_DISCONNECTED) == -1)
        return NULL;
    void *watch = zmq_socket (context, ZMQ_PAIR);
    if (watch && zmq_connect (watch, WATCH) == 0)
        return watch;
    int error = errno;
    if (watch)
        zmq_close (watch);
    errno = error;
    return NULL;
}

bool await_departures (worker_t *worker, void *watch, int64_t peers)
{
    char frame[256];
    int64_t left = 2 * peers; /* an event is two frames: what happened, and where */
    while (left > 0 && worker->interrupt == GO_ON) {
        if (zmq_recv (watch, frame, sizeof frame, 0) >= 0)
            left--;
        else if (!spurious (worker))
            break;
    }
    int error = worker->interrupt == GO_ON ? errno : EINTR;
    zmq_close (watch);
    errno = error;
    return left == 0;
}
