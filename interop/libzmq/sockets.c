#include "sockets.h"
#include "capabilities.h"
#include "contexts.h"
#include "frames.h"
#include "messages.h"
#include "monitor.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <zmq.h>

/* A value as the library wants it: numbers in the width of the option, frames as their octets, null as nothing. */
static bool read_value (json_t *value, value_type_t type, frame_t *octets)
{
    *octets = (frame_t){NULL, 0};
    if (json_is_null (value))
        return true;
    if (!json_is_number (value))
        return read_frame (value, octets);
    int64_t wide = json_is_integer (value) ? json_integer_value (value) : (int64_t) json_real_value (value);
    int narrow = (int) wide;
    bool is_wide = type == INT64 || type == UINT64;
    octets->size = is_wide ? sizeof wide : sizeof narrow;
    octets->data = must (malloc (octets->size));
    memcpy (octets->data, is_wide ? (void *) &wide : (void *) &narrow, octets->size);
    return true;
}

static void do_set (worker_t *worker, json_t *request)
{
    const option_t *option = need_option (request, socket_options);
    frame_t octets;
    if (!option)
        return;
    if (read_value (json_object_get (request, "value"), option->type, &octets))
        answer_rc (request, zmq_setsockopt (worker->zmq, option->id, octets.data, octets.size));
    else
        answer_fault (request, "value must be a number, a frame or null");
    free (octets.data);
}

static void do_get (worker_t *worker, json_t *request)
{
    const option_t *option = need_option (request, socket_options);
    if (!option)
        return;
    union
    {
        int narrow;
        int64_t wide;
        unsigned char octets[1024];
    } value = {0};
    static const size_t sizes[] = {[INT] = sizeof (int),
                                   [INT64] = sizeof (int64_t),
                                   [UINT64] = sizeof (uint64_t),
                                   [OCTETS] = sizeof value.octets,
                                   [STRING] = sizeof value.octets,
                                   [KEY] = 41};
    size_t size = sizes[option->type];
    if (zmq_getsockopt (worker->zmq, option->id, &value, &size) == -1) {
        answer_error (request, zmq_errno ());
        return;
    }
    if ((option->type == STRING || option->type == KEY) && size > 0 && value.octets[size - 1] == 0)
        size--; /* the terminator */
    json_t *report = option->type == INT                                 ? json_integer (value.narrow)
                     : option->type == INT64 || option->type == UINT64 ? json_integer (value.wide)
                                                                       : report_frame (value.octets, size);
    answer (request, "ok", json_pack ("{s:o}", "value", report));
}

json_t *last_endpoint (void *socket)
{
    char endpoint[1024];
    size_t size = sizeof endpoint;
    return json_string (zmq_getsockopt (socket, ZMQ_LAST_ENDPOINT, endpoint, &size) == 0 ? endpoint : "");
}

static void do_bind (worker_t *worker, json_t *request)
{
    const char *endpoint = need_endpoint (request);
    if (!endpoint)
        return;
    if (zmq_bind (worker->zmq, endpoint) == -1)
        answer_error (request, zmq_errno ());
    else
        answer (request, "ok", json_pack ("{s:o}", "endpoint", last_endpoint (worker->zmq)));
}

static void do_connect (worker_t *worker, json_t *request)
{
    const char *endpoint = need_endpoint (request);
    if (endpoint)
        answer_rc (request, zmq_connect (worker->zmq, endpoint));
}

static void do_unbind (worker_t *worker, json_t *request)
{
    const char *endpoint = need_endpoint (request);
    if (endpoint)
        answer_rc (request, zmq_unbind (worker->zmq, endpoint));
}

static void do_disconnect (worker_t *worker, json_t *request)
{
    const char *endpoint = need_endpoint (request);
    if (endpoint)
        answer_rc (request, zmq_disconnect (worker->zmq, endpoint));
}

static void do_close (worker_t *worker, json_t *request)
{
    close_socket (worker);
    answer_ok (request);
}

static const struct
{
    const char *op;
    void (*carry_out) (worker_t *, json_t *);
} socket_ops[] = {
  {"send", do_send},       {"recv", do_recv},     {"flood", do_flood},           {"drain", do_drain},
  {"poll", do_poll},       {"socket.set", do_set}, {"socket.get", do_get},       {"bind", do_bind},
  {"connect", do_connect}, {"unbind", do_unbind}, {"disconnect", do_disconnect}, {"monitor", do_monitor},
  {"socket.close", do_close},
};

/* Carries out a request to a socket, in the socket's own thread. */
static bool handle_socket (worker_t *worker, json_t *request)
{
    const char *op = text_of (request, "op");
    int events;
    size_t size = sizeof events;
    zmq_getsockopt (worker->zmq, ZMQ_EVENTS, &events, &size); /* makes the library take notice of what has happened */
    for (size_t i = 0; i < LENGTH (socket_ops); i++)
        if (strcmp (socket_ops[i].op, op) == 0)
            socket_ops[i].carry_out (worker, request);
    return worker->zmq != NULL;
}

bool is_socket_op (const char *op)
{
    for (size_t i = 0; i < LENGTH (socket_ops); i++)
        if (strcmp (socket_ops[i].op, op) == 0)
            return true;
    return false;
}

void do_socket_new (json_t *request)
{
    const char *id = need_text (request, "socket"), *type = id ? need_text (request, "type") : NULL;
    if (!type)
        return;
    if (find_type (type) < 0) {
        answer_unsupported (request, "socket type", type);
        return;
    }
    if (find_worker (SOCKET, id)) {
        answer_fault (request, "there is a socket %s already", id);
        return;
    }
    bool named = json_object_get (request, "context") != NULL;
    context_t *context = named ? need_context (request) : find_context ("default");
    if (!context && named)
        return;
    if (!context)
        context = new_context ("default");
    void *zmq = zmq_socket (context->zmq, find_type (type));
    if (!zmq) {
        answer_error (request, zmq_errno ());
        return;
    }
    worker_t *worker = new_worker (SOCKET, id, handle_socket);
    worker->context = context;
    worker->zmq = zmq;
    start_worker (worker);
    answer_ok (request);
}

void pass_on (json_t *request)
{
    worker_t *worker = find_worker (SOCKET, text_of (request, "socket"));
    if (!worker) {
        answer_error (request, ENOTSOCK);
        return;
    }
    worker->retired = strcmp (text_of (request, "op"), "socket.close") == 0;
    push (worker, CARRY_OUT, request);
}
