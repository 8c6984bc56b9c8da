/*
 * A driver for libzmq: carries out the operations of interop/PROTOCOL.md, one JSON object per line on stdin and stdout.
 *
 * lines and frames are the protocol's alphabet, capabilities is what this build can do, workers carry out the rest:
 * sockets (with messages and monitor), proxy, measure. This file takes requests, cancels and resets.
 *
 * Threads:
 *
 *   main      reads stdin and hands each request on. Only it touches the tables of workers and contexts.
 *   worker    one for each socket, proxy and measurement, with a queue of requests that it carries out in order. It
 *             alone uses its ZeroMQ socket. A call that waits holds up nobody else.
 *   monitor   one for each monitored socket: turns what comes from the library into event lines, to the very end. (A
 *             monitor's PAIR that is closed while events still come blocks the library's I/O thread.)
 *   ending    one for each context.term, and one for each reset: these wait.
 *
 * A waiting call is interrupted (reset, cancel) by a signal to its thread, which makes the library return EINTR. The
 * signal is repeated until it has struck, because it may come a moment before the call.
 *
 * A worker ends itself and says so in `finished`; main joins and frees it when it next looks. reset takes both tables
 * over whole, so that the requests that follow find everything empty.
 */

#include "capabilities.h"
#include "contexts.h"
#include "frames.h"
#include "measure.h"
#include "proxy.h"
#include "sockets.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define RESET_MS 2000
#define EXIT_MS 1000

static void do_cancel (json_t *request)
{
    json_t *target = json_object_get (request, "target");
    for (worker_t *worker = workers; worker; worker = worker->next)
        for (int attempt = 0; attempt < 100 && is_at (worker, target); attempt++) {
            strike (worker);
            nap (1);
        }
    answer_ok (request);
}

typedef struct
{
    worker_t *workers;
    context_t *contexts;
    json_t *request;
    int64_t deadline;
} reset_t;

/* Takes all there is. What comes afterwards finds nothing. */
static reset_t take_all (json_t *request, int milliseconds)
{
    reset_t reset = {workers, contexts, json_incref (request), now_ms () + milliseconds};
    workers = NULL;
    contexts = NULL;
    return reset;
}

static int close_workers (reset_t *reset)
{
    int left = 0;
    for (worker_t *worker = reset->workers; worker; worker = worker->next) {
        worker->interrupt = RESET;
        push (worker, END, NULL);
    }
    do {
        if (left > 0)
            nap (1);
        left = 0;
        for (worker_t *worker = reset->workers; worker; worker = worker->next) {
            strike (worker);
            left += !is_over (worker);
        }
    } while (left > 0 && now_ms () < reset->deadline);
    return left;
}

static int end_contexts (reset_t *reset)
{
    int left = 0;
    for (context_t *context = reset->contexts; context; context = context->next)
        if (!context->terminating)
            start_terminating (context, NULL);
    do {
        if (left > 0)
            nap (1);
        left = 0;
        for (context_t *context = reset->contexts; context; context = context->next)
            left += !context->done;
    } while (left > 0 && now_ms () < reset->deadline);
    return left;
}

/* Closes everything; what cannot be closed is counted, and left alone for good. */
static void clear_up (reset_t *reset)
{
    int leaked_workers = close_workers (reset);
    int leaked_contexts = end_contexts (reset);
    for (worker_t *worker = reset->workers, *next; worker; worker = next) {
        next = worker->next;
        if (leaked_workers == 0)
            free_worker (worker);
    }
    for (context_t *context = reset->contexts, *next; context; context = next) {
        next = context->next;
        if (leaked_contexts == 0 && leaked_workers == 0)
            free_context (context);
    }
    answer (reset->request, "ok",
            json_pack ("{s:{s:i, s:i}}", "leaked", "sockets", leaked_workers, "contexts", leaked_contexts));
    json_decref (reset->request);
}

static void *run_reset (void *argument)
{
    clear_up (argument);
    free (argument);
    return NULL;
}

static void do_reset (json_t *request)
{
    reset_t *reset = must (malloc (sizeof *reset));
    *reset = take_all (request, RESET_MS);
    start_thread (run_reset, reset, true);
}

static const struct
{
    const char *op;
    void (*carry_out) (json_t *);
} main_ops[] = {
  {"hello", hello},
  {"reset", do_reset},
  {"context.new", do_context_new},
  {"context.set", do_context_set},
  {"context.get", do_context_get},
  {"context.shutdown", do_context_shutdown},
  {"context.term", do_context_term},
  {"socket.new", do_socket_new},
  {"proxy.start", do_proxy_start},
  {"proxy.control", do_proxy_control},
  {"measure", do_measure},
  {"cancel", do_cancel},
};

static void dispatch (json_t *request, const char *op)
{
    sweep ();
    for (size_t i = 0; i < LENGTH (main_ops); i++)
        if (strcmp (main_ops[i].op, op) == 0) {
            main_ops[i].carry_out (request);
            return;
        }
    if (is_socket_op (op))
        pass_on (request);
    else
        answer_unsupported (request, "operation", op);
}

/* Handles one line; false when it was the last. */
static bool take_line (const char *line, size_t length)
{
    json_error_t error;
    json_t *request = json_loadb (line, length, JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, &error);
    json_t *id = json_object_get (request, "id");
    const char *op = text_of (request, "op");
    bool last = false;
    if (!request || !op || !(json_is_integer (id) || json_is_string (id))) {
        const char *message = request ? "a request needs an id and an op" : error.text;
        emit (json_pack ("{s:n, s:{s:s}}", "id", "fault", "message", message));
    } else if (strcmp (op, "bye") == 0) {
        answer_ok (request);
        last = true;
    } else {
        dispatch (request, op);
    }
    json_decref (request);
    return !last;
}

static void be_interrupted (int signal)
{
    (void) signal;
}

int main (void)
{
    struct sigaction interruption = {0}, ignored = {0};
    interruption.sa_handler = be_interrupted; /* without SA_RESTART: the call is to return */
    ignored.sa_handler = SIG_IGN;
    sigaction (SIGUSR1, &interruption, NULL);
    sigaction (SIGPIPE, &ignored, NULL);
    prepare_crc ();

    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    while ((length = getline (&line, &room, stdin)) > 0 && take_line (line, (size_t) length))
        ;
    free (line);
    reset_t rest = take_all (NULL, EXIT_MS);
    clear_up (&rest);
    _exit (0); /* without the exit handlers of the library, which would meet threads that could not be ended */
}
