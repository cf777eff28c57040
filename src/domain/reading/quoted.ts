/** A guess together with the words it was guessed from: what cannot be quoted is not guessed. */

export type Quoted<T> = { value: T; quote: string };
