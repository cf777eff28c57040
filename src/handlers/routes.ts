/** The table of what is handled: one handler for each kind of request and name, and what it is given. */
import type { RespondFn } from '@slack/bolt';
import type { Acknowledgement } from '../receivers/acknowledgement.ts';
import type { Request, RequestOf } from '../receivers/request.ts';
import type { Client } from './deps.ts';

type Kind = Request['kind'];
/** Of commands, buttons, shortcuts and modals there is one handler for each name, of events one for each kind. */
type NamedKind = Extract<Request, { name: string }>['kind'];

/** A request under way, and the ways to answer it. */
export type Exchange<Of extends Request = Request> = {
  request: Of;
  acknowledgement: Acknowledgement;
  client: Client;
  /** Undefined where Slack gives no address to answer to: in modals, in Home, for global shortcuts and for events. */
  respond: RespondFn | undefined;
  /** Whom Slack's events name when they speak of the bot. */
  botUserId: string | undefined;
};

export type ExchangeOf<Of extends Kind> = Exchange<RequestOf<Of>>;

type Handle<Of extends Kind> = (exchange: ExchangeOf<Of>) => Promise<void>;

export type Routes = {
  /** Throws when it has a handler already. */
  on<Of extends NamedKind>(kind: Of, name: string, handle: Handle<Of>): void;
  onEvent<Of extends Exclude<Kind, NamedKind>>(kind: Of, handle: Handle<Of>): void;
  /** Does nothing where there is no handler. */
  handle(exchange: Exchange): Promise<void>;
};

export function createRoutes(): Routes {
  const table = new Map<string, Handle<Kind>>();
  function add<Of extends Kind>(kind: Of, name: string, handle: Handle<Of>): void {
    const key = `${kind} ${name}`;
    if (table.has(key)) throw new Error(`${key} has a handler already`);
    table.set(key, async (exchange) => {
      if (isOf(kind, exchange)) await handle(exchange);
    });
  }
  return {
    on: add,
    onEvent: (kind, handle) => add(kind, '', handle),
    async handle(exchange) {
      const { request } = exchange;
      await table.get(`${request.kind} ${'name' in request ? request.name : ''}`)?.(exchange);
    },
  };
}

const isOf = <Of extends Kind>(kind: Of, exchange: Exchange): exchange is ExchangeOf<Of> =>
  exchange.request.kind === kind;
