package zmqspec;

import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import zmq.SocketBase;
import zmq.ZError;
import zmq.ZMQ;
import zmq.io.mechanism.Mechanisms;
import zmq.util.Z85;

/** The operations on one socket. */
final class SocketWorker extends Worker
{
    static final Set<String> OPERATIONS = Set.of("send", "recv", "flood", "drain", "poll", "socket.set", "socket.get",
            "bind", "connect", "unbind", "disconnect", "monitor", "socket.close");

    private final Messages messages = new Messages(this);

    SocketWorker(String id, SocketBase socket)
    {
        super(id, socket);
    }

    @Override
    boolean handle(JsonObject request)
    {
        socket.getSocketOpt(ZMQ.ZMQ_EVENTS); // Makes the library take notice of what has happened.
        switch (Lines.needText(request, "op")) {
        case "send" -> messages.send(request);
        case "recv" -> messages.recv(request);
        case "flood" -> messages.flood(request);
        case "drain" -> messages.drain(request);
        case "poll" -> messages.poll(request);
        case "socket.set" -> set(request);
        case "socket.get" -> get(request);
        case "bind" -> bind(request);
        case "connect" -> connect(request);
        case "unbind", "disconnect" -> leave(request);
        case "monitor" -> monitor(request);
        default -> finish(request);
        }
        return socket != null;
    }

    @Override
    void close(boolean atOnce)
    {
        closeSocket(atOnce);
    }

    /** @throws Errors.Failed when a call has not succeeded */
    void must(boolean succeeded)
    {
        if (!succeeded) {
            throw failure(socket.errno());
        }
    }

    private void finish(JsonObject request)
    {
        close(false);
        Lines.ok(request);
    }

    private void bind(JsonObject request)
    {
        must(socket.bind(Capabilities.needEndpoint(request)));
        Lines.ok(request, "endpoint", new JsonPrimitive((String) socket.getSocketOptx(ZMQ.ZMQ_LAST_ENDPOINT)));
    }

    private void connect(JsonObject request)
    {
        must(socket.connect(Capabilities.needEndpoint(request)));
        Lines.ok(request);
    }

    private void leave(JsonObject request)
    {
        must(socket.termEndpoint(Capabilities.needEndpoint(request)));
        Lines.ok(request);
    }

    private void set(JsonObject request)
    {
        Capabilities.Option option = Capabilities.needOption(request, "w");
        Object value = valueOf(Lines.need(request, "value"), option.kind());
        try {
            must(socket.setSocketOpt(option.id(), value));
        }
        catch (ClassCastException | NullPointerException notTaken) {
            Lines.error(request, "EINVAL", notTaken.toString()); // JeroMQ checks the type of a value by casting it.
            return;
        }
        Lines.ok(request);
    }

    private static Object valueOf(JsonElement value, Capabilities.Kind kind)
    {
        if (value.isJsonNull()) {
            return null;
        }
        if (value.isJsonObject()) {
            return Frames.read(value);
        }
        long number = value.getAsLong();
        return switch (kind) {
        case LONG -> (Object) number;
        default -> (Object) (int) number;
        };
    }

    private void get(JsonObject request)
    {
        Capabilities.Option option = Capabilities.needOption(request, "r");
        Object value = socket.getSocketOptx(option.id());
        if (value == null && socket.errno() == ZError.ETERM) {
            throw failure(ZError.ETERM);
        }
        Lines.ok(request, "value", report(value, option.kind()));
    }

    private static JsonElement report(Object value, Capabilities.Kind kind)
    {
        if (value instanceof byte[] octets) {
            boolean key = kind == Capabilities.Kind.KEY;
            return Frames.report(key ? Z85.encode(octets, octets.length).getBytes(ZMQ.CHARSET) : octets);
        }
        if (value instanceof String text) {
            return Frames.report(text.getBytes(ZMQ.CHARSET));
        }
        if (value instanceof Boolean flag) {
            return new JsonPrimitive(flag ? 1 : 0);
        }
        if (value instanceof Mechanisms mechanism) {
            return new JsonPrimitive(mechanism.ordinal());
        }
        return value == null ? JsonNull.INSTANCE : new JsonPrimitive((Number) value);
    }

    private void monitor(JsonObject request)
    {
        int wanted = Capabilities.EVENTS.keySet().stream().reduce(0, (all, event) -> all | event);
        must(socket.setEventHook(this::report, wanted));
        Lines.ok(request);
    }

    /** Called by JeroMQ's threads, for one event after the other. */
    private void report(ZMQ.Event event)
    {
        JsonObject line = new JsonObject();
        line.addProperty("ev", "monitor");
        line.addProperty("socket", id);
        line.addProperty("event", Capabilities.EVENTS.get(event.event));
        if (event.arg instanceof Integer value) {
            line.addProperty("value", value);
        }
        if (event.addr != null && !event.addr.isEmpty()) {
            line.addProperty("endpoint", event.addr);
        }
        Lines.emit(line);
    }

    static JsonArray list(Iterable<? extends JsonElement> elements)
    {
        JsonArray list = new JsonArray();
        elements.forEach(list::add);
        return list;
    }
}
