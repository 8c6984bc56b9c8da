package zmqspec;

import zmq.Ctx;

/** The contexts of measurements: each has its own, but those over inproc share one as long as there are any. */
final class MeasuringContexts
{
    private static Ctx shared;
    private static int users;

    private MeasuringContexts()
    {
    }

    static synchronized Ctx take(Measurement measurement)
    {
        if (!measurement.isOverInproc()) {
            return new Ctx();
        }
        if (users == 0) {
            shared = new Ctx();
        }
        users++;
        return shared;
    }

    /** Whether nobody else uses the context: it is to be terminated. */
    static synchronized boolean giveBack(Measurement measurement)
    {
        return !measurement.isOverInproc() || --users == 0;
    }
}
