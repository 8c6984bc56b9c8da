// Prints three messages whose topic begins with a prefix: news-subscriber ADDRESS PREFIX
package main

import (
	"fmt"
	"log"
	"os"

	"github.com/pebbe/zmq4"
)

func main() {
	socket, err := zmq4.NewSocket(zmq4.SUB)
	if err != nil {
		log.Fatal(err)
	}
	defer socket.Close()
	if err := socket.SetSubscribe(os.Args[2]); err != nil {
		log.Fatal(err)
	}
	if err := socket.Connect(os.Args[1]); err != nil {
		log.Fatal(err)
	}
	for range 3 {
		message, err := socket.Recv(0)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println("received", message)
	}
}
