import { expect, test } from 'vitest';
import { cast } from '../../sandbox/cast.ts';
import { createStillClock } from '../../sandbox/slack/clock.ts';
import type { JsonObject } from '../../sandbox/slack/json.ts';
import { createWorkspace } from '../../sandbox/slack/workspace.ts';
import { manifest } from '../support/manifest.ts';
import type { Shown } from '../support/shown.ts';
import { undrawable } from './drawing.tsx';

const { state } = createWorkspace({ ...cast, manifest: manifest(), clock: createStillClock(0) });

const story = (...blocks: JsonObject[]): Shown => ({
  story: 'a story',
  now: 0,
  botUser: state.botUser,
  people: [...state.people.values()],
  userGroups: [],
  channels: [],
  sights: blocks.map((block) => ({
    piece: { block, surface: 'message' },
    where: { channel: 'C0ENG', ts: '1.1' },
    viewer: 'UKENJI',
  })),
});
const section = (text: string) => ({ type: 'section', text: { type: 'plain_text', text } });

test('what is the same but for its words is drawn once', () => {
  expect(undrawable([story(section('one'), section('two')), story(section('three'))])).toEqual({
    drawn: 1,
    faults: [],
  });
});

test('what the page has no way to draw is named with its story', () => {
  expect(undrawable([story({ type: 'hologram', text: 'look' })])).toEqual({
    drawn: 1,
    faults: [expect.stringMatching(/hologram.*\(a story\)$/)],
  });
});
