/** Publishes news and weather, topic first, every 100 ms: news-publisher.ts ADDRESS */
import { setTimeout } from "node:timers/promises";
import { Publisher } from "../../../src/index.ts";

const socket = new Publisher();
await socket.bind(process.argv[2] as string);
console.log("bound to", socket.lastEndpoint);
for (;;) {
  await socket.send("weather.berlin 17 degrees");
  await socket.send("news.sport somebody won");
  await socket.send("news.world something happened");
  await setTimeout(100);
}
