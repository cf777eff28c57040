/** A request of Slack, read once, after its signature: what the handlers get. Whatever lacks what they rely on is read by nobody. */
import type { z } from 'zod';
import { anyEvent, events } from './event-shape.ts';
import { shapes } from './shape.ts';

/** Its `kind` is Slack's own word: the type of the payload, and of an event that of the event. */
export type Request = z.output<
  (typeof shapes)[keyof typeof shapes] | (typeof events)[keyof typeof events] | typeof anyEvent
>;
type Requests = { [One in Request as One['kind']]: One };
export type RequestOf<Kind extends Request['kind']> = Requests[Kind];

export type ReadRequest =
  | { request: Request }
  /** Where it is not as Slack writes it: fields, and never what is in them. */
  | { kind: string; wrong: string[] }
  /** No handler takes requests of this kind. */
  | { kind: 'unknown' };

export function readRequest(body: unknown): ReadRequest {
  const kind = typeOf(body);
  if (kind === 'event_callback') {
    const name = part(part(body, 'event'), 'type');
    return isOneOf(events, name) ? readAs(name, events[name], body) : readAs(kind, anyEvent, body);
  }
  return isOneOf(shapes, kind) ? readAs(kind, shapes[kind], body) : { kind: 'unknown' };
}

/** The type that Slack gives a payload; a command has none. */
export function typeOf(body: unknown): string | undefined {
  const type = part(body, 'type');
  if (type === undefined && part(body, 'command') !== undefined) return 'command';
  return typeof type === 'string' ? type : undefined;
}

const safeKey = /^[\w.:-]{1,100}$/;

/** The key under which the database remembers that it was carried out; a submission's begins with it. Undefined where it is none of Slack's. */
export function keyOf(body: unknown): string | undefined {
  const view = part(part(body, 'view'), 'id');
  const others = [part(body, 'event_id'), part(body, 'trigger_id')];
  const keys = typeOf(body) === 'view_submission' ? [view, ...others] : [...others, view];
  return keys.find((key) => typeof key === 'string' && safeKey.test(key)) as string | undefined;
}

const part = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;

const isOneOf = <T extends object>(all: T, name: unknown): name is keyof T & string =>
  typeof name === 'string' && Object.hasOwn(all, name);

function readAs(kind: string, schema: z.ZodType<Request>, body: unknown): ReadRequest {
  const read = schema.safeParse(wellFormed(body));
  if (!read.success) return { kind, wrong: wrongIn(read.error) };
  const request = read.data;
  // Nobody could tell whether it is ours.
  if ('workspaces' in request && request.workspaces.length === 0) return { kind, wrong: ['team'] };
  return { request };
}

/** NUL and halves of a character, which nobody types and PostgreSQL does not store, are taken out before anybody looks for secrets. */
function wellFormed(body: unknown): unknown {
  const text = JSON.stringify(body);
  if (!text || !/\\u(?:0000|d[89a-f])/.test(text)) return body;
  return JSON.parse(text, (_, value: unknown) =>
    typeof value === 'string' ? value.replace(/\0|\p{Cs}/gu, '') : value,
  );
}

/** Only names that stand in the schema: keys of a stranger are text of a stranger. */
function wrongIn({ issues }: z.ZodError): string[] {
  return [...new Set(issues.map(({ path }) => path.join('.').replace(/^event\./, '') || 'all of it'))];
}
