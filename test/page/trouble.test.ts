import { expect, test } from 'vitest';
import { nextTheme } from '../../sandbox/page/bar/theme.ts';
import { troubleWords } from '../../sandbox/page/bar/trouble-words.ts';

const calm = { bot: 'running', outage: false, rateLimit: false, dropAnswers: false } as const;

test('nothing is said on a good day', () => {
  expect(troubleWords(calm)).toEqual([]);
});

test('everything that is not as usual is said in words, the bot first', () => {
  expect(troubleWords({ ...calm, outage: true })).toEqual(['Slack is down']);
  expect(troubleWords({ ...calm, bot: 'starting' })).toEqual(['The bot is starting']);
  expect(troubleWords({ bot: 'killed', outage: true, rateLimit: true, dropAnswers: true })).toEqual([
    'The bot is not running',
    'Slack limits the bot',
    'Slack is down',
    'Answers are dropped',
  ]);
});

test('the theme goes from the system’s to light to dark and back', () => {
  expect([nextTheme('system'), nextTheme('light'), nextTheme('dark')]).toEqual(['light', 'dark', 'system']);
});
