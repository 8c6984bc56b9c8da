/* Contexts. */

#ifndef ZMQSPEC_CONTEXTS_H
#define ZMQSPEC_CONTEXTS_H

#include "workers.h"

context_t *new_context (const char *id);

/* The context of a request. NULL, and it is answered, when there is none. */
context_t *need_context (json_t *request);

void do_context_new (json_t *request);

void do_context_set (json_t *request);

void do_context_get (json_t *request);

void do_context_shutdown (json_t *request);

void start_terminating (context_t *context, json_t *request);

void do_context_term (json_t *request);

#endif
