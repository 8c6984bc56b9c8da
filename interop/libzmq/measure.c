#include "measure.h"
#include "capabilities.h"
#include "messages.h"
#include "sockets.h"

#include <errno.h>
#include <string.h>
#include <zmq.h>

/* Sends or receives one message of the measurement; false when it cannot be done. */
static bool measure_one (worker_t *worker, call_t *call, size_t size)
{
    zmq_msg_t message;
    if (call == zmq_msg_send) {
        zmq_msg_init_size (&message, size);
        memset (zmq_msg_data (&message), 0, size);
    } else {
        zmq_msg_init (&message);
    }
    int rc = call_patiently (worker, call, &message, 0, (patience_t){0, -1});
    int error = errno;
    zmq_msg_close (&message);
    errno = error;
    return rc == 1;
}

/* Moves all messages. The time from the first to the last, as libzmq's local_thr takes it; -1 when it failed. */
static int64_t measure_all (worker_t *worker, json_t *request, call_t *call)
{
    int64_t count = count_of (request, "count"), size = count_of (request, "size"), begin = 0;
    for (int64_t i = 0; i < count; i++) {
        if (!measure_one (worker, call, (size_t) size))
            return -1;
        if (i == 0)
            begin = now_ns ();
    }
    return now_ns () - begin;
}

/* Opens the socket of a measurement. -1 on errors. */
static int open_measured (worker_t *worker, void *context, json_t *request, bool sink)
{
    const char *endpoint = text_of (request, "endpoint");
    bool bind = json_is_true (json_object_get (request, "bind"));
    worker->zmq = zmq_socket (context, sink ? ZMQ_PULL : ZMQ_PUSH);
    if (!worker->zmq || (bind ? zmq_bind : zmq_connect) (worker->zmq, endpoint) == -1)
        return -1;
    if (sink && bind)
        emit (json_pack ("{s:s, s:o}", "ev", "measure", "endpoint", last_endpoint (worker->zmq)));
    return 0;
}

static bool measure (worker_t *worker, json_t *request)
{
    const char *role = text_of (request, "role");
    bool sink = role && strcmp (role, "sink") == 0, answered = false;
    void *context = zmq_ctx_new ();
    int64_t ns = open_measured (worker, context, request, sink);
    if (ns == 0)
        ns = measure_all (worker, request, sink ? zmq_msg_recv : zmq_msg_send);
    if (ns == -1) {
        int none = 0;
        answer_failed (worker, request);
        answered = true;
        if (worker->zmq)
            zmq_setsockopt (worker->zmq, ZMQ_LINGER, &none, sizeof none);
    }
    close_socket (worker);
    worker->waiting = true;
    while (zmq_ctx_term (context) == -1) { /* waits until all is sent; an interruption cannot end that, only the peer */
        if (!answered && worker->interrupt != GO_ON) {
            answer_failed (worker, request);
            answered = true;
            worker->waiting = false;
        }
    }
    worker->waiting = false;
    if (!answered)
        answer (request, "ok",
                sink ? json_pack ("{s:O, s:I}", "count", json_object_get (request, "count"), "ns", (json_int_t) ns)
                     : json_object ());
    return false;
}

void do_measure (json_t *request)
{
    const char *role = need_text (request, "role"), *type = role ? need_text (request, "type") : NULL;
    if (!type || !need_endpoint (request))
        return;
    bool sink = strcmp (role, "sink") == 0;
    if (strcmp (type, sink ? "PULL" : "PUSH") != 0) {
        answer_unsupported (request, "measurement with", type);
        return;
    }
    if (count_of (request, "size") < 0 || count_of (request, "count") < 1) {
        answer_fault (request, "size and count must be numbers");
        return;
    }
    worker_t *worker = new_worker (MEASURE, role, measure);
    start_worker (worker);
    push (worker, CARRY_OUT, request);
}
