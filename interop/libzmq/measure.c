#include "measure.h"
#include "capabilities.h"
#include "departures.h"
#include "roles.h"
#include "sockets.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <zmq.h>

/* The context of all measurements over inproc, as long as there are any. */
static struct
{
    pthread_mutex_t lock;
    void *context;
    int users;
} shared = {PTHREAD_MUTEX_INITIALIZER, NULL, 0};

static bool is_inproc (json_t *request)
{
    return strncmp (text_of (request, "endpoint"), "inproc://", strlen ("inproc://")) == 0;
}

static void *take_context (json_t *request)
{
    if (!is_inproc (request))
        return must (zmq_ctx_new ());
    pthread_mutex_lock (&shared.lock);
    if (shared.users++ == 0)
        shared.context = must (zmq_ctx_new ());
    void *context = shared.context;
    pthread_mutex_unlock (&shared.lock);
    return context;
}

/* The context if it is to end now: nobody else uses it. */
static void *give_back (void *context, json_t *request)
{
    if (!is_inproc (request))
        return context;
    pthread_mutex_lock (&shared.lock);
    bool last = --shared.users == 0;
    pthread_mutex_unlock (&shared.lock);
    return last ? context : NULL;
}

static int64_t sockets_of (json_t *request)
{
    return json_object_get (request, "sockets") ? count_of (request, "sockets") : 1;
}

static bool is_of_type (json_t *request, const char *type)
{
    return strcmp (text_of (request, "type"), type) == 0;
}

static measurement_t read_measurement (worker_t *worker, json_t *request)
{
    json_t *topic = json_object_get (request, "topic");
    int64_t sockets = is_of_type (request, "SUB") ? sockets_of (request) : 1;
    return (measurement_t){
      .worker = worker,
      .sockets = must (calloc ((size_t) sockets, sizeof (void *))),
      .socket_count = sockets,
      .subscriptions = sockets_of (request),
      .count = count_of (request, "count"),
      .size = count_of (request, "size"),
      .topic = topic ? json_string_value (topic) : "",
      .topic_size = topic ? json_string_length (topic) : 0,
    };
}

/* Opens one of the sockets. -1 on errors. */
static int open_socket (measurement_t *measurement, void *socket, json_t *request)
{
    const char *endpoint = text_of (request, "endpoint");
    const int yes = 1;
    if (is_of_type (request, "XPUB")
        && (zmq_setsockopt (socket, ZMQ_XPUB_VERBOSE, &yes, sizeof yes) == -1
            || zmq_setsockopt (socket, ZMQ_XPUB_NODROP, &yes, sizeof yes) == -1))
        return -1;
    if (is_of_type (request, "SUB")
        && zmq_setsockopt (socket, ZMQ_SUBSCRIBE, measurement->topic, measurement->topic_size) == -1)
        return -1;
    if (!json_is_true (json_object_get (request, "bind")))
        return zmq_connect (socket, endpoint);
    if (zmq_bind (socket, endpoint) == -1)
        return -1;
    emit (json_pack ("{s:s, s:o}", "ev", "measure", "endpoint", last_endpoint (socket)));
    return 0;
}

static int open_sockets (measurement_t *measurement, void *context, json_t *request)
{
    for (int64_t i = 0; i < measurement->socket_count; i++) {
        void *socket = zmq_socket (context, find_type (text_of (request, "type")));
        measurement->sockets[i] = socket;
        if (!socket || open_socket (measurement, socket, request) == -1)
            return -1;
    }
    return 0;
}

static void close_sockets (measurement_t *measurement, bool at_once)
{
    const int none = 0;
    for (int64_t i = 0; i < measurement->socket_count && measurement->sockets[i]; i++) {
        if (at_once)
            zmq_setsockopt (measurement->sockets[i], ZMQ_LINGER, &none, sizeof none);
        zmq_close (measurement->sockets[i]);
    }
    free (measurement->sockets);
}

/* Waits until all is sent. An interruption is answered, but only the peer can end that. False when it was. */
static bool flush (worker_t *worker, void *context, json_t *request)
{
    bool interrupted = false;
    while (context && zmq_ctx_term (context) == -1)
        if (!interrupted && worker->interrupt != GO_ON) {
            errno = EINTR;
            answer_failed (worker, request);
            interrupted = true;
        }
    return !interrupted;
}

/*
 * Whether the messages have to be waited for: the end of an ipc connection makes libzmq forget what a receiver at its high-water
 * mark has not read (divergence C105), so that a source stays until its peers have all and leave.
 */
static bool must_stay (json_t *request)
{
    return strncmp (text_of (request, "endpoint"), "ipc://", strlen ("ipc://")) == 0
           && strcmp (text_of (request, "role"), "source") == 0;
}

/* Plays the role with sockets that are open. What is to be answered; NULL, and errno, when it failed. */
static json_t *play (measurement_t *measurement, const role_t *role, void *context, json_t *request)
{
    if (!must_stay (request))
        return role->play (measurement);
    void *watch = watch_departures (context, *measurement->sockets);
    json_t *ok = watch ? role->play (measurement) : NULL;
    if (ok && await_departures (measurement->worker, watch, measurement->subscriptions))
        return ok;
    int error = errno;
    if (watch && !ok)
        zmq_close (watch);
    json_decref (ok);
    errno = error;
    return NULL;
}

static bool measure (worker_t *worker, json_t *request)
{
    const role_t *role = find_role (text_of (request, "role"), text_of (request, "type"));
    measurement_t measurement = read_measurement (worker, request);
    void *context = take_context (request);
    worker->waiting = true;
    json_t *ok = open_sockets (&measurement, context, request) == 0 ? play (&measurement, role, context, request) : NULL;
    int error = errno;
    close_sockets (&measurement, !ok);
    context = give_back (context, request);
    if (!ok) {
        while (context && zmq_ctx_term (context) == -1)
            ;
        errno = error;
        answer_failed (worker, request);
    } else if (flush (worker, context, request)) {
        answer (request, "ok", ok);
    } else {
        json_decref (ok);
    }
    worker->waiting = false;
    return false;
}

/* Whether the numbers and the topic of a request make sense; if not, it is answered. */
static bool is_measurable (json_t *request)
{
    json_t *topic = json_object_get (request, "topic");
    int64_t size = count_of (request, "size");
    if (size < 0 || count_of (request, "count") < 1 || sockets_of (request) < 1) {
        answer_fault (request, "size, count and sockets must be numbers");
        return false;
    }
    if (topic && (!json_is_string (topic) || json_string_length (topic) > (size_t) size)) {
        answer_fault (request, "topic must be a string no longer than size");
        return false;
    }
    bool connects = !json_is_true (json_object_get (request, "bind"));
    if (sockets_of (request) > 1 && !is_of_type (request, "XPUB") && !(is_of_type (request, "SUB") && connects)) {
        answer_unsupported (request, "measurement on several sockets with", text_of (request, "type"));
        return false;
    }
    return true;
}

void do_measure (json_t *request)
{
    const char *role = need_text (request, "role"), *type = role ? need_text (request, "type") : NULL;
    if (!type || !need_endpoint (request))
        return;
    if (!find_role (role, type)) {
        json_t *what = json_sprintf ("measurement as %s with %s", role, type);
        answer (request, "unsupported", json_pack ("{s:o}", "what", what));
        return;
    }
    if (!is_measurable (request))
        return;
    worker_t *worker = new_worker (MEASURE, role, measure);
    start_worker (worker);
    push (worker, CARRY_OUT, request);
}
