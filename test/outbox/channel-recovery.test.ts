/** Channels that are open again: what is kept for them waits again. */
import { expect, test } from 'vitest';
import { createChannelRecovery } from '../../src/outbox/channel-recovery.ts';
import { hours } from '../support/factories.ts';
import { aNotice, startSending } from './sending.ts';

const info = 'conversations.info';

/** Dead letters, each named after the place that refused it. */
async function started(...places: string[]) {
  const sending = await startSending();
  const { outbox } = sending.queries;
  for (const place of places) {
    const row = await sending.claimed(aNotice(place));
    await sending.store.atomically([outbox.dead(row, 'is_archived', sending.now(), place)]);
  }
  const revived: string[] = [];
  const reopened = createChannelRecovery({ ...sending, revived: () => revived.push('revived') });
  return {
    ...sending,
    reopened,
    revived,
    /** A turn, with all that Slack is asked in it. */
    async turn() {
      const nextAt = await reopened.turn();
      return { nextAt, asked: await reopened.idle() };
    },
    kept: () => outbox.deadPlaces(),
  };
}

test('when Slack says that a channel is open, what is kept for it waits again, and nothing else', async () => {
  const { reopened, revived, kept, stands, logged } = await started('C0ENG', 'C0RISK');
  await reopened.opened('C0ENG');
  expect([await kept(), await stands('C0ENG'), revived, logged]).toMatchObject([
    ['C0RISK'],
    { status: 'pending', inMs: 0 },
    ['revived'],
    ['info C0ENG'],
  ]);
});

test('a channel for which nothing is kept concerns nobody', async () => {
  const { reopened, revived, logged } = await started('C0ENG');
  await reopened.opened('C0RISK');
  expect([revived, logged]).toEqual([[], []]);
});

test('Slack is asked about each channel with dead letters, and about no person', async () => {
  const { turn, asked, kept, revived } = await started('C0ENG', 'C0GENERAL', 'G0OLD', 'UAOIFE', 'DAOIFE');
  expect(await turn()).toEqual({ nextAt: null, asked: true });
  expect(asked(info).toSorted()).toEqual(['C0ENG', 'C0GENERAL', 'G0OLD']);
  expect([(await kept()).toSorted(), revived]).toEqual([
    ['C0GENERAL', 'DAOIFE', 'G0OLD', 'UAOIFE'],
    ['revived'],
  ]);
});

test('an archived channel is not open', async () => {
  const { turn, kept, workspace } = await started('C0ENG');
  await workspace.archive('C0ENG');
  await turn();
  expect(await kept()).toEqual(['C0ENG']);
});

test('Slack is asked at the start, and then once an hour', async () => {
  const { turn, asked, clock } = await started('C0GENERAL');
  await turn();
  clock.advance(hours(1) - 1);
  expect(await turn()).toEqual({ nextAt: null, asked: false });
  clock.advance(1);
  expect(await turn()).toEqual({ nextAt: null, asked: true });
  expect(asked(info)).toHaveLength(2);
});

test('while Slack is being asked it is not asked a second time', async () => {
  const { reopened, turn, asked, clock } = await started('C0GENERAL');
  await reopened.turn();
  clock.advance(hours(1));
  await turn();
  expect(asked(info)).toHaveLength(1);
});

test('one channel of which Slack does not say leaves the others to be asked about', async () => {
  const { turn, asked, kept, workspace, logged } = await started('C0ENG', 'C0OPS');
  workspace.faults.add({ kind: 'http_500', method: info });
  await turn();
  const [first, second] = asked(info);
  expect([await kept(), logged]).toEqual([[first], [`warn ${first}`, `info ${second}`]]);
});

test('no more is asked than leaves a share to what is urgent', async () => {
  const { turn, asked, pace, now, kept } = await started('C0ENG', 'C0OPS');
  for (let n = 0; n < 44; n++) pace.took(info, 'C0ENG', now());
  await turn();
  expect([asked(info).length, (await kept()).length]).toEqual([1, 1]);
});
