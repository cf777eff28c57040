import { expect, test } from 'vitest';
import { checkMessage } from '../../sandbox/slack/limits.ts';
import {
  helpAnswer,
  noDigestAnswer,
  unknownReferenceAnswer,
  unknownStatusAnswer,
  unknownTeamAnswer,
} from '../../src/views/help.ts';
import { maskedSentence } from '../../src/views/masked.ts';
import { en } from '../../src/views/words/en/index.ts';
import { heard, seen } from './seeing.ts';

const teams = [
  { id: 'risk', name: 'Risk' },
  { id: 'new-markets', name: 'New markets' },
];

test('help lists what can be typed, and the teams', () => {
  expect(seen(helpAnswer({ teams, command: '/escalate' }, en))).toEqual([
    'Switchboard hands a user’s problem to the team that can solve it.',
    '• /escalate: opens the form',
    '• /escalate risk urgent Payouts frozen: opens it filled in: team, priority and summary',
    '• /escalate list [team] [status]: lists what is there, overdue first',
    '• /escalate mine: what you raised, and what you are working on',
    '• /escalate show ESC-12: shows one; the reference alone does too',
    '• /escalate search words: finds by reference, words or account',
    '• /escalate on-call: who is on call in each team',
    '• /escalate swap: asks a colleague to take your turn on call',
    '• /escalate digest: sends a lead their digest now',
    '• /escalate changed KYC checklist: a lead writes down what they changed, to see what comes of it',
    '• /escalate changes: what came of it, and what rises in a lead’s teams',
    '• /escalate documents: which documents people needed and did not have',
    '• /escalate health: tells a lead whether all is well with the bot',
    '• /escalate help: shows this',
    'On any message, the shortcut Escalate call summary fills in the form from its text.',
    'In both threads, what begins with 🔒 or internal: stays on its own side.',
    'Teams:',
    '• Risk',
    '• New markets (new-markets)',
    '[New escalation]',
  ]);
});

test('teams that have no room are counted', () => {
  const many = Array.from({ length: 300 }, (_, n) => ({
    id: `team-${n}`,
    name: `Team ${n} of the whole company`,
  }));
  for (const message of [
    helpAnswer({ teams: many, command: '/escalate' }, en),
    unknownTeamAnswer('fraud', many, en),
  ]) {
    const lines = seen(message);
    const named = lines.filter((line) => line.includes('(team-')).length;
    expect(lines).toContain(`and ${300 - named} more.`);
    expect([named > 100, checkMessage({ ...message })]).toEqual([true, []]);
  }
});

test('what is not known is answered with what is', () => {
  expect(seen(unknownTeamAnswer('fraud', teams, en))).toEqual([
    'There is no team “fraud”.',
    'Teams:',
    '• Risk',
    '• New markets (new-markets)',
  ]);
  expect([
    heard(unknownStatusAnswer('done', en)),
    heard(unknownReferenceAnswer('ESC-99', en)),
    heard(unknownReferenceAnswer(' ', en)),
    heard(noDigestAnswer(en)),
  ]).toEqual([
    'There is no status “done”. There are: open, acknowledged, waiting, resolved, cancelled.',
    'There is no escalation “ESC-99”. /escalate search finds by words or account; /escalate mine lists yours.',
    'Which one? A reference looks like ESC-12. /escalate search finds by words or account; /escalate mine lists yours.',
    'The digest is for leads, and you lead no team here. /escalate mine lists what is yours.',
  ]);
});

test('what was masked is named, each thing once', () => {
  const card = { kind: 'card', last: '4242' } as const;
  const iban = { kind: 'iban', last: '3000' } as const;
  const code = { kind: 'security code', last: '' } as const;
  expect([
    maskedSentence([], en),
    maskedSentence([card], en),
    maskedSentence([card, card], en),
    maskedSentence([code, code], en),
    maskedSentence([card, code], en),
    maskedSentence([card, iban, code], en),
    maskedSentence(
      [
        { kind: 'password', last: '' },
        { kind: 'secret key', last: '' },
        { kind: 'secret key', last: '' },
      ],
      en,
    ),
    maskedSentence(
      [
        { kind: 'bank account', last: '' },
        { kind: 'one-time code', last: '' },
      ],
      en,
    ),
  ]).toEqual([
    '',
    'We masked a card number ending 4242. It was not stored.',
    'We masked a card number ending 4242. It was not stored.',
    'We masked two security codes. They were not stored.',
    'We masked a card number ending 4242 and a security code. They were not stored.',
    'We masked a card number ending 4242, an IBAN ending 3000 and a security code. They were not stored.',
    'We masked a password and two secret keys. They were not stored.',
    'We masked a bank account number and a one-time code. They were not stored.',
  ]);
});
