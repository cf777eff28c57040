/** Breaks a payload in ways that know its structure: fields gone or new, wrong types, strangers, other people's metadata. */
import { asObject, type JsonObject } from '../../sandbox/slack/json.ts';

export type Random = () => number;

/** Stands in every hostile text, so that a log that repeats one is found out. */
export const hostileMark = 'Quokka';

export const pick = <T>(random: Random, all: readonly [T, ...T[]] | readonly T[]): T => {
  const one = all[Math.floor(random() * all.length)];
  if (one === undefined) throw new RangeError('nothing to pick from');
  return one;
};

/** Stand for what JavaScript cannot hold, or not write; they are spelled out in the text of the JSON. */
const spelled: Readonly<Record<string, string>> = {
  '@deep list@': `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
  '@deep object@': `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  '@huge number@': '1e400',
};

const strange: readonly ((random: Random) => unknown)[] = [
  () => null,
  () => true,
  () => 0,
  () => -1,
  () => 1.5,
  () => 1e18,
  () => Number.MAX_SAFE_INTEGER,
  () => '@huge number@',
  () => '',
  () => ' ',
  () => `${hostileMark} <!channel> & <@UKENJI> *b* \`x\``,
  () => `${hostileMark} \u0000\u202e\ud800 "; drop table escalations; --`,
  () => `${hostileMark} ${'x'.repeat(100_000)}`,
  () => `${hostileMark} ${'<&>'.repeat(1000)}`,
  () => '__proto__',
  () => 'constructor',
  () => 'toString',
  () => '{"id":"ESC-1","via":"home"}',
  () => '{"id":{},"via":"home"}',
  () => '{not json',
  () => 'null',
  () => [],
  () => [null],
  () => ({}),
  () => ({ id: 'UKENJI' }),
  () => ({ toString: 1, valueOf: null, toJSON: 1 }),
  () => '@deep list@',
  () => '@deep object@',
];

type Spot = { holder: JsonObject | unknown[]; key: string };

function spotsIn(value: unknown, spots: Spot[] = []): Spot[] {
  if (typeof value !== 'object' || value === null) return spots;
  for (const key of Object.keys(value)) {
    spots.push({ holder: value as JsonObject, key });
    spotsIn((value as JsonObject)[key], spots);
  }
  return spots;
}

const at = ({ holder, key }: Spot): unknown => (holder as JsonObject)[key];
function put({ holder, key }: Spot, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

const strangers = ['USTRANGER', 'UGUEST', 'UBOT', 'USLACKBOT', 'W0FOREIGN', 'UJONAS', 'UINGRID'];
const keysOfNobody = ['__proto__', 'constructor', 'prototype', 'toJSON', 'then', 'length', 'payload', 'name'];

/** The places that matter most: what handlers read. */
const dear =
  /state|values|private_metadata|value|user|team|event|actions|view|channel|thread_ts|text|trigger/;

const operations: readonly ((random: Random, payload: JsonObject) => void)[] = [
  (random, payload) => {
    const spot = dearSpot(random, payload);
    if (spot && !Array.isArray(spot.holder)) delete spot.holder[spot.key];
  },
  (random, payload) => {
    const spot = dearSpot(random, payload);
    if (spot) put(spot, pick(random, strange)(random));
  },
  (random, payload) => {
    const [one, two] = [dearSpot(random, payload), dearSpot(random, payload)];
    if (one && two) put(one, structuredClone(at(two)));
  },
  (random, payload) => {
    const spot = dearSpot(random, payload);
    const holder = spot ? at(spot) : payload;
    if (typeof holder !== 'object' || holder === null || Array.isArray(holder)) return;
    put({ holder: holder as JsonObject, key: pick(random, keysOfNobody) }, pick(random, strange)(random));
  },
  (random, payload) => {
    const user = pick(random, strangers);
    if (payload.command !== undefined) payload.user_id = user;
    else if (payload.event !== undefined) asObject(payload.event).user = user;
    else asObject(payload.user).id = user;
  },
  (_random, payload) => {
    if (payload.team !== undefined) payload.team = { id: 'T0FOREIGN', domain: 'foreign' };
    if (payload.team_id !== undefined) payload.team_id = 'T0FOREIGN';
    const user = asObject(payload.user);
    if (user.team_id !== undefined) user.team_id = 'T0FOREIGN';
  },
  (random, payload) => {
    const view = asObject(payload.view);
    view.private_metadata = JSON.stringify({
      id: pick(random, ['ESC-1', 'ESC-2', 'ESC-3', 'ESC-999', 'constructor', `${hostileMark} x`]),
      via: pick(random, ['button', 'home', 'clock']),
    });
  },
  // Into one field of a form, whatever it holds.
  (random, payload) => {
    const fields = Object.values(asObject(asObject(asObject(payload.view).state).values)).flatMap((block) =>
      Object.values(asObject(block)),
    );
    if (fields.length === 0) return;
    const field = asObject(pick(random, fields));
    const name = Object.keys(field).find((key) => key !== 'type') ?? 'value';
    const value = pick(random, strange)(random);
    if (typeof field[name] === 'object' && random() < 0.8) {
      const option = { value, text: { type: 'plain_text', text: 'x' } };
      field[name] = Array.isArray(field[name]) ? [option] : option;
    } else field[name] = value;
  },
  (random, payload) => {
    asObject(payload.view).hash = pick(random, ['1.stale', '', '9999999999.future']);
  },
];

function dearSpot(random: Random, payload: JsonObject): Spot | undefined {
  const all = spotsIn(payload);
  const some = random() < 0.7 ? all.filter(({ key }) => dear.test(key)) : all;
  const from = some.length > 0 ? some : all;
  return from.length > 0 ? pick(random, from) : undefined;
}

/** A copy with one to three things broken, and the JSON it is written as. */
export function mutate(random: Random, payload: JsonObject): { payload: JsonObject; json: string } {
  const copy = structuredClone(payload);
  const times = 1 + Math.floor(random() * 3);
  for (let n = 0; n < times; n++) pick(random, operations)(random, copy);
  return { payload: copy, json: written(random, copy) };
}

function written(random: Random, payload: JsonObject): string {
  let json = JSON.stringify(payload);
  for (const [text, instead] of Object.entries(spelled)) json = json.replaceAll(`"${text}"`, instead);
  // The same key twice: the last one counts.
  if (random() < 0.05) json = json.replace(/^\{/, '{"type":"nobody","user":null,');
  if (random() < 0.02) json = json.slice(0, Math.floor(random() * json.length));
  return json;
}
