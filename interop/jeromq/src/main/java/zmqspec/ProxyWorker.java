package zmqspec;

import java.util.Objects;
import java.util.stream.Stream;

import com.google.gson.JsonObject;

import zmq.Ctx;
import zmq.Msg;
import zmq.SocketBase;
import zmq.ZMQ;

/** A proxy. It has its sockets for good; the worker's own is the far end of the one that steers it. */
final class ProxyWorker extends Worker
{
    private final SocketBase[] ends; // frontend, backend, capture or null, control
    private final Thread proxy;

    ProxyWorker(String id, Ctx context, SocketBase frontend, SocketBase backend, SocketBase capture)
    {
        super(id, context.createSocket(ZMQ.ZMQ_PAIR));
        SocketBase control = context.createSocket(ZMQ.ZMQ_PAIR);
        String endpoint = "inproc://zmqspec.proxy." + System.identityHashCode(this);
        if (!control.bind(endpoint) || !socket.connect(endpoint)) {
            throw new Errors.Failed(socket.errno());
        }
        ends = new SocketBase[] {frontend, backend, capture, control};
        proxy = new Thread(this::run, id + " proxy");
        proxy.setDaemon(true);
        proxy.start();
    }

    private void run()
    {
        try {
            ZMQ.proxy(ends[0], ends[1], ends[2], ends[3]);
        }
        finally {
            // One socket may be at both ends.
            Stream.of(ends).filter(Objects::nonNull).distinct().forEach(end -> {
                end.setSocketOpt(ZMQ.ZMQ_LINGER, 0);
                end.close();
            });
        }
    }

    /** TERMINATE alone: JeroMQ's proxy has PAUSE and RESUME too, but no STATISTICS, and they are declared together. */
    @Override
    boolean handle(JsonObject request)
    {
        String command = Lines.needText(request, "command");
        if (!"TERMINATE".equals(command)) {
            throw new Lines.Unsupported("proxy command " + command, "JeroMQ's proxy keeps no statistics");
        }
        close(false);
        Lines.ok(request);
        return false;
    }

    @Override
    void close(boolean atOnce)
    {
        socket.send(new Msg(ZMQ.PROXY_TERMINATE), ZMQ.ZMQ_DONTWAIT);
        try {
            proxy.join(atOnce ? 1000 : 0);
        }
        catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
        closeSocket(true);
    }
}
