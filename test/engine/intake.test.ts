/** Raising without Slack: whoever says who and what gets it masked, routed and stored, or is told which field cannot be taken. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { queriesOf } from '../../src/db/queries.ts';
import type { Store } from '../../src/db/store.ts';
import { noFacts } from '../../src/domain/escalation.ts';
import type { Target, Team } from '../../src/domain/team.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { createIntake, type Intake, type Raising } from '../../src/engine/intake.ts';
import { aStore } from '../support/database.ts';
import { aDirectory } from '../support/directory.ts';

const minute = 60_000;
const target: Target = { acknowledge: 15 * minute, resolve: 240 * minute, calendar: 'always' };
const team = (name: string): Team => ({
  name,
  channel: `C0${name.toUpperCase()}`,
  restricted: false,
  responders: { users: ['UKENJI'] },
  leads: ['UMARCUS'],
  onCall: [{ calendar: 'always', users: ['UKENJI'] }],
  fallback: { users: ['UMARCUS'] },
  sla: { urgent: target, high: target, normal: target, low: target },
  ladder: 'standard',
});
const teams = { engineering: team('Engineering'), payments: team('Payments') };
const now = 1_000_000;

let store: Store;
let intake: Intake;
beforeEach(async () => {
  store = await aStore();
  const queries = queriesOf(store);
  const engine = createEngine({
    store,
    queries,
    directory: aDirectory({ queries, teams }),
    prefix: 'ESC',
    now: () => now,
    committed: () => undefined,
  });
  intake = createIntake({
    engine,
    teams,
    categories: [{ id: 'payout' }],
    routing: { rules: [{ when: { currency: ['EUR'] }, team: 'payments' }], fallback: 'engineering' },
    identifiers: [],
    masking: ['password'],
    now: () => now,
  });
});
afterEach(() => store.close());

const raising = (more: Partial<Raising> = {}): Raising => ({
  ...noFacts,
  summary: 'Payouts frozen',
  details: 'Since this morning',
  team: null,
  priority: 'normal',
  reporter: 'UAOIFE',
  source: null,
  ...more,
});
const raisedAs = async (more: Partial<Raising>, key = 'api:1') => {
  const raised = await intake.raise(raising(more), key);
  return 'refused' in raised ? raised : raised.escalation;
};

test('what is raised is masked, and whoever raised it can be told so', async () => {
  const raised = await intake.raise(raising({ details: 'The card is 4242 4242 4242 4242.' }), 'api:1');
  expect(raised).toMatchObject({
    escalation: { id: 'ESC-1', reporter: 'UAOIFE', details: 'The card is •••• •••• •••• 4242.' },
    already: false,
    masked: [{ kind: 'card', last: '4242' }],
  });
});

test('the team that is chosen gets it; otherwise the first rule that matches, or the fallback', async () => {
  expect([
    await raisedAs({ team: 'payments' }, 'api:1'),
    await raisedAs({ details: '500 EUR are missing' }, 'api:2'),
    await raisedAs({ summary: 'Login fails' }, 'api:3'),
  ]).toMatchObject([{ team: 'payments' }, { team: 'payments' }, { team: 'engineering' }]);
});

test('a category that is not configured any more is left out', async () => {
  expect([
    await raisedAs({ category: 'payout' }, 'api:1'),
    await raisedAs({ category: 'gone' }, 'api:2'),
  ]).toMatchObject([{ category: 'payout' }, { category: null }]);
});

test('each field that cannot be taken is named, and nothing is stored', async () => {
  const refused = { team: 'unknown', summary: 'missing', details: 'missing', callbackAt: 'has passed' };
  const wrong = { team: 'constructor', summary: ' ', details: '', callbackAt: now };
  expect(await intake.raise(raising(wrong), 'api:1')).toEqual({ refused });
  expect(await store.db.select().from(store.tables.escalations)).toEqual([]);
});

test('the same request raises once', async () => {
  await raisedAs({});
  expect(await intake.raise(raising(), 'api:1')).toMatchObject({
    escalation: { id: 'ESC-1' },
    already: true,
  });
});
