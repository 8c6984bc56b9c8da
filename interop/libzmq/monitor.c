#include "monitor.h"
#include "capabilities.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zmq.h>

typedef struct
{
    char *socket;
    void *pair;
} monitor_t;

/* Reads one frame into `buffer`; its size, or -1 when the monitor is at its end. */
static int read_event_frame (monitor_t *monitor, void *buffer, size_t size)
{
    int got;
    do
        got = zmq_recv (monitor->pair, buffer, size, 0);
    while (got == -1 && zmq_errno () == EINTR);
    return got > (int) size ? (int) size : got;
}

static void emit_event (const char *socket, uint16_t event, uint32_t value, const char *endpoint)
{
    const char *name = event_name (event);
    if (name)
        emit (json_pack ("{s:s, s:s, s:s, s:I, s:s}", "ev", "monitor", "socket", socket, "event", name, "value",
                         (json_int_t) value, "endpoint", endpoint));
}

static void *watch (void *argument)
{
    monitor_t *monitor = argument;
    for (uint16_t event = 0; event != ZMQ_EVENT_MONITOR_STOPPED;) {
        unsigned char head[6];
        uint32_t value;
        char endpoint[1024];
        if (read_event_frame (monitor, head, sizeof head) != sizeof head)
            break;
        int size = read_event_frame (monitor, endpoint, sizeof endpoint - 1);
        if (size < 0)
            break;
        memcpy (&event, head, sizeof event);
        memcpy (&value, head + sizeof event, sizeof value);
        endpoint[size] = 0;
        emit_event (monitor->socket, event, value, endpoint);
    }
    zmq_close (monitor->pair);
    free (monitor->socket);
    free (monitor);
    return NULL;
}

void do_monitor (worker_t *worker, json_t *request)
{
    static atomic_uint last;
    char address[48];
    snprintf (address, sizeof address, "inproc://zmqspec-monitor-%u", ++last);
    void *pair = zmq_socket (worker->context->zmq, ZMQ_PAIR);
    if (!pair || zmq_socket_monitor (worker->zmq, address, ZMQ_EVENT_ALL) == -1 || zmq_connect (pair, address) == -1) {
        answer_error (request, zmq_errno ());
        if (pair)
            zmq_close (pair);
        return;
    }
    monitor_t *monitor = must (malloc (sizeof *monitor));
    *monitor = (monitor_t){must (strdup (worker->id)), pair};
    start_thread (watch, monitor, true);
    answer_ok (request);
}
