/** What the agent reads to the caller from the form is what the agent's message says a moment later, whatever was filled in, and in which order. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Choice } from '../../sandbox/slack/gestures/choices.ts';
import { asObjects, textOf } from '../../sandbox/slack/json.ts';
import { fallbackText } from '../../src/views/fallback-text.ts';
import { fields as blockIds } from '../../src/views/ids.ts';
import { line } from '../../src/views/lines.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, hour, minute, mondayMorning, startBot } from '../support/bot.ts';
import { command, hear, press, submit } from '../support/gestures.ts';
import { agentMessage } from '../support/lines.ts';
import { acts, choices, fields } from '../support/words/labels.ts';

/** Engineering and risk have hours here. Currency, language, words, category, country and priority each decide a team. */
const withHours = (yaml: string) =>
  yaml
    .replace('  engineering:\n', '  engineering:\n    calendar: dublin\n')
    .replace('  risk:\n', '  risk:\n    calendar: san-francisco\n')
    .replace(
      '  fallback:',
      '    - { when: { currency: CHF }, team: design }\n    - { when: { language: ja }, team: new-markets }\n  fallback:',
    );

const texts = [
  '',
  'Payouts frozen',
  'A chargeback came',
  'Wegen Geldwäsche gesperrt',
  'CHF 250 are missing',
  '今朝から管理画面にログインできません。',
];
/** Each is one thing that somebody does in the form. */
const deeds: (readonly [field: string, to: Choice])[] = [
  ...['Engineering', 'Risk', 'New markets', 'Design', en.raise.notSure].map(
    (to) => [fields.team, to] as const,
  ),
  ...['urgent', 'high', 'normal', 'low'].map((to) => [fields.priority, choices[to as 'urgent']] as const),
  ...[[choices.yes], []].map((to) => [fields.onPhone, to] as const),
  ...[
    'Dashboard or app hard to use',
    'Suspected fraud',
    'Local payment methods',
    'Payout late or missing',
  ].map((to) => [fields.category, to] as const),
  ...['JP', 'IE'].map((to) => [fields.country, to] as const),
  ...[fields.summary, fields.details, fields.need, fields.account].flatMap((field) =>
    texts.map((to) => [field, to] as const),
  ),
];

const weekMs = 7 * 24 * hour;

const filledIn = fc.record({
  agent: fc.constantFrom('UAOIFE', 'UYUKI', 'UJONAS', 'UCLAIRE'),
  typed: fc.constantFrom('', 'risk urgent A refund', 'a chargeback came'),
  done: fc.array(fc.constantFrom(...deeds), { minLength: 2, maxLength: 8 }),
});

test('the form promises what the message then says', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: weekMs / minute }).map((minutes) => mondayMorning + minutes * minute),
      fc.array(filledIn, { minLength: 6, maxLength: 6 }),
      async (at, forms) => {
        const bot = await startBot({ at, config: withHours, rateLimits: 'off' });
        for (const form of forms) await expectSaidAsRead(bot, form);
        hear(bot);
      },
    ),
    { numRuns: 5 },
  );
});

/** What is done last changes the promise by itself: nothing after it sends the form again. */
const lastDeeds: [field: string, to: Choice, before?: [field: string, to: Choice][]][] = [
  [fields.team, 'Design'],
  [fields.priority, choices.urgent],
  [fields.onPhone, [choices.yes]],
  [fields.category, 'Suspected fraud'],
  [fields.country, 'JP', [[fields.category, 'Local payment methods']]],
  [fields.summary, 'A chargeback came'],
  [fields.details, 'CHF 250 are missing'],
  [fields.need, 'A chargeback'],
  [fields.account, 'The chargeback of yesterday'],
];

test('it follows each input by itself', async () => {
  const bot = await startBot({ config: withHours, rateLimits: 'off' });
  for (const [field, to, before = []] of lastDeeds) {
    const filled = [...before, [fields.summary, 'Payouts'], [fields.details, 'Frozen']] as const;
    await expectSaidAsRead(bot, { agent: 'UAOIFE', typed: '', done: [...filled, [field, to]] });
  }
  hear(bot);
});

type Form = { agent: string; typed: string; done: (readonly [field: string, to: Choice])[] };

async function expectSaidAsRead(bot: Bot, { agent, typed, done }: Form): Promise<void> {
  await command(bot, agent, typed);
  await press(bot, agent, acts.moreDetails);
  for (const [field, to] of done) await fillIn(bot, agent, field, to);
  // What has to be there to be submitted.
  for (const field of [fields.summary, fields.details])
    if (isEmpty(bot, agent, field)) await fillIn(bot, agent, field, 'It does not work');
  const read = promised(bot, agent);
  await submit(bot, agent);
  const [newest] = await bot.engine.list({ limit: 1000 }).then((all) => all.toSorted(byNewest));
  expect(agentMessage(bot, newest?.id ?? '', agent).text).toMatch(read);
}

const byNewest = (one: { number: number }, other: { number: number }) => other.number - one.number;

async function fillIn(bot: Bot, agent: string, field: string, to: Choice): Promise<void> {
  await bot.slack.fill(agent, { [field]: to });
  await bot.settle();
}

/** What the message says where the open form says this: the same hours, with their day in the message's own short way. */
function promised(bot: Bot, agent: string): RegExp {
  const said = textOf(blockOf(bot, agent, blockIds.promise)?.text);
  const [, team = ''] = /\*(.+?)\*/.exec(said) ?? [];
  const { tz = 'UTC' } = bot.slack.state.people.get(agent) ?? {};
  const [resolve, acknowledge, closedUntil] = [...said.matchAll(spokenTime)]
    .map((one) => shortly(one, bot.now(), tz))
    .toReversed();
  if (!acknowledge || !resolve) throw new Error(`the form promises nothing: ${said}`);
  const sentence = fallbackText([
    line(
      ...en.promises.ahead(team, closedUntil ?? null, [
        { what: 'acknowledge', at: acknowledge },
        { what: 'resolve', at: resolve },
      ]),
    ),
  ]);
  return new RegExp(sentence.replace(/[.()]/g, '\\$&').replaceAll(' near ', '( \\d+ \\w+)? '));
}

/** `02:02`, `02:02 tomorrow`, `10:00 on Wednesday`, `10:00 on Monday 4 January`. */
const spokenTime = /(\d\d:\d\d)( tomorrow)?(?: on (\p{Lu}\w+)(?: (\d+) (\w+))?)?/gu;

/** `Wed near 10:00`, where the message may also give the date, `Mon 4 Jan 10:00`. */
function shortly(
  [, clock, tomorrow, weekday, day, month]: RegExpMatchArray,
  now: number,
  timeZone: string,
): string {
  const at = now + (tomorrow ? 24 * hour : 0);
  const name = weekday ?? new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone }).format(at);
  return `${name.slice(0, 3)} ${day && month ? `${day} ${month.slice(0, 3)}` : 'near'} ${clock}`;
}

function isEmpty({ slack }: Bot, agent: string, field: string): boolean {
  const view = slack.modal(agent);
  const held = Object.values(view?.values[blockIdOf[field] ?? ''] ?? {})[0];
  return !held?.value;
}
const blockIdOf = { [fields.summary]: blockIds.summary, [fields.details]: blockIds.details };

const blockOf = ({ slack }: Bot, agent: string, block: string) =>
  asObjects(slack.modal(agent)?.given.blocks).find(({ block_id }) => block_id === block);
