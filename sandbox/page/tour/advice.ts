/** What a step of the tour says: one sentence of why, one of what to do, and a button that does it or leads there. */

import type { Wish, World } from '../../live/protocol.ts';
import { appPlace, type Case } from './cases.ts';
import { examplePosted } from './posted.ts';
import { type Address, digestIn, type Progress, reminders, type Step, steps } from './progress.ts';
import { agent, callSummaryShortcut, castOf, exampleCommand, leadOfChanges, operations } from './teams.ts';

export type Deed = {
  label: string;
  /** Whoever does it, if it is not for anybody. */
  as?: string;
  /** A channel’s id, or their own conversation with the app. */
  at?: string | 'app';
  wish?: Wish;
};

export type Advice = { title: string; why: string; what: string; deed?: Deed };

export function adviceFor(progress: Progress, world: World, address: Address): Advice | undefined {
  const step = steps[progress.step];
  return step && advices[step](progress, world, address);
}

type Advise = (progress: Progress, world: World, address: Address) => Advice;

const advices: Record<Step, Advise> = {
  raise: ({ cancelled, since }, world) => {
    const posted = examplePosted(world, since);
    if (posted) {
      return {
        title: 'Raise it',
        why: `${nameOf(world, posted.example.by)} has written down what the user says; nobody types it twice.`,
        what: 'Now choose Escalate call summary in the message’s menu, or here; then press Escalate; then read what to tell the user, and close it.',
        deed: {
          label: 'Escalate call summary',
          as: posted.example.by,
          at: operations,
          wish: { kind: 'shortcut', name: callSummaryShortcut, on: posted.at },
        },
      };
    }
    const again = cancelled === null ? '' : `${cancelled} was cancelled, so the tour begins again. `;
    return {
      title: 'Raise it',
      why: `${again}Aoife has a user on the phone: payouts frozen.`,
      what: 'Raise an example: the form opens filled in; press Escalate; then read what to tell the user, and close it.',
      deed: {
        label: 'Raise an example',
        as: agent,
        at: operations,
        wish: { kind: 'command', typed: exampleCommand, place: operations },
      },
    };
  },

  take: ({ followed }, world, address) => {
    const { responder, place, channel } = cast(followed, world);
    const name = nameOf(world, responder);
    return {
      title: 'Take it',
      why: `${id(followed)} is a card in #${channel} now; ${name} reads its times in their own time zone.`,
      what: `As ${name}, press Acknowledge on the card: then everybody knows who has it.`,
      ...leading(world, address, { label: `Be ${name} in #${channel}`, as: responder, at: place }),
    };
  },

  hold: ({ followed }, world, address) => {
    const { place, channel, responder } = cast(followed, world);
    const owner = followed?.owner ?? responder;
    const [solver, asker] = [nameOf(world, owner), nameOf(world, followed?.reporter ?? agent)];
    return {
      title: 'Keep the user on the line',
      why: `The user of ${id(followed)} is on the phone with ${asker}, so minutes count.`,
      what: `As ${solver}, press Hold on, 2 min on the card: ${asker} is told at once.`,
      ...leading(world, address, { label: `Be ${solver} in #${channel}`, as: owner, at: place }),
    };
  },

  call: ({ followed }, world, address) => {
    const reporter = followed?.reporter ?? agent;
    const name = nameOf(world, reporter);
    return {
      title: 'End the call',
      why: `When it takes longer, ${name} gives the user a time, and is reminded to call.`,
      what: `As ${name}, in the app’s messages, press Promise a callback; choose a time, tell the user, and press Call ended.`,
      ...leading(world, address, { label: `Be ${name} in the app’s messages`, as: reporter, at: 'app' }),
    };
  },

  wait: (progress, world, address) => {
    const { followed } = progress;
    const owner = followed?.owner ?? cast(followed, world).responder;
    const name = nameOf(world, owner);
    const written =
      world.viewer === owner
        ? reminders(progress, world).length > 0
        : (world.attention[owner] ?? 0) > (progress.called?.[owner] ?? 0);
    return {
      title: 'Let time pass',
      why: `${name} owes news by the time on the card; nobody has to chase, because the bot reminds.`,
      what: written
        ? `A reminder has come: read it as ${name}, in the app’s messages.`
        : `Move the clock on until that time is near; then read, as ${name}, what the app writes.`,
      ...(written
        ? leading(world, address, { label: `Read it as ${name}`, as: owner, at: 'app' })
        : { deed: { label: 'Move the clock an hour on', wish: { kind: 'clock', move: '+1 h' } } }),
    };
  },

  resolve: ({ followed }, world, address) => {
    const { place, channel, responder } = cast(followed, world);
    const owner = followed?.owner ?? responder;
    const reporter = followed?.reporter ?? agent;
    const [solver, asker] = [nameOf(world, owner), nameOf(world, reporter)];
    return followed?.status === 'resolved'
      ? {
          title: 'Resolve it',
          why: `${asker} was told at once, and need not find the words.`,
          what: `Be ${asker} again and read, in the app’s messages, what to tell the user.`,
          ...leading(world, address, { label: `Read it as ${asker}`, as: reporter, at: 'app' }),
        }
      : {
          title: 'Resolve it',
          why: `${asker} calls the user back, and needs one sentence to say.`,
          what: `As ${solver}, press Resolve on the card and write what to tell the user.`,
          ...leading(world, address, { label: `Be ${solver} in #${channel}`, as: owner, at: place }),
        };
  },

  morning: ({ followed }, world, address) => {
    if (world.hasPast) {
      const name = nameOf(world, leadOfChanges);
      return {
        title: 'The lead’s Monday',
        why: `Weeks ago ${name} changed two things, and wrote down what should get better.`,
        what: `Be ${name} and read the digest in the app’s messages: it says which of the two did.`,
        ...leading(world, address, { label: `Be ${name}`, as: leadOfChanges, at: 'app' }),
      };
    }
    const { lead } = cast(followed, world);
    const name = nameOf(world, lead);
    const isLead = world.viewer === lead;
    const there = isLead && digestIn(world);
    return {
      title: 'The lead’s morning',
      why: 'At nine where they are, leads read what needs them and what their teams did.',
      what: there
        ? `${name}’s digest is in the app’s messages.`
        : `Be ${name}, move the clock to the next morning, and read the app’s messages.`,
      ...(isLead && !there
        ? {
            deed: {
              label: 'Move on to the next morning',
              at: 'app',
              wish: { kind: 'clock', move: 'next morning' },
            },
          }
        : leading(world, address, { label: isLead ? 'Read the digest' : `Be ${name}`, as: lead, at: 'app' })),
    };
  },
};

/** No button where one already is. */
function leading(world: World, { place }: Address, deed: Required<Omit<Deed, 'wish'>>): { deed?: Deed } {
  const at = deed.at === 'app' ? appPlace(world) : deed.at;
  return world.viewer === deed.as && place === at ? {} : { deed };
}

const id = (followed: Case | null): string => followed?.id ?? 'The escalation';

export const nameOf = ({ people }: World, user: string): string =>
  people.find(({ id }) => id === user)?.realName ?? user;

/** Whoever has it can act on it, and so can anybody of the team. */
function cast(followed: Case | null, { people, viewer }: World) {
  const team = castOf(followed?.team);
  const title = (user: string) => people.find(({ id }) => id === user)?.title;
  return title(viewer) === title(team.responder) ? { ...team, responder: viewer } : team;
}
