/** Every element: what it is called, what it holds, and what is said of it. */
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../sandbox/slack/json.ts';
import { choosers } from '../../sandbox/slack/limits/elements.ts';
import { inputs } from '../../sandbox/slack/limits/inputs.ts';
import { markupOf, plainly, wordsOf } from './reading.tsx';

const plain = (text: string) => ({ type: 'plain_text', text });
const option = (label: string, more = {}) => ({ text: plain(label), value: label.toLowerCase(), ...more });

const inBlock = (element: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: 'input',
  block_id: 'b',
  label: plain('Team'),
  element: { action_id: 'a', ...element },
  ...more,
});

const offered = { options: [option('Engineering'), option('Risk')] };
const chosenFirst: { [type: string]: JsonObject } = {
  plain_text_input: { initial_value: 'Risk' },
  email_text_input: { initial_value: 'a@b.c' },
  url_text_input: { initial_value: 'https://a.b' },
  number_input: { initial_value: '12', is_decimal_allowed: true },
  rich_text_input: {
    initial_value: {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'Risk' }] }],
    },
  },
  file_input: {},
  static_select: { ...offered, initial_option: option('Risk') },
  multi_static_select: { ...offered, initial_options: [option('Risk')] },
  external_select: { initial_option: option('Risk') },
  multi_external_select: { initial_options: [option('Risk')] },
  users_select: { initial_user: 'UKENJI' },
  multi_users_select: { initial_users: ['UKENJI', 'USAM'] },
  channels_select: { initial_channel: 'C0OPS' },
  multi_channels_select: { initial_channels: ['C0OPS'] },
  conversations_select: { initial_conversation: 'C0OPS' },
  multi_conversations_select: { initial_conversations: ['C0OPS'] },
  radio_buttons: { ...offered, initial_option: option('Risk') },
  checkboxes: { ...offered, initial_options: [option('Risk')] },
  datepicker: { initial_date: '2026-11-24' },
  timepicker: { initial_time: '14:30' },
  datetimepicker: { initial_date_time: 1_795_428_000 },
};

const held: { [type: string]: string } = {
  plain_text_input: 'Risk',
  email_text_input: 'a b c',
  url_text_input: 'https a b',
  number_input: '12',
  rich_text_input: 'Risk',
  file_input: '',
  static_select: 'Risk',
  multi_static_select: 'Risk',
  external_select: 'Risk',
  multi_external_select: 'Risk',
  users_select: 'Kenji',
  multi_users_select: 'Kenji Sam',
  channels_select: 'user operations',
  multi_channels_select: 'user operations',
  conversations_select: 'user operations',
  multi_conversations_select: 'user operations',
  radio_buttons: 'Engineering Risk',
  checkboxes: 'Engineering Risk',
  datepicker: '2026 11 24',
  timepicker: '14 30',
  datetimepicker: '2026 11 23 10 00',
};

describe('each element in an input block', () => {
  test('there is one here of each kind that can be filled in', () => {
    expect(Object.keys(chosenFirst).sort()).toEqual(
      [...Object.keys(inputs), ...choosers, 'datetimepicker'].sort(),
    );
  });

  test.each(Object.entries(chosenFirst))(
    '%s shows what it holds, and is called by its label',
    (type, more) => {
      const html = markupOf([inBlock({ type, ...more })], { surface: 'modal' });
      expect(wordsOf(html).join(' ')).toBe(`Team ${held[type]}`.trim());
      const label = /id="([^"]*)"[^>]*>Team</.exec(html)?.[1];
      expect(html).toMatch(
        new RegExp(`<(input|textarea|button|div|fieldset) [^>]*aria-labelledby="${label}"`),
      );
    },
  );

  test('which box is ticked can be told', () => {
    const html = markupOf([inBlock({ type: 'checkboxes', ...chosenFirst.checkboxes })], { surface: 'modal' });
    const boxes = html.match(/<input type="checkbox"[^>]*>/g) ?? [];
    expect(boxes.map((box) => box.includes('checked'))).toEqual([false, true]);
  });

  test('hint, error and “(optional)” are said with the field', () => {
    const block = inBlock({ type: 'plain_text_input' }, { hint: plain('One line'), optional: true });
    const html = markupOf([block], { surface: 'modal', errors: { b: 'Write something.' } });
    const ids = /aria-describedby="([^"]*)"/.exec(html)?.[1]?.split(' ') ?? [];
    const said = ids.map((id) => new RegExp(`id="${id}"[^>]*>([^<]*)<`).exec(html)?.[1]);
    expect(said).toEqual(['(optional)', 'One line', 'Write something.']);
    expect(html).toContain('role="alert"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).not.toContain('aria-required');
  });

  test.each([
    ['far from its limit no count is shown', 'a'.repeat(70), ''],
    ['near it, how much is left', 'a'.repeat(90), '10 left'],
    ['beyond it, how much is too much', 'a'.repeat(103), '3 too many'],
  ])('%s', (_name, text, count) => {
    const html = markupOf([inBlock({ type: 'plain_text_input', max_length: 100, initial_value: text })]);
    expect(/aria-live="polite">([^<]*)</.exec(html)?.[1] ?? '').toBe(count);
  });
});

describe('buttons', () => {
  const drawn = (element: JsonObject, viewer = 'UAOIFE') =>
    plainly(markupOf([{ type: 'actions', block_id: 'b', elements: [element] }], { viewer }));

  test('a button says its words; its other name is for those who hear it', () => {
    const html = drawn({
      type: 'button',
      style: 'danger',
      text: plain('Cancel :x:'),
      accessibility_label: 'Cancel ESC-1',
    });
    expect(html).toContain(
      '<button type="button" class="in-button in-danger" aria-label="Cancel ESC-1" aria-busy="false" aria-disabled="false">Cancel ❌</button>',
    );
  });

  test('a button with an address is a link', () => {
    expect(drawn({ type: 'button', text: plain('Open'), url: 'https://example.com' })).toContain(
      '<a class="in-button" href="https://example.com" target="_blank" rel="noreferrer">Open</a>',
    );
    expect(drawn({ type: 'button', text: plain('Open'), url: 'javascript:alert(1)' })).not.toContain('href');
  });

  test('the menu behind “…” is called More actions', () => {
    expect(drawn({ type: 'overflow', ...offered })).toMatch(/<button[^>]*aria-label="More actions"/);
  });

  test('what is for others is not there', () => {
    const bin = {
      type: 'icon_button',
      icon: 'trash',
      text: plain('Delete'),
      visible_to_user_ids: ['UKENJI'],
    };
    expect(drawn(bin)).not.toContain('Delete');
    expect(drawn(bin, 'UKENJI')).toContain('aria-label="Delete"');
  });
});
