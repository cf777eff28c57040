/** Who looks, at which place and thread, as it stands in the page's address. */

import type { Place } from '../live/protocol.ts';

export type Address = {
  /** A person's handle or id. */
  who: string;
  /** A place's id or name, or `home`: the app's Home tab. */
  place: string;
  /** The parent's ts. */
  thread?: string | undefined;
};

/** The place that is the app's Home tab. */
export const homeTab = 'home';

/** Whoever opens the page for the first time is an agent, among agents. */
export const newcomer = 'aoife';
const start: Address = { who: newcomer, place: 'user-operations' };

/** `/?as=aoife#C0OPS/1795428000.000100`; what is left out is where a newcomer begins. */
export function readAddress({ search, hash }: { search: string; hash: string }): Address {
  const who = new URLSearchParams(search).get('as') || start.who;
  const [place = '', thread = ''] = hash.replace(/^#/, '').split('/').map(decoded);
  return {
    who,
    place: place || start.place,
    ...(/^\d+\.\d+$/.test(thread) ? { thread } : {}),
  };
}

export function writeAddress({ who, place, thread }: Address): string {
  const hash = [place, ...(thread ? [thread] : [])].map(encodeURIComponent).join('/');
  return `/?as=${encodeURIComponent(who)}#${hash}`;
}

/** What `wanted` means to a viewer; undefined where they do not see it. Everybody has their own conversation with the app. */
export function placeAt(places: readonly Place[], wanted: string): Place | undefined {
  const exact = places.find(
    (place) => place.id === wanted || (place.kind !== 'app' && place.name === wanted),
  );
  if (exact) return exact;
  return /^D[A-Z0-9]+$/.test(wanted) ? places.find((place) => place.kind === 'app') : undefined;
}

/** Where somebody begins who cannot be where the page was: at what calls them, or else at their team's channel. */
export function firstPlace(places: readonly Place[]): Place | undefined {
  const own = places.filter((place) => place.member && place.kind !== 'app' && !place.archived);
  return (
    own.find((place) => place.calls > 0) ??
    own.find((place) => place.unread > 0) ??
    own.find((place) => place.name !== 'general') ??
    own[0] ??
    places[0]
  );
}

/** A link to a message, as Slack makes them: `…/archives/C0ENG/p1795428000000100?thread_ts=1795427000.000200`. */
export function permalinkIn(url: string): { place: string; ts: string; thread?: string } | undefined {
  const [, place, seconds, micros] = /\/archives\/([CGD][A-Z0-9]+)\/p(\d+)(\d{6})(?:\?|$)/.exec(url) ?? [];
  if (!place || !seconds || !micros) return undefined;
  const thread = new URL(url).searchParams.get('thread_ts');
  return { place, ts: `${seconds}.${micros}`, ...(thread ? { thread } : {}) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return '';
    throw error;
  }
}
