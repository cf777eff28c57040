import { expect, test } from 'vitest';
import { findUrgency, readPriority } from '../../../src/domain/reading/priority-words.ts';

test.each([
  ['Urgent', 'urgent'],
  ['P1', 'urgent'],
  ['sehr dringend', 'urgent'],
  ['critique', 'urgent'],
  ['至急', 'urgent'],
  ['HIGH', 'high'],
  ['hoch', 'high'],
  ['haute', 'high'],
  ['高', 'high'],
  ['normal', 'normal'],
  ['mittel', 'normal'],
  ['moyenne', 'normal'],
  ['中', 'normal'],
  ['low', 'low'],
  ['not urgent, low', 'low'],
  ['niedrig', 'low'],
  ['faible', 'low'],
  ['低', 'low'],
])('behind its label "%s" is %s', (value, priority) => {
  expect(readPriority(value)?.value).toBe(priority);
});

test.each(['?', 'P12', 'highland', ''])('behind its label "%s" is no priority', (value) => {
  expect(readPriority(value)).toBeUndefined();
});

test.each([
  ['this is URGENT!', 'URGENT'],
  ['not urgent for them, but urgent for us', 'urgent'],
  ['Das ist dringend.', 'dringend'],
  ['ein dringendes Problem', 'dringendes'],
  ['à traiter en urgence', 'en urgence'],
  ['大至急お願いします', '大至急'],
  ['緊急です', '緊急'],
])('"%s" is urgent', (text, quote) => {
  expect(findUrgency(text)).toEqual({ value: 'urgent', quote });
});

test.each([
  'high number of refunds',
  'not urgent',
  "isn't very urgent",
  'non-urgent question',
  'nicht so dringend',
  'pas urgent',
  '緊急ではない',
  '緊急ではありません',
  '緊急連絡先の変更',
  'insurgents',
  '',
])('"%s" is not', (text) => {
  expect(findUrgency(text)).toBeUndefined();
});
