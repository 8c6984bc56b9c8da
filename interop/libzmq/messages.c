#include "messages.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#define DRAINED_AT_MOST (4 * 1024 * 1024)

/* Waits until `deadline` for the socket to become ready. 1 when it is, 0 when the time is up, -1 on errors. */
static int wait_ready (worker_t *worker, short events, int64_t deadline, short *ready)
{
    for (;;) {
        zmq_pollitem_t item = {worker->zmq, 0, events, 0};
        int64_t left = deadline - now_ms ();
        if (worker->interrupt != GO_ON) {
            errno = EINTR;
            return -1;
        }
        worker->waiting = true;
        int rc = zmq_poll (&item, 1, left > 0 ? (long) left : 0);
        worker->waiting = false;
        if (rc == -1 && spurious (worker))
            continue;
        if (ready)
            *ready = item.revents;
        return rc;
    }
}

static patience_t patience_of (json_t *request)
{
    int64_t timeout = count_of (request, "timeoutMs");
    if (flagged (request, "flags", "DONTWAIT"))
        return (patience_t){ZMQ_DONTWAIT, -1};
    return timeout < 0 ? (patience_t){0, -1} : (patience_t){ZMQ_DONTWAIT, now_ms () + timeout};
}

int call_patiently (worker_t *worker, call_t *call, zmq_msg_t *message, int flags, patience_t patience)
{
    short events = call == zmq_msg_send ? ZMQ_POLLOUT : ZMQ_POLLIN;
    for (int attempt = 0;; attempt++) {
        worker->waiting = patience.flags == 0;
        int rc = worker->interrupt == GO_ON ? call (message, worker->zmq, flags | patience.flags) : (errno = EINTR, -1);
        worker->waiting = false;
        if (rc >= 0)
            return 1;
        if (spurious (worker))
            continue;
        if (zmq_errno () != EAGAIN || patience.deadline < 0)
            return -1;
        if (now_ms () >= patience.deadline)
            return 0;
        if (attempt > 0)
            nap (1); /* a ROUTER claims to be writable even when the one peer that is meant is not */
        if (wait_ready (worker, events, patience.deadline, NULL) == -1)
            return -1;
    }
}

static int send_message (worker_t *worker, const frame_t *frames, size_t count, patience_t patience)
{
    for (size_t i = 0; i < count; i++) {
        zmq_msg_t message;
        zmq_msg_init_size (&message, frames[i].size);
        memcpy (zmq_msg_data (&message), frames[i].data, frames[i].size);
        int rc = call_patiently (worker, zmq_msg_send, &message, i + 1 < count ? ZMQ_SNDMORE : 0, patience);
        if (rc != 1) {
            int error = errno;
            zmq_msg_close (&message);
            errno = error;
            return rc;
        }
    }
    return 1;
}

/* Adds what the library knows about the peer of a message: the properties that `names` lists. */
static void report_metadata (json_t *names, zmq_msg_t *message, json_t *metadata)
{
    size_t index;
    json_t *name;
    json_array_foreach (names, index, name)
    {
        const char *value = json_is_string (name) ? zmq_msg_gets (message, json_string_value (name)) : NULL;
        if (json_is_string (name))
            json_object_set_new (metadata, json_string_value (name), value ? json_string (value) : json_null ());
    }
}

/* Appends the frames of one message to `frames`. As call_patiently; the first frame alone is waited for. */
static int receive_message (worker_t *worker, patience_t patience, json_t *frames, json_t *names, json_t *metadata)
{
    for (int more = 1; more;) {
        zmq_msg_t message;
        zmq_msg_init (&message);
        int rc = call_patiently (worker, zmq_msg_recv, &message, 0, patience);
        int error = errno;
        if (rc == 1) {
            if (json_array_size (frames) == 0)
                report_metadata (names, &message, metadata);
            json_array_append_new (frames, report_frame (zmq_msg_data (&message), zmq_msg_size (&message)));
            more = zmq_msg_more (&message);
        }
        zmq_msg_close (&message);
        errno = error;
        if (rc != 1)
            return rc;
    }
    return 1;
}

void do_send (worker_t *worker, json_t *request)
{
    size_t count;
    frame_t *frames = read_frames (request, &count);
    if (!frames)
        return;
    int rc = send_message (worker, frames, count, patience_of (request));
    if (rc == 1)
        answer_ok (request);
    else if (rc == 0)
        answer (request, "timeout", json_true ());
    else
        answer_failed (worker, request);
    free_frames (frames, count);
}

void do_recv (worker_t *worker, json_t *request)
{
    json_t *names = json_object_get (request, "metadata");
    json_t *frames = json_array (), *metadata = json_object ();
    int rc = receive_message (worker, patience_of (request), frames, names, metadata);
    if (rc == 1)
        answer (request, "ok", names ? json_pack ("{s:O, s:O}", "frames", frames, "metadata", metadata)
                                     : json_pack ("{s:O}", "frames", frames));
    else if (rc == 0)
        answer (request, "timeout", json_true ());
    else
        answer_failed (worker, request);
    json_decref (frames);
    json_decref (metadata);
}

void do_flood (worker_t *worker, json_t *request)
{
    int64_t limit = count_of (request, "limit"), sent = 0;
    bool numbered = json_is_true (json_object_get (request, "numbered"));
    size_t count;
    frame_t *frames = read_frames (request, &count);
    if (!frames)
        return;
    int rc = 1;
    for (; sent < limit && rc == 1; sent += rc == 1) {
        char number[24];
        frame_t last = {(unsigned char *) number, (size_t) snprintf (number, sizeof number, "%lld", (long long) sent)};
        frames[count] = last;
        rc = send_message (worker, frames, count + numbered, (patience_t){ZMQ_DONTWAIT, -1});
    }
    if (rc == 1 || zmq_errno () == EAGAIN)
        answer (request, "ok", json_pack ("{s:I}", "sent", (json_int_t) sent));
    else
        answer_failed (worker, request);
    free_frames (frames, count);
}

void do_drain (worker_t *worker, json_t *request)
{
    int64_t limit = count_of (request, "limit"), timeout = count_of (request, "timeoutMs");
    json_t *messages = json_array ();
    size_t size = 0;
    int rc = 1;
    while (rc == 1 && (int64_t) json_array_size (messages) < limit && size < DRAINED_AT_MOST) {
        json_t *frames = json_array ();
        patience_t patience = {ZMQ_DONTWAIT, now_ms () + (timeout < 0 ? 0 : timeout)};
        rc = receive_message (worker, patience, frames, NULL, NULL);
        if (rc == 1)
            json_array_append (messages, frames);
        for (size_t i = 0; i < json_array_size (frames); i++)
            size += 16 + json_string_length (json_object_iter_value (json_object_iter (json_array_get (frames, i))));
        json_decref (frames);
    }
    if (rc == -1 && json_array_size (messages) == 0)
        answer_failed (worker, request);
    else
        answer (request, "ok", json_pack ("{s:O}", "messages", messages));
    json_decref (messages);
}

void do_poll (worker_t *worker, json_t *request)
{
    int64_t timeout = count_of (request, "timeoutMs");
    short wanted = 0, ready = 0;
    if (flagged (request, "events", "IN"))
        wanted |= ZMQ_POLLIN;
    if (flagged (request, "events", "OUT"))
        wanted |= ZMQ_POLLOUT;
    if (wait_ready (worker, wanted, now_ms () + (timeout < 0 ? 0 : timeout), &ready) == -1) {
        answer_failed (worker, request);
        return;
    }
    json_t *events = json_array ();
    if (ready & ZMQ_POLLIN)
        json_array_append_new (events, json_string ("IN"));
    if (ready & ZMQ_POLLOUT)
        json_array_append_new (events, json_string ("OUT"));
    answer (request, "ok", json_pack ("{s:o}", "events", events));
}
