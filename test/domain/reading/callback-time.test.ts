import { expect, test } from 'vitest';
import { findCallback, readCallback } from '../../../src/domain/reading/callback-time.ts';
import { sentencesOf } from '../../../src/domain/reading/sentences.ts';

/** Monday 23 November 2026, 12:00 in Dublin and London, 13:00 in Berlin and Paris, 21:00 in Tokyo, 07:00 in New York. */
const now = Date.parse('2026-11-23T12:00:00Z');
const iso = (found: { value: number; quote: string } | undefined) =>
  found && [new Date(found.value).toISOString().slice(0, 16), found.quote];
const find = (text: string, timeZone = 'Europe/Dublin') =>
  iso(findCallback(sentencesOf(text), { now, timeZone }));
const read = (text: string, timeZone = 'Europe/Dublin') => iso(readCallback(text, { now, timeZone }));

test.each([
  ['Promised to call back by 16:00.', 'Europe/Dublin', '2026-11-23T16:00', '16:00'],
  ['Call the customer back before 3:30pm', 'America/New_York', '2026-11-23T20:30', '3:30pm'],
  ['called at 14:00, call back by 16:00', 'Europe/Dublin', '2026-11-23T16:00', '16:00'],
  ['Call him back at 4:30', 'Europe/Dublin', '2026-11-23T16:30', '4:30'],
  ['Call them tomorrow at 10:00', 'Europe/Dublin', '2026-11-24T10:00', 'tomorrow at 10:00'],
  ['callback on Thursday 9 a.m. please', 'Australia/Sydney', '2026-11-25T22:00', 'Thursday 9 a.m.'],
  ['Will ring her back at noon', 'America/New_York', '2026-11-23T17:00', 'noon'],
  ['call back 16:00 EST', 'Europe/Dublin', '2026-11-23T21:00', '16:00 EST'],
  ['call back at 16:00 (CET)', 'America/New_York', '2026-11-23T15:00', '16:00 (CET)'],
  ['call back in 2 hours', 'Europe/Dublin', '2026-11-23T14:00', 'in 2 hours'],
  ['call back within 30 min', 'Europe/Dublin', '2026-11-23T12:30', 'within 30 min'],
  ['Payouts frozen since Monday, call back by 16:00', 'Europe/Dublin', '2026-11-23T16:00', '16:00'],
  ['Call back by 16:00, frozen since last Thursday', 'Europe/Dublin', '2026-11-23T16:00', '16:00'],
  ['Seen on Thursday; call back by 16:00', 'Europe/Dublin', '2026-11-23T16:00', '16:00'],
  ['On Thursday at 16:00 we call them back', 'Europe/Dublin', '2026-11-26T16:00', 'Thursday at 16:00'],
  [
    'Call back tomorrow, she is free from 10:00',
    'Europe/Dublin',
    '2026-11-24T10:00',
    'tomorrow, she is free from 10:00',
  ],
  ['木曜から止まっているので16時までに折り返し', 'Asia/Tokyo', '2026-11-24T07:00', '16時'],
  ['木曜日の16時までに折り返し', 'Asia/Tokyo', '2026-11-26T07:00', '木曜日の16時'],
  ['16時までに折り返し、受付は10時', 'Asia/Tokyo', '2026-11-24T07:00', '16時'],
  ['call back in 2 hours, by 15:00', 'Europe/Dublin', '2026-11-23T15:00', '15:00'],
  ['Rückruf bis 16 Uhr versprochen', 'Europe/Berlin', '2026-11-23T15:00', '16 Uhr'],
  ['Wir rufen den Kunden um 14.30 Uhr zurück', 'Europe/Berlin', '2026-11-23T13:30', '14.30 Uhr'],
  ['Rückruf morgen um 10 Uhr 15', 'Europe/Berlin', '2026-11-24T09:15', 'morgen um 10 Uhr 15'],
  ['Bis 16 Uhr Rückruf versprochen', 'Europe/Berlin', '2026-11-23T15:00', '16 Uhr'],
  ['Rückruf innerhalb von zwei Stunden', 'Europe/Berlin', '2026-11-23T14:00', 'innerhalb von zwei Stunden'],
  ['Merci de rappeler avant 16h30', 'Europe/Paris', '2026-11-23T15:30', '16h30'],
  ['rappel demain à 10h', 'Europe/Paris', '2026-11-24T09:00', 'demain à 10h'],
  ["rappeler d'ici 45 minutes", 'Europe/Paris', '2026-11-23T12:45', "d'ici 45 minutes"],
  ['à rappeler à midi', 'Europe/Paris', '2026-11-24T11:00', 'midi'],
  ['16時までに折り返し', 'Asia/Tokyo', '2026-11-24T07:00', '16時'],
  ['午後10時半までに折り返しお電話します', 'Asia/Tokyo', '2026-11-23T13:30', '午後10時半'],
  ['折り返しは明日の１０時３０分まで', 'Asia/Tokyo', '2026-11-24T01:30', '明日の１０時３０分'],
  ['30分後にかけ直します', 'Asia/Tokyo', '2026-11-23T12:30', '30分後'],
])('%s (%s)', (text, timeZone, at, quote) => {
  expect(find(text, timeZone)).toEqual([at, quote]);
});

test.each([
  ['a time without calling', 'The charge failed at 16:00.'],
  ['calling in another sentence', 'Call back later. It failed at 16:00.'],
  ['a day without a time', 'Call back tomorrow.'],
  ['a time that has passed today', 'Call back today at 9:00.'],
  ['an hour that is none', 'Call back at 25:00 or 16:75.'],
  ['a duration in Japanese', '折り返しまで2時間かかった'],
  ['nothing', ''],
])('no promise is guessed from %s', (_, text) => {
  expect(find(text)).toBeUndefined();
});

test.each([
  ['16:00', '2026-11-23T16:00', '16:00'],
  ['11:00', '2026-11-24T11:00', '11:00'],
  ['12:00', '2026-11-24T12:00', '12:00'],
  ['09:15', '2026-11-24T09:15', '09:15'],
  ['04:30', '2026-11-24T04:30', '04:30'],
  ['12am', '2026-11-24T00:00', '12am'],
  ['today 16:00', '2026-11-23T16:00', 'today 16:00'],
  ['day after tomorrow 9:00', '2026-11-25T09:00', 'day after tomorrow 9:00'],
  ['Monday 16:00', '2026-11-23T16:00', 'Monday 16:00'],
  ['Monday 9:00', '2026-11-30T09:00', 'Monday 9:00'],
  ['2026-11-25 9:00', '2026-11-25T09:00', '2026-11-25 9:00'],
  ['9:00 on 25/11', '2026-11-25T09:00', '9:00 on 25/11'],
  ['4/12/26 9:00', '2026-12-04T09:00', '4/12/26 9:00'],
  ['25.11. 9 Uhr', '2026-11-25T09:00', '25.11. 9 Uhr'],
  ['25.11.2026, 9 Uhr', '2026-11-25T09:00', '25.11.2026, 9 Uhr'],
  ['24 Nov at 9:00', '2026-11-24T09:00', '24 Nov at 9:00'],
  ['December 1st, 2026 9:00', '2026-12-01T09:00', 'December 1st, 2026 9:00'],
  ['1. März um 9 Uhr', '2027-03-01T09:00', '1. März um 9 Uhr'],
  ['le 1er juillet à 9h', '2027-07-01T08:00', '1er juillet à 9h'],
  ['11月25日 9時', '2026-11-25T09:00', '11月25日 9時'],
  ['2 January 9:00', '2027-01-02T09:00', '2 January 9:00'],
])('behind its label "%s" is %s', (text, at, quote) => {
  expect(read(text)).toEqual([at, quote]);
});

test('11/12 is a day in December in Europe and in November in America', () => {
  expect([
    read('4/12 9:00', 'Europe/Dublin'),
    read('12/4 9:00', 'America/New_York'),
    read('30/12 9:00', 'America/New_York'),
  ]).toEqual([
    ['2026-12-04T09:00', '4/12 9:00'],
    ['2026-12-04T14:00', '12/4 9:00'],
    ['2026-12-30T14:00', '30/12 9:00'],
  ]);
});

test.each(['20/11 9:00', '2025-12-24 9:00', '31/11 9:00', '13 am', '0 pm', 'soon', '32.13. 9:99'])(
  'behind its label "%s" is no instant to come',
  (text) => {
    expect(read(text)).toBeUndefined();
  },
);

test('the zone of the process does not matter', () => {
  const zones = ['Europe/Dublin', 'Asia/Tokyo', 'America/New_York'].map(
    (timeZone) => read('16:00', timeZone)?.[0],
  );
  expect(zones).toEqual(['2026-11-23T16:00', '2026-11-24T07:00', '2026-11-23T21:00']);
});

test('whoever speaks of calling back in thirty sentences without saying when is not read further', () => {
  const vague = (count: number) => `${'We call back later. '.repeat(count)}Call back at 16:00.`;
  expect([find(vague(29))?.[0], find(vague(30))]).toEqual(['2026-11-23T16:00', undefined]);
});

test('a time is looked for in the first 400 characters of a sentence', () => {
  const far = (count: number) => `Call back ${' '.repeat(count)}at 16:00`;
  expect([find(far(380))?.[0], find(far(400))]).toEqual(['2026-11-23T16:00', undefined]);
});
