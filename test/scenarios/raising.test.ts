/** Raising an escalation: three ways in, one form, and nothing is confirmed before it is stored. */
import { expect, test } from 'vitest';
import { fields as blockIds } from '../../src/views/ids.ts';
import { maskedSentence } from '../../src/views/masked.ts';
import { en } from '../../src/views/words/en/index.ts';
import { hour, minute, startBot } from '../support/bot.ts';
import {
  acknowledge,
  command,
  hear,
  more,
  press,
  startRaised,
  submit,
  theCard,
} from '../support/gestures.ts';
import { agentLines, cardLines, modalLines } from '../support/lines.ts';
import { at } from '../support/words/about.ts';
import { acts, choices, fields, shortcuts } from '../support/words/labels.ts';
import {
  raised,
  raiseForm,
  raiseFormErrors,
  raiseFormLines,
  withoutErrors,
} from '../support/words/raise-form.ts';

/** What Engineering promises at ten on this Monday. */
const urgentDue = { acknowledge: at('10:15'), resolve: at('14:00') };
const normalDue = { acknowledge: at('12:00'), resolve: at('10:00', 2) };
const lowDue = { acknowledge: at('18:00'), resolve: at('10:00', 5) };

test('/escalate opens the form; what is submitted is stored, then shown to the team and the agent', async () => {
  const bot = await startBot();
  await command(bot, 'UAOIFE', '', 'C0OPS');
  const empty = { due: normalDue };
  expect(modalLines(bot, 'UAOIFE')).toEqual(raiseFormLines(bot, empty));
  await press(bot, 'UAOIFE', acts.moreDetails);
  expect(modalLines(bot, 'UAOIFE')).toEqual(raiseFormLines(bot, empty, 'UAOIFE', { expanded: true }));
  await submit(bot, 'UAOIFE', {
    [fields.team]: 'Engineering',
    [fields.priority]: choices.high,
    [fields.onPhone]: [choices.yes],
    [fields.summary]: 'Payouts frozen',
    [fields.details]: 'Red banner since 9:00.\nTried another browser.',
    [fields.need]: 'Release them',
    [fields.account]: 'acct_1Kx9',
    [fields.country]: 'IE',
    [fields.category]: 'Payout late or missing',
    [fields.callback]: new Date(at('15:30')),
    [fields.contact]: choices.phone,
  });
  const facts = {
    team: 'engineering',
    priority: 'high',
    onPhone: true,
    summary: 'Payouts frozen',
    details: 'Red banner since 9:00.\nTried another browser.',
    need: 'Release them',
    account: 'acct_1Kx9',
    country: 'IE',
    category: 'payout',
    callbackAt: at('15:30'),
    contact: 'phone',
    due: { acknowledge: at('10:03'), resolve: at('18:00') },
  } as const;
  expect(modalLines(bot, 'UAOIFE')).toEqual(bot.words.raised(facts));
  await bot.slack.closeModal('UAOIFE');
  expect(bot.said()).toEqual(raised(bot, '#esc-engineering', facts));
  expect(bot.pings()).toEqual([['#esc-engineering', ['eng-oncall']]]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA')).toEqual(
    bot.words.card(facts, 'UPRIYA', { first: true }),
  );
  expect(agentLines(bot, 'ESC-1', 'UAOIFE')).toEqual(bot.words.agentMessage(facts));
  expect(modalLines(bot, 'UAOIFE')).toEqual([]);
});

test('/escalate with text opens it filled in: team and priority in any order, then the summary', async () => {
  const bot = await startBot();
  const typed = [
    [
      'risk urgent Payouts frozen for acct_1Kx9',
      {
        team: 'risk',
        priority: 'urgent',
        summary: 'Payouts frozen for acct_1Kx9',
        account: 'acct_1Kx9',
        due: { acknowledge: at('10:10'), resolve: at('14:00') },
      },
    ],
    [
      'urgent New Markets Konbini is down',
      { team: 'new-markets', priority: 'urgent', summary: 'Konbini is down', due: urgentDue },
    ],
    ['LOW button too small', { priority: 'low', summary: 'button too small', due: lowDue }],
    ['payouts are late', { summary: 'payouts are late', due: normalDue }],
    ['help customer with a refund', { summary: 'help customer with a refund', due: normalDue }],
  ] as const;
  for (const [text, filled] of typed) {
    await command(bot, 'UAOIFE', text);
    expect(modalLines(bot, 'UAOIFE'), text).toEqual(raiseFormLines(bot, filled));
    await bot.slack.closeModal('UAOIFE');
  }
});

test('the global shortcut opens the same form', async () => {
  const bot = await startBot();
  await bot.slack.globalShortcut('UYUKI', shortcuts.newEscalation);
  await bot.settle();
  await submit(bot, 'UYUKI', {
    [fields.team]: 'Design',
    [fields.summary]: '文字が小さい',
    [fields.details]: 'ボタンが押せない',
  });
  const facts = {
    team: 'design',
    priority: 'normal',
    summary: '文字が小さい',
    reporter: 'UYUKI',
    due: { acknowledge: at('13:00'), resolve: at('10:00', 2) },
  } as const;
  expect(bot.said()).toEqual(raised(bot, '#esc-design', facts));
  expect(agentLines(bot, 'ESC-1', 'UYUKI')).toEqual(bot.words.agentMessage(facts, 'UYUKI'));
});

test('the promise follows team and priority in place, and what is typed stays', async () => {
  const bot = await startBot();
  await command(bot, 'UAOIFE', '');
  await bot.slack.fill('UAOIFE', { [fields.summary]: 'Payouts frozen' });
  const summary = 'Payouts frozen';
  expect(modalLines(bot, 'UAOIFE')).toEqual(raiseFormLines(bot, { summary, due: normalDue }));
  const chosen = [
    [fields.team, 'Engineering', { team: 'engineering', due: normalDue }],
    [fields.priority, choices.urgent, { team: 'engineering', priority: 'urgent', due: urgentDue }],
    [
      fields.team,
      'Risk',
      { team: 'risk', priority: 'urgent', due: { acknowledge: at('10:10'), resolve: at('14:00') } },
    ],
    [fields.priority, choices.low, { team: 'risk', priority: 'low', due: lowDue }],
  ] as const;
  for (const [field, option, filled] of chosen) {
    await bot.slack.choose('UAOIFE', field, option);
    await bot.settle();
    expect(modalLines(bot, 'UAOIFE'), option).toEqual(raiseFormLines(bot, { summary, ...filled }));
  }
  await bot.slack.closeModal('UAOIFE');
});

test('the promise reads in the agent’s own time, with its day when that is another', async () => {
  const bot = await startBot();
  await command(bot, 'UYUKI', 'engineering normal x');
  expect(modalLines(bot, 'UYUKI')).toEqual(
    raiseFormLines(bot, { team: 'engineering', priority: 'normal', summary: 'x', due: normalDue }, 'UYUKI'),
  );
  await bot.slack.closeModal('UYUKI');
});

test('the form says how busy a team is and how quickly it usually takes things', async () => {
  const bot = await startRaised();
  await bot.pass(9 * minute);
  await acknowledge(bot);
  await bot.raise({
    [fields.team]: 'Engineering',
    [fields.priority]: choices.low,
    [fields.summary]: 'A question',
  });
  hear(bot);
  await command(bot, 'UAOIFE', 'engineering');
  const teamIn = (view: { blocks: readonly { block_id?: unknown }[] } | undefined) =>
    view?.blocks.find(({ block_id }) => block_id === blockIds.team);
  expect(teamIn(bot.slack.modal('UAOIFE'))).toEqual(
    teamIn(
      raiseForm(
        bot,
        { team: 'engineering', due: normalDue },
        { standing: { engineering: { unacknowledged: 1, usuallyAcknowledgedMs: 9 * minute } } },
      ),
    ),
  );
  await bot.slack.closeModal('UAOIFE');
});

test('what is missing or impossible is said on its field, and the rest stays typed', async () => {
  const bot = await startBot();
  await command(bot, 'UAOIFE', '');
  await submit(bot, 'UAOIFE', { [fields.account]: 'acct_1Kx9' });
  expect(bot.slack.errorsOn('UAOIFE')).toEqual({
    [fields.summary]: 'Please complete this required field.',
    [fields.details]: 'Please complete this required field.',
  });
  await press(bot, 'UAOIFE', acts.moreDetails);
  await submit(bot, 'UAOIFE', {
    [fields.summary]: ' ',
    [fields.details]: '\n',
    [fields.callback]: new Date(bot.now() - hour),
  });
  const filled = {
    summary: ' ',
    details: '\n',
    account: 'acct_1Kx9',
    callbackAt: at('09:00'),
    due: normalDue,
  };
  const errors = raiseFormErrors(bot, filled);
  expect(Object.keys(errors)).toEqual([fields.summary, fields.details, fields.callback]);
  expect(bot.slack.errorsOn('UAOIFE')).toEqual(errors);
  expect(withoutErrors(modalLines(bot, 'UAOIFE'))).toEqual(raiseFormLines(bot, filled));
  expect(bot.said()).toEqual([]);
  await submit(bot, 'UAOIFE', { [fields.summary]: 'x', [fields.details]: 'y', [fields.callback]: null });
  expect(bot.said().map(([where]) => where)).toEqual(['#esc-engineering', 'Aoife']);
});

test('not sure: the first rule that matches routes it, otherwise the fallback, and History says which', async () => {
  const bot = await startBot();
  await bot.raise({ [fields.summary]: 'Chargeback lost' });
  await bot.raise({
    [fields.summary]: 'Konbini missing',
    [fields.category]: 'Local payment methods',
    [fields.country]: 'JP',
  });
  await bot.raise({ [fields.summary]: 'Verdacht auf Geldwäsche' });
  await bot.raise({ [fields.summary]: 'Something is odd' });
  const normal = { priority: 'normal', due: normalDue } as const;
  expect(bot.said()).toEqual([
    ...raised(bot, '#esc-risk', { ...normal, id: 'ESC-1', team: 'risk', summary: 'Chargeback lost' }),
    ...raised(bot, '#esc-new-markets', {
      ...normal,
      id: 'ESC-2',
      team: 'new-markets',
      summary: 'Konbini missing',
    }),
    ...raised(bot, '#esc-risk', { ...normal, id: 'ESC-3', team: 'risk', summary: 'Verdacht auf Geldwäsche' }),
    ...raised(bot, '#esc-engineering', { ...normal, id: 'ESC-4', summary: 'Something is odd' }),
  ]);
  for (const [user, channel, id, routed] of [
    ['UMINA', 'C0RISK', 'ESC-1', { team: 'risk', routed: 'rule', rule: 2 }],
    ['UOLGA', 'C0MARKETS', 'ESC-2', { team: 'new-markets', routed: 'rule', rule: 3 }],
    ['UKENJI', 'C0ENG', 'ESC-4', { team: 'engineering', routed: 'fallback', rule: null }],
  ] as const) {
    await more(bot, user, acts.history, theCard(bot, channel, id));
    const deed = {
      what: 'raised',
      priority: 'normal',
      onPhone: false,
      callbackAt: null,
      policyId: '',
      ...routed,
    } as const;
    const entry = { at: at('10:00'), by: 'UAOIFE', via: 'form', deed } as const;
    expect(modalLines(bot, user)[1]).toEqual(bot.words.history([entry], user, id)[1]);
    await bot.slack.closeModal(user);
  }
});

test('a card number in the form is masked before it is stored, and the agent is told', async () => {
  const bot = await startBot();
  await command(bot, 'UAOIFE', '');
  await submit(bot, 'UAOIFE', {
    [fields.team]: 'Engineering',
    [fields.summary]: 'Card 4242 4242 4242 4242 declined',
    [fields.details]: 'The code 123 was right: cvc 123. IBAN DE89370400440532013000.',
  });
  const masked = maskedSentence(
    [
      { kind: 'card', last: '4242' },
      { kind: 'iban', last: '3000' },
      { kind: 'security code', last: '' },
    ],
    en,
  );
  expect(modalLines(bot, 'UAOIFE')).toEqual(bot.words.raised({ priority: 'normal', due: normalDue }, masked));
  await bot.slack.closeModal('UAOIFE');
  const facts = {
    priority: 'normal',
    summary: 'Card •••• •••• •••• 4242 declined',
    details: 'The code 123 was right: cvc •••. IBAN •••• •••• •••• 3000.',
    due: normalDue,
  } as const;
  expect(bot.said()).toEqual(raised(bot, '#esc-engineering', facts));
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA')).toEqual(bot.words.card(facts, 'UPRIYA'));
});

test('while Slack cannot be reached by the bot, what was submitted is stored all the same and shown later', async () => {
  const bot = await startBot();
  await command(bot, 'UAOIFE', '');
  bot.slack.faults.add({ kind: 'http_500', method: 'chat.postMessage', times: 2 });
  await bot.slack.submit('UAOIFE', {
    [fields.team]: 'Engineering',
    [fields.summary]: 'x',
    [fields.details]: 'y',
  });
  expect((await bot.engine.find('ESC-1'))?.summary).toBe('x');
  await bot.pass(minute);
  expect(
    bot
      .said()
      .map(([where]) => where)
      .toSorted(),
  ).toEqual(['#esc-engineering', 'Aoife']);
});
