package zmqspec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import zmq.ZMQ;

/** What JeroMQ has and this driver offers. */
final class Capabilities
{
    /** What an option takes: numbers come in three widths, frames as octets or text. */
    enum Kind
    {
        INT, LONG, FLAG, OCTETS, TEXT, KEY
    }

    record Option(int id, Kind kind, String access)
    {
    }

    private static final String NO_IPC = "JeroMQ's ipc is a tcp port on localhost, which no other implementation finds";

    /** The draft types are there too, and left out. */
    static final Map<String, Integer> TYPES = Map.ofEntries(
            Map.entry("PAIR", ZMQ.ZMQ_PAIR), Map.entry("PUB", ZMQ.ZMQ_PUB), Map.entry("SUB", ZMQ.ZMQ_SUB),
            Map.entry("REQ", ZMQ.ZMQ_REQ), Map.entry("REP", ZMQ.ZMQ_REP), Map.entry("DEALER", ZMQ.ZMQ_DEALER),
            Map.entry("ROUTER", ZMQ.ZMQ_ROUTER), Map.entry("PULL", ZMQ.ZMQ_PULL), Map.entry("PUSH", ZMQ.ZMQ_PUSH),
            Map.entry("XPUB", ZMQ.ZMQ_XPUB), Map.entry("XSUB", ZMQ.ZMQ_XSUB), Map.entry("STREAM", ZMQ.ZMQ_STREAM));

    private static final List<String> TRANSPORTS = List.of("tcp", "inproc");

    private static final Set<String> LACKING =
            Set.of("ipc", "udp", "ws", "wss", "pgm", "epgm", "norm", "tipc", "vmci", "vsock");

    static final Map<String, Option> OPTIONS = new LinkedHashMap<>();

    static final Map<String, Integer> CONTEXT_OPTIONS = Map.of("BLOCKY", ZMQ.ZMQ_BLOCKY, "IO_THREADS",
            ZMQ.ZMQ_IO_THREADS, "IPV6", ZMQ.ZMQ_IPV6, "MAX_SOCKETS", ZMQ.ZMQ_MAX_SOCKETS);

    /** HANDSHAKE_SUCCEEDED and HANDSHAKE_FAILED_NO_DETAIL have their numbers in JeroMQ, and are never reported by it. */
    static final Map<Integer, String> EVENTS = Map.ofEntries(
            Map.entry(ZMQ.ZMQ_EVENT_CONNECTED, "CONNECTED"), Map.entry(ZMQ.ZMQ_EVENT_CONNECT_DELAYED, "CONNECT_DELAYED"),
            Map.entry(ZMQ.ZMQ_EVENT_CONNECT_RETRIED, "CONNECT_RETRIED"), Map.entry(ZMQ.ZMQ_EVENT_LISTENING, "LISTENING"),
            Map.entry(ZMQ.ZMQ_EVENT_BIND_FAILED, "BIND_FAILED"), Map.entry(ZMQ.ZMQ_EVENT_ACCEPTED, "ACCEPTED"),
            Map.entry(ZMQ.ZMQ_EVENT_ACCEPT_FAILED, "ACCEPT_FAILED"), Map.entry(ZMQ.ZMQ_EVENT_CLOSED, "CLOSED"),
            Map.entry(ZMQ.ZMQ_EVENT_CLOSE_FAILED, "CLOSE_FAILED"), Map.entry(ZMQ.ZMQ_EVENT_DISCONNECTED, "DISCONNECTED"),
            Map.entry(ZMQ.ZMQ_EVENT_MONITOR_STOPPED, "MONITOR_STOPPED"),
            Map.entry(ZMQ.ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL, "HANDSHAKE_FAILED_PROTOCOL"),
            Map.entry(ZMQ.ZMQ_EVENT_HANDSHAKE_FAILED_AUTH, "HANDSHAKE_FAILED_AUTH"));

    static {
        add("AFFINITY", ZMQ.ZMQ_AFFINITY, Kind.LONG, "rw");
        add("BACKLOG", ZMQ.ZMQ_BACKLOG, Kind.INT, "rw");
        add("CONFLATE", ZMQ.ZMQ_CONFLATE, Kind.FLAG, "rw");
        add("CONNECT_ROUTING_ID", ZMQ.ZMQ_CONNECT_RID, Kind.TEXT, "w");
        add("CURVE_PUBLICKEY", ZMQ.ZMQ_CURVE_PUBLICKEY, Kind.KEY, "rw");
        add("CURVE_SECRETKEY", ZMQ.ZMQ_CURVE_SECRETKEY, Kind.KEY, "rw");
        add("CURVE_SERVER", ZMQ.ZMQ_CURVE_SERVER, Kind.FLAG, "rw");
        add("CURVE_SERVERKEY", ZMQ.ZMQ_CURVE_SERVERKEY, Kind.KEY, "rw");
        add("DISCONNECT_MSG", ZMQ.ZMQ_DISCONNECT_MSG, Kind.OCTETS, "w");
        add("EVENTS", ZMQ.ZMQ_EVENTS, Kind.INT, "r");
        add("HANDSHAKE_IVL", ZMQ.ZMQ_HANDSHAKE_IVL, Kind.INT, "rw");
        add("HEARTBEAT_IVL", ZMQ.ZMQ_HEARTBEAT_IVL, Kind.INT, "rw");
        add("HEARTBEAT_TIMEOUT", ZMQ.ZMQ_HEARTBEAT_TIMEOUT, Kind.INT, "rw");
        add("HEARTBEAT_TTL", ZMQ.ZMQ_HEARTBEAT_TTL, Kind.INT, "rw");
        add("HELLO_MSG", ZMQ.ZMQ_HELLO_MSG, Kind.OCTETS, "w");
        add("HICCUP_MSG", ZMQ.ZMQ_HICCUP_MSG, Kind.OCTETS, "w");
        // What JeroMQ calls IMMEDIATE is the opposite of libzmq's; libzmq's has its former name here.
        add("IMMEDIATE", ZMQ.ZMQ_DELAY_ATTACH_ON_CONNECT, Kind.FLAG, "rw");
        add("IPV4ONLY", ZMQ.ZMQ_IPV4ONLY, Kind.FLAG, "rw");
        add("IPV6", ZMQ.ZMQ_IPV6, Kind.FLAG, "rw");
        add("LAST_ENDPOINT", ZMQ.ZMQ_LAST_ENDPOINT, Kind.TEXT, "r");
        add("LINGER", ZMQ.ZMQ_LINGER, Kind.INT, "rw");
        add("MAXMSGSIZE", ZMQ.ZMQ_MAXMSGSIZE, Kind.LONG, "rw");
        add("MECHANISM", ZMQ.ZMQ_MECHANISM, Kind.INT, "r");
        add("MULTICAST_HOPS", ZMQ.ZMQ_MULTICAST_HOPS, Kind.INT, "rw");
        add("PLAIN_PASSWORD", ZMQ.ZMQ_PLAIN_PASSWORD, Kind.TEXT, "rw");
        add("PLAIN_SERVER", ZMQ.ZMQ_PLAIN_SERVER, Kind.FLAG, "rw");
        add("PLAIN_USERNAME", ZMQ.ZMQ_PLAIN_USERNAME, Kind.TEXT, "rw");
        add("PROBE_ROUTER", ZMQ.ZMQ_PROBE_ROUTER, Kind.FLAG, "w");
        add("RATE", ZMQ.ZMQ_RATE, Kind.INT, "rw");
        add("RCVBUF", ZMQ.ZMQ_RCVBUF, Kind.INT, "rw");
        add("RCVHWM", ZMQ.ZMQ_RCVHWM, Kind.INT, "rw");
        add("RCVMORE", ZMQ.ZMQ_RCVMORE, Kind.FLAG, "r");
        add("RCVTIMEO", ZMQ.ZMQ_RCVTIMEO, Kind.INT, "rw");
        add("RECONNECT_IVL", ZMQ.ZMQ_RECONNECT_IVL, Kind.INT, "rw");
        add("RECONNECT_IVL_MAX", ZMQ.ZMQ_RECONNECT_IVL_MAX, Kind.INT, "rw");
        add("RECOVERY_IVL", ZMQ.ZMQ_RECOVERY_IVL, Kind.INT, "rw");
        add("REQ_CORRELATE", ZMQ.ZMQ_REQ_CORRELATE, Kind.FLAG, "w");
        add("REQ_RELAXED", ZMQ.ZMQ_REQ_RELAXED, Kind.FLAG, "w");
        add("ROUTER_HANDOVER", ZMQ.ZMQ_ROUTER_HANDOVER, Kind.FLAG, "w");
        add("ROUTER_MANDATORY", ZMQ.ZMQ_ROUTER_MANDATORY, Kind.FLAG, "w");
        add("ROUTER_RAW", ZMQ.ZMQ_ROUTER_RAW, Kind.FLAG, "w");
        add("ROUTING_ID", ZMQ.ZMQ_IDENTITY, Kind.OCTETS, "rw");
        add("SNDBUF", ZMQ.ZMQ_SNDBUF, Kind.INT, "rw");
        add("SNDHWM", ZMQ.ZMQ_SNDHWM, Kind.INT, "rw");
        add("SNDTIMEO", ZMQ.ZMQ_SNDTIMEO, Kind.INT, "rw");
        add("SUBSCRIBE", ZMQ.ZMQ_SUBSCRIBE, Kind.OCTETS, "w");
        add("TCP_ACCEPT_FILTER", ZMQ.ZMQ_TCP_ACCEPT_FILTER, Kind.TEXT, "w");
        add("TCP_KEEPALIVE", ZMQ.ZMQ_TCP_KEEPALIVE, Kind.INT, "rw");
        add("TCP_KEEPALIVE_CNT", ZMQ.ZMQ_TCP_KEEPALIVE_CNT, Kind.INT, "rw");
        add("TCP_KEEPALIVE_IDLE", ZMQ.ZMQ_TCP_KEEPALIVE_IDLE, Kind.INT, "rw");
        add("TCP_KEEPALIVE_INTVL", ZMQ.ZMQ_TCP_KEEPALIVE_INTVL, Kind.INT, "rw");
        add("TOS", ZMQ.ZMQ_TOS, Kind.INT, "rw");
        add("TYPE", ZMQ.ZMQ_TYPE, Kind.INT, "r");
        add("UNSUBSCRIBE", ZMQ.ZMQ_UNSUBSCRIBE, Kind.OCTETS, "w");
        add("XPUB_MANUAL", ZMQ.ZMQ_XPUB_MANUAL, Kind.FLAG, "w");
        add("XPUB_NODROP", ZMQ.ZMQ_XPUB_NODROP, Kind.FLAG, "w");
        add("XPUB_VERBOSE", ZMQ.ZMQ_XPUB_VERBOSE, Kind.FLAG, "w");
        add("XPUB_VERBOSER", ZMQ.ZMQ_XPUB_VERBOSER, Kind.FLAG, "w");
        add("ZAP_DOMAIN", ZMQ.ZMQ_ZAP_DOMAIN, Kind.TEXT, "rw");
    }

    private Capabilities()
    {
    }

    private static void add(String name, int id, Kind kind, String access)
    {
        OPTIONS.put(name, new Option(id, kind, access));
    }

    /** @throws Lines.Unsupported when it is not offered for this `access`, "r" or "w" */
    static Option needOption(JsonObject request, String access)
    {
        String name = Lines.needText(request, "option");
        Option option = OPTIONS.get(name);
        if (option == null || !option.access.contains(access)) {
            throw new Lines.Unsupported("option " + name, null);
        }
        return option;
    }

    /** @throws Lines.Unsupported when its transport is one of ZeroMQ's that JeroMQ does not have */
    static String needEndpoint(JsonObject request)
    {
        String endpoint = Lines.needText(request, "endpoint");
        int mark = endpoint.indexOf("://");
        if (mark > 0 && LACKING.contains(endpoint.substring(0, mark))) {
            String transport = endpoint.substring(0, mark);
            throw new Lines.Unsupported("transport " + transport, "ipc".equals(transport) ? NO_IPC : null);
        }
        return endpoint;
    }

    static JsonObject hello()
    {
        JsonObject driver = new JsonObject();
        driver.addProperty("name", "zmqspec-jeromq");
        driver.addProperty("version", "1.0.0");
        JsonObject implementation = new JsonObject();
        implementation.addProperty("name", "jeromq");
        implementation.addProperty("version", "0.6.0");
        implementation.addProperty("language", "Java");
        implementation.addProperty("homepage", "https://github.com/zeromq/jeromq");
        implementation.addProperty("issues", "https://github.com/zeromq/jeromq/issues");
        JsonObject hello = new JsonObject();
        hello.addProperty("protocol", 1);
        hello.add("driver", driver);
        hello.add("implementation", implementation);
        hello.add("capabilities", capabilities());
        return hello;
    }

    private static JsonObject capabilities()
    {
        JsonObject options = new JsonObject();
        OPTIONS.forEach((name, option) -> options.addProperty(name, option.access));
        JsonObject contextOptions = new JsonObject();
        CONTEXT_OPTIONS.keySet().stream().sorted().forEach(name -> contextOptions.addProperty(name, "rw"));
        JsonObject all = new JsonObject();
        all.add("sockets", list(TYPES.keySet().stream().sorted().toList()));
        all.add("transports", list(TRANSPORTS));
        all.add("mechanisms", list(List.of("NULL", "PLAIN", "CURVE")));
        all.add("zmtp", list(List.of("3.0", "2.0", "1.0")));
        all.add("options", options);
        all.add("contextOptions", contextOptions);
        all.add("monitor", list(EVENTS.values().stream().sorted().toList()));
        all.add("features", list(List.of("poll", "proxy", "peer-metadata", "measure", "cancel")));
        return all;
    }

    private static JsonArray list(List<String> names)
    {
        JsonArray list = new JsonArray();
        names.forEach(list::add);
        return list;
    }
}
