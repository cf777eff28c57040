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
  ['P0', 'urgent'],
  ['p-1', 'urgent'],
  ['S1', 'urgent'],
  ['SEV 1', 'urgent'],
  ['1', 'urgent'],
  ['0', 'urgent'],
  ['critical', 'urgent'],
  ['emergency', 'urgent'],
  ['immediately', 'urgent'],
  ['dringende Sache', 'urgent'],
  ['kritisch', 'urgent'],
  ['sofort', 'urgent'],
  ['eilig', 'urgent'],
  ['urgence', 'urgent'],
  ['immédiate', 'urgent'],
  ['highest', 'urgent'],
  ['blocker', 'urgent'],
  ['緊急', 'urgent'],
  ['最優先', 'urgent'],
  ['最高', 'urgent'],
  ['P2', 'high'],
  ['S2', 'high'],
  ['sev-2', 'high'],
  ['2', 'high'],
  ['2 (high)', 'high'],
  ['élevée', 'high'],
  ['wichtig', 'high'],
  ['important', 'high'],
  ['p3', 'normal'],
  ['S3', 'normal'],
  ['Sev 3', 'normal'],
  ['3', 'normal'],
  ['standard', 'normal'],
  ['medium', 'normal'],
  ['mittlere', 'normal'],
  ['通常', 'normal'],
  ['普通', 'normal'],
  ['P4', 'low'],
  ['s4', 'low'],
  ['sev4', 'low'],
  ['4', 'low'],
  ['gering', 'low'],
  ['basse', 'low'],
])('behind its label "%s" is %s', (value, priority) => {
  expect(readPriority(value)?.value).toBe(priority);
});

test.each(['?', 'P12', 'highland', '', '5', '1.5', '2 cases', '中国', 'S10', 'sev11'])(
  'behind its label "%s" is no priority',
  (value) => {
    expect(readPriority(value)).toBeUndefined();
  },
);

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
