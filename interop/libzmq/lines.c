#include "lines.h"

#include <errno.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zmq.h>

void *must (void *memory)
{
    if (!memory) {
        fputs ("out of memory\n", stderr);
        abort ();
    }
    return memory;
}

int64_t now_ns (void)
{
    struct timespec now;
    clock_gettime (CLOCK_MONOTONIC, &now);
    return (int64_t) now.tv_sec * 1000000000 + now.tv_nsec;
}

int64_t now_ms (void)
{
    return now_ns () / 1000000;
}

void nap (long milliseconds)
{
    struct timespec span = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    nanosleep (&span, NULL);
}

static pthread_mutex_t output = PTHREAD_MUTEX_INITIALIZER;

void emit (json_t *line)
{
    char *text = must (json_dumps (line, JSON_COMPACT | JSON_ENCODE_ANY));
    json_decref (line);
    pthread_mutex_lock (&output);
    fputs (text, stdout);
    fputc ('\n', stdout);
    fflush (stdout);
    pthread_mutex_unlock (&output);
    free (text);
}

void answer (json_t *request, const char *kind, json_t *body)
{
    if (!request) {
        json_decref (body);
        return;
    }
    json_t *line = json_object ();
    json_object_set (line, "id", json_object_get (request, "id"));
    json_object_set_new (line, kind, body);
    emit (line);
}

void answer_ok (json_t *request)
{
    answer (request, "ok", json_object ());
}

void answer_fault (json_t *request, const char *format, ...)
{
    char message[256];
    va_list arguments;
    va_start (arguments, format);
    vsnprintf (message, sizeof message, format, arguments);
    va_end (arguments);
    answer (request, "fault", json_pack ("{s:s}", "message", message));
}

void answer_unsupported (json_t *request, const char *sort, const char *name)
{
    json_t *what = json_sprintf ("%s %s", sort, name);
    answer (request, "unsupported", json_pack ("{s:o}", "what", what));
}

static const char *error_name (int error)
{
    static const struct
    {
        int error;
        const char *name;
    } names[] = {
#define ERROR(name) {name, #name}
      ERROR (EFSM),         ERROR (ENOCOMPATPROTO), ERROR (ETERM),        ERROR (EMTHREAD),     ERROR (EAGAIN),
      ERROR (EINVAL),       ERROR (ENOTSUP),        ERROR (ENOTSOCK),     ERROR (EHOSTUNREACH), ERROR (EADDRINUSE),
      ERROR (EADDRNOTAVAIL), ERROR (EPROTONOSUPPORT), ERROR (ENODEV),     ERROR (ENOENT),       ERROR (EMFILE),
      ERROR (EFAULT),       ERROR (EINTR),          ERROR (EBUSY),        ERROR (EACCES),       ERROR (EPERM),
      ERROR (ENOMEM),       ERROR (ENOBUFS),        ERROR (ENETDOWN),     ERROR (ENETUNREACH),  ERROR (ENETRESET),
      ERROR (EMSGSIZE),     ERROR (EAFNOSUPPORT),   ERROR (ECONNREFUSED), ERROR (ECONNABORTED), ERROR (ECONNRESET),
      ERROR (ENOTCONN),     ERROR (ETIMEDOUT),      ERROR (EINPROGRESS),  ERROR (ENAMETOOLONG), ERROR (ENOTDIR),
      ERROR (EISDIR),       ERROR (EROFS),          ERROR (EEXIST),       ERROR (EBADF),        ERROR (ECANCELED),
      ERROR (EDESTADDRREQ), ERROR (EPROTO),         ERROR (EOPNOTSUPP),   ERROR (ENOSPC),
#undef ERROR
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].error == error)
            return names[i].name;
    return "EUNKNOWN";
}

void answer_error (json_t *request, int error)
{
    answer (request, "err", json_pack ("{s:s, s:s}", "code", error_name (error), "message", zmq_strerror (error)));
}

void answer_rc (json_t *request, int rc)
{
    if (rc == -1)
        answer_error (request, zmq_errno ());
    else
        answer_ok (request);
}

const char *text_of (json_t *request, const char *name)
{
    json_t *value = json_object_get (request, name);
    if (!json_is_string (value) || strlen (json_string_value (value)) != json_string_length (value))
        return NULL;
    return json_string_value (value);
}

const char *need_text (json_t *request, const char *name)
{
    const char *text = text_of (request, name);
    if (!text)
        answer_fault (request, "%s must be a string", name);
    return text;
}

int64_t count_of (json_t *request, const char *name)
{
    json_t *value = json_object_get (request, name);
    return json_is_integer (value) && json_integer_value (value) >= 0 ? json_integer_value (value) : -1;
}

bool flagged (json_t *request, const char *list, const char *flag)
{
    size_t index;
    json_t *item;
    json_array_foreach (json_object_get (request, list), index, item)
    {
        if (json_is_string (item) && strcmp (json_string_value (item), flag) == 0)
            return true;
    }
    return false;
}
