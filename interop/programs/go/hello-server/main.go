// Answers every "Hello" with "World": hello-server ADDRESS
package main

import (
	"fmt"
	"log"
	"os"

	"github.com/pebbe/zmq4"
)

func main() {
	socket, err := zmq4.NewSocket(zmq4.REP)
	if err != nil {
		log.Fatal(err)
	}
	defer socket.Close()
	if err := socket.Bind(os.Args[1]); err != nil {
		log.Fatal(err)
	}
	endpoint, err := socket.GetLastEndpoint()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("bound to", endpoint)
	for {
		request, err := socket.Recv(0)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println("received", request)
		if _, err := socket.Send("World", 0); err != nil {
			log.Fatal(err)
		}
	}
}
