/** One escalation from the form to the digest, told whole. */
import { describe, expect, test } from 'vitest';
import { hour, minute, modes, startBot } from '../../support/bot.ts';
import { acknowledge, answer, fillIn, resolution, resolve, theCard } from '../../support/gestures.ts';
import { agentLines, askedForNews, cardLines } from '../../support/lines.ts';
import { at, warning } from '../../support/words/about.ts';
import { acts, choices, fields } from '../../support/words/labels.ts';
import { raised } from '../../support/words/raise-form.ts';

const thread = '#esc-engineering › thread';
const agent = 'Aoife › thread';

describe.each(modes)('%s mode', (mode) => {
  test('an escalation is raised, taken, asked about, answered, resolved, and summed up', async () => {
    const bot = await startBot({ mode });
    const { words } = bot;
    const card = () => cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI');
    const facts = {
      summary: 'Payouts frozen <!channel>',
      details: 'The user sees *nothing* since 9:00.',
      account: 'acct_1Kx9',
    };
    await bot.raise({
      [fields.team]: 'Engineering',
      [fields.priority]: choices.urgent,
      [fields.summary]: facts.summary,
      [fields.details]: facts.details,
      [fields.account]: facts.account,
    });
    const open = { ...facts, due: { acknowledge: at('10:15'), resolve: at('14:00') } };
    expect(bot.said()).toEqual(raised(bot, '#esc-engineering', open));
    expect(bot.pings()).toEqual([['#esc-engineering', ['eng-oncall']]]);
    expect(card()).toEqual(words.card(open, 'UKENJI', { first: true }));
    expect(agentLines(bot, 'ESC-1', 'UAOIFE')).toEqual(words.agentMessage(open));

    await bot.pass(12 * minute);
    const soon = warning('acknowledge', at('10:15'));
    expect(bot.said()).toEqual([
      [thread, words.reminded(soon, { ...open, now: at('10:07:30') })],
      [thread, words.reminded(soon, { ...open, to: 'on-call', now: at('10:12') })],
    ]);
    expect(bot.pings()).toEqual([[thread, ['eng-oncall']]]);

    await acknowledge(bot);
    expect(bot.said()).toEqual([
      askedForNews(bot, 'UKENJI'),
      [thread, words.hasIt()],
      [agent, words.toAgent({ what: 'acknowledged' })],
    ]);
    const owned = { ...facts, status: 'acknowledged', owner: 'UKENJI' } as const;
    expect(card()).toEqual(words.card({ ...owned, due: { update: at('11:12'), resolve: at('14:00') } }));

    const missing = ['Amount and currency', 'Screenshot'];
    const text = 'Which payout is it?';
    await fillIn(
      bot,
      'UKENJI',
      acts.ask,
      { [fields.missing]: missing, [fields.question]: text },
      theCard(bot),
    );
    const waiting = {
      ...owned,
      status: 'waiting',
      question: { missing, text, by: 'UKENJI', at: at('10:12') },
      left: { resolve: 228 * minute, update: hour },
    } as const;
    const asked = { what: 'asked', missing, text } as const;
    expect(bot.said()).toEqual([
      [thread, words.inThread(asked, waiting)],
      [agent, words.toAgent(asked, waiting)],
    ]);
    expect(bot.pings()).toEqual([[agent, ['Aoife']]]);
    expect(card()).toEqual(words.card(waiting));

    await bot.pass(20 * minute);
    await answer(bot, 'po_7, 120 EUR. The screenshot follows.');
    const answered = { what: 'answered', text: 'po_7, 120 EUR. The screenshot follows.' } as const;
    expect(bot.said()).toEqual([[thread, words.inThread(answered, { ...owned, by: 'UAOIFE' })]]);
    expect(bot.pings()).toEqual([[thread, ['Kenji']]]);
    expect(card()).toEqual(words.card({ ...owned, due: { update: at('11:32'), resolve: at('14:20') } }));

    await bot.pass(10 * minute);
    await resolve(bot);
    const closed = { ...owned, status: 'resolved', closedAt: at('10:42'), resolution } as const;
    const resolved = { what: 'resolved', ...resolution } as const;
    expect(bot.said()).toEqual([
      [thread, words.inThread(resolved, closed)],
      [agent, words.toAgent(resolved, closed)],
    ]);
    expect(bot.pings()).toEqual([[agent, ['Aoife']]]);
    expect(card()).toEqual(words.card(closed));
    expect(agentLines(bot, 'ESC-1', 'UAOIFE')).toEqual(words.agentMessage(closed));

    await bot.pass(24 * hour);
    const kept = { met: 1, missed: 0 };
    const engineering = { team: 'engineering', opened: 1, resolved: 1, acknowledge: kept, resolve: kept };
    const tuesday = { date: '2026-11-24', since: at('09:00') };
    expect(bot.said()).toEqual([
      [
        'Marcus',
        words.digest({ since: at('17:00', -3), timeZone: 'America/Los_Angeles', teams: [engineering] }),
      ],
      [
        'Hana',
        words.digest({
          ...tuesday,
          since: at('00:00'),
          timeZone: 'Asia/Tokyo',
          teams: [{ team: 'new-markets' }],
        }),
      ],
      [
        'Ingrid',
        words.digest({
          ...tuesday,
          since: at('08:00'),
          timeZone: 'Europe/Berlin',
          teams: [{ team: 'risk' }],
        }),
      ],
      ['Nora', words.digest({ ...tuesday, teams: [engineering, { team: 'design' }] })],
    ]);
    expect(bot.pings()).toEqual([]);
  });
});
