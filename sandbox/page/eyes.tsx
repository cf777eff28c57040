/** The one thing every component may ask: who looks, whom and what they see, and how to act. */

import { createContext, useContext } from 'react';
import type { Wish } from '../live/protocol.ts';
import type { Person } from '../slack/things.ts';

/** A conversation the viewer can see. */
export type SeenPlace = { id: string; name: string; kind: 'public' | 'private' | 'app' };

export type Eyes = {
  viewer: Person;
  botUser: string;
  /** Milliseconds of the workspace's clock, renewed each minute and when it is moved. */
  now: number;
  /** Everybody there is to choose from. */
  people: readonly Person[];
  /** Every place the viewer sees. */
  places: readonly SeenPlace[];
  person(id: string): Person | undefined;
  group(id: string): { handle: string } | undefined;
  /** Undefined where the viewer cannot see it. */
  place(id: string): SeenPlace | undefined;
  /** Asks the sandbox; a refusal has been shown to the person and resolves to undefined. */
  act(wish: Wish): Promise<unknown>;
  /** Goes to a conversation. */
  goTo(place: string): void;
  /** Follows a link into the workspace; true where it did. */
  follow(url: string): boolean;
  /** The page has no way to show something. The page says so to the sandbox; tests throw. */
  cannotShow(what: string): void;
};

export const EyesContext = createContext<Eyes | null>(null);

export function useEyes(): Eyes {
  const eyes = useContext(EyesContext);
  if (!eyes) throw new Error('Nobody looks: an EyesContext is missing around this component.');
  return eyes;
}
