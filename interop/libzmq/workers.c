#include "workers.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zmq.h>

/* The tables; main's alone. */
worker_t *workers;

context_t *contexts;

void push (worker_t *worker, action_t action, json_t *request)
{
    command_t *command = must (calloc (1, sizeof *command));
    command->action = action;
    command->request = json_incref (request);
    pthread_mutex_lock (&worker->lock);
    if (worker->last)
        worker->last->next = command;
    else
        worker->first = command;
    worker->last = command;
    pthread_cond_signal (&worker->wake);
    pthread_mutex_unlock (&worker->lock);
}

/* The next command, waiting for it. */
static command_t *pull (worker_t *worker)
{
    pthread_mutex_lock (&worker->lock);
    while (!worker->first)
        pthread_cond_wait (&worker->wake, &worker->lock);
    command_t *command = worker->first;
    worker->first = command->next;
    if (!worker->first)
        worker->last = NULL;
    worker->running = command->request;
    pthread_mutex_unlock (&worker->lock);
    return command;
}

/* Puts an end to the command; a cancellation that came too late is forgotten with it. */
static void discard (worker_t *worker, command_t *command)
{
    pthread_mutex_lock (&worker->lock);
    worker->running = NULL;
    int cancelled = CANCELLED;
    atomic_compare_exchange_strong (&worker->interrupt, &cancelled, GO_ON);
    pthread_mutex_unlock (&worker->lock);
    json_decref (command->request);
    free (command);
}

bool spurious (worker_t *worker)
{
    return zmq_errno () == EINTR && worker->interrupt == GO_ON;
}

void answer_failed (worker_t *worker, json_t *request)
{
    int error = zmq_errno ();
    if (error == EINTR && worker->interrupt == RESET)
        error = ETERM;
    if (error == EINTR && worker->interrupt == CANCELLED)
        error = ECANCELED;
    answer_error (request, error);
}

void close_socket (worker_t *worker)
{
    int none = 0;
    if (!worker->zmq)
        return;
    if (worker->interrupt == RESET)
        zmq_setsockopt (worker->zmq, ZMQ_LINGER, &none, sizeof none);
    zmq_close (worker->zmq);
    worker->zmq = NULL;
}

static void *work (void *argument)
{
    worker_t *worker = argument;
    for (bool more = true; more;) {
        command_t *command = pull (worker);
        if (command->action == HAND_OVER) {
            more = false;
        } else if (command->action == END) {
            if (worker->end)
                worker->end (worker);
            close_socket (worker);
            more = false;
        } else if (worker->interrupt == RESET) {
            answer_error (command->request, ETERM);
        } else {
            more = worker->handle (worker, command->request);
        }
        discard (worker, command);
    }
    worker->finished = true;
    return NULL;
}

pthread_t start_thread (void *(*run) (void *), void *argument, bool detached)
{
    pthread_attr_t attributes;
    pthread_t thread;
    pthread_attr_init (&attributes);
    pthread_attr_setstacksize (&attributes, 256 * 1024); /* there may be a thousand of them */
    pthread_attr_setdetachstate (&attributes, detached ? PTHREAD_CREATE_DETACHED : PTHREAD_CREATE_JOINABLE);
    if (pthread_create (&thread, &attributes, run, argument) != 0) {
        fputs ("no more threads\n", stderr);
        abort ();
    }
    pthread_attr_destroy (&attributes);
    return thread;
}

worker_t *new_worker (kind_t kind, const char *id, bool (*handle) (worker_t *, json_t *))
{
    worker_t *worker = must (calloc (1, sizeof *worker));
    worker->kind = kind;
    worker->id = must (strdup (id));
    worker->handle = handle;
    pthread_mutex_init (&worker->lock, NULL);
    pthread_cond_init (&worker->wake, NULL);
    return worker;
}

void start_worker (worker_t *worker)
{
    worker->next = workers;
    workers = worker;
    worker->thread = start_thread (work, worker, false);
}

void free_worker (worker_t *worker)
{
    pthread_join (worker->thread, NULL);
    while (worker->first) {
        command_t *command = worker->first;
        worker->first = command->next;
        answer_error (command->request, ENOTSOCK);
        json_decref (command->request);
        free (command);
    }
    pthread_mutex_destroy (&worker->lock);
    pthread_cond_destroy (&worker->wake);
    free (worker->id);
    free (worker);
}

void free_context (context_t *context)
{
    free (context->id);
    free (context);
}

bool is_over (worker_t *worker)
{
    return worker->finished && !worker->zmq;
}

void sweep (void)
{
    for (worker_t **link = &workers; *link;) {
        worker_t *worker = *link;
        if (is_over (worker)) {
            *link = worker->next;
            free_worker (worker);
        } else {
            link = &worker->next;
        }
    }
    for (context_t **link = &contexts; *link;) {
        context_t *context = *link;
        if (context->done) {
            *link = context->next;
            free_context (context);
        } else {
            link = &context->next;
        }
    }
}

worker_t *find_worker (kind_t kind, const char *id)
{
    for (worker_t *worker = workers; id && worker; worker = worker->next)
        if (worker->kind == kind && !worker->retired && strcmp (worker->id, id) == 0)
            return worker;
    return NULL;
}

context_t *find_context (const char *id)
{
    for (context_t *context = contexts; id && context; context = context->next)
        if (!context->gone && strcmp (context->id, id) == 0)
            return context;
    return NULL;
}

void strike (worker_t *worker)
{
    if (worker->waiting && !worker->finished)
        pthread_kill (worker->thread, SIGUSR1);
}

bool is_at (worker_t *worker, json_t *id)
{
    pthread_mutex_lock (&worker->lock);
    bool yes = worker->running && json_equal (json_object_get (worker->running, "id"), id);
    int free_to_go = GO_ON;
    if (yes)
        atomic_compare_exchange_strong (&worker->interrupt, &free_to_go, CANCELLED);
    pthread_mutex_unlock (&worker->lock);
    return yes;
}
