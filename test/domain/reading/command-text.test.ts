import { expect, test } from 'vitest';
import { parseCommand } from '../../../src/domain/reading/command-text.ts';
import { fromMrkdwn } from '../../../src/slack/text/mrkdwn.ts';

const context = {
  teams: [
    { id: 'engineering', name: 'Engineering' },
    { id: 'risk', name: 'Risk' },
    { id: 'new-markets', name: 'New Markets' },
    { id: 'design', name: 'Design & Brand' },
  ],
  prefix: 'ESC',
  leads: false,
};
const parse = (text: string) => parseCommand(fromMrkdwn(text), context);
const long = `${'Payouts are frozen again '.repeat(8)}since Monday`;

test.each([
  ['', {}],
  ['   ', {}],
  [
    'risk urgent Payouts frozen for acct_1Kx',
    { team: 'risk', priority: 'urgent', summary: 'Payouts frozen for acct_1Kx' },
  ],
  ['URGENT Risk Payouts frozen', { team: 'risk', priority: 'urgent', summary: 'Payouts frozen' }],
  ['risk', { team: 'risk' }],
  ['low', { priority: 'low' }],
  ['#risk: high refund loop', { team: 'risk', priority: 'high', summary: 'refund loop' }],
  [
    'new markets normal SEPA in Ireland',
    { team: 'new-markets', priority: 'normal', summary: 'SEPA in Ireland' },
  ],
  ['high new-markets SEPA', { team: 'new-markets', priority: 'high', summary: 'SEPA' }],
  ['New Markets', { team: 'new-markets' }],
  ['design &amp; brand logo is cut', { team: 'design', summary: 'logo is cut' }],
  ['risk risk of fraud', { team: 'risk', summary: 'risk of fraud' }],
  ['urgent urgent please', { priority: 'urgent', summary: 'urgent please' }],
  ['Payouts frozen, risk says urgent', { summary: 'Payouts frozen, risk says urgent' }],
  ['payouts', { summary: 'payouts' }],
  ['amount &lt;b&gt; 5 &amp;amp; 6', { summary: 'amount <b> 5 &amp; 6' }],
  ['出金が停止しています', { summary: '出金が停止しています' }],
  ['help customer with refund', { summary: 'help customer with refund' }],
  ['mine is broken', { summary: 'mine is broken' }],
  ['health insurance missing', { summary: 'health insurance missing' }],
  ['digest e-mails missing', { summary: 'digest e-mails missing' }],
  ['on-call engineer did not answer', { summary: 'on-call engineer did not answer' }],
  ['on hold for an hour', { summary: 'on hold for an hour' }],
  ['ESC-12 is back', { summary: 'ESC-12 is back' }],
  ['12', { summary: '12' }],
  ['ESC-0', { summary: 'ESC-0' }],
  ['escalate', { summary: 'escalate' }],
  ['one line\nand more\n\nto it', { summary: 'one line', details: 'and more\nto it' }],
])('"%s" opens the form', (text, prefill) => {
  expect(parse(text)).toEqual({ kind: 'form', prefill });
});

test('a summary too long for its field is cut at a word and kept whole in the details', () => {
  expect(parse(`risk ${long}`)).toEqual({
    kind: 'form',
    prefill: {
      team: 'risk',
      summary: `${'Payouts are frozen again '.repeat(6).trimEnd()}…`,
      details: long,
    },
  });
});

test.each([
  ['list', { kind: 'list' }],
  ['LIST engineering', { kind: 'list', team: 'engineering' }],
  ['list engineering open', { kind: 'list', team: 'engineering', status: 'open' }],
  ['list waiting new markets', { kind: 'list', team: 'new-markets', status: 'waiting' }],
  ['list resolved', { kind: 'list', status: 'resolved' }],
  ['list cancelled risk', { kind: 'list', team: 'risk', status: 'cancelled' }],
  ['list acknowledged', { kind: 'list', status: 'acknowledged' }],
  ['list nosuchteam', { kind: 'unknown_team', said: 'nosuchteam' }],
  ['list open nosuchteam', { kind: 'unknown_team', said: 'nosuchteam' }],
  ['list engineering nosuchstatus', { kind: 'unknown_status', said: 'nosuchstatus' }],
  ['list engineering open extra', { kind: 'unknown_status', said: 'extra' }],
  ['mine', { kind: 'mine' }],
  ['Mine ', { kind: 'mine' }],
  ['ESC-12', { kind: 'show', reference: 'ESC-12' }],
  ['esc-12', { kind: 'show', reference: 'ESC-12' }],
  ['*ESC-0012*', { kind: 'show', reference: 'ESC-12' }],
  ['ＥＳＣ－１２', { kind: 'show', reference: 'ESC-12' }],
  ['show ESC-12', { kind: 'show', reference: 'ESC-12' }],
  ['show #esc–12.', { kind: 'show', reference: 'ESC-12' }],
  ['show 12', { kind: 'show', reference: 'ESC-12' }],
  ['show', { kind: 'help' }],
  ['show me', { kind: 'unknown_reference', said: 'me' }],
  ['show ESC-', { kind: 'unknown_reference', said: 'ESC-' }],
  ['show INC-12', { kind: 'unknown_reference', said: 'INC-12' }],
  ['show 9999999999', { kind: 'unknown_reference', said: '9999999999' }],
  ['search payouts &amp; Müller', { kind: 'search', words: 'payouts & Müller' }],
  ['search', { kind: 'help' }],
  ['on-call', { kind: 'on_call' }],
  ['oncall', { kind: 'on_call' }],
  ['on call', { kind: 'on_call' }],
  ['on-call risk', { kind: 'on_call', team: 'risk' }],
  ['digest', { kind: 'digest' }],
  ['swap', { kind: 'swap' }],
  ['Health', { kind: 'health' }],
  ['help health', { kind: 'help' }],
  ['help', { kind: 'help' }],
  ['help list', { kind: 'help' }],
  ['?', { kind: 'help' }],
])('"%s" is a subcommand', (text, command) => {
  expect(parse(text)).toEqual(command);
});

test.each([
  [true, 'changed KYC checklist', { kind: 'changed', title: 'KYC checklist' }],
  [true, '“changed” “KYC checklist”', { kind: 'changed', title: 'KYC checklist' }],
  [false, 'changed bank details', { kind: 'form', prefill: { summary: 'changed bank details' } }],
  [false, 'changed', { kind: 'changed', title: '' }],
  [false, 'Changes', { kind: 'changes' }],
  [true, 'changes to the contract', { kind: 'form', prefill: { summary: 'changes to the contract' } }],
])('of somebody who leads (%s), "%s" is what they changed, or a summary', (leads, text, command) => {
  expect(parseCommand(text, { ...context, leads })).toEqual(command);
});

test('the prefix of references is the configured one', () => {
  expect(parseCommand('inc-7', { teams: [], prefix: 'INC', leads: false })).toEqual({
    kind: 'show',
    reference: 'INC-7',
  });
});

test('only one team and one priority are taken; what comes after them is the summary', () => {
  expect(parse('risk urgent engineering high is slow')).toEqual({
    kind: 'form',
    prefill: { team: 'risk', priority: 'urgent', summary: 'engineering high is slow' },
  });
});

test.each([
  ['“ESC-1”', { kind: 'show', reference: 'ESC-1' }],
  ['‘esc‑1’', { kind: 'show', reference: 'ESC-1' }],
  ['„ESC–1“', { kind: 'show', reference: 'ESC-1' }],
  ['«\u00a0ESC-1\u00a0»', { kind: 'show', reference: 'ESC-1' }],
  ['‹ESC—1›', { kind: 'show', reference: 'ESC-1' }],
  ['「ＥＳＣ－１」', { kind: 'show', reference: 'ESC-1' }],
  ['『ESCー1』', { kind: 'show', reference: 'ESC-1' }],
  ['ESC\u00ad-1\u200b', { kind: 'show', reference: 'ESC-1' }],
  ['ESC -- 1', { kind: 'show', reference: 'ESC-1' }],
  ['"ESC-1".', { kind: 'show', reference: 'ESC-1' }],
  ['“#ESC−1”', { kind: 'show', reference: 'ESC-1' }],
  ['ESC - 1', { kind: 'show', reference: 'ESC-1' }],
  ['show “ESC–1”', { kind: 'show', reference: 'ESC-1' }],
  ['show ‚12‘', { kind: 'show', reference: 'ESC-12' }],
  ['on–call', { kind: 'on_call' }],
  ['on—call', { kind: 'on_call' }],
  ['on‑call', { kind: 'on_call' }],
  ['on−call', { kind: 'on_call' }],
  ['on\u00adcall', { kind: 'on_call' }],
  ['ｏｎ－ｃａｌｌ', { kind: 'on_call' }],
  ['onーcall', { kind: 'on_call' }],
  ['“on-call”', { kind: 'on_call' }],
  ['On call.', { kind: 'on_call' }],
  ['on – call', { kind: 'on_call' }],
  ['on–call new–markets', { kind: 'on_call', team: 'new-markets' }],
  ['on-call “Risk”', { kind: 'on_call', team: 'risk' }],
  ['list new–markets', { kind: 'list', team: 'new-markets' }],
  ['list „New Markets“ open', { kind: 'list', team: 'new-markets', status: 'open' }],
  ['list ‘waiting’ “new‑markets”', { kind: 'list', team: 'new-markets', status: 'waiting' }],
  ['“list risk open”', { kind: 'list', team: 'risk', status: 'open' }],
  ['list men’s-wear', { kind: 'list', team: 'mens' }],
  ["list men's wear", { kind: 'list', team: 'mens' }],
  ['「ｌｉｓｔ」　ｒｉｓｋ', { kind: 'list', team: 'risk' }],
  ['\u200bmine', { kind: 'mine' }],
  ['‚mine‘', { kind: 'mine' }],
  ['Digest.', { kind: 'digest' }],
  ['“help”', { kind: 'help' }],
  ['help on–call', { kind: 'help' }],
  ['？', { kind: 'help' }],
])('"%s" is a subcommand, however the phone wrote it', (text, command) => {
  const teams = [...context.teams, { id: 'mens', name: 'Men’s Wear' }];
  expect(parseCommand(text, { ...context, teams })).toEqual(command);
});

test.each([
  ['“risk” “urgent” Payouts frozen', { team: 'risk', priority: 'urgent', summary: 'Payouts frozen' }],
  ['new–markets: ‘high’ SEPA', { team: 'new-markets', priority: 'high', summary: 'SEPA' }],
  ['“New Markets” SEPA', { team: 'new-markets', summary: 'SEPA' }],
  ['“risk urgent Payouts frozen”', { team: 'risk', priority: 'urgent', summary: 'Payouts frozen' }],
  ['„Auszahlung“ fehlt – seit Montag', { summary: '„Auszahlung“ fehlt – seit Montag' }],
  ['“Payouts frozen”', { summary: '“Payouts frozen”' }],
  ['ESC  - 1', { summary: 'ESC - 1' }],
  ['“one” “two”', { summary: '“one” “two”' }],
  ['it’s', { summary: 'it’s' }],
  ['@risk #low', { team: 'risk', summary: '#low' }],
  ['“@risk” slow', { team: 'risk', summary: 'slow' }],
  ['“mine” is grey', { summary: '“mine” is grey' }],
  ['risk “Release” button', { team: 'risk', summary: '“Release” button' }],
  ['\u200b\u2800', {}],
])('"%s" opens the form, and the summary keeps its own quotes and dashes', (text, prefill) => {
  expect(parse(text)).toEqual({ kind: 'form', prefill });
});

test('a name of six words is found, and a text of any length is kept as far as the field takes it', () => {
  const teams = [{ id: 'six', name: 'All of the very new markets' }];
  const parsed = parseCommand(`all of the very new markets ${'word '.repeat(3_000)}`, {
    teams,
    prefix: 'ESC',
    leads: false,
  });
  expect(parsed.kind === 'form' && [parsed.prefill.team, parsed.prefill.details?.length]).toEqual([
    'six',
    3_000,
  ]);
});
