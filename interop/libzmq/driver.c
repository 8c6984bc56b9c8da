/*
 * A driver for libzmq: carries out the operations of interop/PROTOCOL.md, one JSON object per line on stdin and stdout.
 *
 * Threads:
 *
 *   main      reads stdin and hands each request on. Only it touches the tables of workers and contexts.
 *   worker    one for each socket, proxy and measurement, with a queue of requests that it carries out in order. It alone
 *             uses its ZeroMQ socket. A call that waits holds up nobody else.
 *   monitor   one for each monitored socket: turns what comes from the library into event lines, to the very end. (A
 *             monitor's PAIR that is closed while events still come blocks the library's I/O thread.)
 *   ending    one for each context.term, and one for each reset: these wait.
 *
 * A waiting call is interrupted (reset, cancel) by a signal to its thread, which makes the library return EINTR. The
 * signal is repeated until it has struck, because it may come a moment before the call.
 *
 * A worker ends itself and says so in `finished`; main joins and frees it when it next looks. reset takes both tables over
 * whole, so that the requests that follow find everything empty.
 */

#include <errno.h>
#include <jansson.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <zmq.h>

#define PROTOCOL 1
#define DRIVER_VERSION "1.0.0"
#define REPORTED_WHOLE 65536 /* frames above this are reported by size and CRC-32 */
#define DRAINED_AT_MOST (4 * 1024 * 1024)
#define RESET_MS 2000
#define EXIT_MS 1000

/* ---- Memory, time, CRC ------------------------------------------------------------------------------------------- */

static void *must (void *memory)
{
    if (!memory) {
        fputs ("out of memory\n", stderr);
        abort ();
    }
    return memory;
}

static int64_t now_ns (void)
{
    struct timespec now;
    clock_gettime (CLOCK_MONOTONIC, &now);
    return (int64_t) now.tv_sec * 1000000000 + now.tv_nsec;
}

static int64_t now_ms (void)
{
    return now_ns () / 1000000;
}

static void nap (long milliseconds)
{
    struct timespec span = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    nanosleep (&span, NULL);
}

static uint32_t crc_table[256];

static void prepare_crc (void)
{
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t crc = i;
        for (int bit = 0; bit < 8; bit++)
            crc = crc & 1 ? 0xedb88320u ^ (crc >> 1) : crc >> 1;
        crc_table[i] = crc;
    }
}

static uint32_t crc32_of (const unsigned char *data, size_t size)
{
    uint32_t crc = 0xffffffffu;
    for (size_t i = 0; i < size; i++)
        crc = crc_table[(crc ^ data[i]) & 0xff] ^ (crc >> 8);
    return ~crc;
}

/* ---- Replies and events ------------------------------------------------------------------------------------------ */

static pthread_mutex_t output = PTHREAD_MUTEX_INITIALIZER;

/* Writes one line. Takes `line` over. */
static void emit (json_t *line)
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

/* Answers `request`, which may be NULL: work that nobody asked for. Takes `body` over. */
static void answer (json_t *request, const char *kind, json_t *body)
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

static void answer_ok (json_t *request)
{
    answer (request, "ok", json_object ());
}

static void answer_fault (json_t *request, const char *format, ...)
{
    char message[256];
    va_list arguments;
    va_start (arguments, format);
    vsnprintf (message, sizeof message, format, arguments);
    va_end (arguments);
    answer (request, "fault", json_pack ("{s:s}", "message", message));
}

static void answer_unsupported (json_t *request, const char *sort, const char *name)
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

static void answer_error (json_t *request, int error)
{
    answer (request, "err", json_pack ("{s:s, s:s}", "code", error_name (error), "message", zmq_strerror (error)));
}

/* Answers with {} when `rc` says that the library is content, else with its error. */
static void answer_rc (json_t *request, int rc)
{
    if (rc == -1)
        answer_error (request, zmq_errno ());
    else
        answer_ok (request);
}

/* ---- Parameters -------------------------------------------------------------------------------------------------- */

/* A string without octets 0, or NULL. */
static const char *text_of (json_t *request, const char *name)
{
    json_t *value = json_object_get (request, name);
    if (!json_is_string (value) || strlen (json_string_value (value)) != json_string_length (value))
        return NULL;
    return json_string_value (value);
}

/* The same, answering with a fault when it is missing. */
static const char *need_text (json_t *request, const char *name)
{
    const char *text = text_of (request, name);
    if (!text)
        answer_fault (request, "%s must be a string", name);
    return text;
}

/* A count; -1 when it is missing. */
static int64_t count_of (json_t *request, const char *name)
{
    json_t *value = json_object_get (request, name);
    return json_is_integer (value) && json_integer_value (value) >= 0 ? json_integer_value (value) : -1;
}

static bool flagged (json_t *request, const char *list, const char *flag)
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

/* ---- Frames ------------------------------------------------------------------------------------------------------ */

typedef struct
{
    unsigned char *data;
    size_t size;
} frame_t;

static int hex_digit (char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    return -1;
}

static bool read_hex (const char *text, frame_t *frame)
{
    size_t digits = strlen (text);
    frame->size = digits / 2;
    frame->data = must (malloc (frame->size + 1));
    for (size_t i = 0; i < frame->size; i++) {
        int high = hex_digit (text[2 * i]), low = hex_digit (text[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        frame->data[i] = (unsigned char) (high << 4 | low);
    }
    return digits % 2 == 0;
}

static void generate (frame_t *frame, size_t size, uint32_t seed)
{
    frame->size = size;
    frame->data = must (malloc (size + 1));
    for (size_t i = 0; i < size; i++) {
        seed = seed * 1664525u + 1013904223u;
        frame->data[i] = (unsigned char) (seed >> 24);
    }
}

/* Reads a frame as the suite writes it; the caller frees `data`, whatever comes back. */
static bool read_frame (json_t *spec, frame_t *frame)
{
    frame->data = NULL;
    json_t *text = json_object_get (spec, "t"), *hex = json_object_get (spec, "x"), *gen = json_object_get (spec, "gen");
    if (json_is_string (text)) {
        frame->size = json_string_length (text);
        frame->data = must (malloc (frame->size + 1));
        memcpy (frame->data, json_string_value (text), frame->size);
        return true;
    }
    if (json_is_string (hex))
        return read_hex (json_string_value (hex), frame);
    int64_t size = count_of (gen, "size"), seed = count_of (gen, "seed");
    if (size < 0 || seed < 0 || seed > UINT32_MAX)
        return false;
    generate (frame, (size_t) size, (uint32_t) seed);
    return true;
}

static void free_frames (frame_t *frames, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free (frames[i].data);
    free (frames);
}

/* The frames of a request, with room for one more; NULL, and a fault is answered, when they are malformed. */
static frame_t *read_frames (json_t *request, size_t *count)
{
    json_t *specs = json_object_get (request, "frames");
    *count = json_array_size (specs);
    frame_t *frames = must (calloc (*count + 1, sizeof *frames));
    bool good = *count > 0;
    for (size_t i = 0; good && i < *count; i++)
        good = read_frame (json_array_get (specs, i), &frames[i]);
    if (good)
        return frames;
    free_frames (frames, *count);
    answer_fault (request, "frames must be a list of {t}, {x} or {gen}");
    return NULL;
}

static bool has_controls (const unsigned char *data, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (data[i] < 0x20 || data[i] == 0x7f)
            return true;
        if (data[i] == 0xc2 && i + 1 < size && data[i + 1] < 0xa0) /* U+0080 .. U+009F */
            return true;
    }
    return false;
}

static json_t *report_frame (const unsigned char *data, size_t size)
{
    if (size > REPORTED_WHOLE) {
        char crc[9];
        snprintf (crc, sizeof crc, "%08x", (unsigned) crc32_of (data, size));
        return json_pack ("{s:I, s:s}", "size", (json_int_t) size, "crc32", crc);
    }
    json_t *text = has_controls (data, size) ? NULL : json_stringn ((const char *) data, size); /* NULL unless UTF-8 */
    if (text)
        return json_pack ("{s:o}", "t", text);
    static const char digits[] = "0123456789abcdef";
    char *hex = must (malloc (2 * size + 1));
    for (size_t i = 0; i < size; i++) {
        hex[2 * i] = digits[data[i] >> 4];
        hex[2 * i + 1] = digits[data[i] & 15];
    }
    json_t *report = json_pack ("{s:o}", "x", json_stringn (hex, 2 * size));
    free (hex);
    return report;
}

/* ---- What this build can do -------------------------------------------------------------------------------------- */

typedef enum
{
    INT,
    INT64,
    UINT64,
    OCTETS,
    STRING,
    KEY, /* 32 octets that the library hands out as 40 characters of Z85 */
} value_type_t;

typedef struct
{
    const char *name;
    int id;
    value_type_t type;
    const char *access;
    const char *needs; /* what zmq_has must know, or NULL */
} option_t;

#define OPTION(name, type, access) {#name, ZMQ_##name, type, access, NULL}
#define OPTION_IF(name, type, access, needs) {#name, ZMQ_##name, type, access, needs}

static const option_t socket_options[] = {
  OPTION (AFFINITY, UINT64, "rw"), OPTION (BACKLOG, INT, "rw"), OPTION (BINDTODEVICE, STRING, "rw"),
  OPTION (CONFLATE, INT, "rw"), OPTION (CONNECT_ROUTING_ID, OCTETS, "w"), OPTION (CONNECT_TIMEOUT, INT, "rw"),
  OPTION_IF (CURVE_PUBLICKEY, KEY, "rw", "curve"), OPTION_IF (CURVE_SECRETKEY, KEY, "rw", "curve"),
  OPTION_IF (CURVE_SERVER, INT, "rw", "curve"), OPTION_IF (CURVE_SERVERKEY, KEY, "rw", "curve"),
  OPTION (EVENTS, INT, "r"), OPTION (FD, INT, "r"), OPTION_IF (GSSAPI_PLAINTEXT, INT, "rw", "gssapi"),
  OPTION_IF (GSSAPI_PRINCIPAL, STRING, "rw", "gssapi"), OPTION_IF (GSSAPI_PRINCIPAL_NAMETYPE, INT, "rw", "gssapi"),
  OPTION_IF (GSSAPI_SERVER, INT, "rw", "gssapi"), OPTION_IF (GSSAPI_SERVICE_PRINCIPAL, STRING, "rw", "gssapi"),
  OPTION_IF (GSSAPI_SERVICE_PRINCIPAL_NAMETYPE, INT, "rw", "gssapi"), OPTION (HANDSHAKE_IVL, INT, "rw"),
  OPTION (HEARTBEAT_IVL, INT, "rw"), OPTION (HEARTBEAT_TIMEOUT, INT, "rw"), OPTION (HEARTBEAT_TTL, INT, "rw"),
  OPTION (IMMEDIATE, INT, "rw"), OPTION (INVERT_MATCHING, INT, "rw"), OPTION (IPC_FILTER_GID, INT, "w"),
  OPTION (IPC_FILTER_PID, INT, "w"), OPTION (IPC_FILTER_UID, INT, "w"), OPTION (IPV4ONLY, INT, "rw"),
  OPTION (IPV6, INT, "rw"), OPTION (LAST_ENDPOINT, STRING, "r"), OPTION (LINGER, INT, "rw"),
  OPTION (MAXMSGSIZE, INT64, "rw"), OPTION (MECHANISM, INT, "r"), OPTION (MULTICAST_HOPS, INT, "rw"),
  OPTION (MULTICAST_MAXTPDU, INT, "rw"), OPTION (PLAIN_PASSWORD, STRING, "rw"), OPTION (PLAIN_SERVER, INT, "rw"),
  OPTION (PLAIN_USERNAME, STRING, "rw"), OPTION (PROBE_ROUTER, INT, "w"), OPTION (RATE, INT, "rw"),
  OPTION (RCVBUF, INT, "rw"), OPTION (RCVHWM, INT, "rw"), OPTION (RCVMORE, INT, "r"), OPTION (RCVTIMEO, INT, "rw"),
  OPTION (RECONNECT_IVL, INT, "rw"), OPTION (RECONNECT_IVL_MAX, INT, "rw"), OPTION (RECOVERY_IVL, INT, "rw"),
  OPTION (REQ_CORRELATE, INT, "w"), OPTION (REQ_RELAXED, INT, "w"), OPTION (ROUTER_HANDOVER, INT, "w"),
  OPTION (ROUTER_MANDATORY, INT, "w"), OPTION (ROUTER_RAW, INT, "w"), OPTION (ROUTING_ID, OCTETS, "rw"),
  OPTION (SNDBUF, INT, "rw"), OPTION (SNDHWM, INT, "rw"), OPTION (SNDTIMEO, INT, "rw"),
  OPTION (SOCKS_PROXY, STRING, "rw"), OPTION (STREAM_NOTIFY, INT, "w"), OPTION (SUBSCRIBE, OCTETS, "w"),
  OPTION (TCP_ACCEPT_FILTER, STRING, "w"), OPTION (TCP_KEEPALIVE, INT, "rw"), OPTION (TCP_KEEPALIVE_CNT, INT, "rw"),
  OPTION (TCP_KEEPALIVE_IDLE, INT, "rw"), OPTION (TCP_KEEPALIVE_INTVL, INT, "rw"), OPTION (TCP_MAXRT, INT, "rw"),
  OPTION (THREAD_SAFE, INT, "r"), OPTION (TOS, INT, "rw"), OPTION (TYPE, INT, "r"),
  OPTION (UNSUBSCRIBE, OCTETS, "w"), OPTION (USE_FD, INT, "rw"), OPTION (XPUB_MANUAL, INT, "w"),
  OPTION (XPUB_NODROP, INT, "w"), OPTION (XPUB_VERBOSE, INT, "w"), OPTION (XPUB_VERBOSER, INT, "w"),
  OPTION (XPUB_WELCOME_MSG, OCTETS, "w"), OPTION (ZAP_DOMAIN, STRING, "rw"),
  {NULL, 0, INT, NULL, NULL},
};

static const option_t context_options[] = {
  OPTION (BLOCKY, INT, "rw"), OPTION (IO_THREADS, INT, "rw"), OPTION (IPV6, INT, "rw"),
  OPTION (MAX_MSGSZ, INT, "rw"), OPTION (MAX_SOCKETS, INT, "rw"), OPTION (MSG_T_SIZE, INT, "r"),
  OPTION (SOCKET_LIMIT, INT, "r"), OPTION (THREAD_AFFINITY_CPU_ADD, INT, "w"),
  OPTION (THREAD_AFFINITY_CPU_REMOVE, INT, "w"), OPTION (THREAD_NAME_PREFIX, INT, "rw"),
  OPTION (THREAD_PRIORITY, INT, "w"), OPTION (THREAD_SCHED_POLICY, INT, "rw"),
  {NULL, 0, INT, NULL, NULL},
};

static const struct
{
    const char *name;
    int id;
} socket_types[] = {
  {"PAIR", ZMQ_PAIR},     {"PUB", ZMQ_PUB},       {"SUB", ZMQ_SUB},   {"REQ", ZMQ_REQ},   {"REP", ZMQ_REP},   {"DEALER", ZMQ_DEALER},
  {"ROUTER", ZMQ_ROUTER}, {"PULL", ZMQ_PULL},     {"PUSH", ZMQ_PUSH}, {"XPUB", ZMQ_XPUB}, {"XSUB", ZMQ_XSUB}, {"STREAM", ZMQ_STREAM},
};

static const struct
{
    const char *name;
    int id;
} monitor_events[] = {
#define EVENT(name) {#name, ZMQ_EVENT_##name}
  EVENT (CONNECTED),     EVENT (CONNECT_DELAYED),  EVENT (CONNECT_RETRIED),
  EVENT (LISTENING),     EVENT (BIND_FAILED),      EVENT (ACCEPTED),
  EVENT (ACCEPT_FAILED), EVENT (CLOSED),           EVENT (CLOSE_FAILED),
  EVENT (DISCONNECTED),  EVENT (MONITOR_STOPPED),  EVENT (HANDSHAKE_FAILED_NO_DETAIL),
  EVENT (HANDSHAKE_SUCCEEDED), EVENT (HANDSHAKE_FAILED_PROTOCOL), EVENT (HANDSHAKE_FAILED_AUTH),
#undef EVENT
};

#define LENGTH(array) (sizeof array / sizeof *array)

static const struct
{
    const char *name;
    const char *needs; /* what zmq_has must know, or NULL */
} transports[] = {
  {"tcp", NULL},  {"inproc", NULL},  {"ipc", "ipc"},   {"ws", "WS"},     {"wss", "WSS"},
  {"pgm", "pgm"}, {"epgm", "pgm"},   {"norm", "norm"}, {"tipc", "tipc"}, {"vmci", "vmci"}, {"vsock", "vsock"},
  {"udp", ""}, /* for draft sockets only, and these are not offered here */
};

static bool has (const char *ability)
{
    return !ability || zmq_has (ability) == 1;
}

/* Whether this is a transport of ZeroMQ's that is not in this build. What no ZeroMQ has is for the library to judge. */
static bool lacks_transport (const char *name, size_t length)
{
    for (size_t i = 0; i < LENGTH (transports); i++)
        if (strlen (transports[i].name) == length && strncmp (transports[i].name, name, length) == 0)
            return !has (transports[i].needs);
    return false;
}

static const option_t *find_option (const option_t *options, const char *name)
{
    for (const option_t *option = options; option->name; option++)
        if (strcmp (option->name, name) == 0)
            return has (option->needs) ? option : NULL;
    return NULL;
}

static int find_type (const char *name)
{
    for (size_t i = 0; i < LENGTH (socket_types); i++)
        if (strcmp (socket_types[i].name, name) == 0)
            return socket_types[i].id;
    return -1;
}

static json_t *list_options (const option_t *options)
{
    json_t *list = json_object ();
    for (const option_t *option = options; option->name; option++)
        if (has (option->needs))
            json_object_set_new (list, option->name, json_string (option->access));
    return list;
}

static json_t *list_capabilities (void)
{
    json_t *types = json_array (), *events = json_array (), *reachable = json_array ();
    for (size_t i = 0; i < LENGTH (socket_types); i++)
        json_array_append_new (types, json_string (socket_types[i].name));
    for (size_t i = 0; i < LENGTH (monitor_events); i++)
        json_array_append_new (events, json_string (monitor_events[i].name));
    for (size_t i = 0; i < LENGTH (transports); i++)
        if (has (transports[i].needs))
            json_array_append_new (reachable, json_string (transports[i].name));
    json_t *mechanisms = json_pack ("[s, s]", "NULL", "PLAIN");
    if (has ("curve"))
        json_array_append_new (mechanisms, json_string ("CURVE"));
    if (has ("gssapi"))
        json_array_append_new (mechanisms, json_string ("GSSAPI"));
    return json_pack ("{s:o, s:o, s:o, s:[s, s, s, s], s:o, s:o, s:o, s:[s, s, s, s, s, s, s]}", "sockets", types,
                      "transports", reachable, "mechanisms", mechanisms, "zmtp", "3.1", "3.0", "2.0", "1.0", "options",
                      list_options (socket_options), "contextOptions", list_options (context_options), "monitor", events,
                      "features", "poll", "proxy", "proxy-steerable", "peer-metadata", "measure", "context-shutdown",
                      "cancel");
}

static void hello (json_t *request)
{
    int major, minor, patch;
    zmq_version (&major, &minor, &patch);
    json_t *implementation = json_pack ("{s:s, s:o, s:s, s:s, s:s}", "name", "libzmq", "version",
                                        json_sprintf ("%d.%d.%d", major, minor, patch), "language", "C++", "homepage",
                                        "https://zeromq.org", "issues", "https://github.com/zeromq/libzmq/issues");
    answer (request, "ok",
            json_pack ("{s:i, s:{s:s, s:s}, s:o, s:o}", "protocol", PROTOCOL, "driver", "name", "libzmq", "version",
                       DRIVER_VERSION, "implementation", implementation, "capabilities", list_capabilities ()));
}

/* ---- Workers: one thread and one queue each ---------------------------------------------------------------------- */

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
    bool (*handle) (struct worker *, json_t *); /* carries a request out; false when it was the last */
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

/* The tables; main's alone. */
static worker_t *workers;
static context_t *contexts;

static void push (worker_t *worker, action_t action, json_t *request)
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

/* Whether a call that came back with -1 should be tried again: a signal that was not meant for it. */
static bool spurious (worker_t *worker)
{
    return zmq_errno () == EINTR && worker->interrupt == GO_ON;
}

/* Answers with the error of a call; an interrupted one has been cancelled, or ended by reset. */
static void answer_failed (worker_t *worker, json_t *request)
{
    int error = zmq_errno ();
    if (error == EINTR && worker->interrupt == RESET)
        error = ETERM;
    if (error == EINTR && worker->interrupt == CANCELLED)
        error = ECANCELED;
    answer_error (request, error);
}

static void close_socket (worker_t *worker)
{
    int none = 0;
    if (!worker->zmq)
        return;
    if (worker->interrupt == RESET)
        zmq_setsockopt (worker->zmq, ZMQ_LINGER, &none, sizeof none);
    zmq_close (worker->zmq);
    worker->zmq = NULL;
}

static void end_proxy (worker_t *worker);

static void *work (void *argument)
{
    worker_t *worker = argument;
    for (bool more = true; more;) {
        command_t *command = pull (worker);
        if (command->action == HAND_OVER) {
            more = false;
        } else if (command->action == END) {
            if (worker->kind == PROXY)
                end_proxy (worker);
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

static pthread_t start_thread (void *(*run) (void *), void *argument, bool detached)
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

static worker_t *new_worker (kind_t kind, const char *id, bool (*handle) (worker_t *, json_t *))
{
    worker_t *worker = must (calloc (1, sizeof *worker));
    worker->kind = kind;
    worker->id = must (strdup (id));
    worker->handle = handle;
    pthread_mutex_init (&worker->lock, NULL);
    pthread_cond_init (&worker->wake, NULL);
    return worker;
}

static void start_worker (worker_t *worker)
{
    worker->next = workers;
    workers = worker;
    worker->thread = start_thread (work, worker, false);
}

/* Frees a worker whose thread has finished. Requests that came too late for it are answered. */
static void free_worker (worker_t *worker)
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

static void free_context (context_t *context)
{
    free (context->id);
    free (context);
}

/* Whether nothing more will happen to a worker. One that was handed over lives until its proxy has closed the socket. */
static bool is_over (worker_t *worker)
{
    return worker->finished && !worker->zmq;
}

/* Takes what is over out of the tables. */
static void sweep (void)
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

static worker_t *find_worker (kind_t kind, const char *id)
{
    for (worker_t *worker = workers; id && worker; worker = worker->next)
        if (worker->kind == kind && !worker->retired && strcmp (worker->id, id) == 0)
            return worker;
    return NULL;
}

static context_t *find_context (const char *id)
{
    for (context_t *context = contexts; id && context; context = context->next)
        if (!context->gone && strcmp (context->id, id) == 0)
            return context;
    return NULL;
}

/* ---- Sockets: messages ------------------------------------------------------------------------------------------- */

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

/* How long a call may wait: as the library has it, not at all, or until a time of the suite's choice. */
typedef struct
{
    int flags;
    int64_t deadline; /* -1: the library decides */
} patience_t;

static patience_t patience_of (json_t *request)
{
    int64_t timeout = count_of (request, "timeoutMs");
    if (flagged (request, "flags", "DONTWAIT"))
        return (patience_t){ZMQ_DONTWAIT, -1};
    return timeout < 0 ? (patience_t){0, -1} : (patience_t){ZMQ_DONTWAIT, now_ms () + timeout};
}

typedef int call_t (zmq_msg_t *, void *, int);

/* zmq_msg_send or zmq_msg_recv. 1 when it is done, 0 when the suite's own time is up, -1 on errors. */
static int call_patiently (worker_t *worker, call_t *call, zmq_msg_t *message, int flags, patience_t patience)
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

static void do_send (worker_t *worker, json_t *request)
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

static void do_recv (worker_t *worker, json_t *request)
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

static void do_flood (worker_t *worker, json_t *request)
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

static void do_drain (worker_t *worker, json_t *request)
{
    int64_t limit = count_of (request, "limit"), timeout = count_of (request, "timeoutMs");
    json_t *messages = json_array ();
    size_t size = 0;
    int rc = 1;
    while (rc == 1 && (int64_t) json_array_size (messages) < limit && size < DRAINED_AT_MOST) {
        json_t *frames = json_array ();
        rc = receive_message (worker, (patience_t){ZMQ_DONTWAIT, now_ms () + (timeout < 0 ? 0 : timeout)}, frames, NULL, NULL);
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

static void do_poll (worker_t *worker, json_t *request)
{
    int64_t timeout = count_of (request, "timeoutMs");
    short wanted = (flagged (request, "events", "IN") ? ZMQ_POLLIN : 0) | (flagged (request, "events", "OUT") ? ZMQ_POLLOUT : 0);
    short ready = 0;
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

/* ---- Sockets: options and endpoints ------------------------------------------------------------------------------ */

/* A value as the library wants it: numbers in the width of the option, frames as their octets, null as nothing. */
static bool read_value (json_t *value, value_type_t type, frame_t *octets)
{
    *octets = (frame_t){NULL, 0};
    if (json_is_null (value))
        return true;
    if (!json_is_number (value))
        return read_frame (value, octets);
    int64_t wide = json_is_integer (value) ? json_integer_value (value) : (int64_t) json_real_value (value);
    int narrow = (int) wide;
    bool is_wide = type == INT64 || type == UINT64;
    octets->size = is_wide ? sizeof wide : sizeof narrow;
    octets->data = must (malloc (octets->size));
    memcpy (octets->data, is_wide ? (void *) &wide : (void *) &narrow, octets->size);
    return true;
}

static const option_t *need_option (json_t *request, const option_t *options)
{
    const char *name = need_text (request, "option");
    const option_t *option = name ? find_option (options, name) : NULL;
    if (name && !option)
        answer_unsupported (request, "option", name);
    return option;
}

static void do_set (worker_t *worker, json_t *request)
{
    const option_t *option = need_option (request, socket_options);
    frame_t octets;
    if (!option)
        return;
    if (read_value (json_object_get (request, "value"), option->type, &octets))
        answer_rc (request, zmq_setsockopt (worker->zmq, option->id, octets.data, octets.size));
    else
        answer_fault (request, "value must be a number, a frame or null");
    free (octets.data);
}

static void do_get (worker_t *worker, json_t *request)
{
    const option_t *option = need_option (request, socket_options);
    if (!option)
        return;
    union
    {
        int narrow;
        int64_t wide;
        unsigned char octets[1024];
    } value = {0};
    size_t size = option->type == INT ? sizeof value.narrow : option->type == INT64 || option->type == UINT64 ? sizeof value.wide : option->type == KEY ? 41 : sizeof value.octets;
    if (zmq_getsockopt (worker->zmq, option->id, &value, &size) == -1) {
        answer_error (request, zmq_errno ());
        return;
    }
    if ((option->type == STRING || option->type == KEY) && size > 0 && value.octets[size - 1] == 0)
        size--; /* the terminator */
    json_t *report = option->type == INT                                 ? json_integer (value.narrow)
                     : option->type == INT64 || option->type == UINT64 ? json_integer (value.wide)
                                                                       : report_frame (value.octets, size);
    answer (request, "ok", json_pack ("{s:o}", "value", report));
}

/* The endpoint of a request. NULL, and it is answered, when there is none or its transport is not in this build. */
static const char *need_endpoint (json_t *request)
{
    const char *endpoint = need_text (request, "endpoint");
    const char *mark = endpoint ? strstr (endpoint, "://") : NULL;
    if (!mark || !lacks_transport (endpoint, (size_t) (mark - endpoint)))
        return endpoint;
    char name[64];
    snprintf (name, sizeof name, "%.*s", (int) (mark - endpoint), endpoint);
    answer_unsupported (request, "transport", name);
    return NULL;
}

static json_t *last_endpoint (void *socket)
{
    char endpoint[1024];
    size_t size = sizeof endpoint;
    return json_string (zmq_getsockopt (socket, ZMQ_LAST_ENDPOINT, endpoint, &size) == 0 ? endpoint : "");
}

static void do_bind (worker_t *worker, json_t *request)
{
    const char *endpoint = need_endpoint (request);
    if (!endpoint)
        return;
    if (zmq_bind (worker->zmq, endpoint) == -1)
        answer_error (request, zmq_errno ());
    else
        answer (request, "ok", json_pack ("{s:o}", "endpoint", last_endpoint (worker->zmq)));
}

static void do_connect (worker_t *worker, json_t *request)
{
    const char *endpoint = need_endpoint (request);
    if (endpoint)
        answer_rc (request, zmq_connect (worker->zmq, endpoint));
}

static void do_unbind (worker_t *worker, json_t *request)
{
    const char *endpoint = need_endpoint (request);
    if (endpoint)
        answer_rc (request, zmq_unbind (worker->zmq, endpoint));
}

static void do_disconnect (worker_t *worker, json_t *request)
{
    const char *endpoint = need_endpoint (request);
    if (endpoint)
        answer_rc (request, zmq_disconnect (worker->zmq, endpoint));
}

static void do_close (worker_t *worker, json_t *request)
{
    close_socket (worker);
    answer_ok (request);
}

/* ---- Sockets: monitors ------------------------------------------------------------------------------------------- */

typedef struct
{
    char *socket;
    void *pair;
} monitor_t;

/* Reads one frame into `buffer`; its size, or -1 when the monitor is at its end. */
static int read_event_frame (monitor_t *monitor, void *buffer, size_t size)
{
    int got;
    do
        got = zmq_recv (monitor->pair, buffer, size, 0);
    while (got == -1 && zmq_errno () == EINTR);
    return got > (int) size ? (int) size : got;
}

static void emit_event (const char *socket, uint16_t event, uint32_t value, const char *endpoint)
{
    for (size_t i = 0; i < LENGTH (monitor_events); i++)
        if (monitor_events[i].id == event)
            emit (json_pack ("{s:s, s:s, s:s, s:I, s:s}", "ev", "monitor", "socket", socket, "event", monitor_events[i].name,
                             "value", (json_int_t) value, "endpoint", endpoint));
}

static void *watch (void *argument)
{
    monitor_t *monitor = argument;
    for (uint16_t event = 0; event != ZMQ_EVENT_MONITOR_STOPPED;) {
        unsigned char head[6];
        uint32_t value;
        char endpoint[1024];
        if (read_event_frame (monitor, head, sizeof head) != sizeof head)
            break;
        int size = read_event_frame (monitor, endpoint, sizeof endpoint - 1);
        if (size < 0)
            break;
        memcpy (&event, head, sizeof event);
        memcpy (&value, head + sizeof event, sizeof value);
        endpoint[size] = 0;
        emit_event (monitor->socket, event, value, endpoint);
    }
    zmq_close (monitor->pair);
    free (monitor->socket);
    free (monitor);
    return NULL;
}

static void do_monitor (worker_t *worker, json_t *request)
{
    static atomic_uint last;
    char address[48];
    snprintf (address, sizeof address, "inproc://zmqspec-monitor-%u", ++last);
    void *pair = zmq_socket (worker->context->zmq, ZMQ_PAIR);
    if (!pair || zmq_socket_monitor (worker->zmq, address, ZMQ_EVENT_ALL) == -1 || zmq_connect (pair, address) == -1) {
        answer_error (request, zmq_errno ());
        if (pair)
            zmq_close (pair);
        return;
    }
    monitor_t *monitor = must (malloc (sizeof *monitor));
    *monitor = (monitor_t){must (strdup (worker->id)), pair};
    start_thread (watch, monitor, true);
    answer_ok (request);
}

/* ---- Proxies ----------------------------------------------------------------------------------------------------- */

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
        if (zmq_poll (&item, 1, 20) == 1 && zmq_recv (worker->zmq, &number, sizeof number, ZMQ_DONTWAIT) == sizeof number)
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

/* ---- Measurements ------------------------------------------------------------------------------------------------ */

/* Sends or receives one message of the measurement; false when it cannot be done. */
static bool measure_one (worker_t *worker, call_t *call, size_t size)
{
    zmq_msg_t message;
    if (call == zmq_msg_send) {
        zmq_msg_init_size (&message, size);
        memset (zmq_msg_data (&message), 0, size);
    } else {
        zmq_msg_init (&message);
    }
    int rc = call_patiently (worker, call, &message, 0, (patience_t){0, -1});
    int error = errno;
    zmq_msg_close (&message);
    errno = error;
    return rc == 1;
}

/* Moves all messages. The time from the first to the last, as libzmq's local_thr takes it; -1 when it failed. */
static int64_t measure_all (worker_t *worker, json_t *request, call_t *call)
{
    int64_t count = count_of (request, "count"), size = count_of (request, "size"), begin = 0;
    for (int64_t i = 0; i < count; i++) {
        if (!measure_one (worker, call, (size_t) size))
            return -1;
        if (i == 0)
            begin = now_ns ();
    }
    return now_ns () - begin;
}

/* Opens the socket of a measurement. -1 on errors. */
static int open_measured (worker_t *worker, void *context, json_t *request, bool sink)
{
    const char *endpoint = text_of (request, "endpoint");
    bool bind = json_is_true (json_object_get (request, "bind"));
    worker->zmq = zmq_socket (context, sink ? ZMQ_PULL : ZMQ_PUSH);
    if (!worker->zmq || (bind ? zmq_bind : zmq_connect) (worker->zmq, endpoint) == -1)
        return -1;
    if (sink && bind)
        emit (json_pack ("{s:s, s:o}", "ev", "measure", "endpoint", last_endpoint (worker->zmq)));
    return 0;
}

static bool measure (worker_t *worker, json_t *request)
{
    const char *role = text_of (request, "role");
    bool sink = role && strcmp (role, "sink") == 0, answered = false;
    void *context = zmq_ctx_new ();
    int64_t ns = open_measured (worker, context, request, sink);
    if (ns == 0)
        ns = measure_all (worker, request, sink ? zmq_msg_recv : zmq_msg_send);
    if (ns == -1) {
        int none = 0;
        answer_failed (worker, request);
        answered = true;
        if (worker->zmq)
            zmq_setsockopt (worker->zmq, ZMQ_LINGER, &none, sizeof none);
    }
    close_socket (worker);
    worker->waiting = true;
    while (zmq_ctx_term (context) == -1) { /* waits until all is sent; an interruption cannot end that, only the peer */
        if (!answered && worker->interrupt != GO_ON) {
            answer_failed (worker, request);
            answered = true;
            worker->waiting = false;
        }
    }
    worker->waiting = false;
    if (!answered)
        answer (request, "ok", sink ? json_pack ("{s:O, s:I}", "count", json_object_get (request, "count"), "ns", (json_int_t) ns)
                                    : json_object ());
    return false;
}

/* ---- Contexts ---------------------------------------------------------------------------------------------------- */

static context_t *new_context (const char *id)
{
    context_t *context = must (calloc (1, sizeof *context));
    context->id = must (strdup (id));
    context->zmq = must (zmq_ctx_new ());
    context->next = contexts;
    contexts = context;
    return context;
}

/* The context of a request. NULL, and it is answered, when there is none. */
static context_t *need_context (json_t *request)
{
    const char *id = need_text (request, "context");
    context_t *context = find_context (id);
    if (id && !context)
        answer_error (request, EFAULT);
    return context;
}

static void do_context_new (json_t *request)
{
    const char *id = need_text (request, "context");
    if (id && find_context (id)) {
        answer_fault (request, "there is a context %s already", id);
    } else if (id) {
        new_context (id);
        answer_ok (request);
    }
}

static void do_context_set (json_t *request)
{
    context_t *context = need_context (request);
    const option_t *option = context ? need_option (request, context_options) : NULL;
    json_t *value = json_object_get (request, "value");
    if (option && json_is_number (value))
        answer_rc (request, zmq_ctx_set (context->zmq, option->id, (int) json_number_value (value)));
    else if (option)
        answer_fault (request, "value must be a number");
}

static void do_context_get (json_t *request)
{
    context_t *context = need_context (request);
    const option_t *option = context ? need_option (request, context_options) : NULL;
    int value = option ? zmq_ctx_get (context->zmq, option->id) : 0;
    if (option && value == -1 && zmq_errno () == EINVAL)
        answer_error (request, EINVAL);
    else if (option)
        answer (request, "ok", json_pack ("{s:i}", "value", value));
}

static void do_context_shutdown (json_t *request)
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

static void start_terminating (context_t *context, json_t *request)
{
    context->terminating = true;
    context->request = json_incref (request);
    start_thread (terminate, context, true);
}

static void do_context_term (json_t *request)
{
    context_t *context = need_context (request);
    if (context && context->terminating)
        answer_error (request, ETERM);
    else if (context)
        start_terminating (context, request);
}

/* ---- Requests: what main does itself ----------------------------------------------------------------------------- */

static const struct
{
    const char *op;
    void (*carry_out) (worker_t *, json_t *);
} socket_ops[] = {
  {"send", do_send},       {"recv", do_recv},     {"flood", do_flood},           {"drain", do_drain},
  {"poll", do_poll},       {"socket.set", do_set}, {"socket.get", do_get},       {"bind", do_bind},
  {"connect", do_connect}, {"unbind", do_unbind}, {"disconnect", do_disconnect}, {"monitor", do_monitor},
  {"socket.close", do_close},
};

/* Carries out a request to a socket, in the socket's own thread. */
static bool handle_socket (worker_t *worker, json_t *request)
{
    const char *op = text_of (request, "op");
    int events;
    size_t size = sizeof events;
    zmq_getsockopt (worker->zmq, ZMQ_EVENTS, &events, &size); /* makes the library take notice of what has happened */
    for (size_t i = 0; i < LENGTH (socket_ops); i++)
        if (strcmp (socket_ops[i].op, op) == 0)
            socket_ops[i].carry_out (worker, request);
    return worker->zmq != NULL;
}

static void do_socket_new (json_t *request)
{
    const char *id = need_text (request, "socket"), *type = id ? need_text (request, "type") : NULL;
    if (!type)
        return;
    if (find_type (type) < 0) {
        answer_unsupported (request, "socket type", type);
        return;
    }
    if (find_worker (SOCKET, id)) {
        answer_fault (request, "there is a socket %s already", id);
        return;
    }
    bool named = json_object_get (request, "context") != NULL;
    context_t *context = named ? need_context (request) : find_context ("default");
    if (!context && named)
        return;
    if (!context)
        context = new_context ("default");
    void *zmq = zmq_socket (context->zmq, find_type (type));
    if (!zmq) {
        answer_error (request, zmq_errno ());
        return;
    }
    worker_t *worker = new_worker (SOCKET, id, handle_socket);
    worker->context = context;
    worker->zmq = zmq;
    start_worker (worker);
    answer_ok (request);
}

/* Hands a request on to the socket that it names. */
static void pass_on (json_t *request)
{
    worker_t *worker = find_worker (SOCKET, text_of (request, "socket"));
    if (!worker) {
        answer_error (request, ENOTSOCK);
        return;
    }
    worker->retired = strcmp (text_of (request, "op"), "socket.close") == 0;
    push (worker, CARRY_OUT, request);
}

static void do_proxy_start (json_t *request)
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

static void do_proxy_control (json_t *request)
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

static void do_measure (json_t *request)
{
    const char *role = need_text (request, "role"), *type = role ? need_text (request, "type") : NULL;
    if (!type || !need_endpoint (request))
        return;
    bool sink = strcmp (role, "sink") == 0;
    if (strcmp (type, sink ? "PULL" : "PUSH") != 0) {
        answer_unsupported (request, "measurement with", type);
        return;
    }
    if (count_of (request, "size") < 0 || count_of (request, "count") < 1) {
        answer_fault (request, "size and count must be numbers");
        return;
    }
    worker_t *worker = new_worker (MEASURE, role, measure);
    start_worker (worker);
    push (worker, CARRY_OUT, request);
}

/* Makes a waiting call return. */
static void strike (worker_t *worker)
{
    if (worker->waiting && !worker->finished)
        pthread_kill (worker->thread, SIGUSR1);
}

/* Whether the worker is at the request `id`. If so it is told to give up, unless that has been done. */
static bool is_at (worker_t *worker, json_t *id)
{
    pthread_mutex_lock (&worker->lock);
    bool yes = worker->running && json_equal (json_object_get (worker->running, "id"), id);
    int free_to_go = GO_ON;
    if (yes)
        atomic_compare_exchange_strong (&worker->interrupt, &free_to_go, CANCELLED);
    pthread_mutex_unlock (&worker->lock);
    return yes;
}

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

/* ---- Reset ------------------------------------------------------------------------------------------------------- */

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

/* ---- Main -------------------------------------------------------------------------------------------------------- */

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
    for (size_t i = 0; i < LENGTH (socket_ops); i++)
        if (strcmp (socket_ops[i].op, op) == 0) {
            pass_on (request);
            return;
        }
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
