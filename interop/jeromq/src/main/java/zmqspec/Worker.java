package zmqspec;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import zmq.SocketBase;
import zmq.ZError;
import zmq.ZMQ;

/** A thread and a queue: sockets of JeroMQ belong to one thread, and their calls wait. */
abstract class Worker
{
    enum Interrupt
    {
        NONE, CANCELLED, RESET
    }

    /** What is in the queue: a request, the order to close with linger 0, or that to leave the socket to a proxy. */
    private record Command(JsonObject request, boolean close)
    {
    }

    final String id;
    /** The socket, null once it is closed or handed over. The worker's alone, except for `cancel`. */
    volatile SocketBase socket;
    private final Thread thread;
    private final Object lock = new Object(); // Of what follows.
    private final Queue<Command> queue = new ArrayDeque<>();
    private JsonElement running; // The id of the request at hand.
    private Interrupt interrupt = Interrupt.NONE;
    private AtomicBoolean stop = new AtomicBoolean();

    Worker(String id, SocketBase socket)
    {
        this.id = id;
        this.socket = socket;
        thread = new Thread(this::work, id);
        thread.setDaemon(true);
    }

    final void start()
    {
        thread.start();
    }

    final void push(JsonObject request)
    {
        push(new Command(request, false));
    }

    private void push(Command command)
    {
        synchronized (lock) {
            queue.add(command);
            lock.notifyAll();
        }
    }

    /** The next command, waiting for it. From now on it is at hand. */
    private Command pull() throws InterruptedException
    {
        synchronized (lock) {
            while (queue.isEmpty()) {
                lock.wait();
            }
            Command command = queue.remove();
            running = command.request == null ? null : command.request.get("id");
            return command;
        }
    }

    /** Ends the worker after what is in its queue, and leaves the socket as it is. Returns the socket. */
    final SocketBase handOver() throws InterruptedException
    {
        push(new Command(null, false));
        thread.join();
        SocketBase handed = socket;
        socket = null;
        return handed;
    }

    /** Makes the pending call end, and those that wait behind it; the socket is closed then. */
    final void reset()
    {
        synchronized (lock) {
            interrupt = Interrupt.RESET;
            wake();
        }
        push(new Command(null, true));
    }

    /** Makes the call end that answers `target`, whether it is at hand or in the queue. */
    final void cancel(JsonElement target)
    {
        synchronized (lock) {
            if (target.equals(running) && interrupt == Interrupt.NONE) {
                interrupt = Interrupt.CANCELLED;
                wake();
            }
            for (Command command : List.copyOf(queue)) {
                if (command.request != null && target.equals(command.request.get("id")) && queue.remove(command)) {
                    Lines.error(command.request, "ECANCELED", null);
                }
            }
        }
    }

    /** Closes the socket, if there is one; afterwards nobody tries to wake it. */
    final void closeSocket(boolean atOnce)
    {
        SocketBase closing = socket;
        synchronized (lock) {
            socket = null;
        }
        if (closing != null) {
            if (atOnce) {
                closing.setSocketOpt(ZMQ.ZMQ_LINGER, 0);
            }
            closing.close();
        }
    }

    /** Whether the thread has ended before `deadline`, on the clock of System.nanoTime. */
    final boolean endsBefore(long deadline) throws InterruptedException
    {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        thread.join(Math.max(1, left));
        return !thread.isAlive();
    }

    final boolean isOver()
    {
        return !thread.isAlive();
    }

    final boolean isReset()
    {
        synchronized (lock) {
            return interrupt == Interrupt.RESET;
        }
    }

    /** What a call of JeroMQ takes to be cancelled by: one for each request, so that none ends a later one. */
    final AtomicBoolean stop()
    {
        synchronized (lock) {
            return stop;
        }
    }

    private void wake()
    {
        stop.set(true);
        if (socket != null) {
            socket.cancel(stop);
        }
    }

    /** Carries a request out and answers it; false when it was the last. */
    abstract boolean handle(JsonObject request);

    /** Ends what is to end with the worker, its socket above all. */
    abstract void close(boolean atOnce);

    /** The error of a call that failed, as an exception. */
    final Errors.Failed failure(int errno)
    {
        return new Errors.Failed(errno == ZError.ECANCELED && isReset() ? ZError.ETERM : errno);
    }

    private void work()
    {
        boolean more = true;
        while (more) {
            Command command;
            try {
                command = pull();
            }
            catch (InterruptedException nobodyDoes) {
                return;
            }
            if (command.request == null) {
                if (command.close) {
                    close(true);
                }
                more = false;
            }
            else if (isReset()) {
                Lines.error(command.request, "ETERM", null);
            }
            else {
                more = carryOut(command.request);
            }
        }
        synchronized (lock) {
            queue.removeIf(late -> late.request == null);
            queue.forEach(late -> Lines.error(late.request, "ENOTSOCK", null));
        }
    }

    private boolean carryOut(JsonObject request)
    {
        try {
            return handle(request);
        }
        catch (RuntimeException e) {
            Lines.failed(request, e);
            return true;
        }
        finally {
            synchronized (lock) {
                running = null;
                if (interrupt == Interrupt.CANCELLED) {
                    interrupt = Interrupt.NONE;
                    stop = new AtomicBoolean();
                }
            }
        }
    }
}
