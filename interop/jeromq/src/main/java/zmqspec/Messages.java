package zmqspec;

import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import zmq.Msg;
import zmq.SocketBase;
import zmq.ZError;
import zmq.ZMQ;
import zmq.io.Metadata;

/** Messages in and out of a socket, in its worker's thread. */
final class Messages
{
    /** `timeoutMs` has run out. */
    private static final class TimedOut extends RuntimeException
    {
        private static final long serialVersionUID = 1L;

        TimedOut()
        {
            super(null, null, false, false);
        }
    }

    /** How a call waits: as the library does, not at all, or until a deadline (which is the driver's). */
    private record Patience(int flags, boolean limited, long deadline)
    {
        static final Patience NONE = new Patience(ZMQ.ZMQ_DONTWAIT, false, 0);

        static Patience until(long timeoutMs)
        {
            return new Patience(ZMQ.ZMQ_DONTWAIT, true, System.nanoTime() + timeoutMs * 1_000_000);
        }

        static Patience of(JsonObject request)
        {
            JsonArray flags = request.has("flags") ? request.getAsJsonArray("flags") : new JsonArray();
            if (flags.contains(new JsonPrimitive("DONTWAIT"))) {
                return NONE;
            }
            JsonElement timeout = request.get("timeoutMs");
            return timeout == null ? new Patience(0, false, 0) : until(timeout.getAsLong());
        }

        int leftMs()
        {
            return (int) Math.max(0, (deadline - System.nanoTime() + 999_999) / 1_000_000);
        }
    }

    /** One attempt; true when it succeeded, otherwise errno says why not. */
    private interface Attempt
    {
        boolean succeeds();
    }

    private static final long DRAINED_AT_MOST = 4 * 1024 * 1024;

    private final Worker worker;

    Messages(Worker worker)
    {
        this.worker = worker;
    }

    private SocketBase socket()
    {
        return worker.socket;
    }

    void send(JsonObject request)
    {
        List<byte[]> frames = Frames.readAll(request);
        answering(request, () -> {
            sendAll(frames, Patience.of(request));
            Lines.ok(request);
        });
    }

    void recv(JsonObject request)
    {
        answering(request, () -> {
            List<Msg> message = receive(Patience.of(request));
            JsonObject what = new JsonObject();
            what.add("frames", report(message));
            if (request.has("metadata")) {
                what.add("metadata", metadata(message.get(0), request.getAsJsonArray("metadata")));
            }
            Lines.answer(request, "ok", what);
        });
    }

    void flood(JsonObject request)
    {
        List<byte[]> frames = Frames.readAll(request);
        long limit = Lines.need(request, "limit").getAsLong();
        boolean numbered = request.has("numbered") && request.get("numbered").getAsBoolean();
        long sent = 0;
        try {
            for (; sent < limit; sent++) {
                List<byte[]> message = new ArrayList<>(frames);
                if (numbered) {
                    message.add(Frames.number(sent));
                }
                sendAll(message, Patience.NONE);
            }
        }
        catch (Errors.Failed failed) {
            if (failed.errno != ZError.EAGAIN) {
                throw failed;
            }
        }
        Lines.ok(request, "sent", new JsonPrimitive(sent));
    }

    void drain(JsonObject request)
    {
        long limit = Lines.need(request, "limit").getAsLong();
        long timeout = Lines.need(request, "timeoutMs").getAsLong();
        JsonArray messages = new JsonArray();
        try {
            for (long size = 0; messages.size() < limit && size < DRAINED_AT_MOST;) {
                List<Msg> message = receive(Patience.until(timeout));
                size += message.stream().mapToLong(Msg::size).sum();
                messages.add(report(message));
            }
        }
        catch (TimedOut nothingMore) {
            // What has come is the answer.
        }
        catch (Errors.Failed failed) {
            if (messages.isEmpty()) {
                throw failed;
            }
        }
        Lines.ok(request, "messages", messages);
    }

    void poll(JsonObject request)
    {
        JsonArray wanted = Lines.need(request, "events").getAsJsonArray();
        int timeout = Lines.need(request, "timeoutMs").getAsInt();
        int interest = (wanted.contains(new JsonPrimitive("IN")) ? ZMQ.ZMQ_POLLIN : 0)
                | (wanted.contains(new JsonPrimitive("OUT")) ? ZMQ.ZMQ_POLLOUT : 0);
        int ready = socket().poll(interest, timeout, worker.stop());
        if (ready < 0 && socket().errno() != ZError.EAGAIN) {
            throw worker.failure(socket().errno());
        }
        JsonArray events = new JsonArray();
        if (ready > 0 && (ready & ZMQ.ZMQ_POLLIN) != 0) {
            events.add("IN");
        }
        if (ready > 0 && (ready & ZMQ.ZMQ_POLLOUT) != 0) {
            events.add("OUT");
        }
        Lines.ok(request, "events", events);
    }

    private void answering(JsonObject request, Runnable call)
    {
        try {
            call.run();
        }
        catch (TimedOut timedOut) {
            Lines.answer(request, "timeout", new JsonPrimitive(true));
        }
    }

    private void sendAll(List<byte[]> frames, Patience patience)
    {
        for (int i = 0; i < frames.size(); i++) {
            Msg message = new Msg(frames.get(i));
            int flags = patience.flags | (i + 1 < frames.size() ? ZMQ.ZMQ_SNDMORE : 0);
            patiently(ZMQ.ZMQ_POLLOUT, patience, () -> socket().send(message, flags, worker.stop()));
        }
    }

    private List<Msg> receive(Patience patience)
    {
        List<Msg> message = new ArrayList<>();
        do {
            patiently(ZMQ.ZMQ_POLLIN, patience, () -> {
                Msg frame = socket().recv(patience.flags, worker.stop());
                return frame != null && message.add(frame);
            });
        }
        while (message.get(message.size() - 1).hasMore());
        return message;
    }

    /** @throws Errors.Failed, TimedOut */
    private void patiently(int event, Patience patience, Attempt attempt)
    {
        for (int tried = 0; !attempt.succeeds(); tried++) {
            int errno = socket().errno();
            if (errno != ZError.EAGAIN || !patience.limited) {
                throw worker.failure(errno);
            }
            if (patience.leftMs() == 0) {
                throw new TimedOut();
            }
            if (tried > 0) {
                nap(); // A ROUTER claims to be writable even when the one peer that is meant is not.
            }
            if (socket().poll(event, patience.leftMs(), worker.stop()) < 0 && socket().errno() != ZError.EAGAIN) {
                throw worker.failure(socket().errno());
            }
        }
    }

    private static void nap()
    {
        try {
            Thread.sleep(1);
        }
        catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
    }

    private static JsonArray report(List<Msg> message)
    {
        return SocketWorker.list(message.stream().map(frame -> Frames.report(frame.data())).toList());
    }

    /** What the library knows of the peer; null for what it does not. */
    private static JsonObject metadata(Msg message, JsonArray names)
    {
        Metadata known = message.getMetadata();
        JsonObject metadata = new JsonObject();
        for (JsonElement name : names) {
            String value = known == null ? null : known.get(name.getAsString());
            metadata.add(name.getAsString(), value == null ? JsonNull.INSTANCE : new JsonPrimitive(value));
        }
        return metadata;
    }
}
