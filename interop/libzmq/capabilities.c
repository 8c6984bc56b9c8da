#include "capabilities.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <zmq.h>

#define PROTOCOL 1
#define DRIVER_VERSION "1.0.0"

#define OPTION(name, type, access) {#name, ZMQ_##name, type, access, NULL}

#define OPTION_IF(name, type, access, needs) {#name, ZMQ_##name, type, access, needs}

const option_t socket_options[] = {
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
#ifdef ZMQ_BUILD_DRAFT_API
  /* Not in the stable interface; which of them a build has depends on its version too. */
  OPTION (METADATA, STRING, "w"), OPTION (ONLY_FIRST_SUBSCRIBE, INT, "w"), OPTION (RECONNECT_STOP, INT, "rw"),
  OPTION (ROUTER_NOTIFY, INT, "rw"), OPTION (SOCKS_PASSWORD, STRING, "rw"), OPTION (SOCKS_USERNAME, STRING, "rw"),
  OPTION (XPUB_MANUAL_LAST_VALUE, INT, "w"), OPTION (ZAP_ENFORCE_DOMAIN, INT, "rw"),
#ifdef ZMQ_HELLO_MSG
  OPTION (DISCONNECT_MSG, OCTETS, "w"), OPTION (HELLO_MSG, OCTETS, "w"),
#endif
#ifdef ZMQ_HICCUP_MSG
  OPTION (HICCUP_MSG, OCTETS, "w"),
#endif
#ifdef ZMQ_XSUB_VERBOSE_UNSUBSCRIBE
  OPTION (XSUB_VERBOSE_UNSUBSCRIBE, INT, "w"),
#endif
#ifdef ZMQ_TOPICS_COUNT
  OPTION (TOPICS_COUNT, INT, "r"),
#endif
#endif
  {NULL, 0, INT, NULL, NULL},
};

const option_t context_options[] = {
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
  {"PAIR", ZMQ_PAIR},     {"PUB", ZMQ_PUB},       {"SUB", ZMQ_SUB},   {"REQ", ZMQ_REQ},
  {"REP", ZMQ_REP},       {"DEALER", ZMQ_DEALER}, {"PULL", ZMQ_PULL}, {"PUSH", ZMQ_PUSH},
  {"ROUTER", ZMQ_ROUTER}, {"XPUB", ZMQ_XPUB},     {"XSUB", ZMQ_XSUB}, {"STREAM", ZMQ_STREAM},
};

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

const option_t *need_option (json_t *request, const option_t *options)
{
    const char *name = need_text (request, "option");
    const option_t *option = name ? find_option (options, name) : NULL;
    if (name && !option)
        answer_unsupported (request, "option", name);
    return option;
}

const char *need_endpoint (json_t *request)
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

int find_type (const char *name)
{
    for (size_t i = 0; i < LENGTH (socket_types); i++)
        if (strcmp (socket_types[i].name, name) == 0)
            return socket_types[i].id;
    return -1;
}

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

const char *event_name (int id)
{
    for (size_t i = 0; i < LENGTH (monitor_events); i++)
        if (monitor_events[i].id == id)
            return monitor_events[i].name;
    return NULL;
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
                      list_options (socket_options), "contextOptions", list_options (context_options), "monitor",
                      events, "features", "poll", "proxy", "proxy-steerable", "peer-metadata", "measure",
                      "context-shutdown", "cancel");
}

void hello (json_t *request)
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
