#include "proxy.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <zmq.h>

typedef struct proxy
{
    worker_t *parts[3]; /* frontend, backend, and capture or NULL: theirs are the sockets */
    void *context;      /* of the two ends of the control connection, so that no context of the suite waits for them */
    void *control;
    pthread_t thread;
    bool started;
    atomic_bool over;
} proxy_t;

/* Waits for the sockets' own threads, which finish first what was asked of them. */
static void await_parts (proxy_t *proxy)
{
    for (int i = 0; i < 3; i++)
        while (proxy->parts[i] && !proxy->parts[i]->finished)
            nap (1);
}

static void close_parts (proxy_t *proxy)
{
    for (int i = 0; i < 3; i++)
        if (proxy->parts[i])
            close_socket (proxy->parts[i]);
}

/* Runs the proxy; its sockets are closed with it. */
static void *run_proxy (void *argument)
{
    proxy_t *proxy = argument;
    worker_t *capture = proxy->parts[2];
    zmq_proxy_steerable (proxy->parts[0]->zmq, proxy->parts[1]->zmq, capture ? capture->zmq : NULL, proxy->control);
    proxy->over = true;
    zmq_close (proxy->control);
    close_parts (proxy);
    return NULL;
}

/* Ends the proxy, whatever state it is in. */
static void end_proxy (worker_t *worker)
{
    proxy_t *proxy = worker->proxy;
    if (!proxy)
        return;
    if (proxy->started) {
        if (!proxy->over)
            zmq_send (worker->zmq, "TERMINATE", 9, ZMQ_DONTWAIT);
        pthread_join (proxy->thread, NULL);
        zmq_close (worker->zmq);
        worker->zmq = NULL;
        zmq_ctx_term (proxy->context);
    } else {
        await_parts (proxy);
        close_parts (proxy);
    }
    free (proxy);
    worker->proxy = NULL;
}

/* The eight numbers that a running proxy counts; NULL when it has ended. */
static json_t *read_statistics (worker_t *worker)
{
    json_t *numbers = json_array ();
    zmq_send (worker->zmq, "STATISTICS", 10, ZMQ_DONTWAIT); /* waits for nobody when the proxy has ended */
    while (json_array_size (numbers) < 8) {
        uint64_t number = 0;
        zmq_pollitem_t item = {worker->zmq, 0, ZMQ_POLLIN, 0};
        int size = zmq_poll (&item, 1, 20) == 1 ? zmq_recv (worker->zmq, &number, sizeof number, ZMQ_DONTWAIT) : -1;
        if (size == sizeof number)
            json_array_append_new (numbers, json_integer ((json_int_t) number));
        else if (worker->proxy->over || worker->interrupt != GO_ON)
            break;
    }
    if (json_array_size (numbers) == 8)
        return numbers;
    json_decref (numbers);
    return NULL;
}

static bool control_proxy (worker_t *worker, json_t *request)
{
    const char *command = need_text (request, "command");
    if (!command)
        return true;
    if (strcmp (command, "TERMINATE") == 0) {
        end_proxy (worker);
        answer_ok (request);
        return false;
    }
    bool pausing = strcmp (command, "PAUSE") == 0 || strcmp (command, "RESUME") == 0;
    if (!pausing && strcmp (command, "STATISTICS") != 0) {
        answer_unsupported (request, "proxy command", command);
        return true;
    }
    if (pausing)
        zmq_send (worker->zmq, command, strlen (command), ZMQ_DONTWAIT);
    json_t *numbers = read_statistics (worker); /* after a pause, this tells that it has been heeded */
    if (!numbers)
        answer_error (request, ETERM);
    else if (pausing)
        answer_ok (request);
    else
        answer (request, "ok", json_pack ("{s:O}", "statistics", numbers));
    json_decref (numbers);
    return true;
}

static bool start_proxy (worker_t *worker, json_t *request)
{
    proxy_t *proxy = worker->proxy;
    await_parts (proxy);
    proxy->context = zmq_ctx_new ();
    proxy->control = zmq_socket (proxy->context, ZMQ_PAIR);
    worker->zmq = zmq_socket (proxy->context, ZMQ_PAIR);
    zmq_bind (proxy->control, "inproc://control");
    zmq_connect (worker->zmq, "inproc://control");
    proxy->thread = start_thread (run_proxy, proxy, false);
    proxy->started = true;
    answer_ok (request);
    return true;
}

static bool handle_proxy (worker_t *worker, json_t *request)
{
    return worker->proxy->started ? control_proxy (worker, request) : start_proxy (worker, request);
}

void do_proxy_start (json_t *request)
{
    static const char *const roles[] = {"frontend", "backend", "capture"};
    const char *id = need_text (request, "proxy");
    worker_t *parts[3];
    if (!id)
        return;
    if (find_worker (PROXY, id)) {
        answer_fault (request, "there is a proxy %s already", id);
        return;
    }
    for (int i = 0; i < 3; i++) {
        parts[i] = find_worker (SOCKET, text_of (request, roles[i]));
        if (!parts[i] && (i < 2 || json_object_get (request, roles[i]))) {
            answer_error (request, ENOTSOCK);
            return;
        }
    }
    worker_t *worker = new_worker (PROXY, id, handle_proxy);
    worker->end = end_proxy;
    worker->proxy = must (calloc (1, sizeof (proxy_t)));
    for (int i = 0; i < 3 && parts[i]; i++) {
        worker->proxy->parts[i] = parts[i];
        if (!parts[i]->retired) /* one socket may be frontend and backend */
            push (parts[i], HAND_OVER, NULL);
        parts[i]->retired = true;
    }
    start_worker (worker);
    push (worker, CARRY_OUT, request);
}

void do_proxy_control (json_t *request)
{
    worker_t *worker = find_worker (PROXY, need_text (request, "proxy"));
    const char *command = text_of (request, "command");
    if (!text_of (request, "proxy"))
        return;
    if (!worker) {
        answer_error (request, ENOTSOCK);
        return;
    }
    worker->retired = command && strcmp (command, "TERMINATE") == 0;
    push (worker, CARRY_OUT, request);
}
