/** The small modal that only says something. */
import { expect, test } from 'vitest';
import { homeNotice, notice } from '../../../src/views/forms/notice.ts';
import { movedIn } from '../../../src/views/forms/sentences.ts';
import { en } from '../../../src/views/words/en/index.ts';

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const modal = {
  type: 'modal',
  callback_id: 'notice',
  private_metadata: '{"via":"button"}',
  title: { type: 'plain_text', text: 'Switchboard', emoji: true },
  close: { type: 'plain_text', text: 'Close', emoji: true },
};

test('it says its text, and has nothing to submit', () => {
  expect(notice({ text: 'Only *leads* may.' }, en)).toEqual({
    ...modal,
    blocks: [section('Only *leads* may.')],
  });
});

test('where there are blocks they say it better', () => {
  const blocks = [{ type: 'divider' as const }];
  expect(notice({ text: 'The same', blocks }, en, { via: 'home' })).toEqual({
    ...modal,
    private_metadata: '{"via":"home"}',
    blocks,
  });
  expect(notice({ text: 'The same', blocks: [] }, en).blocks).toEqual([section('The same')]);
});

test('what the person had written is shown again, as it was', () => {
  expect(notice({ text: 'Not saved.' }, en, { typed: 'It *broke* <here>' }).blocks).toEqual([
    section('Not saved.'),
    {
      type: 'rich_text',
      elements: [
        { type: 'rich_text_section', elements: [{ type: 'text', text: 'What you wrote:' }] },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: 'It *broke* <here>' }] },
      ],
    },
  ]);
});

test('a long text is cut where Slack would refuse it, in a modal and in Home', () => {
  const longest = 'x'.repeat(3000);
  const cut = `${'x'.repeat(2999)}…`;
  expect([longest, `${longest}x`].map((text) => notice({ text }, en).blocks)).toEqual([
    [section(longest)],
    [section(cut)],
  ]);
  expect([longest, `${longest}x`].map((text) => homeNotice({ text }))).toEqual([
    { type: 'home', blocks: [section(longest)] },
    { type: 'home', blocks: [section(cut)] },
  ]);
});

test('whoever moves it to a restricted team is told what stays in the old thread, with a link to it', () => {
  expect(movedIn('ESC-7', 'Risk & <Co>', ['https://slack.example/p1'], en)).toEqual({
    text: 'ESC-7 is with *Risk &amp; &lt;Co&gt;* now, and only they read it. What we quoted in the old thread is taken back. What people wrote there themselves stays, and whoever is in that channel reads it. Please ask them to delete what others should not read. <https://slack.example/p1|Open the old thread>',
  });
});
