/** What leads are told in the moment of sending: of moves, each day, and of what cannot be said. The words are the views’. */
import { expect, test } from 'vitest';
import type { Deed, Escalation } from '../../../src/domain/escalation.ts';
import { digest } from '../../../src/views/digest.ts';
import { leadNotice } from '../../../src/views/lead-notice.ts';
import { undeliverable, unreachable } from '../../../src/views/undeliverable.ts';
import { en } from '../../../src/views/words/en/index.ts';
import { aDigest } from '../../support/digests.ts';
import { anEscalation, hours, morning } from '../../support/factories.ts';
import { aNotice } from '../sending.ts';
import { fallbackChannel, moved, startShow, tells, version, wording } from './a-show.ts';

const channel = 'C0ENG';
const toMarcus = (message: object, escalation?: Escalation) => ({
  do: 'say',
  to: { user: 'UMARCUS' },
  message,
  ...(escalation && { buttons: tells(escalation) }),
});
const alone = { along: [], untrue: [], before: [], into: null, edited: false, unsent: null };

/** The move without what was written for the team it went to. */
const unsaid: Deed = {
  what: 'moved',
  from: 'design',
  to: 'design',
  reason: '',
  heldMs: 0,
  owner: null,
  policyId: 'p',
};

/** What a lead is told is sent an hour later, where nothing else has come. */
async function startCircling(given: Parameters<typeof startShow>[0] = {}) {
  const started = await startShow(given);
  return {
    ...started,
    async told(lead: string) {
      const row = await started.claimed(aNotice('a', { payload: { kind: 'lead', lead, version } }));
      started.clock.advance(hours(1));
      return started.show(row);
    },
  };
}

test.each([
  ['UMARCUS', 'engineering', true],
  ['UINGRID', 'risk', true],
  ['UMARCUS', 'risk', false],
] as const)(
  '%s is told of an escalation that moves around, and reads of %s what they may',
  async (lead, team, mayRead) => {
    const entry = { ...moved('design', version), under: team, restricted: team === 'risk' };
    const { told, escalation, now } = await startCircling({
      escalation: { team, moves: 1 },
      history: [entry],
      posts: { 'card:1': channel },
    });
    expect(await told(lead)).toEqual({
      do: 'say',
      to: { user: lead },
      message: leadNotice({
        escalation,
        link: mayRead ? 'link to card:1' : null,
        wording,
        readable: mayRead && team !== 'risk',
        now: now(),
        entry: mayRead ? entry : { ...entry, deed: unsaid },
      }),
      buttons: tells(escalation),
      together: alone,
    });
  },
);

test('why it went to a restricted team its leads read, wherever it is by now, and no others', async () => {
  const entry = { ...moved('design', version), under: 'risk', restricted: true };
  const told = async (lead: string) => {
    const is = { team: 'engineering', moves: 1 };
    return (await startCircling({ escalation: is, history: [entry] })).told(lead);
  };
  const escalation = anEscalation({ id: 'ESC-1', number: 1, team: 'engineering', moves: 1 });
  const facts = { escalation, link: null, wording, readable: true, now: morning };
  expect([await told('UINGRID'), await told('UMARCUS')]).toMatchObject([
    { message: leadNotice({ ...facts, entry }) },
    { message: leadNotice({ ...facts, entry: { ...entry, deed: unsaid } }) },
  ]);
});

test('a lead is told also where the history no longer has the move', async () => {
  const { told, escalation, now } = await startCircling();
  expect(await told('UMARCUS')).toEqual({
    ...toMarcus(leadNotice({ escalation, link: null, wording, readable: true, now: now() }), escalation),
    together: alone,
  });
});

const facts = aDigest({
  since: morning - hours(24),
  needsYou: [{ escalation: anEscalation({ id: 'ESC-1', number: 1 }), needs: ['breached' as const] }],
});

const dailyFor = { kind: 'digest', lead: 'UMARCUS', date: '2026-11-23', dueAt: morning } as const;

test('a digest is gathered when it is sent, with links to the cards', async () => {
  const { shown, now } = await startShow({ digest: facts, posts: { 'card:0': channel } });
  const links = new Map([['ESC-1', 'link to card:0']]);
  expect(await shown({ ...dailyFor, asked: false })).toEqual(
    toMarcus(digest({ digest: facts, links, wording, now: now() }), anEscalation({ id: 'ESC-1', number: 1 })),
  );
});

test('the first digest of a week says what rises and what is to be written; the others, and those of channels, do not', async () => {
  const rising = [
    { driver: { team: 'engineering', category: 'payout' }, weeks: 1 as const, count: 31, usual: 12 },
  ];
  const answers = { missing: 77, wrong: 0, yes: 0 };
  const toWrite = [
    { key: 'k', name: 'Refund limits', link: null, answers, countries: [], teams: [], examples: [] },
  ];
  const changes = { answers: [], more: 0, rising, toWrite };
  const told = async (since: number, date: string, to: object = { lead: 'UMARCUS' }) => {
    const { shown } = await startShow({ digest: { ...facts, since, date, needsYou: [] }, changes });
    return JSON.stringify(await shown({ kind: 'digest', ...to, dueAt: morning, asked: false } as never));
  };
  const says = (text: string) => ['31', 'Refund limits', '77'].every((one) => text.includes(one));
  expect([
    says(await told(morning - hours(72), '2026-11-23')),
    says(await told(morning, '2026-11-24')),
    says(await told(morning - hours(72), '2026-11-23', { channel })),
  ]).toEqual([true, false, false]);
});

test('a digest comes eight hours late at most, unless somebody asked for it', async () => {
  const late = async (ms: number, asked: boolean) => {
    const { shown, clock } = await startShow({ digest: facts });
    clock.advance(ms);
    return shown({ ...dailyFor, asked });
  };
  expect([
    await late(hours(8), false),
    await late(hours(8) + 1, false),
    await late(hours(8) + 1, true),
  ]).toMatchObject([{ do: 'say' }, { do: 'drop', reason: 'too late' }, { do: 'say' }]);
});

const cannotBeSaid = async (where: string, team: string) => {
  const { shown } = await startShow();
  return shown({ kind: 'undeliverable', lead: 'UMARCUS', channel: where, reason: 'is_archived', team });
};

test.each(['UAOIFE', 'WAOIFE'])(
  'of a person who cannot be written to they learn who it is: %s',
  async (user) => {
    expect(await cannotBeSaid(user, 'engineering')).toEqual(
      toMarcus(unreachable({ user, reason: 'is_archived', wording })),
    );
  },
);

test.each([
  [
    'of a team’s channel whose it is and where its cards go meanwhile',
    channel,
    'engineering',
    'Engineering',
    fallbackChannel,
  ],
  ['of a restricted team’s channel that its cards go nowhere', 'C0RISK', 'risk', 'Risk', null],
  ['of a channel of a team that is gone what the team was called', 'C0OLD', 'gone', 'gone', fallbackChannel],
  ['of the fallback channel that it is nobody’s own', fallbackChannel, 'engineering', null, null],
])('they learn %s', async (_, where, team, teamName, elsewhere) => {
  expect(await cannotBeSaid(where, team)).toEqual(
    toMarcus(undeliverable({ channel: where, reason: 'is_archived', teamName, elsewhere }, en)),
  );
});
