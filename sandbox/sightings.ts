/** What has changed in the workspace since somebody last looked, each thing as the person it concerns sees it. */

import { everyoneIn, placeOf, viewerOf } from './places.ts';
import type { Ephemeral, Message, ShownError, View } from './slack/state.ts';
import type { Workspace } from './slack/workspace.ts';

export type Sighting = {
  kind: 'posted' | 'edited' | 'only you' | 'form' | 'form changed' | 'home' | 'error';
  at: number;
  /** The id of whoever sees it so. */
  viewer: string;
  /** `#esc-engineering › thread of ESC-1`. */
  place: string;
  /** The id of who wrote it, where that is a person. */
  author: string | null;
  /** Of an edited message and a changed form only the lines that are new. */
  lines: string[];
  /** Names of those who are notified. */
  notifies: string[];
};

type Noted =
  | { kind: 'message'; at: number; posted: boolean; message: Message }
  | { kind: 'ephemeral'; at: number; shown: Ephemeral }
  | { kind: 'view'; at: number; view: View }
  | { kind: 'error'; at: number; error: ShownError };

export type Sightings = ReturnType<typeof watch>;

/** `readers` says through whose eyes a channel is read, whoever is in it first. */
export function watch(slack: Workspace, readers: () => readonly string[]) {
  const noted = new Map<string, Noted>();
  const lastRead = new Map<string, string[]>();

  function note(key: string, what: Noted): void {
    noted.delete(key);
    noted.set(key, what);
  }

  const at = () => slack.clock.now();
  slack.on('message', (message) =>
    note(keyOf(message), { kind: 'message', at: at(), posted: true, message }),
  );
  slack.on('edit', (message) => {
    const before = noted.get(keyOf(message));
    if (before?.kind === 'message' && before.posted) return;
    note(keyOf(message), { kind: 'message', at: at(), posted: false, message });
  });
  slack.on('removal', (message) => noted.delete(keyOf(message)));
  slack.on('ephemeral', (shown) => note(`only ${shown.ts}`, { kind: 'ephemeral', at: at(), shown }));
  slack.on('modal', ({ user, view }) => {
    if (view) note(`modal ${user}`, { kind: 'view', at: at(), view });
    else noted.delete(`modal ${user}`);
  });
  slack.on('home', (view) => note(`home ${view.user}`, { kind: 'view', at: at(), view }));
  slack.on('error', (error) => note(`error ${error.user} ${error.at}`, { kind: 'error', at: at(), error }));

  function seen(what: Noted): Sighting[] {
    switch (what.kind) {
      case 'message':
        return messageSeen(what);
      case 'ephemeral': {
        const { shown } = what;
        return [sighting('only you', what.at, shown.to, placeOf(slack, shown), linesOf(shown, shown.to))];
      }
      case 'view':
        return viewSeen(what);
      case 'error':
        return [sighting('error', what.at, what.error.user, 'Slack', [slacksWords(what.error)])];
    }
  }

  /** Of a form that is still open only what is new. */
  function viewSeen({ view, at }: Extract<Noted, { kind: 'view' }>): Sighting[] {
    const lines = linesOf(view, view.user);
    if (view.type === 'home') return [sighting('home', at, view.user, 'Home', lines)];
    const before = lastRead.get(view.id);
    lastRead.set(view.id, lines);
    if (!before) return [sighting('form', at, view.user, 'a form', lines)];
    const news = lines.filter((line) => !before.includes(line));
    return news.length > 0 ? [sighting('form changed', at, view.user, 'a form', news)] : [];
  }

  function messageSeen({ message, posted, at }: Extract<Noted, { kind: 'message' }>): Sighting[] {
    const viewer = viewerOf(slack, message, readers());
    const eyes = `${keyOf(message)} ${viewer}`;
    const now = linesOf(message, viewer);
    const before = new Set(lastRead.get(eyes) ?? []);
    lastRead.set(eyes, now);
    const lines = posted ? now : now.filter((line) => !before.has(line));
    if (lines.length === 0) return [];
    return [
      {
        ...sighting(posted ? 'posted' : 'edited', at, viewer, placeOf(slack, message), lines),
        author: message.byBot ? null : message.user,
        notifies: posted ? everyoneIn(slack, message.pings) : [],
      },
    ];
  }

  const linesOf = (thing: Message | Ephemeral | View, viewer: string): string[] =>
    slack.seenBy(thing, viewer).split('\n');

  return {
    /** In the order it happened; a thing that changed twice is told once, as it is now. */
    take(): Sighting[] {
      const all = [...noted.values()];
      noted.clear();
      return all.flatMap(seen);
    },
    /** It was opened only to be looked at. */
    forgetHome: (user: string): boolean => noted.delete(`home ${user}`),
  };
}

const keyOf = ({ channel, ts }: Message): string => `${channel} ${ts}`;

const sighting = (
  kind: Sighting['kind'],
  at: number,
  viewer: string,
  place: string,
  lines: string[],
): Sighting => ({ kind, at, viewer, place, author: null, lines, notifies: [] });

function slacksWords({ error, about }: ShownError): string {
  return error === 'operation_timeout'
    ? `Slack waited too long for the bot's answer to ${about}.`
    : `Slack could not reach the bot for ${about}.`;
}
