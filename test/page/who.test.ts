import { expect, test } from 'vitest';
import { cast } from '../../sandbox/cast.ts';
import { castIn, cityAndTime, newFor, newForOthers } from '../../sandbox/page/bar/who.ts';

const bot = {
  id: 'UBOT',
  name: 'switchboard',
  realName: 'Switchboard',
  tz: '',
  locale: 'en-US',
  isBot: true,
};
const everybody = [bot, ...cast.people];
const at = Date.parse('2026-11-23T10:02:30Z');

function personOf(id: string) {
  const found = cast.people.find((person) => person.id === id);
  if (!found) throw new Error(`Nobody is ${id}.`);
  return found;
}

test('the cast is in groups by what people do, without the bot and without guests', () => {
  expect(castIn(everybody).map(({ name, people }) => [name, people.map(({ realName }) => realName)])).toEqual(
    [
      ['User operations', ['Aoife', 'Yuki', 'Jonas', 'Claire']],
      ['Engineering', ['Kenji', 'Priya', 'Sam']],
      ['Risk', ['Mina', 'Tomas']],
      ['New markets', ['Olga', 'Ravi']],
      ['Design', ['Lena']],
      ['Leads', ['Nora', 'Marcus', 'Ingrid', 'Hana']],
    ],
  );
});

test('a title that the page does not know is a group of its own, after those it knows', () => {
  const cook = { ...personOf('ULENA'), id: 'UCOOK', title: 'Cook' };
  expect(castIn([cook, personOf('UNORA')]).map(({ name }) => name)).toEqual(['Leads', 'Cook']);
});

test('somebody who has left, or works for another company, cannot be played', () => {
  const gone = { ...personOf('ULENA'), deleted: true };
  const elsewhere = { ...personOf('UPRIYA'), teamId: 'T0ELSEWHERE' };
  expect(castIn([gone, elsewhere])).toEqual([]);
});

test('everybody’s city and time are their own, and UTC where Slack knows no zone', () => {
  expect(cityAndTime(personOf('UAOIFE'), at)).toBe('Dublin 10:02');
  expect(cityAndTime(personOf('USAM'), at)).toBe('Los Angeles 02:02');
  expect(cityAndTime(bot, at)).toBe('UTC 10:02');
});

test('a badge says how much is new for whom, and nothing where nothing is', () => {
  expect(newFor(personOf('UKENJI'), { UKENJI: 2 })).toBe('2 new for Kenji');
  expect(newFor(personOf('UPRIYA'), { UKENJI: 2 })).toBe('');
});

test('who else has something new is said by name; one’s own is not counted', () => {
  const attention = { UAOIFE: 1, UKENJI: 2, UPRIYA: 1, USAM: 3 };
  expect(newForOthers(everybody, attention, 'UAOIFE')).toBe(
    'There is something new for Kenji, Priya and Sam.',
  );
  expect(newForOthers(everybody, { UKENJI: 1 }, 'UAOIFE')).toBe('There is something new for Kenji.');
  expect(newForOthers(everybody, { UAOIFE: 1 }, 'UAOIFE')).toBe('');
});
