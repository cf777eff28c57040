/** People who do what chance has them do: press what they see, fill in what it opens, move things around, and tell each other secrets. */
import { asObject, asText } from '../../../sandbox/slack/json.ts';
import type { View } from '../../../sandbox/slack/state.ts';
import { elementsIn, type Found, optionsOf } from '../../../sandbox/slack/view-state.ts';
import { closed, type Escalation } from '../../../src/domain/escalation.ts';
import { type Bot, hour, minute } from '../bot.ts';
import { command, press } from '../gestures.ts';
import { acts, fields } from '../words/labels.ts';
import { moreOf } from './looking.ts';

/** Chance: a number from 0 up to the given one. */
export type Chance = (below: number) => number;

export const one = <T>(chance: Chance, of: readonly T[]): T => {
  const chosen = of[chance(of.length)];
  if (chosen === undefined) throw new Error('there is nothing to choose from');
  return chosen;
};

export const staff = [
  ...['UAOIFE', 'UYUKI', 'UJONAS', 'UKENJI', 'UPRIYA', 'UMINA', 'UTOMAS'],
  ...['UOLGA', 'ULENA', 'UNORA', 'UMARCUS', 'UINGRID', 'UHANA'],
];

const leads = ['UNORA', 'UMARCUS', 'UINGRID', 'UHANA'];

export const people: Readonly<Record<string, readonly string[]>> = {
  engineering: ['UKENJI', 'UPRIYA', 'USAM', 'UMARCUS'],
  risk: ['UMINA', 'UTOMAS', 'UINGRID'],
  'new-markets': ['UOLGA', 'URAVI', 'UHANA'],
  design: ['ULENA', 'UNORA'],
};

const pressed = [
  ...[acts.acknowledge, acts.resolve, acts.ask, acts.answer, acts.reopen, acts.cancel, acts.takeOver],
  ...[acts.holdOn, acts.promiseCallback, acts.handBack, acts.undo, acts.in2h, acts.show, acts.satisfied],
];
const underMore = [acts.assign, acts.changePriority, acts.snooze, acts.moreHandBack, acts.moreCallback];

export function createPeople(bot: Bot, chance: Chance) {
  const { slack } = bot;
  let secrets = 0;
  /** No two are alike, and none is a part of another. */
  const secret = (): string => {
    secrets += 1;
    return `Heron ${String(secrets).padStart(5, '0')} told this in confidence.`;
  };

  /** Something for every input that must not be empty. */
  function choice({ element }: Found): string | Date | undefined {
    switch (asText(element.type)) {
      case 'plain_text_input':
        return secret();
      case 'static_select':
      case 'radio_buttons':
        return asText(asObject(one(chance, optionsOf(element)).text).text);
      case 'users_select':
        return one(chance, staff);
      case 'datetimepicker':
        return new Date(bot.now() + 3 * hour);
      default:
        return undefined;
    }
  }

  async function fillInWhatIsOpen(user: string, given: Record<string, string> = {}): Promise<void> {
    const view = slack.modal(user);
    if (view?.given.submit) {
      await slack.submit(user, { ...answersTo(view), ...given });
      await bot.settle();
    }
    while (slack.modal(user)) await slack.closeModal(user);
  }

  const answersTo = ({ blocks }: View): Record<string, string | Date> =>
    Object.fromEntries(
      elementsIn(blocks)
        .filter(({ block }) => block.type === 'input')
        .flatMap((found): [string, string | Date][] => {
          const answer = choice(found);
          return answer === undefined ? [] : [[found.labels[0] ?? '', answer]];
        }),
    );

  /** The newest message with this button on it that the person can see. */
  function buttonFor(user: string, label: string, id: string) {
    const places = [...slack.state.channels.values()].filter((channel) => slack.canSee(user, channel.id));
    return places
      .flatMap((channel) => slack.allMessages(channel.id))
      .findLast(({ blocks }) =>
        elementsIn(blocks).some(({ element, labels }) => labels.includes(label) && element.value === id),
      );
  }

  async function pressMore(user: string, id: string, label: string): Promise<boolean> {
    const where = moreOf(bot, user, id);
    if (!where) return false;
    await press(bot, user, acts.more, where);
    const menu = slack.modal(user);
    const offered = menu && elementsIn(menu.blocks).some(({ labels }) => labels.includes(label));
    if (offered) await press(bot, user, label);
    return offered ?? false;
  }

  async function act(user: string, id: string): Promise<void> {
    const label = one(chance, [...pressed, ...underMore, 'thread', 'messages']);
    if (label === 'thread' || label === 'messages') await write(user, id);
    else if (underMore.includes(label)) await pressMore(user, id, label);
    else {
      const where = buttonFor(user, label, id);
      if (where) await press(bot, user, label, where);
    }
    await fillInWhatIsOpen(user);
  }

  /** Below the newest message about it in a conversation that they are in. */
  async function write(user: string, id: string): Promise<void> {
    const places = [...slack.state.channels.values()].filter(({ members }) => members.has(user));
    const about = places
      .flatMap(({ id: channel }) => slack.messages(channel))
      .findLast(({ byBot, text }) => byBot && text.startsWith(`${id} `));
    if (about) await slack.post(user, about.channel, secret(), { thread: about.ts });
    await bot.settle();
  }

  /** By one of those who have it. */
  async function move({ id, team }: Escalation, to: string): Promise<void> {
    const name = bot.config.teams[to]?.name ?? to;
    const user = one(chance, people[team] ?? staff);
    if (await pressMore(user, id, acts.move)) await fillInWhatIsOpen(user, { [fields.newTeam]: name });
  }

  /** A lead of some team; who leads none is told so. */
  async function change(): Promise<void> {
    const user = one(chance, leads);
    await command(bot, user, `changed ${secret()}`);
    await fillInWhatIsOpen(user);
  }

  return {
    act,
    move,
    change,
    async raise(user: string, team: string): Promise<void> {
      // Forms that many opened in one minute wait for the next.
      await bot.pass(minute);
      await bot.raise(
        {
          [fields.team]: team,
          [fields.summary]: secret(),
          [fields.details]: `${secret()} ${secret()}`,
          [fields.need]: secret(),
          [fields.account]: secret(),
        },
        user,
      );
    },
    /** What somebody may have told about. */
    word: (): string => String(1 + chance(Math.max(1, secrets))).padStart(5, '0'),
    alive: async (): Promise<Escalation[]> =>
      (await bot.engine.list({ limit: 1000 })).filter((each) => !closed(each)),
  };
}
