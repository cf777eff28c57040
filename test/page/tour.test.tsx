import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { World } from '../../sandbox/live/protocol.ts';
import { Tour } from '../../sandbox/page/tour/tour.tsx';
import { slackId } from '../../sandbox/slack/slacks-ids.ts';
import { aWorld } from './a-world.ts';

const nothing = () => undefined;

const tourOf = (differs: Partial<World> = {}): string =>
  renderToStaticMarkup(
    <Tour
      world={aWorld(differs)}
      act={async () => undefined}
      address={{ place: slackId('C0OPS') }}
      goTo={nothing}
      become={nothing}
      onClose={nothing}
    />,
  );

test('the tour says how far one is, why, what to do, and offers to do it', () => {
  const markup = tourOf();
  const text = markup.replaceAll(/<[^>]*>/g, '');
  expect(markup).toMatch(/^<section class="tour" aria-label="Tour">/);
  expect(text).toContain('1 of 7');
  expect(text).toContain('Aoife has a user on the phone: payouts frozen.');
  expect([...markup.matchAll(/<button[^>]*>(.*?)<\/button>/gs)].map(([, inside]) => inside)).toEqual([
    'Raise an example',
    'Other examples',
    'Skip this step',
    'Close the tour',
  ]);
});
