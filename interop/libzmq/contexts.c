#include "contexts.h"
#include "capabilities.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <zmq.h>

context_t *new_context (const char *id)
{
    context_t *context = must (calloc (1, sizeof *context));
    context->id = must (strdup (id));
    context->zmq = must (zmq_ctx_new ());
    context->next = contexts;
    contexts = context;
    return context;
}

context_t *need_context (json_t *request)
{
    const char *id = need_text (request, "context");
    context_t *context = find_context (id);
    if (id && !context)
        answer_error (request, EFAULT);
    return context;
}

void do_context_new (json_t *request)
{
    const char *id = need_text (request, "context");
    if (id && find_context (id)) {
        answer_fault (request, "there is a context %s already", id);
    } else if (id) {
        new_context (id);
        answer_ok (request);
    }
}

void do_context_set (json_t *request)
{
    context_t *context = need_context (request);
    const option_t *option = context ? need_option (request, context_options) : NULL;
    json_t *value = json_object_get (request, "value");
    if (option && json_is_number (value))
        answer_rc (request, zmq_ctx_set (context->zmq, option->id, (int) json_number_value (value)));
    else if (option)
        answer_fault (request, "value must be a number");
}

void do_context_get (json_t *request)
{
    context_t *context = need_context (request);
    const option_t *option = context ? need_option (request, context_options) : NULL;
    int value = option ? zmq_ctx_get (context->zmq, option->id) : 0;
    if (option && value == -1 && zmq_errno () == EINVAL)
        answer_error (request, EINVAL);
    else if (option)
        answer (request, "ok", json_pack ("{s:i}", "value", value));
}

void do_context_shutdown (json_t *request)
{
    context_t *context = need_context (request);
    if (context)
        answer_rc (request, zmq_ctx_shutdown (context->zmq));
}

static void *terminate (void *argument)
{
    context_t *context = argument;
    int rc;
    do
        rc = zmq_ctx_term (context->zmq);
    while (rc == -1 && zmq_errno () == EINTR);
    context->gone = true;
    answer_rc (context->request, rc);
    json_decref (context->request);
    context->done = true;
    return NULL;
}

void start_terminating (context_t *context, json_t *request)
{
    context->terminating = true;
    context->request = json_incref (request);
    start_thread (terminate, context, true);
}

void do_context_term (json_t *request)
{
    context_t *context = need_context (request);
    if (context && context->terminating)
        answer_error (request, ETERM);
    else if (context)
        start_terminating (context, request);
}
