package zmqspec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** Frames as the protocol writes them. */
final class Frames
{
    private static final int REPORTED_WHOLE = 65536;

    private Frames()
    {
    }

    static List<byte[]> readAll(JsonObject request)
    {
        List<byte[]> frames = new ArrayList<>();
        for (JsonElement frame : Lines.need(request, "frames").getAsJsonArray()) {
            frames.add(read(frame));
        }
        if (frames.isEmpty()) {
            throw new Lines.Fault("a message has one frame at least");
        }
        return frames;
    }

    static byte[] read(JsonElement frame)
    {
        JsonObject object = frame.getAsJsonObject();
        if (object.has("t")) {
            return object.get("t").getAsString().getBytes(StandardCharsets.UTF_8);
        }
        if (object.has("x")) {
            return HexFormat.of().parseHex(object.get("x").getAsString());
        }
        JsonObject generator = Lines.need(object, "gen").getAsJsonObject();
        return generate(Lines.need(generator, "size").getAsInt(), Lines.need(generator, "seed").getAsLong());
    }

    private static byte[] generate(int size, long seed)
    {
        byte[] octets = new byte[size];
        int x = (int) seed;
        for (int i = 0; i < size; i++) {
            x = x * 1664525 + 1013904223;
            octets[i] = (byte) (x >>> 24);
        }
        return octets;
    }

    static JsonObject report(byte[] octets)
    {
        JsonObject report = new JsonObject();
        if (octets.length > REPORTED_WHOLE) {
            CRC32 crc = new CRC32();
            crc.update(octets);
            report.addProperty("size", octets.length);
            report.addProperty("crc32", String.format("%08x", crc.getValue()));
            return report;
        }
        String text = printable(octets);
        report.addProperty(text != null ? "t" : "x", text != null ? text : HexFormat.of().formatHex(octets));
        return report;
    }

    /** The text that the octets are, or null when they are none or have control characters. */
    private static String printable(byte[] octets)
    {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
            return text.chars().anyMatch(c -> c < 0x20 || c >= 0x7f && c <= 0x9f) ? null : text.toString();
        }
        catch (CharacterCodingException notUtf8) {
            return null;
        }
    }

    /** The number that is appended to the messages of a flood. */
    static byte[] number(long number)
    {
        return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
    }
}
