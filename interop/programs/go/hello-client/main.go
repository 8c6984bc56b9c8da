// Says "Hello" three times and prints the answers: hello-client ADDRESS
package main

import (
	"fmt"
	"log"
	"os"

	"github.com/pebbe/zmq4"
)

func main() {
	socket, err := zmq4.NewSocket(zmq4.REQ)
	if err != nil {
		log.Fatal(err)
	}
	defer socket.Close()
	if err := socket.Connect(os.Args[1]); err != nil {
		log.Fatal(err)
	}
	for range 3 {
		if _, err := socket.Send("Hello", 0); err != nil {
			log.Fatal(err)
		}
		reply, err := socket.Recv(0)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println("received", reply)
	}
}
