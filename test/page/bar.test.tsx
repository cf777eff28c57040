import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { World } from '../../sandbox/live/protocol.ts';
import { Bar } from '../../sandbox/page/bar/bar.tsx';
import { slackId } from '../../sandbox/slack/slacks-ids.ts';
import { aWorld, start } from './a-world.ts';

const nothing = () => undefined;

const barOf = (differs: Partial<World> = {}): string =>
  renderToStaticMarkup(
    <Bar
      world={aWorld(differs)}
      act={async () => undefined}
      theme="system"
      onTheme={nothing}
      onBecome={nothing}
      panelOpen={false}
      onPanel={nothing}
      onTour={nothing}
    />,
  );

const text = (markup: string): string => markup.replaceAll(/<[^>]*>/g, '');
const buttons = (markup: string): string[] =>
  [...markup.matchAll(/<button([^>]*)>(.*?)<\/button>/gs)].map(
    ([, attributes = '', inside = '']) => /aria-label="([^"]*)"/.exec(attributes)?.[1] ?? text(inside),
  );

test('the bar is a banner that says what this is, who one is, and what time it is there', () => {
  const markup = barOf();
  expect(markup).toMatch(/^<header class="bar">/);
  expect(text(markup)).toContain('Switchboard sandbox');
  expect(text(markup)).toContain('Aoife · User operations · Dublin 10:00');
  expect(text(markup)).toContain('Mon 23 Nov 10:00, Dublin');
});

test('everything in it is a button with words', () => {
  expect(buttons(barOf())).toEqual([
    'You are Aoife. Be somebody else',
    '+1 min',
    '+15 min',
    '+1 h',
    'Next morning',
    'Monday 09:00',
    'Trouble',
    'What the bot did',
    'Tour',
    'Theme: system',
    'Reset',
  ]);
});

test('a dot says that somebody else has something new, and so do words; one’s own makes none', () => {
  expect(barOf({ attention: { [slackId('UAOIFE')]: 3 } })).not.toContain('bar-dot');
  const markup = barOf({ attention: { [slackId('UKENJI')]: 2 } });
  expect(markup).toContain('class="bar-dot" aria-hidden="true"');
  expect(text(markup)).toContain('There is something new for Kenji.');
});

test('while the clock is moved its buttons rest, and the bar says where it is going', () => {
  const movingTo = Date.parse('2026-11-24T09:00:00Z');
  const markup = barOf({ clock: { now: start, walks: true, movingTo } });
  expect(markup.match(/<button[^>]*disabled=""[^>]*>/g)).toHaveLength(5);
  expect(markup).toContain('aria-live="polite">moving to Tue 09:00 …</span>');
});

test('what is wrong is said in a status, which is there and empty on a good day', () => {
  expect(barOf()).toContain('<div class="bar-status" role="status"></div>');
  const trouble = { bot: 'killed', outage: true, rateLimit: false, dropAnswers: false } as const;
  expect(text(barOf({ trouble }))).toContain('The bot is not runningSlack is down');
});
