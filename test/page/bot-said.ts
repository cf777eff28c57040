/** What the bot says, by its own views, as the page is told of it: so many seconds after the start. */

import { castWithSlacksIds } from '../../sandbox/cast.ts';
import { slackId } from '../../sandbox/slack/slacks-ids.ts';
import type { Deed, Entry, Escalation } from '../../src/domain/escalation.ts';
import { agentEntry } from '../../src/views/agent-entry.ts';
import { agentMessage } from '../../src/views/agent-message.ts';
import { card } from '../../src/views/card.ts';
import { cardEntry } from '../../src/views/card-entry.ts';
import { digest } from '../../src/views/digest.ts';
import type { Wording } from '../../src/views/parts.ts';
import { personalReminders } from '../../src/views/personal-reminders.ts';
import { reminder } from '../../src/views/reminder.ts';
import { en } from '../../src/views/words/en/index.ts';
import { aDigest } from '../support/digests.ts';
import { resolution } from '../support/gestures.ts';
import { type About, about, at, nobodyOnDuty, onDuty, warning } from '../support/words/about.ts';
import { said, start } from './a-world.ts';

const teams: Record<string, string> = {
  engineering: 'Engineering',
  risk: 'Risk',
  'new-markets': 'New markets',
  design: 'Design',
};
const channels: Record<string, string> = {
  engineering: slackId('C0ENG'),
  'new-markets': slackId('C0MARKETS'),
};
const wording: Wording = {
  nameOf: (id) => castWithSlacksIds.people.find((person) => person.id === id)?.realName ?? id,
  words: en,
  teamName: (id) => teams[id] ?? id,
};

/** One that is not open is Kenji's, unless told otherwise. */
const lived = ({ status = 'open', ...facts }: About): Escalation =>
  about({
    status,
    owner: status === 'open' || status === 'cancelled' ? null : slackId('UKENJI'),
    resolution: status === 'resolved' ? resolution : null,
    closedAt: status === 'resolved' || status === 'cancelled' ? start + 60_000 : null,
    ...facts,
  });

function facts(told: About, secondsOn: number) {
  const escalation = lived(told);
  return {
    escalation,
    onCall: onDuty[escalation.team] ?? nobodyOnDuty(),
    closedUntil: null,
    wording,
    now: start + secondsOn * 1000,
  };
}

export function cardSaid(told: About, secondsOn = 10) {
  const known = facts(told, secondsOn);
  const channel = channels[known.escalation.team] ?? '';
  const more = { card: known.escalation.moves, first: false, sourceLink: null, movedTo: null };
  return said(channel, secondsOn, card({ ...known, ...more }));
}

export const reporterTold = (told: About, secondsOn = 10) =>
  said('DAPP', secondsOn, agentMessage({ ...facts(told, secondsOn), cardLink: null, restricted: false }));

/** To Kenji himself. */
export function ownerReminded(secondsOn: number) {
  const { escalation, now } = facts({ status: 'acknowledged' }, secondsOn);
  const told = {
    escalation,
    reminder: warning('update', at('11:00')),
    as: 'owner',
    link: null,
    readable: true,
    restricted: false,
  } as const;
  return said('DAPP', secondsOn, personalReminders([told], wording, now));
}

/** In the thread of the card. */
export const threadReminded = (secondsOn: number, thread: string) =>
  said(
    slackId('C0ENG'),
    secondsOn,
    reminder({
      ...facts({ status: 'acknowledged' }, secondsOn),
      reminder: warning('resolve', at('14:00')),
      to: 'thread',
      readable: true,
      restricted: false,
    }),
    thread,
  );

const byKenji = (deed: Deed): Entry => ({
  version: 2,
  at: start,
  by: slackId('UKENJI'),
  via: 'button',
  deed,
  ended: [],
});

/** In the thread of the card: Kenji has promised news. */
export const threadTold = (
  secondsOn: number,
  thread: string,
  deed: Deed = { what: 'promised news', newsBy: at('11:00') },
) =>
  said(
    slackId('C0ENG'),
    secondsOn,
    cardEntry({
      escalation: lived({ status: 'acknowledged', reporter: slackId('UAOIFE') }),
      entry: byKenji(deed),
      wording,
    }),
    thread,
  );

/** In the agent’s thread: what to tell the user. */
export function resolvedTold(secondsOn: number, thread: string) {
  const { escalation, now } = facts({ status: 'resolved' }, secondsOn);
  const entry = byKenji({ what: 'resolved', ...resolution });
  return said('DAPP', secondsOn, agentEntry({ escalation, entry, wording, now }), thread);
}

export const digestSaid = (secondsOn: number) =>
  said(
    'DAPP',
    secondsOn,
    digest({
      digest: aDigest({
        to: { lead: slackId('UMARCUS') },
        timeZone: 'America/Los_Angeles',
        since: at('17:00', -3),
        until: at('17:00'),
      }),
      links: new Map(),
      wording,
      now: start + secondsOn * 1000,
    }),
  );
