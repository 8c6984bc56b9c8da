/* Answers every "Hello" with "World": hello_server ADDRESS */
#include <stdio.h>
#include <zmq.h>

int main (int argc, char **argv)
{
    void *context = zmq_ctx_new ();
    void *socket = zmq_socket (context, ZMQ_REP);
    if (argc != 2 || zmq_bind (socket, argv[1]) != 0) {
        fprintf (stderr, "hello_server ADDRESS: %s\n", zmq_strerror (zmq_errno ()));
        return 1;
    }
    char endpoint[256];
    size_t size = sizeof endpoint;
    zmq_getsockopt (socket, ZMQ_LAST_ENDPOINT, endpoint, &size);
    setvbuf (stdout, NULL, _IOLBF, 0);
    printf ("bound to %s\n", endpoint);
    for (;;) {
        char request[256];
        int octets = zmq_recv (socket, request, sizeof request, 0);
        if (octets < 0 || (size_t) octets > sizeof request)
            return 1;
        printf ("received %.*s\n", octets, request);
        zmq_send (socket, "World", 5, 0);
    }
}
