import type { Mutant } from "../mutant.ts";

/** Wrong in who gets which message (RFC 29). */
export const subscriptions: Record<string, Mutant> = {
  "matches-whole-topics": {
    fault: "a topic has to equal the first frame, not its beginning",
    requirement: "PUBSUB-PUB-10",
    caughtBy: "PUBSUB-PUB-10/a-subscriber-receives-the-messages-that-begin-with-its-topic[tcp]",
    step: '"sub" should receive in order',
    reason: '"sub" received another message than it should have.',
    source: "routing/subscriber-tree.ts",
    reads: `      const number = this.#topics.value(this.#topics.found[i] as number, HOLDER);
`,
    instead: `      if (this.#topics.find(frame) !== this.#topics.found[i]) continue;
      const number = this.#topics.value(this.#topics.found[i] as number, HOLDER);
`,
  },
  "forgets-how-often": {
    fault: "one cancellation ends a topic that was subscribed to twice",
    requirement: "LIBZMQ-SUB-03",
    caughtBy: "LIBZMQ-SUB-03/a-topic-that-was-subscribed-to-twice-has-to-be-unsubscribed-from-twice[tcp]",
    step: '"sub" should receive "a1"',
    reason: '"sub" should have received a message: it was still waiting when its time was over.',
    source: "routing/subscription-tree.ts",
    reads: `    if (count > 0) return false;
    this.#topics.remove(row);
`,
    instead: `    this.#topics.remove(row);
`,
  },
  "ignores-cancellations": {
    fault: "a publisher goes on after a cancellation",
    requirement: "ZMTP30-SUB-01",
    caughtBy: "ZMTP30-SUB-01/a-pub-takes-a-cancellation-that-comes-as-a-command-from-a-peer-of-version-3.1[tcp]",
    step: 'the peer should receive "b subscribed"',
    reason: '"the peer" received another message than it should have.',
    source: "patterns/xpub-pattern.ts",
    reads: ': this.#subscribers.remove(topicOf(request), subscriber) !== "remain" ||',
    instead: ": this.#subscribers.size === 0 ||",
  },
  "forgets-subscriptions": {
    fault: "a publisher that comes back is not told what is subscribed to",
    requirement: "ZMTP30-SEM-02",
    caughtBy: "ZMTP30-SEM-02/a-subscriber-renews-its-subscriptions-with-a-restarted-publisher[tcp]",
    step: '"sub" should receive "a1"',
    reason: '"sub" should have received a message: it was still waiting when its time was over.',
    source: "patterns/xsub-pattern.ts",
    reads: `  interrupted(pipe: Pipe): void {
    this.#established.delete(pipe);`,
    instead: `  interrupted(pipe: Pipe): void {
    for (const request of this.#subscriptions.requests(CANCEL)) this.#subscriptions.remove(topicOf(request));
    this.#established.delete(pipe);`,
  },
  "delivers-once-a-topic": {
    fault: "a message that matches two topics is delivered twice",
    requirement: "ZMTP30-SUB-05",
    caughtBy: "ZMTP30-SUB-05/a-message-that-two-topics-match-is-received-once[tcp]",
    step: '"sub" should receive in order',
    reason: '"sub" received another message than it should have.',
    source: "routing/distributor.ts",
    reads: "if (outlet.round === this.#round || outlet.detached) return;",
    instead: "if (outlet.detached) return;",
  },
  "trusts-its-publishers": {
    fault: "a SUB delivers what it has not subscribed to",
    requirement: "PUBSUB-SUB-09",
    caughtBy: "PUBSUB-SUB-09/a-sub-throws-away-what-it-has-not-subscribed-to[tcp]",
    step: '"sub" should receive the message',
    reason: '"sub" received another message than it should have.',
    source: "patterns/sub-pattern.ts",
    reads: "while (message !== undefined && this.#xsub.matches",
    instead: "while (message === null && this.#xsub.matches",
  },
};
