import { expect, test } from 'vitest';
import type { World } from '../../sandbox/live/protocol.ts';
import { adviceFor } from '../../sandbox/page/tour/advice.ts';
import { casesIn } from '../../sandbox/page/tour/cases.ts';
import { isTourDismissed, recall, remember } from '../../sandbox/page/tour/memory.ts';
import { advance, begin, type Progress, skip } from '../../sandbox/page/tour/progress.ts';
import { troubleAdvice } from '../../sandbox/page/tour/trouble-advice.ts';
import { slackId } from '../../sandbox/slack/slacks-ids.ts';
import type { Status } from '../../src/domain/escalation.ts';
import { aWorld, said, start } from './a-world.ts';
import {
  cardSaid,
  digestSaid,
  ownerReminded,
  reporterTold,
  resolvedTold,
  threadReminded,
  threadTold,
} from './bot-said.ts';

const card = (status: Status, secondsOn = 10, id = 'ESC-1') => cardSaid({ status, id }, secondsOn);
const elsewhere = { place: slackId('C0OPS') };
const after = (world: World, progress = begin(aWorld())) => advance(progress, world, elsewhere);

/** Somebody for whom `ESC-1` is taken, and who waits for time to pass. */
const waiting = (): Progress => after(aWorld({ messages: [card('acknowledged')] }));

test('what the bot writes on a card is understood: reference, status, team, and who has it', () => {
  const olgas = cardSaid({
    id: 'ESC-7',
    priority: 'high',
    status: 'waiting',
    team: 'new-markets',
    summary: 'Open since Jonas wrote',
    details: 'Sam',
    reporter: slackId('UCLAIRE'),
    owner: slackId('UOLGA'),
    question: { missing: [], text: 'Kenji', by: slackId('URAVI'), at: start },
  });
  expect(casesIn(aWorld({ messages: [olgas] }))).toEqual([
    {
      id: 'ESC-7',
      priority: 'high',
      status: 'waiting',
      team: 'New markets',
      reporter: slackId('UCLAIRE'),
      owner: slackId('UOLGA'),
      onPhone: false,
      card: { place: slackId('C0MARKETS'), ts: '1795428010.000100' },
      raisedAt: expect.closeTo(start + 10_000.1, 3),
    },
  ]);
});

test('an escalation whose card the viewer cannot see is known from what the reporter is told', () => {
  const toldOf = (status: Status) => casesIn(aWorld({ messages: [reporterTold({ team: 'risk', status })] }));
  const known = { id: 'ESC-1', team: 'Risk', reporter: slackId('UAOIFE'), card: undefined };
  expect(toldOf('open')).toMatchObject([{ ...known, status: 'open', owner: undefined }]);
  expect(toldOf('acknowledged')).toMatchObject([
    { ...known, status: 'acknowledged', owner: slackId('UKENJI') },
  ]);
  expect(toldOf('resolved')).toMatchObject([{ ...known, status: 'resolved' }]);
});

test('what somebody types that looks like a card is none', () => {
  expect(casesIn(aWorld({ messages: [{ ...card('open'), byBot: false, user: slackId('UJONAS') }] }))).toEqual(
    [],
  );
});

test('the tour stays where it is while nothing happens', () => {
  const progress = begin(aWorld());
  expect(after(aWorld(), progress)).toBe(progress);
  expect(progress.step).toBe(0);
});

test('an escalation that was there before the tour began does not count as raised', () => {
  const world = aWorld({ messages: [card('open')] });
  expect(after(world, begin(world)).step).toBe(0);
  const another = aWorld({ messages: [card('open'), card('open', 20, 'ESC-2')] });
  expect(after(another, begin(world))).toMatchObject({ step: 1, followed: { id: 'ESC-2' } });
});

test('several steps that are done at once are all gone past', () => {
  expect(waiting().step).toBe(4);
  expect(after(aWorld({ messages: [card('resolved')] })).step).toBe(5);
});

test('a reminder counts once it is read where it stands', () => {
  const messages = [card('acknowledged'), ownerReminded(3000)];
  const world = aWorld({ viewer: slackId('UKENJI'), messages });
  expect(advance(waiting(), world, elsewhere).step).toBe(4);
  expect(advance(waiting(), world, { place: 'DAPP' }).step).toBe(5);
});

test('a reminder in the thread of the card counts when that thread is open', () => {
  const { ts } = card('open');
  const messages = [card('acknowledged'), threadTold(3600, ts)];
  const told = aWorld({ messages });
  expect(advance(waiting(), told, { place: slackId('C0ENG'), thread: ts }).step).toBe(4);
  const world = aWorld({ messages: [...messages, threadReminded(7200, ts)] });
  expect(advance(waiting(), world, { place: slackId('C0ENG') }).step).toBe(4);
  expect(advance(waiting(), world, { place: slackId('C0ENG'), thread: ts }).step).toBe(5);
});

test('what to tell the user counts when the reporter reads it', () => {
  const root = reporterTold({ status: 'resolved' });
  const world = aWorld({ messages: [card('resolved'), resolvedTold(60, root.ts)] });
  expect(advance(waiting(), world, elsewhere).step).toBe(5);
  expect(advance(waiting(), world, { place: 'DAPP' }).step).toBe(6);
});

test('while the user is on the phone, holding on and then the end of the call lead on', () => {
  const root = cardSaid({ status: 'acknowledged', onPhone: true, reporter: slackId('UAOIFE') }, 10);
  const holding = after(aWorld({ messages: [root] }));
  // That Kenji has it is said a moment after his card shows it.
  const taken = [root, threadTold(60, root.ts, { what: 'acknowledged' })];
  const held = [...taken, threadTold(70, root.ts, { what: 'held on', newsBy: start + 120_000 })];
  const ending = after(aWorld({ messages: held }), holding);
  const steps = [
    holding,
    after(aWorld({ messages: taken }), holding),
    ending,
    after(aWorld({ messages: [card('acknowledged'), ...held.slice(1)] }), ending),
  ];
  expect(steps.map(({ step }) => step)).toEqual([2, 2, 3, 4]);
});

test('the digest ends the tour when it is read', () => {
  const morning = { ...waiting(), step: 6 };
  const isNone = [
    card('resolved'),
    reporterTold({ status: 'resolved' }),
    said('DAPP', 20_000, { text: 'Hello' }),
  ];
  expect(advance(morning, aWorld({ messages: isNone }), { place: 'DAPP' }).step).toBe(6);
  const world = aWorld({ viewer: slackId('UMARCUS'), messages: [card('resolved'), digestSaid(25_000)] });
  expect(advance(morning, world, elsewhere).step).toBe(6);
  const done = advance(morning, world, { place: 'DAPP' });
  expect(done.step).toBe(7);
  expect(adviceFor(done, world, elsewhere)).toBeUndefined();
});

test('with a past it ends in the digest that tells two changes apart, and in no other', () => {
  const morning = { ...waiting(), step: 6 };
  const messages = [card('resolved'), digestSaid(25_000)];
  const asMarcus = aWorld({ hasPast: true, viewer: slackId('UMARCUS'), messages });
  const still = advance(morning, asMarcus, { place: 'DAPP' });
  expect(still.step).toBe(6);
  expect(adviceFor(still, asMarcus, { place: 'DAPP' })?.deed).toMatchObject({ label: 'Be Nora', at: 'app' });
  const asNora = { ...asMarcus, viewer: slackId('UNORA') };
  expect(advance(morning, asNora, { place: 'DAPP' }).step).toBe(7);
});

test('when the workspace starts over, the tour does', () => {
  const later = { ...waiting(), clockAt: start + 60_000 };
  expect(after(aWorld(), later)).toEqual(begin(aWorld()));
  // A sandbox that was started anew may be as late as the one before.
  expect(after(aWorld(), waiting())).toEqual(begin(aWorld()));
});

test('a card that this viewer cannot see is not taken for gone', () => {
  const places = aWorld().places.filter(({ id }) => id !== slackId('C0ENG'));
  expect(after(aWorld({ places }), waiting())).toMatchObject({ step: 4, followed: { id: 'ESC-1' } });
});

test('when the escalation is cancelled, the tour begins again, says why, and does not follow it any more', () => {
  const world = aWorld({ messages: [card('cancelled')] });
  const again = after(world, waiting());
  expect(again).toMatchObject({ step: 0, followed: null, cancelled: 'ESC-1' });
  expect(after(world, again)).toBe(again);
  expect(adviceFor(again, world, elsewhere)?.why).toMatch(/^ESC-1 was cancelled, so the tour begins again\./);
});

test('whoever skips a step goes on, to the end and not past it', () => {
  let progress = begin(aWorld());
  for (let count = 0; count < 9; count++) progress = skip(progress, aWorld());
  expect(progress.step).toBe(7);
});

test('whoever skips the first step follows what is there', () => {
  const world = aWorld({ messages: [card('open')] });
  expect(after(world, skip(begin(world), world))).toMatchObject({ step: 1, followed: { id: 'ESC-1' } });
});

test('a step offers no way to where one already is', () => {
  const world = aWorld({ viewer: slackId('UKENJI'), messages: [card('open')] });
  const taking = after(world);
  expect(adviceFor(taking, { ...world, viewer: slackId('UAOIFE') }, elsewhere)?.deed).toEqual({
    label: 'Be Kenji in #esc-engineering',
    as: slackId('UKENJI'),
    at: slackId('C0ENG'),
  });
  expect(adviceFor(taking, world, { place: slackId('C0ENG') })).not.toHaveProperty('deed');
});

test('after the tour: raise something, kill the bot, start it', () => {
  const labelOf = (world: World) => troubleAdvice(world).deed?.label;
  const messages = [card('open')];
  const { trouble } = aWorld();
  expect(labelOf(aWorld())).toBe('Raise an example');
  expect(labelOf(aWorld({ messages }))).toBe('Kill the bot');
  expect(labelOf(aWorld({ messages, trouble: { ...trouble, bot: 'killed' } }))).toBe('Start the bot');
  expect(labelOf(aWorld({ messages, trouble: { ...trouble, bot: 'starting' } }))).toBeUndefined();
});

/** What a browser keeps for a page, in a map. */
function aStorage() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

test('the browser remembers how far somebody is and that they closed the tour', () => {
  const storage = aStorage();
  expect(recall(storage)).toEqual({ dismissed: false });
  remember({ progress: waiting(), dismissed: true }, storage);
  expect(recall(storage)).toEqual({ progress: waiting(), dismissed: true });
});

test('what is remembered and cannot be read counts for nothing', () => {
  const storage = aStorage();
  for (const text of ['{', '[]', '{"progress":{"step":"two"},"dismissed":1}']) {
    storage.kept.set('switchboard.tour', text);
    expect(recall(storage)).toEqual({ dismissed: false });
  }
});

test('a browser that keeps nothing does not stop the tour', () => {
  const full = {
    setItem: () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    },
  };
  expect(() => remember({ dismissed: true }, full)).not.toThrow();
  expect(isTourDismissed()).toBe(false);
});
