// Sends every number back to the heartbeater, until it has done so LIFE times: heart PINGS PONGS NAME [LIFE]
package main

import (
	"io"
	"log"
	"math"
	"os"
	"strconv"

	"github.com/pebbe/zmq4"
)

func main() {
	pingsAddress, pongsAddress, name := os.Args[1], os.Args[2], os.Args[3]
	life := math.MaxInt
	if len(os.Args) > 4 {
		var err error
		if life, err = strconv.Atoi(os.Args[4]); err != nil {
			log.Fatal(err)
		}
	}
	pings, err := zmq4.NewSocket(zmq4.SUB)
	if err != nil {
		log.Fatal(err)
	}
	defer pings.Close()
	pongs, err := zmq4.NewSocket(zmq4.DEALER)
	if err != nil {
		log.Fatal(err)
	}
	defer pongs.Close()
	for _, step := range []func() error{
		func() error { return pings.SetSubscribe("") },
		func() error { return pings.Connect(pingsAddress) },
		func() error { return pongs.SetIdentity(name) },
		func() error { return pongs.Connect(pongsAddress) },
	} {
		if err := step(); err != nil {
			log.Fatal(err)
		}
	}
	for ; life > 0; life-- {
		ping, err := pings.Recv(0)
		if err != nil {
			log.Fatal(err)
		}
		if _, err := pongs.Send(ping, 0); err != nil {
			log.Fatal(err)
		}
	}
	io.Copy(io.Discard, os.Stdin) // Alive, but silent.
}
