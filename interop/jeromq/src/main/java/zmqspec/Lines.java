package zmqspec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/** Requests read and replies written. Any thread may answer. */
final class Lines
{
    /** A mistake in the request: the suite's, not the library's. */
    static final class Fault extends RuntimeException
    {
        private static final long serialVersionUID = 1L;

        Fault(String message)
        {
            super(message);
        }
    }

    /** Something that JeroMQ does not have, or this driver does not offer. */
    static final class Unsupported extends RuntimeException
    {
        private static final long serialVersionUID = 1L;
        private final String reason;

        Unsupported(String what, String reason)
        {
            super(what);
            this.reason = reason;
        }
    }

    private static PrintStream out;

    private Lines()
    {
    }

    /** Keeps stdout for the protocol: whatever the library prints goes to stderr. */
    static void claimStdout()
    {
        out = System.out;
        System.setOut(System.err);
    }

    /** The octets of the next line; null when there is none any more. */
    static byte[] readLine(InputStream in) throws IOException
    {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                return null;
            }
            line.write(octet);
        }
        return line.toByteArray();
    }

    /** @throws Fault when the line is not one JSON object */
    static JsonObject parse(byte[] line)
    {
        try (JsonReader reader = new JsonReader(new StringReader(new String(line, StandardCharsets.UTF_8)))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement value = JsonParser.parseReader(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT || !value.isJsonObject()) {
                throw new Fault("a request is one JSON object");
            }
            return value.getAsJsonObject();
        }
        catch (IOException | RuntimeException e) {
            throw new Fault(e.getMessage());
        }
    }

    static JsonElement need(JsonObject object, String name)
    {
        JsonElement value = object.get(name);
        if (value == null) {
            throw new Fault(name + " is missing");
        }
        return value;
    }

    static String needText(JsonObject object, String name)
    {
        return need(object, name).getAsString();
    }

    static synchronized void emit(JsonObject line)
    {
        byte[] octets = (line + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(octets, 0, octets.length);
        out.flush();
    }

    static void answer(JsonObject request, String kind, JsonElement what)
    {
        JsonObject reply = new JsonObject();
        reply.add("id", request.get("id"));
        reply.add(kind, what);
        emit(reply);
    }

    static void ok(JsonObject request)
    {
        answer(request, "ok", new JsonObject());
    }

    static void ok(JsonObject request, String name, JsonElement value)
    {
        JsonObject what = new JsonObject();
        what.add(name, value);
        answer(request, "ok", what);
    }

    static void error(JsonObject request, String code, String message)
    {
        JsonObject what = new JsonObject();
        what.addProperty("code", code);
        if (message != null) {
            what.addProperty("message", message);
        }
        answer(request, "err", what);
    }

    /** Answers with what an exception stands for: unsupported, the library's refusal, or a fault of this driver. */
    static void failed(JsonObject request, RuntimeException e)
    {
        String code = Errors.codeOf(e);
        if (code != null) {
            error(request, code, e.toString());
            return;
        }
        JsonObject what = new JsonObject();
        if (e instanceof Unsupported unsupported) {
            what.addProperty("what", e.getMessage());
            if (unsupported.reason != null) {
                what.addProperty("reason", unsupported.reason);
            }
            answer(request, "unsupported", what);
            return;
        }
        what.addProperty("message", e.toString());
        if (!(e instanceof Fault)) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            what.addProperty("trace", trace.toString());
        }
        answer(request, "fault", what);
    }
}
