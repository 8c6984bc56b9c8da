import type { Pipe } from "../pipe/pipe.ts";

interface Place {
  readonly pipe: Pipe;
  active: boolean;
  next: Place;
  previous: Place;
}

/**
 * The pipes of a socket that take turns, and those that sit out until an edge calls them back. Every move costs the same
 * however many pipes there are.
 *
 * The active ones form a ring, so a pipe that leaves or comes back changes nobody else's turn. (libzmq keeps them in front
 * of an array and swaps, which lets the pipe that was swapped in go twice in a row.) The only state of a walk is whose turn
 * it is: pipes can be added, removed and moved in the middle of one, and nobody is skipped or repeated.
 */
export class ActiveList {
  readonly #places = new Map<Pipe, Place>();
  #turn: Place | undefined;

  /** Adds a pipe as active; its turn comes after everybody else's. */
  add(pipe: Pipe): void {
    const place = { pipe, active: false } as Place;
    place.next = place;
    place.previous = place;
    this.#places.set(pipe, place);
    this.#enter(place);
  }

  /** Forgets a pipe; one that is not here is ignored. */
  remove(pipe: Pipe): void {
    this.deactivate(pipe);
    this.#places.delete(pipe);
  }

  /** Lets a pipe take turns again, after everybody else. */
  activate(pipe: Pipe): void {
    const place = this.#places.get(pipe);
    if (place !== undefined && !place.active) this.#enter(place);
  }

  /** Lets a pipe sit out. */
  deactivate(pipe: Pipe): void {
    const place = this.#places.get(pipe);
    if (place?.active) this.#leave(place);
  }

  /** Whether `pipe` was added and not removed. */
  has(pipe: Pipe): boolean {
    return this.#places.has(pipe);
  }

  /** The active pipe whose turn it is. */
  get current(): Pipe | undefined {
    return this.#turn?.pipe;
  }

  /** The active pipe whose turn it is, and passes the turn on. */
  take(): Pipe | undefined {
    const place = this.#turn;
    if (place === undefined) return undefined;
    this.#turn = place.next;
    return place.pipe;
  }

  #enter(place: Place): void {
    place.active = true;
    const turn = this.#turn ?? place;
    place.next = turn;
    place.previous = turn.previous;
    turn.previous.next = place;
    turn.previous = place;
    this.#turn = turn;
  }

  #leave(place: Place): void {
    place.active = false;
    place.previous.next = place.next;
    place.next.previous = place.previous;
    if (this.#turn === place) this.#turn = place.next === place ? undefined : place.next;
    place.next = place;
    place.previous = place;
  }
}
