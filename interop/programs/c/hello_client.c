/* Says "Hello" three times and prints the answers: hello_client ADDRESS */
#include <stdio.h>
#include <zmq.h>

int main (int argc, char **argv)
{
    void *context = zmq_ctx_new ();
    void *socket = zmq_socket (context, ZMQ_REQ);
    if (argc != 2 || zmq_connect (socket, argv[1]) != 0) {
        fprintf (stderr, "hello_client ADDRESS: %s\n", zmq_strerror (zmq_errno ()));
        return 1;
    }
    for (int turn = 0; turn < 3; turn++) {
        char reply[256];
        zmq_send (socket, "Hello", 5, 0);
        int octets = zmq_recv (socket, reply, sizeof reply, 0);
        if (octets < 0 || (size_t) octets > sizeof reply)
            return 1;
        printf ("received %.*s\n", octets, reply);
    }
    zmq_close (socket);
    zmq_ctx_term (context);
    return 0;
}
