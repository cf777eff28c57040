/** All that the bot shows: to one person in the moment it is written, and what stands in channels and on Home at the end. */
import type { Delivery } from '../../../sandbox/slack/delivery.ts';
import { asObject, asText } from '../../../sandbox/slack/json.ts';
import { unescapeText } from '../../../sandbox/slack/mrkdwn.ts';
import { canSee } from '../../../sandbox/slack/people.ts';
import { mrkdwnSeen } from '../../../sandbox/slack/render/words.ts';
import { seenBy } from '../../../sandbox/slack/render.ts';
import type { Ephemeral, Message, State, View } from '../../../sandbox/slack/state.ts';
import { valuesFor } from '../../../sandbox/slack/view-state.ts';
import type { Config } from '../../../src/config/config.ts';

type Thing = Message | Ephemeral | View;

/** Something shown, and to whom. */
export type Sight = { where: string; thing: Thing; viewers: readonly string[] };

/** Tells of everything that one person is shown, as it is then: what is edited later stays as it was. */
export function watchSights(state: State, told: (sight: Sight) => void): void {
  const versions = new Set<string>();

  function direct(message: Message): void {
    const channel = state.channels.get(message.channel);
    if (!message.byBot || channel?.kind !== 'im') return;
    const viewers = [...channel.members].filter((id) => id !== state.botUser);
    told({ where: 'a direct message', thing: { ...message }, viewers });
  }

  state.on('message', direct);
  state.on('edit', direct);
  state.on('ephemeral', (shown) => told({ where: 'an answer', thing: { ...shown }, viewers: [shown.to] }));
  state.on('modal', ({ user, view }) => {
    // A modal that is on top again was not written again.
    if (!view || versions.has(view.hash)) return;
    versions.add(view.hash);
    told({ where: 'a modal', thing: asGiven(view), viewers: [user] });
  });
}

/** Without what its reader has typed into it since. */
const asGiven = (view: View): View => ({ ...view, values: valuesFor(view.blocks) });

export function sightsAtTheEnd(state: State): Sight[] {
  const people = [...state.people.values()].filter(({ isBot, deleted }) => !isBot && !deleted);
  const rooms = [...state.channels.values()].filter(({ kind }) => kind !== 'im');
  return [
    ...[...state.homes.values()].map((home) => ({
      where: 'Home',
      thing: asGiven(home),
      viewers: [home.user],
    })),
    ...rooms.flatMap((room) => {
      const viewers = people.map(({ id }) => id).filter((id) => canSee(state, id, room));
      return (state.messages.get(room.id) ?? [])
        .filter(({ byBot }) => byBot)
        .map((thing) => ({ where: `#${room.name}`, thing, viewers }));
    }),
  ];
}

/** All its words, those that are read aloud in a notification included. */
export function wordsOf(state: State, { thing, viewers: [viewer = state.botUser] }: Sight): string {
  const eyes = { state, tz: 'Etc/UTC', locale: 'en-GB' };
  const aloud = 'text' in thing ? mrkdwnSeen(thing.text, eyes) : '';
  const inside = ('files' in thing ? (thing.files ?? []) : []).map(
    ({ id }) => state.fileContents.get(id) ?? '',
  );
  return `${seenBy(state, thing, viewer)}\n${aloud}\n${inside.join('\n')}`;
}

/** A link is for those who can follow it now; a team that the configuration opens is taken to have an open channel. */
export function closedDoors(state: State, { thing, viewers, where }: Sight, { teams }: Config): string[] {
  const all = JSON.stringify([thing.blocks, 'text' in thing ? thing.text : '']);
  const linked = new Set([...all.matchAll(/\/archives\/(C[A-Z0-9]+)/g)].map(([, id = '']) => id));
  const open = Object.values(teams).flatMap(({ channel, restricted }) => (restricted ? [] : [channel]));
  return [...linked].flatMap((id) => {
    const channel = state.channels.get(id);
    return channel?.kind !== 'private' || open.includes(id)
      ? []
      : viewers
          .filter((user) => !channel.members.has(user))
          .map((user) => `${user} is led by ${where} to #${channel.name}, which they cannot enter`);
  });
}

/** What a person has typed into what is on its way to the bot: their own words are no news to them. */
export function typedIn({ kind, payload }: Pick<Delivery, 'kind' | 'payload'>): string[] {
  if (kind === 'slash_commands') return [unescapeText(asText(payload.text))];
  const state = asObject(asObject(payload.view).state ?? payload.state);
  const values = Object.values(asObject(state.values)).flatMap((block) => Object.values(asObject(block)));
  return values.map((each) => asText(asObject(each).value));
}
