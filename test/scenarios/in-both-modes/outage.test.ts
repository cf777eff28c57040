/** Slack is away for a day: what waits arrives afterwards, in order, once, and as it is true then. */
import { describe, expect, test } from 'vitest';
import { type Bot, hour, minute, modes, type Said } from '../../support/bot.ts';
import { acknowledge, hear, resolution, resolve, startRaised } from '../../support/gestures.ts';
import { askedForNews, cardLines } from '../../support/lines.ts';
import { at, breach, overdue } from '../../support/words/about.ts';

const thread = '#esc-engineering › thread';
const agent = 'Aoife › thread';

/** Time passes in steps, each as if the machine had slept in between. */
async function passInSteps(bot: Bot, ms: number, stepMs: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += stepMs) {
    bot.slack.clock.advance(stepMs);
    await bot.settle();
  }
}

describe.each(modes)('%s mode', (mode) => {
  async function slackComesBack(bot: Bot): Promise<void> {
    const { slack } = bot;
    slack.outage(false);
    if (mode === 'http') return;
    await slack.until(() => slack.connections() > 0, 'the bot connects again');
    expect(bot.faults().filter((fault) => !fault.startsWith('WebSocket error'))).toEqual([]);
  }

  test('a day without Slack: nothing can be raised, and afterwards everybody hears once what is true then', async () => {
    const bot = await startRaised({}, { mode });
    bot.slack.outage(true);
    await bot.slack.command('UAOIFE', '/escalate', { channel: 'C0OPS' });
    expect(bot.slack.errorsShown('UAOIFE').map(({ error }) => error)).toEqual(['dispatch_failed']);
    await passInSteps(bot, 24 * hour, hour);
    expect(bot.said()).toEqual([]);

    await slackComesBack(bot);
    await bot.pass(3 * minute);
    const { words } = bot;
    const [acknowledgeBy, resolveBy] = [at('10:15'), at('14:00')];
    const bothReminders = (lead: string) =>
      words.personal(
        [
          { reminder: overdue('acknowledge', acknowledgeBy), as: 'lead' },
          { reminder: overdue('resolve', resolveBy), as: 'lead' },
        ],
        remindedAt(bot, lead),
      );
    // The digests of Monday in Los Angeles and of Tuesday in Tokyo are too late to be of use.
    expect(byPlace(bot, bot.said())).toEqual([
      [thread, words.reminded(breach('acknowledge', acknowledgeBy), { to: 'on-call' })],
      [thread, words.reminded(breach('resolve', resolveBy), { to: 'on-call' })],
      [
        'Ingrid',
        words.digest({
          to: { lead: 'UINGRID' },
          date: '2026-11-24',
          timeZone: 'Europe/Berlin',
          since: at('08:00'),
          teams: [{ team: 'risk' }],
        }),
      ],
      ['Marcus', bothReminders('UMARCUS')],
      ['Nora', bothReminders('UNORA')],
      [
        'Nora',
        words.digest({
          date: '2026-11-24',
          since: at('09:00'),
          needsYou: [{ needs: ['breached', 'nobody has it'] }],
          numbers: {
            missed: [
              {
                team: 'engineering',
                priority: 'urgent',
                acknowledge: { met: 0, missed: 1 },
                resolve: { met: 0, missed: 1 },
              },
            ],
          },
          teams: [
            {
              team: 'engineering',
              opened: 1,
              open: 1,
              acknowledge: { met: 0, missed: 1 },
              resolve: { met: 0, missed: 1 },
            },
            { team: 'design' },
          ],
        }),
      ],
    ]);
    await acknowledge(bot);
    expect(byPlace(bot, bot.said())).toEqual([
      [thread, words.hasIt()],
      [agent, words.toAgent({ what: 'acknowledged' })],
      askedForNews(bot, 'UKENJI'),
    ]);
  });

  test('what was done just before Slack went away is shown as it is by then, and said in order', async () => {
    const bot = await startRaised({}, { mode });
    bot.slack.faults.add({ kind: 'http_500', times: 100, when: ({ method }) => method.startsWith('chat.') });
    await acknowledge(bot);
    await resolve(bot);
    // An answer to a press goes to the address that came with the press.
    expect(bot.said()).toEqual([askedForNews(bot, 'UKENJI')]);
    bot.slack.faults.clear();
    await bot.pass(2 * minute);
    const { words } = bot;
    const resolved = { what: 'resolved', ...resolution } as const;
    expect(byPlace(bot, bot.said())).toEqual([
      [thread, words.hasIt()],
      [thread, words.inThread(resolved)],
      [agent, words.toAgent({ what: 'acknowledged' })],
      [agent, words.toAgent(resolved)],
    ]);
    expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual(
      words.card({ status: 'resolved', owner: 'UKENJI', closedAt: at('10:00'), resolution }),
    );
    hear(bot);
  });
});

/** When this lead was written to, but for the digest: some time in the first minutes. */
function remindedAt({ slack, words }: Bot, lead: string): number {
  const reminders = slack.directMessages(lead).filter(({ text }) => !words.digestDay(words.read(text)));
  return Number(reminders.at(-1)?.ts) * 1000;
}

/** Lanes are independent of each other: what is in order within each place is compared. */
function byPlace({ words }: Bot, said: Said[]): Said[] {
  const laneOf = ([where, text]: Said) => (words.digestDay(text) ? `${where}, the digest` : where);
  return said.toSorted((a, b) => (laneOf(a) < laneOf(b) ? -1 : laneOf(a) > laneOf(b) ? 1 : 0));
}
