/** A day in the example workspace, told over HTTP as at its prompt, so that every screen of the page has something true to show. */
import { examples } from '../../sandbox/page/tour/examples.ts';
import { acts, choices, fields, shortcuts } from '../support/words/labels.ts';

export type Doing = readonly [who: string, does: string];

const summaryIn = (language: string): string =>
  examples.find((example) => example.language === language)?.text ?? '';

/** Escalate, and close what the form turns into. */
const send = (who: string): Doing[] => [
  [who, 'submit'],
  [who, 'close'],
];

/** `/escalate` with the words after it, what is filled in by the labels of its fields, and Escalate. */
const raise = (who: string, words: string, filled: { [label: string]: string }): Doing[] => [
  [who, `/escalate ${words}`],
  [who, `click ${acts.moreDetails}`],
  ...Object.entries(filled).map(([label, value]): Doing => [who, `fill ${label}: ${value}`]),
  ...send(who),
];

const resolve = (who: string, reference: string, fixed: string, tell: string, cause: string): Doing[] => [
  [who, `click ${acts.resolve} on ${reference}`],
  [who, `fill ${fields.fixed}: ${fixed}`],
  [who, `fill ${fields.tellUser}: ${tell}`],
  [who, `fill ${fields.cause}: ${cause}`],
  [who, `fill ${fields.document}: ${choices.documentNo}`],
  [who, 'submit'],
];

/** From 10:00 in Dublin: four agents, four teams. */
export const firstHour: readonly Doing[] = [
  ...raise('Jonas', 'risk high Card testing at a small shop', {
    [fields.details]: '140 declines since 08:10 on the donation page, 3 payments went through.',
    [fields.account]: 'acct_7Hw3Lp5nRd',
    [fields.category]: 'Suspected fraud',
  }),
  ['Tomas', `click ${acts.acknowledge} on ESC-1`],
  ...raise('Claire', 'engineering high Sign-in codes do not reach Orange numbers', {
    [fields.details]: 'Three shops since 09:30, all with Orange in France. Codes by email arrive.',
    [fields.account]: 'acct_3Vd6Mc8kXs',
    [fields.country]: 'France',
    [fields.category]: 'Login and access',
  }),
  ['Claire', '+6 min'],
  ['Yuki', `post #user-operations ${summaryIn('Japanese')}`],
  ['Yuki', `shortcut ${shortcuts.callSummary}`],
  ['Yuki', `fill ${fields.team}: Engineering`],
  ...send('Yuki'),
  ['Kenji', `click ${acts.acknowledge} on ESC-3`],
  ['Kenji', `click ${acts.in2h}`],
  ...raise('Aoife', 'design low The export button is off the screen on small laptops', {
    [fields.details]: 'At 1280 pixels one has to scroll sideways to find it. Two users this week.',
    [fields.category]: 'Dashboard or app hard to use',
  }),
  ['Aoife', '+5 min'],
  ...raise('Jonas', 'engineering normal Webhooks arrive twice since the weekend', {
    [fields.details]: 'Each event comes twice, two seconds apart, and the shop ships twice.',
    [fields.account]: 'acct_5Bt9Xq1wGe',
    [fields.category]: 'API or webhooks',
  }),
  ['Jonas', '+2 min'],
  ['Kenji', 'say in ESC-5: Looking at it. Do both carry the same event id?'],
  ['Kenji', `click ${acts.in30m}`],
  ['Kenji', '+3 min'],
  ['Jonas', 'say in ESC-5: Yes, evt_2Lm8 both times.'],
  ['Jonas', '+4 min'],
  ['Kenji', 'say in ESC-5: internal: Two endpoints with one address, left over from the migration.'],
  ...raise('Yuki', 'new-markets normal Konbini payments stay on “processing”', {
    [fields.details]: 'Three payments of yesterday. The bank has had the money since 09:00.',
    [fields.account]: 'acct_9Qf2Jt4bWe',
    [fields.country]: 'Japan',
    [fields.category]: 'Local payment methods',
  }),
  ['Ravi', 'react eyes on ESC-6'],
  ['Kenji', '+6 min'],
  ...resolve(
    'Kenji',
    'ESC-5',
    'The address was registered twice. I removed the second.',
    'We had your address on file twice. Each event comes once again.',
    'A fault in our product',
  ),
  ['Kenji', '+8 min'],
];

/** 10:34: Aoife is on the phone, writes down what she hears, and makes it an escalation; the form is open now. */
export const callComes: readonly Doing[] = [
  ['Aoife', `post #user-operations ${summaryIn('English')}`],
  ['Aoife', `shortcut ${shortcuts.callSummary}`],
  ['Aoife', `fill ${fields.team}: Engineering`],
];

export const callIsHandedOver: readonly Doing[] = send('Aoife');

export const priyaTakesIt: readonly Doing[] = [
  ['Priya', 'say in ESC-7: Looking at it now. The payouts wait in our queue.'],
];

/** The call is over, and there is more for the teams. */
export const lateMorning: readonly Doing[] = [
  ['Priya', `click ${acts.in30m}`],
  ['Aoife', '+6 min'],
  ['Aoife', `click ${acts.endCall} on ESC-7`],
  ...raise('Claire', 'engineering normal Refund of 1,240 EUR is missing in a statement', {
    [fields.details]: 'Refunded on Thursday, on the card since Friday, not in the statement.',
    [fields.account]: 'acct_8Rk1Zd3vLm',
    [fields.category]: 'Refund',
  }),
  ...raise('Nora', 'risk normal Payout limit for a ticket seller before Saturday', {
    [fields.details]: 'Sells 4,000 tickets on Saturday. The limit stops payouts at 2,000.',
    [fields.category]: 'Account under review',
  }),
  ['Nora', '+5 min'],
];

export const restOfTheDay: readonly Doing[] = [
  ['Priya', '+12 min'],
  ...resolve(
    'Priya',
    'ESC-7',
    'A worker hung on one bad record. Skipped it and drained the queue.',
    'Your payouts are on their way and arrive before 17:00 today.',
    'A fault in our product',
  ),
  ...resolve(
    'Tomas',
    'ESC-1',
    'Blocked the testing addresses and turned on the check for donations.',
    'The testing has stopped, and nothing of it is charged to you.',
    'Something else',
  ),
  ...resolve(
    'Kenji',
    'ESC-3',
    'The reset link went to the old domain.',
    'もう一度パスワードを再設定すればログインできます。',
    'A fault in our product',
  ),
  ...resolve(
    'Ravi',
    'ESC-6',
    'The bank’s file came late. All three are booked.',
    'Your three payments are booked.',
    'A bank or partner',
  ),
  ['Aoife', '+4 h'],
  ['Aoife', `click ${acts.satisfied}`],
  ['Sam', '+2 h'],
  ['Sam', `click ${acts.acknowledge} on ESC-2`],
  ['Sam', `click ${acts.tomorrow}`],
];

/** Until the leads in Dublin have their digest. */
export const nextMorning: readonly Doing[] = [
  ['Nora', 'next morning'],
  ['Nora', '+1 min'],
];

/** Olga asks what is to be written; Aoife begins to write what a document may answer. */
export const whoNeedsDocuments: readonly Doing[] = [
  ['Olga', '/escalate documents'],
  ['Aoife', '/escalate engineering Cannot sign in again with a new phone'],
];

/** Nora asks what has become of her changes. */
export const whoNeedsChanges: readonly Doing[] = [['Nora', '/escalate changes']];

/** Does it all, one after the other; throws where one cannot be done. */
export async function tell(address: string, doings: readonly Doing[]): Promise<void> {
  for (const [as, typed] of doings) {
    const response = await fetch(`${address}/sandbox/do`, {
      method: 'POST',
      body: JSON.stringify({ as, do: typed }),
    });
    const said = await response.text();
    if (!response.ok || /\bsees no\b/.test(said)) throw new Error(`${as} could not “${typed}”: ${said}`);
  }
}
