import { expect, test } from 'vitest';
import { findHalves, findStretches, findTimes, timeIn } from '../../../src/domain/reading/clock-words.ts';
import { numberOf } from '../../../src/domain/reading/small-numbers.ts';

/** As a clock shows them; `?` where the text does not tell the morning from the afternoon. */
const times = (text: string) =>
  findTimes(text).map(
    ({ value: { hour, minute, either } }) => `${hour}:${String(minute).padStart(2, '0')}${either ? '?' : ''}`,
  );

test.each([
  ['at quarter past 4', ['4:15?']],
  ['at quarter to four', ['3:45?']],
  ['at half past twelve', ['12:30']],
  ["at 5 o'clock", ['5:00?']],
  ['at five o’clock', ['5:00?']],
  ['um Viertel nach drei', ['3:15?']],
  ['um Viertel vor drei', ['2:45?']],
  ['um halb eins', ['0:30']],
  ['um zwölf Uhr', ['12:00']],
  ['um 10.15 Uhr', ['10:15?']],
  ['um 10 Uhr 45', ['10:45?']],
  ['um 0:30 Uhr', ['0:30']],
  ['à dix heures', ['10:00?']],
  ['à 10 heures et quart', ['10:15?']],
  ['à 10h moins le quart', ['9:45?']],
  ['à 10h et demie', ['10:30?']],
  ['à 15h05', ['15:05']],
  ['à 9 h 30', ['9:30?']],
  ['à midi', ['12:00']],
  ['demain après-midi', []],
  ['demain apres midi', []],
  ['mittags', ['12:00']],
  ['nachmittags', []],
  ['at noon', ['12:00']],
  ['at 11', ['11:00?']],
  ['um 11, bitte', ['11:00?']],
  ['at 11 tomorrow', ['11:00?']],
  ['at 11 people', []],
  ['at 11%', []],
  ['at 23:59', ['23:59']],
  ['at 24:00', []],
  ['at 12:60', []],
  ['at 09:15', ['9:15']],
  ['at 15:04:59.250', ['15:04']],
  ['at 12am', ['0:00']],
  ['at 12pm', ['12:00']],
  ['at 1.30 p.m.', ['13:30']],
  ['at 13am', []],
  ['at 0pm', []],
  ['from 2-4pm', ['14:00']],
  ['between 11 and 1pm', ['11:00']],
  ['14-16 Uhr', ['14:00']],
  ['14 bis 16 Uhr', ['14:00']],
  ['entre 14 et 16h', ['14:00']],
  ['午前9時', ['9:00']],
  ['午後9時', ['21:00']],
  ['午前0時', []],
  ['夕方6時', ['18:00']],
  ['朝8時', ['8:00']],
  ['夜9時半', ['21:30']],
  ['昼1時', ['13:00']],
  ['九時', ['9:00?']],
  ['十五時', ['15:00']],
  ['二十三時', ['23:00']],
  ['９時', []],
  ['15時間', []],
  ['15時点', []],
  ['9時5分', ['9:05?']],
])('the times in "%s" are %s', (text, found) => {
  expect(times(text)).toEqual(found);
});

test.each([
  [{ hour: 3, minute: 5, either: true }, undefined, '15:5'],
  [{ hour: 6, minute: 0, either: true }, undefined, '18:0'],
  [{ hour: 7, minute: 0, either: true }, undefined, '7:0'],
  [{ hour: 7, minute: 0, either: true }, 'afternoon', '19:0'],
  [{ hour: 3, minute: 0, either: true }, 'morning', '3:0'],
  [{ hour: 3, minute: 0, either: false }, 'afternoon', '3:0'],
  [{ hour: 15, minute: 0, either: false }, 'morning', '15:0'],
] as const)('%j in the %s is %s', (said, half, shown) => {
  const { hour, minute } = timeIn(said, half);
  expect(`${hour}:${minute}`).toBe(shown);
});

test.each([
  ['in the morning', ['morning']],
  ['morgens', ['morning']],
  ['morgen früh', ['morning']],
  ['du matin', ['morning']],
  ['朝', ['morning']],
  ['in the afternoon', ['afternoon']],
  ['tonight', ['afternoon']],
  ['am Nachmittag', ['afternoon']],
  ['abends', ['afternoon']],
  ['de l’après-midi', ['afternoon']],
  ['ce soir', ['afternoon']],
  ['夕方', ['afternoon']],
  ['今夜', ['afternoon']],
  ['now', []],
])('"%s" is of the %s', (text, halves) => {
  expect(findHalves(text).map(({ value }) => value)).toEqual(halves);
});

test.each([
  ['in 30 min', 30],
  ['in 1 hour', 60],
  ['in an hour', 60],
  ['in two hours', 120],
  ['within 90 minutes', 90],
  ['in ten minutes', 10],
  ['in 1.5 hours', 90],
  ['in half an hour', 30],
  ['in a quarter of an hour', 15],
  ['in three quarters of an hour', 45],
  ['in an hour and a half', 90],
  ['in about 2 hours', 120],
  ['in 2 hrs', 120],
  ['in 2h', 120],
  ['in einer halben Stunde', 30],
  ['in einer Viertelstunde', 15],
  ['in einer Dreiviertelstunde', 45],
  ['in anderthalb Stunden', 90],
  ['in eineinhalb Stunden', 90],
  ['innerhalb von drei Stunden', 180],
  ['binnen 2 Std.', 120],
  ['in ca. 2 Stunden', 120],
  ['dans une demi-heure', 30],
  ["dans un quart d'heure", 15],
  ["dans trois quarts d'heure", 45],
  ['dans une heure et demie', 90],
  ["d'ici 45 minutes", 45],
  ['sous deux heures', 120],
  ['30分後', 30],
  ['1時間以内', 60],
  ['1時間半後', 90],
  ['半時間後', 30],
  ['二時間後', 120],
  ['in a minute', undefined],
  ['in einer Minute', undefined],
  ['in a hurry', undefined],
  ['in hospital', undefined],
  ['in 3 minor cases', undefined],
  ['in 2 Stundenplänen', undefined],
  ['2時間かかった', undefined],
])('"%s" is a stretch of %s minutes', (text, minutes) => {
  expect(findStretches(text).map(({ value }) => value / 60_000)).toEqual(
    minutes === undefined ? [] : [minutes],
  );
});

test.each([
  ['7', 7],
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['二十七', 27],
  ['九', 9],
  ['one', 1],
  ['einer', 1],
  ['une', 1],
  ['zwei', 2],
  ['trois', 3],
  ['four', 4],
  ['fünf', 5],
  ['six', 6],
  ['sieben', 7],
  ['huit', 8],
  ['nine', 9],
  ['zehn', 10],
  ['onze', 11],
  ['twelve', 12],
  ['thirteen', Number.NaN],
  ['一二', Number.NaN],
  ['x', Number.NaN],
])('%s is %d', (said, number) => {
  expect(numberOf(said)).toBe(number);
});
