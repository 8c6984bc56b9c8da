/** Things by small numbers from 1 on. The numbers of those that were removed are given out again. */
export class Numbered<T> {
  readonly #things: (T | undefined)[] = [undefined];
  readonly #free: number[] = [];

  /** The number that this thing is known by from now on. */
  add(thing: T): number {
    const number = this.#free.pop() ?? this.#things.length;
    this.#things[number] = thing;
    return number;
  }

  /** The thing that has this number. */
  get(number: number): T {
    return this.#things[number] as T;
  }

  remove(number: number): void {
    this.#things[number] = undefined;
    this.#free.push(number);
  }
}
