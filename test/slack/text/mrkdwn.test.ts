import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameMentions } from '../../../src/slack/text/mentions.ts';
import { fromMrkdwn } from '../../../src/slack/text/mrkdwn.ts';

test.each([
  ['5 &lt; 6 &amp;&amp; 7 &gt; 6', '5 < 6 && 7 > 6'],
  ['&amp;lt; is decoded once', '&lt; is decoded once'],
  ['&nbsp; is not Slack’s', '&nbsp; is not Slack’s'],
  ['<!channel> <!here> <!everyone>', '@channel @here @everyone'],
  ['<!subteam^S0ENG|@engineering> <!subteam^S0ENG>', '{group S0ENG engineering} {group S0ENG }'],
  ['<@UANA|ana> asked <@UKENJI>', '{person UANA ana} asked {person UKENJI }'],
  ['<#C0ENG|engineering> <#C0ENG>', '{channel C0ENG engineering} {channel C0ENG }'],
  ['<mailto:ana@example.com|ana@example.com>', 'ana@example.com'],
  ['<mailto:ana@example.com>', 'ana@example.com'],
  ['<tel:+35312345678|+353 1 234 5678>', '+353 1 234 5678'],
  ['<https://example.com/a?b=1&amp;c=2>', 'https://example.com/a?b=1&c=2'],
  ['<http://example.com|example.com>', 'http://example.com'],
  ['<https://example.com/x|the page &amp; more>', 'the page & more (https://example.com/x)'],
  ['<!date^1764000000^{date}|24 Nov>', '24 Nov'],
  ['<something else>', '<something else>'],
  ['a < b', 'a < b'],
  ['', ''],
])('%s reads as %s', (mrkdwn, text) => {
  const read = nameMentions(fromMrkdwn(mrkdwn), ({ kind, id, label }) => `{${kind} ${id} ${label}}`);
  expect(read).toBe(text);
});

test('what Slack escapes comes back to the character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      expect(fromMrkdwn(escaped)).toBe(text);
    }),
    { numRuns: 1_000 },
  );
});
