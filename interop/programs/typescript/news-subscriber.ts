/** Prints three messages whose topic begins with a prefix: news-subscriber.ts ADDRESS PREFIX */
import { Subscriber } from "../../../src/index.ts";

const [, , address, prefix] = process.argv as string[];
const socket = new Subscriber();
socket.subscribe(prefix as string);
socket.connect(address as string);
for (let turn = 0; turn < 3; turn++) {
  const [message] = await socket.receive();
  console.log("received", String(message));
}
socket.close();
