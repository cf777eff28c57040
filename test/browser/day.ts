/** A day in the example workspace, told over HTTP as at its prompt, so that every screen of the page has something true to show. */
import { examples } from '../../sandbox/page/tour/examples.ts';

export type Doing = readonly [who: string, does: string];

const summaryIn = (language: string): string =>
  examples.find((example) => example.language === language)?.text ?? '';

/** `/escalate` with the words after it, the fields of the form, and Escalate. */
const raise = (who: string, words: string, fields: { [label: string]: string }): Doing[] => [
  [who, `/escalate ${words}`],
  [who, 'click More details'],
  ...Object.entries(fields).map(([label, value]): Doing => [who, `fill ${label}: ${value}`]),
  [who, 'submit'],
];

const resolve = (who: string, reference: string, fixed: string, tell: string, cause: string): Doing[] => [
  [who, `click Resolve on ${reference}`],
  [who, `fill What fixed it: ${fixed}`],
  [who, `fill Tell the user: ${tell}`],
  [who, `fill Cause: ${cause}`],
  [who, 'fill Could a document have answered this?: No'],
  [who, 'submit'],
];

/** From 10:00 in Dublin: four agents, four teams. */
export const firstHour: readonly Doing[] = [
  ...raise('Jonas', 'risk high Card testing at a small shop', {
    'What happened': '140 declines since 08:10 on the donation page, 3 payments went through.',
    'Account or user': 'acct_7Hw3Lp5nRd',
    Category: 'Suspected fraud',
  }),
  ['Tomas', 'click Acknowledge on ESC-1'],
  ...raise('Claire', 'engineering high Sign-in codes do not reach Orange numbers', {
    'What happened': 'Three shops since 09:30, all with Orange in France. Codes by email arrive.',
    'Account or user': 'acct_3Vd6Mc8kXs',
    Country: 'France',
    Category: 'Login and access',
  }),
  ['Claire', '+6 min'],
  ['Yuki', `post #user-operations ${summaryIn('Japanese')}`],
  ['Yuki', 'shortcut Escalate call summary'],
  ['Yuki', 'fill Team: Engineering'],
  ['Yuki', 'submit'],
  ['Kenji', 'click Acknowledge on ESC-3'],
  ['Kenji', 'click 2 hours'],
  ...raise('Aoife', 'design low The export button is off the screen on small laptops', {
    'What happened': 'At 1280 pixels one has to scroll sideways to find it. Two users this week.',
    Category: 'Dashboard or app hard to use',
  }),
  ['Aoife', '+5 min'],
  ...raise('Jonas', 'engineering normal Webhooks arrive twice since the weekend', {
    'What happened': 'Each event comes twice, two seconds apart, and the shop ships twice.',
    'Account or user': 'acct_5Bt9Xq1wGe',
    Category: 'API or webhooks',
  }),
  ['Jonas', '+2 min'],
  ['Kenji', 'say in ESC-5: Looking at it. Do both carry the same event id?'],
  ['Kenji', 'click 30 min'],
  ['Kenji', '+3 min'],
  ['Jonas', 'say in ESC-5: Yes, evt_2Lm8 both times.'],
  ['Jonas', '+4 min'],
  ['Kenji', 'say in ESC-5: // Two endpoints with one address, left over from the migration.'],
  ...raise('Yuki', 'new-markets normal Konbini payments stay on “processing”', {
    'What happened': 'Three payments of yesterday. The bank has had the money since 09:00.',
    'Account or user': 'acct_9Qf2Jt4bWe',
    Country: 'Japan',
    Category: 'Local payment methods',
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
  ['Aoife', 'shortcut Escalate call summary'],
  ['Aoife', 'fill Team: Engineering'],
];

export const callIsHandedOver: readonly Doing[] = [['Aoife', 'submit']];

export const priyaTakesIt: readonly Doing[] = [
  ['Priya', 'say in ESC-7: Looking at it now. The payouts wait in our queue.'],
];

/** The call is over, and there is more for the teams. */
export const lateMorning: readonly Doing[] = [
  ['Priya', 'click 30 min'],
  ['Aoife', '+6 min'],
  ['Aoife', 'click Call ended on ESC-7'],
  ...raise('Claire', 'engineering normal Refund of 1,240 EUR is missing in a statement', {
    'What happened': 'Refunded on Thursday, on the card since Friday, not in the statement.',
    'Account or user': 'acct_8Rk1Zd3vLm',
    Category: 'Refund',
  }),
  ...raise('Nora', 'risk normal Payout limit for a ticket seller before Saturday', {
    'What happened': 'Sells 4,000 tickets on Saturday. The limit stops payouts at 2,000.',
    Category: 'Account under review',
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
  ['Aoife', 'click Reached, satisfied'],
  ['Sam', '+2 h'],
  ['Sam', 'click Acknowledge on ESC-2'],
  ['Sam', 'click Tomorrow'],
];

/** Until the leads in Dublin have their digest. */
export const nextMorning: readonly Doing[] = [
  ['Nora', 'next morning'],
  ['Nora', '+1 min'],
];

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
