import { expect, test } from 'vitest';
import { asPlainText, withNames } from '../../src/handlers/plain-text.ts';
import { fromMrkdwn } from '../../src/slack/text/mrkdwn.ts';
import { readVia } from '../../src/views/forms/act-form.ts';

/** Kenji and #user-operations are known. */
const people = {
  mentioned: async () =>
    new Map([
      ['UKENJI', '@Name <Kenji>'],
      ['C0OPS', '#user-operations'],
    ]),
};

test.each([
  ['<@UKENJI> is not in R&amp;D. See &lt;here&gt;.', 'Name <Kenji> is not in R&D. See <here>.'],
  [
    '<@UKENJI|kenji> and <@UNOBODY> in <#C0OPS|> and <#C0SECRET>',
    'Name <Kenji> and somebody in #user-operations and a channel',
  ],
  ['<!subteam^S0NONE>, <!here>', 'somebody, @here'],
  ['&lt;@UKENJI&gt; was only typed', '<@UKENJI> was only typed'],
])('%s reads as %s', async (mrkdwn, text) => {
  expect(await asPlainText({ people }, mrkdwn)).toBe(text);
});

test('what somebody wrote has names as in a mention', async () => {
  expect(await withNames({ people }, fromMrkdwn('Ask <@UKENJI> or <@UNOBODY>'))).toBe(
    'Ask @Name <Kenji> or somebody',
  );
});

test('a modal that does not say where it was opened from was not opened from Home', () => {
  expect([readVia(''), readVia('{"source":null}'), readVia('{"id":"ESC-1","via":"home"}')]).toEqual([
    'button',
    'button',
    'home',
  ]);
});
