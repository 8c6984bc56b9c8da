package zmqspec;

import java.nio.channels.Selector;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import com.google.gson.JsonObject;

import zmq.Ctx;
import zmq.Msg;
import zmq.SocketBase;
import zmq.ZError;
import zmq.ZMQ;
import zmq.poll.PollItem;

/** What one end of a measurement does, as the performance tests of JeroMQ do it. */
final class Play
{
    /** How long a poll may take to notice that it is to be given up; it cannot be cancelled. */
    private static final long POLL_MS = 100;

    /** A call that failed: the errno says why. */
    static final class Stopped extends Exception
    {
        private static final long serialVersionUID = 1L;
        final int errno;

        Stopped(int errno)
        {
            this.errno = errno;
        }
    }

    private final Measurement measurement;
    private final Ctx context;
    private final List<SocketBase> sockets;
    private final SocketBase socket;
    private final AtomicBoolean stop;

    /** The sockets are open. Calls that wait end when `stop` is cancelled. */
    Play(Measurement measurement, Ctx context, List<SocketBase> sockets, AtomicBoolean stop)
    {
        this.measurement = measurement;
        this.context = context;
        this.sockets = sockets;
        this.socket = sockets.get(0);
        this.stop = stop;
    }

    /** Moves all the messages, and tells what is to be answered. */
    JsonObject run() throws Stopped
    {
        return switch (measurement.role()) {
        case "sink" -> sink();
        case "source" -> source();
        case "ping" -> ping();
        default -> echo();
        };
    }

    private Msg receive() throws Stopped
    {
        Msg message = socket.recv(0, stop);
        if (message == null) {
            throw new Stopped(socket.errno());
        }
        return message;
    }

    /** Receives a whole message, and returns its last frame. */
    private Msg receiveAll() throws Stopped
    {
        Msg message = receive();
        while (message.hasMore()) {
            message = receive();
        }
        return message;
    }

    private void send(Msg message, int flags) throws Stopped
    {
        if (!socket.send(message, flags, stop)) {
            throw new Stopped(socket.errno());
        }
    }

    private JsonObject sink() throws Stopped
    {
        long ns = sockets.size() == 1 ? takeFromOne() : takeFromAll();
        return timed((long) measurement.count() * sockets.size(), ns);
    }

    private static JsonObject timed(long count, long ns)
    {
        JsonObject what = new JsonObject();
        what.addProperty("count", count);
        what.addProperty("ns", ns);
        return what;
    }

    private long takeFromOne() throws Stopped
    {
        receiveAll();
        long start = System.nanoTime();
        for (int i = 1; i < measurement.count(); i++) {
            receiveAll();
        }
        return System.nanoTime() - start;
    }

    private long takeFromAll() throws Stopped
    {
        PollItem[] items = sockets.stream().map(one -> new PollItem(one, ZMQ.ZMQ_POLLIN)).toArray(PollItem[]::new);
        Selector selector = context.createSelector();
        try {
            return takePolling(selector, items);
        }
        finally {
            context.closeSelector(selector);
        }
    }

    private long takePolling(Selector selector, PollItem[] items) throws Stopped
    {
        long left = (long) measurement.count() * items.length;
        long start = 0;
        while (left > 0) {
            int ready = ZMQ.poll(selector, items, POLL_MS);
            if (stop.get() || ready < 0) {
                throw new Stopped(ZError.ECANCELED);
            }
            if (start == 0 && ready > 0) {
                start = System.nanoTime();
            }
            for (PollItem item : items) {
                left -= item.isReadable() ? takeReady(item.getSocket()) : 0;
            }
        }
        return System.nanoTime() - start;
    }

    private static int takeReady(SocketBase socket)
    {
        int taken = 0;
        while (socket.recv(ZMQ.ZMQ_DONTWAIT) != null) {
            taken++;
        }
        return taken;
    }

    private JsonObject source() throws Stopped
    {
        for (int seen = 0; measurement.type().equals("XPUB") && seen < measurement.subscribers();) {
            Msg message = receive();
            seen += message.size() > 0 && message.get(0) == 1 ? 1 : 0;
        }
        byte[] topic = measurement.topic();
        for (int i = 0; i < measurement.count(); i++) {
            byte[] body = new byte[measurement.size()];
            System.arraycopy(topic, 0, body, 0, topic.length);
            send(new Msg(body), 0);
        }
        return new JsonObject();
    }

    private JsonObject ping() throws Stopped
    {
        long[] samples = new long[measurement.count()];
        Msg message = new Msg(new byte[measurement.size()]);
        long begin = 0;
        for (int i = -measurement.warmUp(); i < samples.length; i++) {
            long start = System.nanoTime();
            if (i == 0) {
                begin = start;
            }
            send(message, 0);
            message = receiveAll();
            if (i >= 0) {
                samples[i] = System.nanoTime() - start;
            }
        }
        JsonObject what = timed(samples.length, System.nanoTime() - begin);
        what.add("latency", Latency.of(samples));
        return what;
    }

    private JsonObject echo() throws Stopped
    {
        for (int left = measurement.count() + measurement.warmUp(); left > 0; left--) {
            boolean more = true;
            while (more) {
                Msg message = receive();
                more = message.hasMore();
                send(message, more ? ZMQ.ZMQ_SNDMORE : 0);
            }
        }
        return new JsonObject();
    }
}
