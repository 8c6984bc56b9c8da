package zmqspec;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import zmq.Ctx;
import zmq.SocketBase;

/** The driver for JeroMQ: takes requests, and leaves those to sockets to their workers. The tables are main's alone. */
public final class Driver
{
    private static final long RESET_NS = TimeUnit.MILLISECONDS.toNanos(1900);
    private static final long EXIT_NS = TimeUnit.MILLISECONDS.toNanos(1000);

    /** A context, and the thread in which it is terminated. */
    private static final class Context
    {
        final Ctx ctx = new Ctx();
        Thread termination;

        boolean isGone()
        {
            return termination != null && !termination.isAlive();
        }

        /** Terminates it, or waits for the termination under way, and runs `then`. */
        Thread terminate(Runnable then)
        {
            Thread before = termination;
            Thread ending = new Thread(() -> {
                try {
                    if (before != null) {
                        before.join();
                    }
                    else {
                        ctx.terminate();
                    }
                }
                catch (InterruptedException nobodyDoes) {
                    Thread.currentThread().interrupt();
                }
                then.run();
            });
            ending.setDaemon(true);
            ending.start();
            termination = ending;
            return ending;
        }
    }

    private final Map<String, SocketWorker> sockets = new HashMap<>();
    private final Map<String, ProxyWorker> proxies = new HashMap<>();
    private final Map<String, Context> contexts = new HashMap<>();
    /** To which context a socket belongs, by its id. */
    private final Map<String, Context> homes = new HashMap<>();
    /** Those whose thread has to end, and that no request can name. */
    private final List<Worker> unnamed = new ArrayList<>();

    private Driver()
    {
    }

    public static void main(String[] arguments) throws IOException
    {
        Lines.claimStdout();
        InputStream in = new BufferedInputStream(System.in, 65536);
        Driver driver = new Driver();
        for (byte[] line = Lines.readLine(in); line != null && driver.take(line); line = Lines.readLine(in)) {
            // Each line is carried out, or handed to its worker.
        }
        driver.clear(EXIT_NS, leaked -> Runtime.getRuntime().halt(0));
        try {
            Thread.sleep(TimeUnit.NANOSECONDS.toMillis(2 * EXIT_NS));
        }
        catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }

    /** Handles one line; false when it was the last. */
    private boolean take(byte[] line)
    {
        JsonObject request;
        String op;
        try {
            request = Lines.parse(line);
            op = Lines.needText(request, "op");
            JsonPrimitive id = Lines.need(request, "id").getAsJsonPrimitive();
            if (id.isBoolean()) {
                throw new Lines.Fault("an id is a number or a text");
            }
        }
        catch (RuntimeException e) {
            Lines.failed(new JsonObject(), new Lines.Fault(String.valueOf(e.getMessage())));
            return true;
        }
        if ("bye".equals(op)) {
            Lines.ok(request);
            return false;
        }
        try {
            dispatch(request, op);
        }
        catch (RuntimeException e) {
            Lines.failed(request, e);
        }
        return true;
    }

    private void dispatch(JsonObject request, String op)
    {
        contexts.values().removeIf(Context::isGone);
        switch (op) {
        case "hello" -> Lines.answer(request, "ok", Capabilities.hello());
        case "reset" -> reset(request);
        case "cancel" -> cancel(request);
        case "context.new" -> newContext(request);
        case "context.set", "context.get" -> contextOption(request, op.endsWith("set"));
        case "context.term" -> findContext(request).terminate(() -> Lines.ok(request));
        case "socket.new" -> newSocket(request);
        case "proxy.start" -> startProxy(request);
        case "proxy.control" -> controlProxy(request);
        case "measure" -> run(MeasureWorker.of(request), request);
        default -> passOn(request, op);
        }
    }

    private void passOn(JsonObject request, String op)
    {
        SocketWorker worker = sockets.get(request.has("socket") ? Lines.needText(request, "socket") : "");
        if (!SocketWorker.OPERATIONS.contains(op)) {
            throw new Lines.Unsupported("operation " + op, null);
        }
        if (worker == null) {
            Lines.error(request, "ENOTSOCK", null);
            return;
        }
        if ("socket.close".equals(op)) {
            forget(worker);
        }
        worker.push(request);
    }

    private void run(Worker worker, JsonObject request)
    {
        unnamed.removeIf(Worker::isOver);
        unnamed.add(worker);
        worker.start();
        worker.push(request);
    }

    private void forget(SocketWorker worker)
    {
        unnamed.removeIf(Worker::isOver);
        unnamed.add(sockets.remove(worker.id));
        homes.remove(worker.id);
    }

    private Context findContext(JsonObject request)
    {
        Context context = contexts.get(Lines.needText(request, "context"));
        if (context == null) {
            throw new Errors.Failed(zmq.ZError.EFAULT);
        }
        return context;
    }

    private void newContext(JsonObject request)
    {
        String id = Lines.needText(request, "context");
        if (contexts.containsKey(id)) {
            throw new Lines.Fault("there is a context " + id + " already");
        }
        contexts.put(id, new Context());
        Lines.ok(request);
    }

    private void contextOption(JsonObject request, boolean set)
    {
        Context context = findContext(request);
        String name = Lines.needText(request, "option");
        Integer option = Capabilities.CONTEXT_OPTIONS.get(name);
        if (option == null) {
            throw new Lines.Unsupported("context option " + name, null);
        }
        if (!set) {
            Lines.ok(request, "value", new JsonPrimitive(context.ctx.get(option)));
        }
        else if (context.ctx.set(option, Lines.need(request, "value").getAsInt())) {
            Lines.ok(request);
        }
        else {
            Lines.error(request, "EINVAL", null);
        }
    }

    private void newSocket(JsonObject request)
    {
        String id = Lines.needText(request, "socket");
        String type = Lines.needText(request, "type");
        if (!Capabilities.TYPES.containsKey(type)) {
            throw new Lines.Unsupported("socket type " + type, null);
        }
        if (sockets.containsKey(id)) {
            throw new Lines.Fault("there is a socket " + id + " already");
        }
        Context context = request.has("context") ? findContext(request)
                : contexts.computeIfAbsent("default", absent -> new Context());
        SocketWorker worker = new SocketWorker(id, context.ctx.createSocket(Capabilities.TYPES.get(type)));
        sockets.put(id, worker);
        homes.put(id, context);
        worker.start();
        Lines.ok(request);
    }

    private void startProxy(JsonObject request)
    {
        String id = Lines.needText(request, "proxy");
        if (proxies.containsKey(id)) {
            throw new Lines.Fault("there is a proxy " + id + " already");
        }
        SocketWorker frontend = sockets.get(Lines.needText(request, "frontend"));
        SocketWorker backend = sockets.get(Lines.needText(request, "backend"));
        SocketWorker capture = request.has("capture") ? sockets.get(Lines.needText(request, "capture")) : null;
        if (frontend == null || backend == null || request.has("capture") && capture == null) {
            Lines.error(request, "ENOTSOCK", null);
            return;
        }
        Ctx context = homes.get(frontend.id).ctx;
        ProxyWorker proxy;
        try {
            SocketBase front = frontend.handOver();
            SocketBase back = backend == frontend ? front : backend.handOver();
            proxy = new ProxyWorker(id, context, front, back, capture == null ? null : capture.handOver());
        }
        catch (InterruptedException nobodyDoes) {
            throw new IllegalStateException(nobodyDoes);
        }
        for (SocketWorker handed : new SocketWorker[] {frontend, backend, capture}) {
            if (handed != null && sockets.containsKey(handed.id)) {
                forget(handed);
            }
        }
        proxies.put(id, proxy);
        proxy.start();
        Lines.ok(request);
    }

    private void controlProxy(JsonObject request)
    {
        ProxyWorker proxy = proxies.get(Lines.needText(request, "proxy"));
        if (proxy == null) {
            Lines.error(request, "ENOTSOCK", null);
            return;
        }
        if ("TERMINATE".equals(Lines.needText(request, "command"))) {
            unnamed.add(proxies.remove(proxy.id));
        }
        proxy.push(request);
    }

    private void cancel(JsonObject request)
    {
        JsonElement target = Lines.need(request, "target");
        for (Worker worker : everyWorker()) {
            worker.cancel(target);
        }
        Lines.ok(request);
    }

    private List<Worker> everyWorker()
    {
        List<Worker> all = new ArrayList<>(unnamed);
        all.addAll(sockets.values());
        all.addAll(proxies.values());
        return all;
    }

    private void reset(JsonObject request)
    {
        clear(RESET_NS, leaked -> {
            JsonObject what = new JsonObject();
            what.addProperty("sockets", leaked[0]);
            what.addProperty("contexts", leaked[1]);
            Lines.ok(request, "leaked", what);
        });
    }

    /** Empties the tables, closes what was in them, and says how many sockets and contexts could not be closed. */
    private void clear(long ns, Consumer<int[]> then)
    {
        List<Worker> workers = everyWorker();
        List<Context> ending = new ArrayList<>(contexts.values());
        unnamed.clear();
        sockets.clear();
        proxies.clear();
        contexts.clear();
        homes.clear();
        long deadline = System.nanoTime() + ns;
        Thread clearing = new Thread(() -> {
            int[] leaked = {0, 0};
            try {
                workers.forEach(Worker::reset);
                List<Thread> terminations = new ArrayList<>();
                for (Worker worker : workers) {
                    leaked[0] += worker.endsBefore(deadline) ? 0 : 1;
                }
                ending.forEach(context -> terminations.add(context.terminate(() -> {
                })));
                for (Thread termination : terminations) {
                    termination.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
                    leaked[1] += termination.isAlive() ? 1 : 0;
                }
            }
            catch (InterruptedException nobodyDoes) {
                Thread.currentThread().interrupt();
            }
            then.accept(leaked);
        });
        clearing.setDaemon(true);
        clearing.start();
    }
}
