/** What may be wrong with channels, groups and people, each in its own words; and clocks that differ. */
import { expect, test } from 'vitest';
import type { Finding } from '../../src/doctor/finding.ts';
import { findingWords } from '../../src/views/health/naming.ts';
import { en } from '../../src/views/words/en/index.ts';

const naming = {
  channel: (id: string) => id,
  person: (id: string) => id,
  group: (id: string) => id,
};

function said(finding: Finding): string {
  const { found, todo } = findingWords(finding, naming, en);
  return [found.join(''), todo].filter((words) => words !== '').join(' ');
}

type Of<W extends Finding['what']> = Extract<Finding, { what: W }>;

const channel = (trouble: Of<'channel'>['trouble']) =>
  said({
    level: 'wrong',
    area: 'channels',
    what: 'channel',
    id: 'C1',
    name: null,
    teams: ['Risk'],
    isFallback: false,
    trouble,
  });

test.each<[Of<'channel'>['trouble'], string]>([
  [
    'missing',
    'is not there for the bot: it does not exist, or it is private and the bot is not in it. Invite the bot there (/invite @Switchboard), or correct its id in the configuration.',
  ],
  ['archived', 'is archived. Unarchive it, or name another channel in the configuration.'],
  ['frozen', 'is frozen: it is shared no more. Name another channel in the configuration.'],
  ['not a member', 'does not have the bot in it. Invite it there: /invite @Switchboard'],
  ['read only', 'is read-only for the bot. Let the bot post, in the settings of the channel.'],
  ['replies only', 'takes replies only, and no new cards. Let the bot post, in the settings of the channel.'],
  [
    'no replies',
    'allows no threads, so nothing can be said under a card. Allow threads, in the settings of the channel.',
  ],
  ['some people only', 'lets only some people post. See in the settings of the channel that the bot may.'],
  [
    'public',
    'is public, and its team is restricted: the whole workspace can read its cards. Make the channel private, or name a private one in the configuration.',
  ],
])('a channel that is: %s', (trouble, words) => {
  expect(channel(trouble)).toBe(`C1 (the channel of Risk) ${words}`);
});

test.each<[Of<'group'>['trouble'], string]>([
  ['missing', 'does not exist. Name another group in the configuration.'],
  ['disabled', 'is disabled. Enable it in Slack, or name another group in the configuration.'],
  ['empty', 'has nobody in it. Add people to it in Slack.'],
  [
    'nobody let in',
    'has nobody in it who can use the bot: they have left, or are guests. Add people to it in Slack.',
  ],
])('a group that is: %s', (trouble, words) => {
  const duties = [
    { role: 'responder', team: 'Risk' },
    { role: 'on call', team: 'Design' },
  ] as const;
  expect(
    said({ level: 'wrong', area: 'user groups', what: 'group', id: 'S1', handle: null, duties, trouble }),
  ).toBe(`S1 (responder of Risk and on call for Design) ${words}`);
});

test.each<[Of<'person'>['trouble'], string]>([
  ['missing', 'is not known to Slack. Correct the id in the configuration.'],
  ['deactivated', 'is deactivated. Name somebody else in the configuration.'],
  ['bot', 'is a bot. Name somebody else in the configuration.'],
  [
    'guest',
    'is a guest, and guests may not use the bot. Name somebody else in the configuration. Or set access.guests to true.',
  ],
  [
    'external',
    'is of another company, and may not use the bot. Name somebody else in the configuration. Or set access.external to true.',
  ],
  [
    'no time zone',
    'has no time zone in Slack, so UTC is taken. Ask them to choose theirs in Slack’s preferences.',
  ],
])('a person who is: %s', (trouble, words) => {
  const duties = [{ role: 'lead', team: 'Risk' }] as const;
  expect(
    said({ level: 'wrong', area: 'people', what: 'person', id: 'U1', name: null, duties, trouble }),
  ).toBe(`U1 (lead of Risk) ${words}`);
});

test('clocks that differ are told to the second up to ten minutes, with what to do once it is more than five seconds', () => {
  const clock = (skewMs: number) => said({ level: 'look', area: 'clock', what: 'clock', skewMs });
  const ntp = 'Set its clock by NTP: from five minutes on, no request of Slack is trusted.';
  expect([-999, 1000, -5000, 5001, 599_999, 600_000].map(clock)).toEqual([
    'This machine agrees with Slack to the second.',
    'This machine is 1 s behind Slack.',
    'This machine is 5 s ahead of Slack.',
    `This machine is 5 s behind Slack. ${ntp}`,
    `This machine is 599 s behind Slack. ${ntp}`,
    `This machine is 10 min behind Slack. ${ntp}`,
  ]);
});

test('two who swapped and share no rotation any more', () => {
  const swap = { team: 'Risk', giver: 'U1', taker: 'U2', endsMs: 86_400_000 };
  expect(said({ level: 'look', area: 'swaps', what: 'swap', ...swap, trouble: 'not in the rotation' })).toBe(
    'U2 took a turn on call for Risk from U1, which ends in 1 d. They share no rotation any more, so the swap has no effect. See with /escalate on-call who has it, and name somebody under exceptions where that is wrong.',
  );
});
