/* Workers and contexts: a thread and a queue for each socket, proxy and measurement. */

#ifndef ZMQSPEC_WORKERS_H
#define ZMQSPEC_WORKERS_H

#include <pthread.h>
#include <stdatomic.h>

#include "lines.h"

typedef struct context
{
    char *id;
    void *zmq;
    bool terminating;
    atomic_bool gone;  /* zmq_ctx_term has come back: the id is free */
    atomic_bool done;  /* and that has been answered */
    json_t *request;   /* the context.term to answer, if any */
    struct context *next;
} context_t;

typedef enum
{
    SOCKET,
    PROXY,
    MEASURE,
} kind_t;

typedef enum
{
    CARRY_OUT, /* the request */
    END,       /* close with linger 0 and finish */
    HAND_OVER, /* finish, and leave the socket to a proxy */
} action_t;

typedef enum
{
    GO_ON,
    CANCELLED,
    RESET,
} interrupt_t;

typedef struct command
{
    action_t action;
    json_t *request;
    struct command *next;
} command_t;

typedef struct worker
{
    kind_t kind;
    char *id;
    context_t *context;
    void *_Atomic zmq;                    /* the socket; of a proxy the one that steers it */
    struct proxy *proxy;
    bool (*handle) (struct worker *, json_t *); /* carries a request out, and says whether more may follow */
    void (*end) (struct worker *);        /* what has to end before the socket is closed, or NULL */
    bool retired;                         /* takes no more requests; main's */
    pthread_t thread;
    atomic_int interrupt;                 /* interrupt_t */
    atomic_bool waiting;                  /* in a call that a signal may interrupt */
    atomic_bool finished;                 /* the thread is about to end */
    pthread_mutex_t lock;                 /* of what follows */
    pthread_cond_t wake;
    command_t *first, *last;
    json_t *running;                      /* the request being carried out */
    struct worker *next;
} worker_t;

/* The tables; only main touches them. */
extern worker_t *workers;

extern context_t *contexts;

void push (worker_t *worker, action_t action, json_t *request);

/* Whether a call that came back with -1 should be tried again: a signal that was not meant for it. */
bool spurious (worker_t *worker);

/* Answers with the error of a call; an interrupted one has been cancelled, or ended by reset. */
void answer_failed (worker_t *worker, json_t *request);

void close_socket (worker_t *worker);

pthread_t start_thread (void *(*run) (void *), void *argument, bool detached);

worker_t *new_worker (kind_t kind, const char *id, bool (*handle) (worker_t *, json_t *));

void start_worker (worker_t *worker);

/* Frees a worker whose thread has finished. Requests that came too late for it are answered. */
void free_worker (worker_t *worker);

void free_context (context_t *context);

/* Whether nothing more will happen to a worker. One that was handed over lives until its proxy closes the socket. */
bool is_over (worker_t *worker);

/* Takes what is over out of the tables. */
void sweep (void);

worker_t *find_worker (kind_t kind, const char *id);

context_t *find_context (const char *id);

/* Makes a waiting call return. */
void strike (worker_t *worker);

/* Whether the worker is at the request `id`. If so it is told to give up, unless that has been done. */
bool is_at (worker_t *worker, json_t *id);

#endif
