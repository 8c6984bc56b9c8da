package zmqspec;

import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonObject;

import zmq.Ctx;
import zmq.SocketBase;
import zmq.ZMQ;

/** One measurement, with sockets of its own. */
final class MeasureWorker extends Worker
{
    /** After which JeroMQ gives up a connection that it has left unserved, and makes another. By itself it takes 30 s. */
    private static final int HANDSHAKE_MS = 1000;

    private final Measurement measurement;
    private final Ctx context;
    /** All of them; the first is the worker's. */
    private final List<SocketBase> sockets = new ArrayList<>();

    private MeasureWorker(Measurement measurement, Ctx context)
    {
        super("measure " + measurement.role(), context.createSocket(Capabilities.TYPES.get(measurement.type())));
        this.measurement = measurement;
        this.context = context;
        sockets.add(socket);
    }

    /** @throws Lines.Fault, Lines.Unsupported */
    static MeasureWorker of(JsonObject request)
    {
        Measurement measurement = Measurement.of(request);
        return new MeasureWorker(measurement, MeasuringContexts.take(measurement));
    }

    @Override
    boolean handle(JsonObject request)
    {
        JsonObject what;
        try {
            openAll();
            what = new Play(measurement, context, sockets, stop()).run();
        }
        catch (Play.Stopped e) {
            close(true);
            Lines.failed(request, failure(e.errno));
            return false;
        }
        catch (RuntimeException e) {
            close(true);
            Lines.failed(request, e);
            return false;
        }
        close(false); // Waits until all is sent.
        Lines.answer(request, "ok", what);
        return false;
    }

    private void openAll()
    {
        open(socket);
        while (sockets.size() < measurement.sockets()) {
            SocketBase another = context.createSocket(Capabilities.TYPES.get(measurement.type()));
            sockets.add(another);
            open(another);
        }
    }

    private void open(SocketBase opened)
    {
        if (measurement.type().equals("SUB")) {
            must(opened, opened.setSocketOpt(ZMQ.ZMQ_SUBSCRIBE, measurement.topic()));
        }
        if (measurement.type().equals("XPUB")) {
            must(opened, opened.setSocketOpt(ZMQ.ZMQ_XPUB_VERBOSE, 1));
            must(opened, opened.setSocketOpt(ZMQ.ZMQ_XPUB_NODROP, 1));
        }
        if (!measurement.bind()) {
            must(opened, opened.setSocketOpt(ZMQ.ZMQ_HANDSHAKE_IVL, HANDSHAKE_MS));
            must(opened, opened.connect(measurement.endpoint()));
            return;
        }
        must(opened, opened.bind(measurement.endpoint()));
        JsonObject line = new JsonObject();
        line.addProperty("ev", "measure");
        line.addProperty("endpoint", (String) opened.getSocketOptx(ZMQ.ZMQ_LAST_ENDPOINT));
        Lines.emit(line);
    }

    private void must(SocketBase opened, boolean succeeded)
    {
        if (!succeeded) {
            throw failure(opened.errno());
        }
    }

    @Override
    void close(boolean atOnce)
    {
        if (socket == null) {
            return;
        }
        closeSocket(atOnce);
        for (SocketBase another : sockets.subList(1, sockets.size())) {
            if (atOnce) {
                another.setSocketOpt(ZMQ.ZMQ_LINGER, 0);
            }
            another.close();
        }
        if (MeasuringContexts.giveBack(measurement)) {
            context.terminate();
        }
    }
}
