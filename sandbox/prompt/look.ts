/** Everything one person sees now: their open form, direct messages, channels with threads, and Home. */

import { nameOf, personWith } from '../places.ts';
import type { Ephemeral, Message } from '../slack/state.ts';
import type { Workspace } from '../slack/workspace.ts';
import { cityOf, clockTime, dayAndTime } from '../zones.ts';

export type SeenMessage = {
  at: number;
  by: string;
  lines: string[];
  replies: SeenMessage[];
  onlyYou: boolean;
};

export type Look = {
  person: string;
  now: number;
  timeZone: string;
  form: string[] | null;
  places: { name: string; messages: SeenMessage[] }[];
  home: string[] | null;
};

/** Of each place the newest; the rest is what scrolling up would show. */
const mostMessages = 12;

export function look(slack: Workspace, user: string): Look {
  const { realName, tz } = personWith(slack, user);
  const [modal, home] = [slack.modal(user), slack.home(user)];
  const channels = [...slack.state.channels.values()].filter(
    ({ id, kind }) => kind !== 'im' && slack.canSee(user, id),
  );
  return {
    person: realName,
    now: slack.clock.now(),
    timeZone: tz,
    form: modal ? slack.seenBy(modal, user).split('\n') : null,
    places: [
      { name: 'Direct messages', messages: conversation(slack, slack.directChannel(user), user) },
      ...channels.map(({ id, name, archived }) => ({
        name: `#${name}${archived ? ' (archived)' : ''}`,
        messages: conversation(slack, id, user),
      })),
    ],
    home: home ? slack.seenBy(home, user).split('\n') : null,
  };
}

function conversation(slack: Workspace, channel: string, user: string): SeenMessage[] {
  const onlyYours = slack.ephemerals(user).filter((shown) => shown.channel === channel);
  const seen = (thing: Message | Ephemeral, replies: SeenMessage[] = []): SeenMessage => ({
    at: Math.floor(Number(thing.ts) * 1000),
    by: nameOf(slack, 'to' in thing ? slack.state.botUser : thing.user),
    lines: slack.seenBy(thing, user).split('\n'),
    replies,
    onlyYou: 'to' in thing,
  });
  const inOrder = (messages: SeenMessage[]) => messages.sort((one, other) => one.at - other.at);
  const main = slack.messages(channel).map((message) => {
    const replies = slack.thread(channel, message.ts).filter(({ ts }) => ts !== message.ts);
    const quiet = onlyYours.filter(({ threadTs }) => threadTs === message.ts);
    return seen(message, inOrder([...replies, ...quiet].map((reply) => seen(reply))));
  });
  const quiet = onlyYours.filter(({ threadTs }) => threadTs === undefined).map((shown) => seen(shown));
  return inOrder([...main, ...quiet]).slice(-mostMessages);
}

/** As lines; `at` leaves only one place, `home` or `form`. Undefined where there is no such place. */
export function lookText(seen: Look, at: string | null): string[] | undefined {
  const wanted = at?.replace(/^#/, '').toLowerCase();
  const parts: [name: string, lines: string[]][] = [
    ['Form', seen.form ?? []],
    ...seen.places.map(({ name, messages }): [string, string[]] => [
      name,
      messages.flatMap((message) => messageLines(message, seen.timeZone)),
    ]),
    ['Home', seen.home ?? []],
  ];
  const head = `${seen.person}, ${dayAndTime(seen.now, seen.timeZone)} in ${cityOf(seen.timeZone)}`;
  if (wanted === undefined) {
    const shown = parts.filter(([, lines]) => lines.length > 0).flatMap(titled);
    return [head, '', ...(shown.length > 0 ? shown : ['Nothing yet.'])];
  }
  const place = parts.find(
    ([name]) => name.toLowerCase().replace(/^#/, '').replace(' (archived)', '') === wanted,
  );
  return place && [head, '', ...titled([place[0], place[1].length > 0 ? place[1] : ['Nothing yet.']])];
}

const titled = ([name, lines]: [string, string[]]): string[] => [
  name,
  ...lines.map((line) => `  │ ${line}`.trimEnd()),
  '',
];

function messageLines({ at, by, lines, replies, onlyYou }: SeenMessage, tz: string): string[] {
  return [
    `${clockTime(at, tz)} ${by}${onlyYou ? ', to you only' : ''}`,
    ...lines.map((line) => `  ${line}`),
    ...replies.flatMap((reply) => messageLines(reply, tz).map((line) => `    ${line}`)),
  ];
}
