package zmqspec;

import com.google.gson.JsonObject;

import zmq.Ctx;
import zmq.Msg;
import zmq.SocketBase;
import zmq.ZMQ;

/** One measurement, with a socket and a context of its own. */
final class MeasureWorker extends Worker
{
    private final Ctx context;
    private final boolean sink;

    MeasureWorker(String id, Ctx context, boolean sink)
    {
        super(id, context.createSocket(sink ? ZMQ.ZMQ_PULL : ZMQ.ZMQ_PUSH));
        this.context = context;
        this.sink = sink;
    }

    /** @throws Lines.Fault, Lines.Unsupported */
    static MeasureWorker of(JsonObject request)
    {
        String role = Lines.needText(request, "role");
        String type = Lines.needText(request, "type");
        boolean sink = "sink".equals(role);
        Capabilities.needEndpoint(request);
        if (!type.equals(sink ? "PULL" : "PUSH")) {
            throw new Lines.Unsupported("measurement with " + type, null);
        }
        if (Lines.need(request, "size").getAsInt() < 0 || Lines.need(request, "count").getAsLong() < 1) {
            throw new Lines.Fault("size and count must be numbers");
        }
        return new MeasureWorker("measure " + role, new Ctx(), sink);
    }

    @Override
    boolean handle(JsonObject request)
    {
        JsonObject what = new JsonObject();
        try {
            open(request);
            long count = request.get("count").getAsLong();
            long ns = measure(count, request.get("size").getAsInt());
            if (sink) {
                what.addProperty("count", count);
                what.addProperty("ns", ns);
            }
        }
        catch (RuntimeException e) {
            Lines.failed(request, e);
            close(true);
            return false;
        }
        close(false); // Waits until all is sent.
        Lines.answer(request, "ok", what);
        return false;
    }

    private void open(JsonObject request)
    {
        String endpoint = Lines.needText(request, "endpoint");
        boolean bind = request.has("bind") && request.get("bind").getAsBoolean();
        must(bind ? socket.bind(endpoint) : socket.connect(endpoint));
        if (sink && bind) {
            JsonObject line = new JsonObject();
            line.addProperty("ev", "measure");
            line.addProperty("endpoint", (String) socket.getSocketOptx(ZMQ.ZMQ_LAST_ENDPOINT));
            Lines.emit(line);
        }
    }

    private long measure(long count, int size)
    {
        SocketBase measured = socket;
        long start = 0;
        for (long i = 0; i < count; i++) {
            if (sink) {
                must(measured.recv(0, stop()) != null);
            }
            else {
                must(measured.send(new Msg(new byte[size]), 0, stop()));
            }
            if (i == 0) {
                start = System.nanoTime();
            }
        }
        return System.nanoTime() - start;
    }

    private void must(boolean succeeded)
    {
        if (!succeeded) {
            throw failure(socket.errno());
        }
    }

    @Override
    void close(boolean atOnce)
    {
        if (socket != null) {
            closeSocket(atOnce);
            context.terminate();
        }
    }
}
