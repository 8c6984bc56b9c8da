/** Sends every number back to the heartbeater, until it has done so LIFE times: heart.ts PINGS PONGS NAME [LIFE] */
import { Dealer, Subscriber } from "../../../src/index.ts";

const [, , pingsAddress, pongsAddress, name, life = "Infinity"] = process.argv as string[];
const pings = new Subscriber();
pings.subscribe();
pings.connect(pingsAddress as string);
const pongs = new Dealer({ routingId: name as string });
pongs.connect(pongsAddress as string);
for (let left = Number(life); left > 0; left--) await pongs.send(await pings.receive());
process.stdin.resume(); // Alive, but silent.
