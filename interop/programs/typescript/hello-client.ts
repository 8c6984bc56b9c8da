/** Says "Hello" three times and prints the answers: hello-client.ts ADDRESS */
import { Request } from "../../../src/index.ts";

const socket = new Request();
socket.connect(process.argv[2] as string);
for (let turn = 0; turn < 3; turn++) {
  await socket.send("Hello");
  const [reply] = await socket.receive();
  console.log("received", String(reply));
}
socket.close();
