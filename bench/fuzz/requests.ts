/** The requests of the fuzz: a recorded payload, whole or broken, carried well or badly. */
import { bearTrigger } from '../../sandbox/slack/gestures/stage.ts';
import { sign } from '../../sandbox/slack/http-requests.ts';
import { asObject, asText, type JsonObject } from '../../sandbox/slack/json.ts';
import { bearResponseUrl } from '../../sandbox/slack/response-urls.ts';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import { hostileMark, mutate, pick, type Random } from './mutation.ts';
import type { Kind, Recorded } from './recording.ts';

const form = 'application/x-www-form-urlencoded';
const json = 'application/json';

export type Carriage = {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer;
};

export type FuzzRequest = Carriage & {
  /** What was done to it, for the table of answers. */
  about: string;
  kind: Kind;
  /** What its key in the database would be. */
  key: string;
  /** As its reader gets it; undefined where it is no JSON. */
  payload: unknown;
  /** Slack could have sent it: signed, in time, whole, to the right place. */
  carriedWell: boolean;
};

type Written = { body: string; contentType: string };

let born = 0;
/** Its own trigger, form and time, so that it is not taken for a second delivery of another. */
export function fresh(slack: Workspace, { kind, payload }: Recorded): JsonObject {
  born += 1;
  const copy = structuredClone(payload);
  const user = asText(asObject(copy.user).id) || asText(copy.user_id);
  if (copy.trigger_id !== undefined) copy.trigger_id = bearTrigger(slack.state, user);
  if (copy.view !== undefined) asObject(copy.view).id = `VFUZZ${born}`;
  if (copy.response_url !== undefined) {
    const place = { user, channel: 'C0OPS' };
    copy.response_url = bearResponseUrl({ state: slack.state, origin: () => slack.url }, place);
  }
  if (kind === 'events_api') copy.event_id = `EvFUZZ${born}`;
  return copy;
}

export function writtenAs(kind: Kind, payload: JsonObject, text: string): Written {
  if (kind === 'events_api') return { body: text, contentType: json };
  if (kind === 'interactive') return { body: `payload=${encodeURIComponent(text)}`, contentType: form };
  const fields = Object.entries(payload).map(([name, value]) => {
    const said = typeof value === 'string' ? value : JSON.stringify(value);
    return `${encodeURIComponent(name)}=${encodeURIComponent(wellFormed(said ?? ''))}`;
  });
  return { body: fields.join('&'), contentType: form };
}

/** Half a character cannot be sent at all. */
const wellFormed = (text: string): string => Buffer.from(text).toString();

function carried({ body, contentType }: Written, secret: string, nowMs: number): Carriage {
  const timestamp = Math.floor(nowMs / 1000);
  return {
    method: 'POST',
    path: '/slack/events',
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': sign(secret, timestamp, body),
    },
    body: Buffer.from(body),
  };
}

type Trouble = (
  carriage: Carriage,
  random: Random,
  resign: (body: Buffer, at?: number) => Carriage,
) => Carriage;
const without = (headers: Record<string, string>, name: string) =>
  Object.fromEntries(Object.entries(headers).filter(([other]) => other !== name));

const troubles: Readonly<Record<string, Trouble>> = {
  'wrong signature': (c) => ({
    ...c,
    headers: { ...c.headers, 'x-slack-signature': `v0=${'0'.repeat(64)}` },
  }),
  'odd signature': (c) => ({ ...c, headers: { ...c.headers, 'x-slack-signature': hostileMark } }),
  'no signature': (c) => ({ ...c, headers: without(c.headers, 'x-slack-signature') }),
  'no timestamp': (c) => ({ ...c, headers: without(c.headers, 'x-slack-request-timestamp') }),
  'old timestamp': (c, _random, resign) => resign(c.body, Date.now() - 6 * 60_000),
  'timestamp is no number': (c) => ({
    ...c,
    headers: { ...c.headers, 'x-slack-request-timestamp': hostileMark },
  }),
  'body changed after signing': (c) => ({ ...c, body: Buffer.concat([c.body, Buffer.from(' ')]) }),
  'wrong content type': (c, random) => ({
    ...c,
    headers: {
      ...c.headers,
      'content-type': pick(random, ['text/plain', 'multipart/form-data', 'application/xml', hostileMark]),
    },
  }),
  'content type with a charset': (c) => ({
    ...c,
    headers: { ...c.headers, 'content-type': `${c.headers['content-type']}; charset=utf-8` },
  }),
  'no content type': (c) => ({ ...c, headers: without(c.headers, 'content-type') }),
  'too large': (_c, _random, resign) => resign(Buffer.alloc(4 * 1024 * 1024 + 1, 'x')),
  'cut short': (c, random, resign) => resign(c.body.subarray(0, Math.floor(random() * c.body.length))),
  'invalid UTF-8': (c, random, resign) => {
    const spot = Math.floor(random() * c.body.length);
    return resign(
      Buffer.concat([c.body.subarray(0, spot), Buffer.from([0xff, 0xc3, 0x28]), c.body.subarray(spot)]),
    );
  },
  'broken percent-encoding': (c, random, resign) => {
    const spot = Math.floor(random() * c.body.length);
    return resign(Buffer.concat([c.body.subarray(0, spot), Buffer.from('%zz%'), c.body.subarray(spot)]));
  },
  'no JSON': (c, _random, resign) => {
    const text = `${hostileMark} is no JSON`;
    return resign(
      Buffer.from(c.headers['content-type'] === json ? text : `payload=${encodeURIComponent(text)}`),
    );
  },
  'no body': (_c, _random, resign) => resign(Buffer.alloc(0)),
  'not an object': (c, random, resign) => {
    const text = pick(random, ['null', '[]', '"text"', '1', 'true', '[[[', '{}']);
    const spelled = text === 'null' ? '%6eull' : encodeURIComponent(text);
    const body = c.headers['content-type'] === json ? text : `payload=${spelled}`;
    return resign(Buffer.from(body));
  },
  'wrong method': (c, random) => ({
    ...c,
    method: pick(random, ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']),
  }),
  'wrong path': (c, random) => ({
    ...c,
    path: pick(random, [
      '/',
      '//',
      '/slack',
      '/slack/events/',
      '/slack/../etc/passwd',
      '/%zz',
      '/slack/events//',
    ]),
  }),
  'odd path': (c, random) => ({
    ...c,
    path: pick(random, ['/slack/./events', '/x/../slack/events', '/slack/events#x']),
  }),
  'query in the path': (c) => ({ ...c, path: `/slack/events?x=%zz&${'y'.repeat(2000)}` }),
};

const keyOf = (kind: Kind, payload: JsonObject): string => {
  if (kind === 'events_api') {
    const event = asObject(payload.event);
    return event.type === 'message' ? `message:${asText(event.channel)}:${asText(event.ts)}` : '';
  }
  return payload.type === 'view_submission'
    ? `view:${asText(asObject(payload.view).id)}`
    : asText(payload.trigger_id);
};

/** The next request: a fifth whole, half broken inside, the rest carried badly. */
export function nextRequest(random: Random, recorded: readonly Recorded[], slack: Workspace): FuzzRequest {
  const secret = slack.signingSecret;
  // What is stored comes from forms most of all.
  const forms = recorded.filter(({ payload }) => payload.type === 'view_submission');
  const one = pick(random, random() < 0.4 ? forms : recorded);
  const payload = fresh(slack, one);
  const { kind } = one;
  const resign = (body: Buffer, at = Date.now()): Carriage => {
    const { headers } = carriage;
    const timestamp = Math.floor(at / 1000);
    return {
      ...carriage,
      body,
      headers: {
        ...headers,
        'x-slack-request-timestamp': String(timestamp),
        'x-slack-signature': signBytes(secret, timestamp, body),
      },
    };
  };
  const chance = random();
  const broken = chance < 0.65 && chance >= 0.15 ? mutate(random, payload) : undefined;
  const text = broken?.json ?? JSON.stringify(payload);
  const read = broken?.payload ?? payload;
  const carriage = carried(
    writtenAs(kind, read, text),
    secret,
    Date.now() + (random() < 0.05 ? 86_400_000 : 0),
  );
  const base = { kind, payload: parsed(text), key: keyOf(kind, read) };
  if (chance < 0.65)
    return { ...carriage, ...base, about: broken ? 'broken inside' : 'whole', carriedWell: true };
  const [about, trouble] = pick(random, Object.entries(troubles));
  const carriedWell = /^(odd path|query in the path|no content type|content type with|invalid|broken)/.test(
    about,
  );
  // Slack does not sign these, and nothing is done on them.
  const said = payload.ssl_check === undefined ? about : `ssl_check, ${about}`;
  return { ...trouble(carriage, random, resign), ...base, about: said, carriedWell };
}

/** As Slack signs: over the bytes, which need not be text. */
const signBytes = (secret: string, timestamp: number, body: Buffer): string =>
  sign(secret, timestamp, body.toString());

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
