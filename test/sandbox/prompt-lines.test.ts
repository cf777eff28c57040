/** What a line of the sandbox's prompt means. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { uses } from '../../sandbox/prompt/help.ts';
import { type Line, parseLine } from '../../sandbox/prompt/parse.ts';

const understood: [typed: string, means: Line][] = [
  ['', { kind: 'nothing' }],
  ['   ', { kind: 'nothing' }],
  ['as Priya', { kind: 'as', person: 'Priya' }],
  ['AS priya', { kind: 'as', person: 'priya' }],
  ['escalate risk urgent Payouts frozen', { kind: 'escalate', text: 'risk urgent Payouts frozen' }],
  ['/escalate list risk', { kind: 'command', typed: '/escalate list risk' }],
  ['click Ask for info', { kind: 'click', label: 'Ask for info', on: null }],
  ['click Ask for info on esc-12', { kind: 'click', label: 'Ask for info', on: 'ESC-12' }],
  ['click Acknowledge on home', { kind: 'click', label: 'Acknowledge', on: 'home' }],
  ['click Bring on the cake', { kind: 'click', label: 'Bring on the cake', on: null }],
  ['fill Summary: Login: broken', { kind: 'fill', label: 'Summary', value: 'Login: broken' }],
  [
    'fill What do you need from them? : A release',
    { kind: 'fill', label: 'What do you need from them?', value: 'A release' },
  ],
  ['fill Country:', { kind: 'fill', label: 'Country', value: '' }],
  ['choose Priority: urgent', { kind: 'fill', label: 'Priority', value: 'urgent' }],
  ['submit', { kind: 'submit' }],
  ['close', { kind: 'close' }],
  ['say I am on it', { kind: 'say', text: 'I am on it', on: null }],
  ['say in esc-2: two\nlines', { kind: 'say', text: 'two\nlines', on: 'ESC-2' }],
  ['say in a moment: yes', { kind: 'say', text: 'in a moment: yes', on: null }],
  ['post #general Good morning', { kind: 'post', channel: '#general', text: 'Good morning' }],
  ['react :eyes: on ESC-1', { kind: 'react', emoji: 'eyes', on: 'ESC-1' }],
  ['react eyes', { kind: 'react', emoji: 'eyes', on: null }],
  ['shortcut Escalate call summary', { kind: 'shortcut', name: 'Escalate call summary' }],
  ['look', { kind: 'look', at: null }],
  ['look #esc-risk', { kind: 'look', at: '#esc-risk' }],
  ['card esc-1', { kind: 'card', id: 'ESC-1' }],
  ['+15 min', { kind: 'pass', ms: 900_000 }],
  ['+ 90s', { kind: 'pass', ms: 90_000 }],
  ['+1 h', { kind: 'pass', ms: 3_600_000 }],
  ['+2 days', { kind: 'pass', ms: 172_800_000 }],
  ['next morning', { kind: 'next morning' }],
  ['archive #esc-design', { kind: 'archive', channel: '#esc-design' }],
  ['unarchive esc-design', { kind: 'unarchive', channel: 'esc-design' }],
  ['outage on', { kind: 'outage', on: true }],
  ['outage OFF', { kind: 'outage', on: false }],
  ['people', { kind: 'people' }],
  ['help', { kind: 'help' }],
  ['quit', { kind: 'quit' }],
  ['exit', { kind: 'quit' }],
];

test.each(understood)('“%s” is understood', (typed, means) => {
  expect(parseLine(typed)).toEqual(means);
});

const notUnderstood: [typed: string, why: string][] = [
  ['dance', 'The sandbox does not know “dance”.'],
  ['constructor', 'The sandbox does not know “constructor”.'],
  ['as', 'Something is missing. For example: as Priya'],
  ['click', 'Something is missing. For example: click Acknowledge'],
  ['submit now', '“now” is too much here.'],
  ['fill Summary', 'Write the field, a colon and the value. For example: fill Summary: Payouts frozen'],
  ['post Good morning', 'Name the channel, then the words. For example: post #general Good morning'],
  ['next week', 'Only “next morning” is known.'],
  ['outage', 'Write “outage on” or “outage off”.'],
  ['+', 'Write how far the clock moves, such as +15 min, +1 h or +2 d.'],
  ['+0 min', 'Write how far the clock moves, such as +15 min, +1 h or +2 d.'],
  ['+5 parsecs', 'Write how far the clock moves, such as +15 min, +1 h or +2 d.'],
  ['+32 d', 'The clock moves 31 days at most in one go.'],
];

test.each(notUnderstood)('“%s” is answered with what to do instead', (typed, why) => {
  expect(parseLine(typed)).toEqual({ kind: 'not understood', why });
});

test('every line of the help is understood, and stands in the README', () => {
  const readme = readFileSync(new URL('../../sandbox/README.md', import.meta.url), 'utf8').replace(
    / +/g,
    ' ',
  );
  const strange = uses.filter(([typed]) => parseLine(typed).kind === 'not understood');
  const unwritten = uses.filter(([typed, does]) => !readme.includes(`| \`${typed}\` | ${does} |`));
  expect({ strange, unwritten }).toEqual({ strange: [], unwritten: [] });
});
