package zmqspec;

import java.util.Arrays;

import com.google.gson.JsonObject;

/** How long round trips took, in nanoseconds: nearest ranks. */
final class Latency
{
    private Latency()
    {
    }

    /** Sorts the samples, of which there is one at least. */
    static JsonObject of(long[] samples)
    {
        Arrays.sort(samples);
        JsonObject latency = new JsonObject();
        latency.addProperty("p50", rank(samples, 500));
        latency.addProperty("p99", rank(samples, 990));
        latency.addProperty("p999", rank(samples, 999));
        latency.addProperty("max", rank(samples, 1000));
        return latency;
    }

    private static long rank(long[] sorted, long thousandths)
    {
        return sorted[(int) ((sorted.length * thousandths + 999) / 1000) - 1];
    }
}
