/** `/escalate health`: a lead asks how the bot itself is. */
import { expect, test } from 'vitest';
import { switchboard } from '../cli/terminal.ts';
import { minute, startBot } from '../support/bot.ts';
import { command, hear } from '../support/gestures.ts';

const well =
  'All is well: bot token, scopes, clock, channels, user groups, people, queue, dead letters and disk.';

test('all is well: one line, which only the lead sees', async () => {
  const bot = await startBot();
  await command(bot, 'UNORA', 'health');
  expect(bot.said()).toEqual([['only Nora', well]]);
  expect(bot.pings()).toEqual([]);
});

test('what is wrong comes first, then what is worth a look, each with what to do', async () => {
  const bot = await startBot();
  await bot.slack.archive('C0DESIGN');
  bot.slack.disableGroup('S0RISK');
  bot.slack.state.manifest.scopes.delete('reactions:read');
  await command(bot, 'UINGRID', 'health');
  expect(bot.said()).toEqual([
    [
      'only Ingrid',
      [
        'Two things are wrong, one is worth a look.',
        'Wrong: channels. #esc-design (the channel of Design) is archived. Unarchive it, or name another channel in the configuration.',
        'Wrong: user groups. @risk-oncall (responder of Risk and on call for Risk) is disabled. Enable it in Slack, or name another group in the configuration.',
        'Worth a look: scopes. reactions:read is not granted, which may be your choice: 👀 on a card does not acknowledge it. To grant it, paste manifest.yml into App Manifest on the page of the app, and install the app again.',
        'Well: bot token, clock, people, queue, dead letters and disk.',
      ].join(' '),
    ],
  ]);
  expect(bot.pings()).toEqual([]);
});

test('who leads no team is told kindly, and Slack is asked nothing', async () => {
  const bot = await startBot();
  const before = bot.slack.calls.length;
  await command(bot, 'UAOIFE', 'health');
  expect(bot.said()).toEqual([
    [
      'only Aoife',
      'The check-up is for leads, and you lead no team here. If something seems wrong with Switchboard, please tell a lead.',
    ],
  ]);
  expect(bot.slack.calls.slice(before).map(({ method }) => method)).not.toContain('auth.test');
});

test('with more words it is the beginning of an escalation', async () => {
  const bot = await startBot();
  await command(bot, 'UNORA', 'health insurance cannot be paid');
  await bot.slack.until(() => bot.slack.modal('UNORA') !== undefined, 'the form opens');
  expect(bot.said()).toEqual([]);
});

test('a Slack that wants to be asked more slowly is left alone, and that is said', async () => {
  const bot = await startBot();
  bot.slack.faults.add({ kind: 'rate_limited', method: 'conversations.info', retryAfterS: 20, times: 50 });
  await command(bot, 'UNORA', 'health');
  expect(bot.said()).toEqual([
    [
      'only Nora',
      [
        'One thing is worth a look.',
        'Worth a look: channels. 5 channels could not be looked at: Slack wants to be asked more slowly. Try again in 20 s.',
        'Well: bot token, scopes, clock, user groups, people, queue, dead letters and disk.',
      ].join(' '),
    ],
  ]);
});

test('two leads who ask at the same time share one check-up', async () => {
  const bot = await startBot();
  bot.slack.faults.add({ kind: 'slow', method: 'auth.test', delayMs: 200, times: 5 });
  const before = bot.slack.calls.length;
  await Promise.all([command(bot, 'UNORA', 'health'), command(bot, 'UMARCUS', 'health')]);
  expect(new Set(bot.said().map(([where, text]) => `${where}: ${text}`))).toEqual(
    new Set([`only Nora: ${well}`, `only Marcus: ${well}`]),
  );
  expect(bot.slack.calls.slice(before).filter(({ method }) => method === 'auth.test')).toHaveLength(1);
});

test('a dead letter is told, comes back with its reason while that lasts, and is sent when it is gone', async () => {
  const bot = await startBot();
  const risk = { Team: 'Risk', Priority: 'high', Summary: 'Account blocked' };
  const resend = () => switchboard(['doctor', '--resend'], { DATABASE_URL: bot.databasePath }, bot.now());
  await bot.slack.archive('C0RISK');
  await bot.raise(risk);
  hear(bot);
  await command(bot, 'UINGRID', 'health');
  expect(bot.said()[0]?.[1]).toMatch(
    /Wrong: dead letters\. 1 message could not be sent.*: Slack says is_archived\./,
  );

  expect((await resend()).printed).toEqual(['1 message will be sent again: 1 × card.']);
  await bot.pass(minute);
  await command(bot, 'UINGRID', 'health');
  expect(bot.said().at(-1)?.[1]).toMatch(/Wrong: dead letters\. 1 message could not be sent.*is_archived/);

  // The event that says so is lost.
  const channel = bot.slack.state.channels.get('C0RISK');
  if (channel) channel.archived = false;
  expect((await resend()).printed).toEqual(['1 message will be sent again: 1 × card.']);
  await bot.settle();
  expect(bot.said().map(([where, text]) => [where, text.slice(0, 5)])).toEqual([['#esc-risk', 'ESC-1']]);
  hear(bot);
  await command(bot, 'UINGRID', 'health');
  expect(bot.said()).toEqual([['only Ingrid', well]]);
  // That it could not be shown was in the log.
  bot.faults();
});
