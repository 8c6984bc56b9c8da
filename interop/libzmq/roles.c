#include "roles.h"
#include "latency.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <zmq.h>

#define WARM_UP_AT_MOST 1000

typedef int call_t (zmq_msg_t *, void *, int);

/* A call that waits. It is repeated after signals, unless it is to be given up. */
static bool call_through (measurement_t *measurement, call_t *call, zmq_msg_t *message, int flags)
{
    worker_t *worker = measurement->worker;
    while (worker->interrupt == GO_ON) {
        if (call (message, *measurement->sockets, flags) >= 0)
            return true;
        if (!spurious (worker))
            return false;
    }
    errno = EINTR;
    return false;
}

/* Receives a whole message, of which the last frame is left. */
static bool receive (measurement_t *measurement, zmq_msg_t *message)
{
    do {
        if (!call_through (measurement, zmq_msg_recv, message, 0))
            return false;
    } while (zmq_msg_more (message));
    return true;
}

/* Sends one message, in a body of its own as remote_thr does. */
static bool send_one (measurement_t *measurement)
{
    zmq_msg_t message;
    if (zmq_msg_init_size (&message, (size_t) measurement->size) == -1)
        return false;
    memcpy (zmq_msg_data (&message), measurement->topic, measurement->topic_size);
    if (call_through (measurement, zmq_msg_send, &message, 0))
        return true;
    int error = errno;
    zmq_msg_close (&message);
    errno = error;
    return false;
}

/* Receives from one socket; the time from the first message to the last, -1 when it failed. */
static int64_t take_from_one (measurement_t *measurement)
{
    zmq_msg_t message;
    zmq_msg_init (&message);
    bool taken = receive (measurement, &message);
    int64_t begin = now_ns ();
    for (int64_t i = 1; taken && i < measurement->count; i++)
        taken = receive (measurement, &message);
    int error = errno;
    int64_t ns = taken ? now_ns () - begin : -1;
    zmq_msg_close (&message);
    errno = error;
    return ns;
}

/* Receives what is there, up to `limit`; -1 on errors. */
static int64_t take_ready (void *socket, zmq_msg_t *message, int64_t limit)
{
    int64_t taken = 0;
    while (taken < limit && zmq_msg_recv (message, socket, ZMQ_DONTWAIT) >= 0)
        taken++;
    return taken == limit || errno == EAGAIN || errno == EINTR ? taken : -1;
}

/* Receives whatever comes to any of the sockets. */
static int64_t take_from_all (measurement_t *measurement, zmq_pollitem_t *items, zmq_msg_t *message)
{
    int64_t left = measurement->count * measurement->socket_count, begin = 0;
    while (left > 0) {
        if (measurement->worker->interrupt != GO_ON)
            return errno = EINTR, -1;
        if (zmq_poll (items, (int) measurement->socket_count, -1) == -1) {
            if (spurious (measurement->worker))
                continue;
            return -1;
        }
        if (begin == 0)
            begin = now_ns ();
        for (int64_t i = 0; i < measurement->socket_count; i++) {
            int64_t taken = items[i].revents & ZMQ_POLLIN ? take_ready (items[i].socket, message, left) : 0;
            if (taken == -1)
                return -1;
            left -= taken;
        }
    }
    return now_ns () - begin;
}

static int64_t take_polling (measurement_t *measurement)
{
    zmq_pollitem_t *items = must (calloc ((size_t) measurement->socket_count, sizeof *items));
    for (int64_t i = 0; i < measurement->socket_count; i++)
        items[i] = (zmq_pollitem_t){measurement->sockets[i], 0, ZMQ_POLLIN, 0};
    zmq_msg_t message;
    zmq_msg_init (&message);
    int64_t ns = take_from_all (measurement, items, &message);
    int error = errno;
    zmq_msg_close (&message);
    free (items);
    errno = error;
    return ns;
}

static json_t *sink (measurement_t *measurement)
{
    int64_t ns = measurement->socket_count == 1 ? take_from_one (measurement) : take_polling (measurement);
    json_int_t count = measurement->count * measurement->socket_count;
    return ns == -1 ? NULL : json_pack ("{s:I, s:I}", "count", count, "ns", (json_int_t) ns);
}

static json_t *source (measurement_t *measurement)
{
    for (int64_t i = 0; i < measurement->count; i++)
        if (!send_one (measurement))
            return NULL;
    return json_object ();
}

static bool await_subscriptions (measurement_t *measurement)
{
    zmq_msg_t message;
    zmq_msg_init (&message);
    int64_t seen = 0;
    while (seen < measurement->subscriptions && receive (measurement, &message))
        seen += zmq_msg_size (&message) > 0 && *(unsigned char *) zmq_msg_data (&message) == 1;
    int error = errno;
    zmq_msg_close (&message);
    errno = error;
    return seen == measurement->subscriptions;
}

static json_t *publish (measurement_t *measurement)
{
    return await_subscriptions (measurement) ? source (measurement) : NULL;
}

static int64_t warm_up_of (measurement_t *measurement)
{
    int64_t tenth = (measurement->count + 9) / 10;
    return tenth < WARM_UP_AT_MOST ? tenth : WARM_UP_AT_MOST;
}

/* Makes the round trips; the message that comes back goes out again, as in remote_lat. All the time, or -1. */
static int64_t go_round (measurement_t *measurement, zmq_msg_t *message, int64_t *samples)
{
    int64_t warm_up = warm_up_of (measurement), begin = 0;
    for (int64_t i = -warm_up; i < measurement->count; i++) {
        int64_t start = now_ns ();
        if (i == 0)
            begin = start;
        if (!call_through (measurement, zmq_msg_send, message, 0) || !receive (measurement, message))
            return -1;
        if (i >= 0)
            samples[i] = now_ns () - start;
    }
    return now_ns () - begin;
}

static json_t *ping (measurement_t *measurement)
{
    size_t count = (size_t) measurement->count;
    int64_t *samples = must (calloc (count, sizeof *samples));
    zmq_msg_t message;
    zmq_msg_init_size (&message, (size_t) measurement->size);
    int64_t ns = go_round (measurement, &message, samples);
    int error = errno;
    json_t *ok = ns == -1 ? NULL
                          : json_pack ("{s:I, s:I, s:o}", "count", (json_int_t) count, "ns", (json_int_t) ns, "latency",
                                       latency_of (samples, count));
    zmq_msg_close (&message);
    free (samples);
    errno = error;
    return ok;
}

/* Sends a message back, frame by frame as it comes. */
static bool send_back (measurement_t *measurement, zmq_msg_t *message)
{
    for (int flags = ZMQ_SNDMORE; flags == ZMQ_SNDMORE;) {
        if (!call_through (measurement, zmq_msg_recv, message, 0))
            return false;
        flags = zmq_msg_more (message) ? ZMQ_SNDMORE : 0;
        if (!call_through (measurement, zmq_msg_send, message, flags))
            return false;
    }
    return true;
}

static json_t *echo (measurement_t *measurement)
{
    zmq_msg_t message;
    zmq_msg_init (&message);
    bool sent = true;
    for (int64_t i = -warm_up_of (measurement); sent && i < measurement->count; i++)
        sent = send_back (measurement, &message);
    int error = errno;
    zmq_msg_close (&message);
    errno = error;
    return sent ? json_object () : NULL;
}

const role_t *find_role (const char *name, const char *type)
{
    static const role_t roles[] = {
      {"sink", "PULL", sink},     {"sink", "SUB", sink},       {"sink", "ROUTER", sink},
      {"source", "PUSH", source}, {"source", "XPUB", publish}, {"source", "DEALER", source},
      {"ping", "REQ", ping},      {"ping", "DEALER", ping},    {"echo", "REP", echo},
      {"echo", "ROUTER", echo},
    };
    for (size_t i = 0; i < LENGTH (roles); i++)
        if (strcmp (roles[i].name, name) == 0 && strcmp (roles[i].type, type) == 0)
            return &roles[i];
    return NULL;
}
