package zmqspec;

import java.util.Map;

import org.zeromq.ZMQException;

import zmq.ZError;

/** The names of JeroMQ's errors. Its numbers are its own, those of no operating system. */
final class Errors
{
    /** A call that came back without success; the number is what the library left in errno. */
    static final class Failed extends RuntimeException
    {
        private static final long serialVersionUID = 1L;
        final int errno;

        Failed(int errno)
        {
            super("errno " + errno);
            this.errno = errno;
        }
    }

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(ZError.ENOENT, "ENOENT"), Map.entry(ZError.EINTR, "EINTR"), Map.entry(ZError.EACCESS, "EACCES"),
            Map.entry(ZError.EFAULT, "EFAULT"), Map.entry(ZError.EINVAL, "EINVAL"), Map.entry(ZError.EAGAIN, "EAGAIN"),
            Map.entry(ZError.EINPROGRESS, "EINPROGRESS"), Map.entry(ZError.EPROTONOSUPPORT, "EPROTONOSUPPORT"),
            Map.entry(ZError.ENOTSUP, "ENOTSUP"), Map.entry(ZError.EADDRINUSE, "EADDRINUSE"),
            Map.entry(ZError.EADDRNOTAVAIL, "EADDRNOTAVAIL"), Map.entry(ZError.ENETDOWN, "ENETDOWN"),
            Map.entry(ZError.ENOBUFS, "ENOBUFS"), Map.entry(ZError.EISCONN, "EISCONN"),
            Map.entry(ZError.ENOTCONN, "ENOTCONN"), Map.entry(ZError.ECONNREFUSED, "ECONNREFUSED"),
            Map.entry(ZError.EHOSTUNREACH, "EHOSTUNREACH"), Map.entry(ZError.ECANCELED, "ECANCELED"),
            Map.entry(ZError.ENOTSOCK, "ENOTSOCK"), Map.entry(ZError.EMSGSIZE, "EMSGSIZE"),
            Map.entry(ZError.EAFNOSUPPORT, "EAFNOSUPPORT"), Map.entry(ZError.ENETUNREACH, "ENETUNREACH"),
            Map.entry(ZError.ECONNABORTED, "ECONNABORTED"), Map.entry(ZError.ECONNRESET, "ECONNRESET"),
            Map.entry(ZError.ETIMEDOUT, "ETIMEDOUT"), Map.entry(ZError.ENETRESET, "ENETRESET"),
            Map.entry(ZError.EFSM, "EFSM"), Map.entry(ZError.ENOCOMPATPROTO, "ENOCOMPATPROTO"),
            Map.entry(ZError.ETERM, "ETERM"), Map.entry(ZError.EMTHREAD, "EMTHREAD"),
            Map.entry(ZError.EIOEXC, "EIO"), Map.entry(ZError.ESOCKET, "EIO"), Map.entry(ZError.EMFILE, "EMFILE"),
            Map.entry(ZError.EPROTO, "EPROTO"));

    private Errors()
    {
    }

    static String nameOf(int errno)
    {
        return NAMES.getOrDefault(errno, "E" + errno);
    }

    /** The name of the error that an exception of the library stands for; null when it is not one of its refusals. */
    static String codeOf(RuntimeException e)
    {
        if (e instanceof Failed failed) {
            return nameOf(failed.errno);
        }
        if (e instanceof ZMQException refused) {
            return nameOf(refused.getErrorCode());
        }
        if (e instanceof ZError.CtxTerminatedException) {
            return "ETERM";
        }
        if (e instanceof ZError.IOException) {
            return "EIO";
        }
        if (e instanceof UnsupportedOperationException) {
            return "ENOTSUP";
        }
        // "Already started", "Monitor registered twice", an incomplete mechanism, an argument out of range.
        boolean refusal = e instanceof IllegalArgumentException || e instanceof IllegalStateException;
        return refusal ? "EINVAL" : null;
    }
}
