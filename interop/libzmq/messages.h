/* Messages: send, recv, flood, drain, poll. */

#ifndef ZMQSPEC_MESSAGES_H
#define ZMQSPEC_MESSAGES_H

#include <zmq.h>

#include "workers.h"
#include "frames.h"

/* How long a call may wait: as the library has it, not at all, or until a time of the suite's choice. */
typedef struct
{
    int flags;
    int64_t deadline; /* -1: the library decides */
} patience_t;

typedef int call_t (zmq_msg_t *, void *, int);

/* zmq_msg_send or zmq_msg_recv. 1 when it is done, 0 when the suite's own time is up, -1 on errors. */
int call_patiently (worker_t *worker, call_t *call, zmq_msg_t *message, int flags, patience_t patience);

void do_send (worker_t *worker, json_t *request);

void do_recv (worker_t *worker, json_t *request);

void do_flood (worker_t *worker, json_t *request);

void do_drain (worker_t *worker, json_t *request);

void do_poll (worker_t *worker, json_t *request);

#endif
