package zmqspec;

import java.nio.charset.StandardCharsets;
import java.util.Set;

import com.google.gson.JsonObject;

/** What is to be measured: the parameters of `measure`. */
record Measurement(String role, String type, String endpoint, boolean bind, int size, int count, int subscribers,
        byte[] topic)
{
    private static final Set<String> KNOWN = Set.of("sink PULL", "sink SUB", "sink ROUTER", "source PUSH", "source XPUB",
            "source DEALER", "ping REQ", "ping DEALER", "echo REP", "echo ROUTER");

    /** @throws Lines.Fault, Lines.Unsupported */
    static Measurement of(JsonObject request)
    {
        String topic = request.has("topic") ? Lines.needText(request, "topic") : "";
        Measurement measurement = new Measurement(Lines.needText(request, "role"), Lines.needText(request, "type"),
                Capabilities.needEndpoint(request), request.has("bind") && request.get("bind").getAsBoolean(),
                Lines.need(request, "size").getAsInt(), Lines.need(request, "count").getAsInt(),
                request.has("sockets") ? request.get("sockets").getAsInt() : 1, topic.getBytes(StandardCharsets.UTF_8));
        measurement.check();
        return measurement;
    }

    private void check()
    {
        if (!KNOWN.contains(role + " " + type)) {
            throw new Lines.Unsupported("measurement as " + role + " with " + type, null);
        }
        if (count < 1 || subscribers < 1 || size < topic.length) {
            throw new Lines.Fault("count and sockets must be positive, and a topic no longer than size");
        }
        if (subscribers > 1 && !type.equals("XPUB") && (!type.equals("SUB") || bind)) {
            throw new Lines.Unsupported("measurement on several sockets with " + type, null);
        }
    }

    /** How many sockets this end has. */
    int sockets()
    {
        return type.equals("SUB") ? subscribers : 1;
    }

    int warmUp()
    {
        return Math.min(1000, (count + 9) / 10);
    }

    boolean isOverInproc()
    {
        return endpoint.startsWith("inproc://");
    }
}
