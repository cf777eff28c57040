/** A hand-over in the moment of sending. The words are the views’. */
import { expect, test } from 'vitest';
import { handOverLine, personalHandOver } from '../../../src/views/hand-over.ts';
import { morning } from '../../support/factories.ts';
import { anEntry, moved, onDuty, startShow, tells, version, wording } from './a-show.ts';

const channel = 'C0ENG';
const posts = { 'card:0': channel };
const offered = { handOver: { at: morning, leadsTold: false } };
const raised = anEntry(
  {
    what: 'raised',
    team: 'engineering',
    priority: 'normal',
    routed: 'chosen',
    rule: null,
    onPhone: false,
    callbackAt: null,
    policyId: 'p',
  },
  { version: 1, by: 'UAOIFE' },
);
const inThread = { kind: 'hand-over', card: 0, version } as const;
const personal = { kind: 'personal hand-over', person: 'UKENJI', as: 'owner', version } as const;

test.each([inThread, personal])('it is asked for only while it is offered: $kind', async (payload) => {
  const { shown } = await startShow({ posts });
  expect(await shown(payload)).toEqual({ do: 'drop', reason: 'no longer true' });
});

test('the open shift is asked in the thread, with what was said last', async () => {
  const last = anEntry({ what: 'said', side: 'team', text: 'The last word' }, { version: 3 });
  const history = [
    raised,
    anEntry({ what: 'said', side: 'team', text: 'Earlier' }),
    last,
    anEntry({ what: 'kept' }, { version: 4 }),
  ];
  const { shown, escalation, now } = await startShow({ posts, history, escalation: offered });
  expect(await shown(inThread)).toEqual({
    do: 'say',
    to: { channel },
    threadTs: '1.0',
    broadcast: false,
    message: handOverLine({ escalation, onCall: onDuty, readable: true, last, wording, now: now() }),
    line: { card: 0, version: 3 },
    buttons: tells(escalation),
  });
});

test('it is asked also where nothing was said', async () => {
  const { shown, escalation, now } = await startShow({ posts, escalation: offered });
  expect(await shown(inThread)).toMatchObject({
    message: handOverLine({ escalation, onCall: onDuty, readable: true, last: null, wording, now: now() }),
  });
});

test('a person is asked by themselves, with a link to the card', async () => {
  const { shown, escalation, now } = await startShow({ posts, escalation: offered });
  const facts = {
    escalation,
    as: 'owner',
    link: 'link to card:0',
    onCall: onDuty,
    readable: true,
    wording,
    now: now(),
  } as const;
  expect(await shown(personal)).toEqual({
    do: 'say',
    to: { user: 'UKENJI' },
    message: personalHandOver(facts),
    buttons: tells(escalation),
  });
});

test('what a restricted team said before it was moved is not the last word', async () => {
  const said = (text: string, version: number) =>
    anEntry({ what: 'said', side: 'team', text }, { version, under: 'risk', restricted: true });
  const startedAtRisk = { ...raised, deed: { ...raised.deed, team: 'risk' } } as typeof raised;
  const { shown, escalation, now } = await startShow({
    posts: { 'card:1': 'C0DESIGN' },
    history: [startedAtRisk, said('The police asks', 2), moved('risk', 3)],
    escalation: { ...offered, team: 'design', moves: 1 },
  });
  expect(await shown({ ...inThread, card: 1 })).toMatchObject({
    message: handOverLine({ escalation, onCall: onDuty, readable: true, last: null, wording, now: now() }),
  });
});
