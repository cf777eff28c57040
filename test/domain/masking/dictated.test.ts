/** Cards as they are dictated: digit by digit, in words, in turns, between quote marks. */
import { expect, test } from 'vitest';
import { redact } from '../../../src/domain/masking/redact.ts';

const visa = '•••• •••• •••• 4242';

test.each([
  ['4, 2, 4, 2, 4, 2, 4, 2, 4, 2, 4, 2, 4, 2, 4, 2', visa],
  ['4,2,4,2,4,2,4,2,4,2,4,2,4,2,4,2', visa],
  ['5 5 5 5, 5 5 5 5, 5 5 5 5, 4 4 4 4', '•••• •••• •••• 4444'],
  ['3, 7, 8, 2, 8, 2, 2, 4, 6, 3, 1, 0, 0, 0, 5.', '•••• •••• •••• 0005.'],
  ['6、0、1、1、1、1、1、1、1、1、1、1、1、1、1、7', '•••• •••• •••• 1117'],
  ['> 4242\n> 4242\n> 4242\n> 4242', `> ${visa}`],
  ['&gt; 4242\n&gt; 4242\n&gt; 4242\n&gt; 4242', `&gt; ${visa}`],
  ['>> 3782\n>> 822463\n>> 10005', '>> •••• •••• •••• 0005'],
  ['"4242" "4242" "4242" "4242"', `"${visa}"`],
  ['“4242”, “4242”, “4242”, “4242”', `“${visa}”`],
  ['„4242“ „4242“ „4242“ „4242“', `„${visa}“`],
  ['「4242」「4242」「4242」「4242」', `「${visa}」`],
  ['4242%204242%204242%204242', visa],
  ['5555%2D5555%2d5555%2D4444', '•••• •••• •••• 4444'],
  ['https://x.test/?q=4242%204242%204242%204242', `https://x.test/?q=${visa}`],
  ['4242&nbsp;4242&nbsp;4242&nbsp;4242', visa],
  ['3782&#160;822463&#xA0;10005', '•••• •••• •••• 0005'],
])('a card is masked that is written %j', (typed, text) => {
  expect(redact(typed)).toEqual({ text, masked: [{ kind: 'card', last: text.match(/\d{4}/)?.[0] }] });
});

test.each([
  ['Caller: 4242\nAgent: 4242\nCaller: 4242\nCaller: 4242', ['Caller', 'Agent', 'Caller', 'Caller']],
  [
    '*Agent:* 4242\n*Caller:* 4242\n*Agent:* 4242\n*Caller:* 4242',
    ['*Agent', '*Caller', '*Agent', '*Caller'],
  ],
  ['Kundin: 4242\nBerater: 4242\nKundin: 4242\nKundin: 4242', ['Kundin', 'Berater', 'Kundin', 'Kundin']],
  ['Cliente: 4242\nMoi: 4242\nCliente: 4242\nCliente: 4242', ['Cliente', 'Moi', 'Cliente', 'Cliente']],
  ['お客様：4242\n担当：4242\nお客様：4242\nお客様：4242', ['お客様', '担当', 'お客様', 'お客様']],
  ['C: 4242\nA: 4242\nC: 4242\nC: 4242', ['C', 'A', 'C', 'C']],
  [
    'Speaker 1: 4242\nSpeaker 2: 4242\nSpeaker 1: 4242\nSpeaker 1: 4242',
    ['Speaker 1', 'Speaker 2', 'Speaker 1', 'Speaker 1'],
  ],
])('a card is masked in the turns of %j, piece by piece', (typed, speakers) => {
  const { text, masked } = redact(typed);
  expect(masked).toEqual([{ kind: 'card', last: '4242' }]);
  expect(text.split('\n').map((line) => line.split(/[:：]/)[0])).toEqual(speakers);
  expect(text.replaceAll(/[12]:/g, ':').replace(/\d{4}$/, '')).not.toMatch(/\d/);
});

test.each([
  [
    'Caller: 4242\nAgent: okay\nCaller: 4242\nAgent: go on\nCaller: 4242 4242',
    'Caller: ••••\nAgent: okay\nCaller: ••••\nAgent: go on\nCaller: •••• •••• •••• 4242',
  ],
  [
    'Aoife: 4242\nTom: mhm\nAoife: 4242\nTom: yes, and then?\nAoife: 4242 4242. That is all.',
    'Aoife: ••••\nTom: mhm\nAoife: ••••\nTom: yes, and then?\nAoife: •••• •••• •••• 4242. That is all.',
  ],
  [
    '[10:02] Caller: it is 4242 4242\n[10:03] Agent: mhm\n[10:03] Caller: 4242 4242',
    '[10:02] Caller: it is ••••\n[10:03] Agent: mhm\n[10:03] Caller: •••• •••• •••• 4242',
  ],
  [
    'Caller: 3782. Agent: yes? Caller: 822463 Caller: 10005',
    'Caller: ••••. Agent: yes? Caller: •••• Caller: •••• •••• •••• 0005',
  ],
  [
    'Caller: vier zwei vier zwei\nAgent: ja\nCaller: 4242 4242 4242',
    'Caller: ••••\nAgent: ja\nCaller: •••• •••• •••• 4242',
  ],
])('what others say in between stays: %j', (typed, text) => {
  expect(redact(typed).text).toBe(text);
});

test.each([
  ['four two four two four two four two four two four two four two four two', visa],
  ['Four two four two, four two four two, four two four two, four two four two.', `${visa}.`],
  ['forty-two forty-two forty-two forty-two forty-two forty-two forty-two forty-two', visa],
  ['forty two forty two forty two forty two forty two forty two forty two forty two', visa],
  ['5555 five five five five 5555 4444', '•••• •••• •••• 4444'],
  ['three seven eight two, eight double two four six three, one triple oh five', '•••• •••• •••• 0005'],
  [
    'six oh one one, then one one one one, then one one one one, and one one one seven',
    '•••• •••• •••• 1117',
  ],
  ['vier zwei vier zwei vier zwei vier zwei vier zwei vier zwei vier zwei vier zwei', visa],
  [
    'fünf fünf fünf fünf - fünf fünf fünf fünf - fünf fünf fünf fünf - vier vier vier vier',
    '•••• •••• •••• 4444',
  ],
  [`${'zweiundvierzig '.repeat(8)}bitte`, `${visa} bitte`],
  ['drei sieben acht zwo, acht zwo zwo vier sechs drei, eins null null null fünf', '•••• •••• •••• 0005'],
  [`C'est ${'quatre deux '.repeat(8)}merci`, `C'est ${visa} merci`],
  [`${'quarante-deux, '.repeat(7)}quarante-deux`, visa],
  [`${'quarante deux '.repeat(8)}!`, `${visa} !`],
  [
    'cinq cinq cinq cinq cinq cinq cinq cinq cinq cinq cinq cinq quatre quatre quatre quatre',
    '•••• •••• •••• 4444',
  ],
  [
    `${'four two '.repeat(8)}and of all the rest one is not known`,
    `${visa} and of all the rest one is not known`,
  ],
  [`one is known of ${'four two '.repeat(8)}`, `one is known of ${visa} `],
  ['四二四二 四二四二 四二四二 四二四二', visa],
  ['五五五五五五五五五五五五四四四四', '•••• •••• •••• 4444'],
  ['よんによんに、よんによんに、よんによんに、よんによんに', visa],
  ['ヨンニーヨンニー ヨンニーヨンニー ヨンニーヨンニー ヨンニーヨンニー', visa],
  ['三七八二 八二二四六三 一〇〇〇五です', '•••• •••• •••• 0005です'],
  ['さん なな はち に はち に に よん ろく さん いち ゼロ ゼロ ゼロ ご', '•••• •••• •••• 0005'],
])('a card in words is masked: %s', (typed, text) => {
  expect(redact(typed).text).toBe(text);
});

test.each([
  'four two four two',
  'one by one, two by two, three or four of them, and ten more',
  'four two four two four two four two four two four two four two four one',
  'four hundred two thousand four hundred two times four two four two',
  'vier oder fünf Kunden, zwei davon zweimal',
  'Fees: 4242\nTax: 4242\nNet: 4242\nGross: 4242',
  'Jan: 4242\nFeb: 4242\nMär: 4242\nApr: 4242',
  '二〇二六年十一月三十日',
  '一つ、二つ、三つ、四つ',
  'Caller: 4242\nAgent: 4242\nCaller: that is all',
  'Caller: 4242\nWe looked into it for a long time, and many other things were said by then.\nCaller: 4242 4242 4242',
])('what is no card is left alone: %j', (typed) => {
  expect(redact(typed)).toEqual({ text: typed, masked: [] });
});
