/** Every block, drawn without a browser, beside what the simulator says of the same thing. */
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../sandbox/slack/json.ts';
import { blocks as described } from '../../sandbox/slack/limits/blocks.ts';
import { blocksSeen } from '../../sandbox/slack/render/blocks.ts';
import { valuesFor } from '../../sandbox/slack/view-state.ts';
import { every } from './every-block.ts';
import { markupOf, wordsIn, wordsOf, workspace } from './reading.tsx';

/** What the simulator's lines only name, or leave out. */
const onlyOnThePage = ['data_visualization', 'video', 'plan', 'task_card', 'image', 'context_actions'];

describe('each kind of block', () => {
  test('there is one here of each kind Slack has', () => {
    expect(every.map(({ type }) => String(type)).sort()).toEqual(Object.keys(described).sort());
  });

  test.each(
    every.filter(({ type }) => !onlyOnThePage.includes(String(type))).map((block) => [block.type, block]),
  )('%s says the words the simulator says', (_type, block) => {
    const slack = workspace();
    const { tz, locale } = slack.state.people.get('UAOIFE') ?? { tz: '', locale: '' };
    const given = [block as JsonObject];
    const lines = blocksSeen(given, { state: slack.state, tz, locale, values: valuesFor(given) });
    expect(wordsOf(markupOf(given, { slack }))).toEqual(wordsIn(lines.join('\n')));
  });

  test.each([
    ['data_visualization', 'By day Opened Resolved Values By day Day Opened Resolved Mon 4 3 Tue 7 5'],
    ['image', 'Screenshot The payouts page'],
    ['video', 'Example How to take one Two minutes A video'],
    ['plan', 'Plan Look Mend'],
    ['task_card', 'Look'],
    ['context_actions', 'Good Bad'],
  ])('%s says %s', (type, words) => {
    const given = every.filter((block) => block.type === type);
    expect(wordsOf(markupOf(given)).join(' ').replace('▶', '')).toBe(words);
  });
});

describe('what is not known', () => {
  test.each([
    ['block', { type: 'hologram' }],
    ['element', { type: 'actions', elements: [{ type: 'lever', action_id: 'a' }] }],
    ['accessory', { type: 'section', text: { type: 'plain_text', text: 'a' }, accessory: { type: 'lever' } }],
    ['leaf', { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'smell' }] }] }],
    ['part', { type: 'rich_text', elements: [{ type: 'rich_text_poem', elements: [] }] }],
    ['cell', { type: 'table', rows: [[{ type: 'raw_smell', text: 'a' }]] }],
    ['chart', { type: 'data_visualization', title: 'a', chart: { type: 'spiral' } }],
    [
      'inner block',
      { type: 'container', title: { type: 'plain_text', text: 'a' }, child_blocks: [{ type: 'b' }] },
    ],
  ])('an unknown %s is told, never left blank', (_what, block) => {
    expect(() => markupOf([block])).toThrow(/^This page cannot show a /);
  });
});

test('a table is a table: heads, and columns as its settings say', () => {
  const raw = (text: string) => ({ type: 'raw_text', text });
  const html = markupOf([
    {
      type: 'table',
      column_settings: [{ align: 'left', is_wrapped: true }, { align: 'right' }],
      rows: [
        [raw('Team'), raw('Open')],
        [raw('<b>Risk</b>'), raw('3')],
      ],
    },
  ]);
  expect(html).toContain(
    '<table class="bk-table"><thead><tr><th scope="col" class="bk-left bk-wrapped">Team</th><th scope="col" class="bk-right bk-unwrapped">Open</th></tr></thead><tbody><tr><td class="bk-left bk-wrapped">&lt;b&gt;Risk&lt;/b&gt;</td><td class="bk-right bk-unwrapped">3</td></tr></tbody></table>',
  );
});

test('a longer data table is shown in pages', () => {
  const raw = (text: string) => ({ type: 'raw_text', text });
  const rows = ['Team', 'one', 'two', 'three'].map((word) => [raw(word)]);
  const words = wordsOf(markupOf([{ type: 'data_table', caption: 'Teams', page_size: 2, rows }]));
  expect(words.join(' ')).toBe('Teams Team one two Previous Page 1 of 2 Next');
});

test('a deeper list is inside the item above it', () => {
  const section = (text: string) => ({ type: 'rich_text_section', elements: [{ type: 'text', text }] });
  const list = (indent: number, ...items: string[]) => ({
    type: 'rich_text_list',
    style: indent ? 'ordered' : 'bullet',
    indent,
    elements: items.map(section),
  });
  const html = markupOf([{ type: 'rich_text', elements: [list(0, 'a', 'b'), list(1, 'b1'), list(0, 'c')] }]);
  expect(html.replace(/ (class|start)="[^"]*"/g, '')).toContain(
    '<ul><li>a</li><li>b<ol><li>b1</li></ol></li></ul><ul><li>c</li></ul>',
  );
});

test('a whole circle and an empty pie can be drawn', () => {
  const pie = (...values: number[]) =>
    markupOf([
      {
        type: 'data_visualization',
        title: 'Pie',
        chart: { type: 'pie', segments: values.map((value, at) => ({ label: `s${at}`, value })) },
      },
    ]);
  expect(pie(3).match(/<path/g)?.length).toBe(1);
  expect(wordsOf(pie(0, 0)).join(' ')).toBe('Pie s0 0 0 s1 0 0');
  expect(pie(1, 2) + pie(3) + pie(0)).not.toContain('NaN');
});
