/** Answers every "Hello" with "World": hello-server.ts ADDRESS. In a project of your own: from "zeromq-ts". */
import { Reply } from "../../../src/index.ts";

const socket = new Reply();
await socket.bind(process.argv[2] as string);
console.log("bound to", socket.lastEndpoint);
for await (const [request] of socket) {
  console.log("received", String(request));
  await socket.send("World");
}
