/** What happens in the workspace, told to every open page whose person would see it. */

import type { Ephemeral, Message } from '../slack/state.ts';
import type { Workspace } from '../slack/workspace.ts';
import type { Connection } from './connection.ts';
import type { At, Change } from './protocol.ts';
import type { Reading } from './reading.ts';
import { attentionOf, homeSeen, messageSeen, modalsSeen, placesSeen } from './seen.ts';

export function createNews(slack: Workspace, reading: Reading, open: ReadonlySet<Connection>) {
  const { state } = slack;
  const around = { slack, reading };

  /** What changed is looked up when it is told, as each viewer sees it. */
  function tell(key: string, change: (viewer: string) => Change, sees = (_viewer: string) => true): void {
    for (const page of open) if (sees(page.viewer)) page.change(key, () => change(page.viewer));
  }
  const only = (user: string) => (viewer: string) => viewer === user;

  /** What is new for whom follows from everything, so it is told with whatever else has changed. */
  function places(): void {
    tell('places', (viewer) => ({
      kind: 'places',
      places: placesSeen(around, viewer),
      attention: attentionOf(around),
    }));
  }

  function message(changed: Message, edited: boolean): void {
    tell(
      `message ${changed.channel} ${changed.ts}`,
      (viewer) => ({ kind: 'message', message: messageSeen(state, changed, viewer), edited }),
      (viewer) => slack.canSee(viewer, changed.channel),
    );
    places();
  }

  function removed({ channel, ts }: At, sees?: (viewer: string) => boolean): void {
    tell(`message ${channel} ${ts}`, () => ({ kind: 'removed', channel, ts }), sees);
    places();
  }

  function ephemeral(shown: Ephemeral): void {
    const { to, channel, ts } = shown;
    const change = (): Change => ({ kind: 'message', message: messageSeen(state, shown, to), edited: false });
    tell(`message ${channel} ${ts}`, change, only(to));
  }

  const modals = (user: string): void =>
    tell('modals', (viewer) => ({ kind: 'modals', modals: modalsSeen(state, viewer) }), only(user));

  const home = (user: string): void =>
    tell('home', (viewer) => ({ kind: 'home', home: homeSeen(state, viewer) }), only(user));

  const toast = (sentence: string, sees?: (viewer: string) => boolean): void =>
    tell(`toast ${sentence}`, () => ({ kind: 'toast', sentence }), sees);

  slack.on('message', (posted) => message(posted, false));
  slack.on('reaction', (reacted) => message(reacted, false));
  slack.on('edit', (edited) => message(edited, true));
  slack.on('removal', (gone) => {
    const stays = state.messages.get(gone.channel)?.includes(gone);
    if (stays) message(gone, false);
    else removed(gone, (viewer) => slack.canSee(viewer, gone.channel));
  });
  slack.on('ephemeral', ephemeral);
  slack.on('dismissal', (gone) => removed(gone, only(gone.to)));
  slack.on('modal', ({ user }) => modals(user));
  slack.on('home', ({ user }) => home(user));
  slack.on('error', ({ user, error, about }) =>
    toast(
      error === 'operation_timeout'
        ? `Slack waited too long for the bot’s answer to ${about}.`
        : `Slack could not reach the bot for ${about}.`,
      only(user),
    ),
  );
  slack.on('problem', ({ detail }) => toast(`A strict Slack objects: ${detail}`));

  return {
    tell,
    places,
    /** What was chosen in a view, and what Slack's own client objects to in a form, happens nowhere else. */
    views(user: string): void {
      modals(user);
      home(user);
    },
    /** A message's own menus keep what each person chose, and nobody else hears of it. */
    chosen(at: At, user: string): void {
      const isIt = ({ channel, ts }: At) => channel === at.channel && ts === at.ts;
      const posted = state.messages.get(at.channel)?.find(isIt);
      const shown = state.ephemerals.find((each) => isIt(each) && each.to === user);
      const found = posted ?? shown;
      if (!found) return;
      tell(
        `chosen ${at.channel} ${at.ts}`,
        (viewer) => ({ kind: 'message', message: messageSeen(state, found, viewer), edited: false }),
        only(user),
      );
    },
  };
}
