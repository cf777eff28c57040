/** A signed form that holds what the form never offered: it is refused, or left out, and nothing strange is stored. */
import { expect, test } from 'vitest';
import { asObject, asObjects, type JsonObject } from '../../sandbox/slack/json.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, startBot } from '../support/bot.ts';
import { hear, resolution, resolve, startRaised } from '../support/gestures.ts';
import { choices, fields } from '../support/words/labels.ts';

/** The form that was sent last, as another one, with other choices in it. */
async function sendAgain(bot: Bot, user: string, chosen: Record<string, object>): Promise<unknown> {
  const last = bot.slack.deliveries.findLast(({ payload }) => payload.type === 'view_submission');
  if (!last) throw new Error('no form was sent');
  const payload = structuredClone(last.payload);
  const view = asObject(payload.view);
  const values = asObject(asObject(view.state).values);
  for (const [block, held] of Object.entries(chosen)) {
    const [action = block] = Object.keys(asObject(values[block]));
    values[block] = { [action]: held };
  }
  view.id = 'VFORGED';
  payload.user = { ...asObject(payload.user), id: user };
  return (await bot.slack.redeliver({ ...last, id: 'forged', payload })) as JsonObject;
}

const option = (value: string) => ({ type: 'static_select', selected_option: { value } });

test.each(['constructor', '__proto__', 'nobody'])('there is no team %s', async (team) => {
  const bot = await startRaised({}, { mode: 'http' });
  expect(await sendAgain(bot, 'UAOIFE', { team: option(team) })).toEqual({
    ok: true,
    body: { response_action: 'errors', errors: { team: en.raise.teamIsGone } },
  });
  expect(await bot.engine.find('ESC-2')).toBeUndefined();
});

test('a category and a country that do not exist are left out', async () => {
  const bot = await startRaised({}, { mode: 'http' });
  await sendAgain(bot, 'UAOIFE', { category: option('nobody'), country: option('Atlantis') });
  expect(await bot.engine.find('ESC-2')).toMatchObject({ category: null, country: null });
  await bot.settle();
  expect(
    bot
      .said()
      .map(([where]) => where)
      .toSorted(),
  ).toEqual(['#esc-engineering', 'Aoife']);
});

test.each([
  ['a text that is a list', { summary: { type: 'plain_text_input', value: [] } }],
  ['a time beyond all calendars', { callback: { type: 'datetimepicker', selected_date_time: 1e18 } }],
])('%s is turned away, with one line in the log', async (_what, chosen) => {
  const bot = await startRaised({}, { mode: 'http' });
  expect(await sendAgain(bot, 'UAOIFE', chosen)).toMatchObject({ ok: false, reason: 'http_error' });
  expect(await bot.engine.find('ESC-2')).toBeUndefined();
  expect(
    bot.logText().match(/is not as Slack writes it and was not read \(view_submission: view\.state/g),
  ).toHaveLength(1);
});

test('somebody who may not, with the metadata of an escalation of another team: refused, and nothing has changed', async () => {
  const bot = await startBot({ mode: 'http' });
  const inEngineering = { [fields.team]: 'Engineering', [fields.priority]: choices.high };
  await bot.raise({ ...inEngineering, [fields.summary]: 'Payouts frozen' });
  await resolve(bot);
  await bot.raise({ ...inEngineering, [fields.summary]: 'Refunds fail' });
  hear(bot);
  const resolved = bot.slack.deliveries.findLast(
    ({ payload }) => asObject(payload.view).callback_id === 'resolve',
  );
  if (!resolved) throw new Error('nothing was resolved');
  const payload = structuredClone(resolved.payload);
  Object.assign(asObject(payload.view), {
    id: 'VFORGED',
    private_metadata: JSON.stringify({ id: 'ESC-2', via: 'button' }),
  });
  payload.user = { ...asObject(payload.user), id: 'UJONAS' };
  const reply = await bot.slack.redeliver({ ...resolved, id: 'forged', payload });
  const { title, close, blocks } = asObject(asObject(asObject(reply).body).view);
  expect(bot.words.modal({ title, close, blocks: asObjects(blocks) }, 'UJONAS')).toEqual(
    bot.words.refusedNotice(
      { refused: 'not allowed', act: 'resolve', team: 'engineering' },
      { id: 'ESC-2' },
      'UJONAS',
      { typed: `${resolution.fixed}\n${resolution.tellUser}` },
    ),
  );
  expect(await bot.engine.find('ESC-2')).toMatchObject({ status: 'open', version: 1 });
});
