/** `switchboard volumes import`: checked line by line, all or nothing, and again is no double. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { openSqlite } from '../../src/db/sqlite.ts';
import { switchboard } from './terminal.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'switchboard volumes '));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  path = join(folder, 'switchboard.db');
  await openSqlite(path).close();
});

function importing(text: string | Buffer) {
  const file = join(folder, 'contacts.csv');
  writeFileSync(file, text);
  return switchboard(['volumes', 'import', file], { DATABASE_URL: path });
}

function stored(): unknown[] {
  const db = new Database(path, { readonly: true });
  const rows = db.prepare('select * from volumes order by day, country, channel').raw().all();
  db.close();
  return rows;
}

const head = 'date,country,channel,contacts,active_users';

test('what is imported again takes the place of what was there', async () => {
  const first = `${head}\n2026-11-01,IE,phone,1250,40000\n2026-11-01,IE,chat,90,40000\n`;
  expect(await importing(first)).toMatchObject({ printed: ['2 lines imported.'], failed: false });
  expect(await importing(`${head}\n2026-11-01,IE,phone,1300,41000\n2026-11-02,IE,phone,7,`)).toMatchObject({
    printed: ['2 lines imported, 1 of them in place of what was there.'],
  });
  expect(stored()).toEqual([
    ['2026-11-01', 'IE', 'chat', 90, 40000],
    ['2026-11-01', 'IE', 'phone', 1300, 41000],
    ['2026-11-02', 'IE', 'phone', 7, null],
  ]);
});

test.each([
  [
    'semicolons, a mark of UTF-8 and Windows',
    '\uFEFFDate;Contacts\r\n2026-11-01;5\r\n',
    [['2026-11-01', '', '', 5, null]],
  ],
  [
    'tabs, another order, small letters',
    'contacts\tdate\tcountry\n5\t2026-11-01\tie',
    [['2026-11-01', 'IE', '', 5, null]],
  ],
  [
    'quotes, spaces, empty lines',
    'date , contacts, channel\n\n2026-11-01, 0 ,"Phone, evening"\n\n',
    [['2026-11-01', '', 'phone, evening', 0, null]],
  ],
])('%s', async (_, text, rows) => {
  expect(await importing(text)).toMatchObject({ complained: [], failed: false });
  expect(stored()).toEqual(rows);
});

test.each([
  ['2026-02-30,IE,,5,', 'The date “2026-02-30” is none. Write it like 2026-11-23.'],
  ['1.11.2026,IE,,5,', 'The date “1.11.2026” is none. Write it like 2026-11-23.'],
  ['2126-11-01,IE,,5,', 'The date 2126-11-01 is still to come.'],
  ['2026-11-01,XX,,5,', 'The country “XX” is none. Write two letters, like IE, or nothing.'],
  ['2026-11-01,IRL,,5,', 'The country “IRL” is none. Write two letters, like IE, or nothing.'],
  ['2026-11-01,IE,,"1,250",', '“1,250” is no number of contacts. Write a whole number, like 1250.'],
  ['2026-11-01,IE,,-1,', '“-1” is no number of contacts. Write a whole number, like 1250.'],
  ['2026-11-01,IE,,,', '“” is no number of contacts. Write a whole number, like 1250.'],
  ['2026-11-01,IE,,5,many', '“many” is no number of active users. Write a whole number, or nothing.'],
  [`2026-11-01,IE,${'x'.repeat(41)},5,`, 'The channel is longer than 40 letters.'],
  ['2026-11-01,ie,PHONE,6,', 'it says the same day, country and channel as line 2.'],
])('the line %s is refused, and all with it', async (line, problem) => {
  const { complained, failed } = await importing(`${head}\n2026-11-01,IE,phone,1,\n${line}\n`);
  expect({ complained, failed }).toEqual({
    complained: [`Line 3: ${problem}`, 'Nothing was imported.'],
    failed: true,
  });
  expect(stored()).toEqual([]);
});

test.each([
  ['', /^There is nothing in .*|^There is no column/],
  [
    'date,amount\n',
    /^There is no column contacts\. The first line names the columns: date, country, channel, contacts, active_users\.$/,
  ],
  ['date,contacts,colour\n2026-11-01,1,red', /^Nothing is known of the column colour\./],
  ['date,contacts,date\n2026-11-01,1,2026-11-01', /^The column date is there twice\.$/],
  [`${head}\n`, /^There is nothing in .* but its first line\.$/],
  [`${head}\n2026-11-01,IE`, /^Line 2: /],
])('the table %j is refused', async (text, said) => {
  const { complained, failed } = await importing(text);
  expect(failed).toBe(true);
  expect(complained).toEqual([expect.stringMatching(said), 'Nothing was imported.']);
});

test('of many mistakes the first are named', async () => {
  const lines = Array.from({ length: 30 }, (_, n) => `2026-11-01,IE,${n},x,`);
  const { complained } = await importing([head, ...lines].join('\n'));
  expect(complained).toHaveLength(22);
  expect(complained.slice(-2)).toEqual(['and 10 more.', 'Nothing was imported.']);
});

test('a file that is not there is said', async () => {
  const { complained } = await switchboard(['volumes', 'import', 'nowhere.csv'], { DATABASE_URL: path });
  expect(complained).toEqual(['nowhere.csv cannot be read: ENOENT.', 'Nothing was imported.']);
});
