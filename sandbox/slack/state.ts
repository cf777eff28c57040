/** Everything the workspace remembers, in memory, and what is told to whoever follows it live. */

import type { Clock } from './clock.ts';
import type { Upload } from './files.ts';
import { createIds, type Ids } from './ids.ts';
import type { JsonObject } from './json.ts';
import type { Manifest } from './manifest.ts';
import type {
  Call,
  Cast,
  Channel,
  Enterprise,
  Ephemeral,
  Message,
  Notes,
  Person,
  Problem,
  ResponseUrl,
  ShownError,
  Trigger,
  UserGroup,
  Values,
  View,
} from './things.ts';

export type * from './things.ts';

export type State = {
  readonly teamId: string;
  readonly teamDomain: string;
  readonly enterprise: Enterprise | undefined;
  readonly appId: string;
  readonly botId: string;
  readonly botUser: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly verificationToken: string;
  readonly manifest: Manifest;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly people: Map<string, Person>;
  readonly channels: Map<string, Channel>;
  readonly userGroups: Map<string, UserGroup>;
  /** Channel id to its messages, oldest first. */
  readonly messages: Map<string, Message[]>;
  readonly ephemerals: Ephemeral[];
  /** User id to the stack of open modals, topmost last. */
  readonly modals: Map<string, View[]>;
  readonly homes: Map<string, View>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  /** What a person has chosen in a message's own inputs: `user channel ts` to values. */
  readonly chosen: Map<string, Values>;
  /** What an external menu offered a person last. */
  readonly offered: Map<string, JsonObject[]>;
  /** What becomes of a reply to a thread that is gone: Slack documents that it refuses it, and was seen to put it into the channel. */
  goneThreads: 'refused' | 'into the channel';
  /** How often Slack has given up the direct conversation with a person: its channel is not known any more, and the next one has another id. */
  readonly directsGivenUp: Map<string, number>;
  /** By the id of the file. */
  readonly uploads: Map<string, Upload>;
  /** What is in the files that the app shared. */
  readonly fileContents: Map<string, string>;
  readonly calls: Call[];
  readonly problems: Problem[];
  readonly errorsShown: ShownError[];
  tell<K extends keyof Notes>(kind: K, note: Notes[K]): void;
  on<K extends keyof Notes>(kind: K, listener: (note: Notes[K]) => void): () => void;
  /** The strict observer speaks up. */
  object(kind: string, detail: string): void;
};

export function createState(manifest: Manifest, cast: Cast, clock: Clock, seed: number): State {
  const listeners = new Map<string, Set<(note: never) => void>>();
  const botUser = 'UBOT';
  const state: State = {
    teamId: 'T0SANDBOX',
    teamDomain: 'sandbox',
    enterprise: cast.enterprise,
    appId: 'A0SANDBOX',
    botId: 'B0SANDBOX',
    botUser,
    botToken: 'xoxb-sandbox-bot',
    appToken: 'xapp-sandbox-app',
    signingSecret: 'sandbox-signing-secret',
    verificationToken: 'sandbox-verification-token',
    manifest,
    clock,
    ids: createIds(clock, seed),
    people: new Map(),
    channels: new Map(),
    userGroups: new Map(),
    messages: new Map(),
    ephemerals: [],
    uploads: new Map(),
    fileContents: new Map(),
    modals: new Map(),
    homes: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    chosen: new Map(),
    offered: new Map(),
    goneThreads: 'refused',
    directsGivenUp: new Map(),
    calls: [],
    problems: [],
    errorsShown: [],
    tell(kind, note) {
      for (const listener of listeners.get(kind) ?? []) (listener as (heard: typeof note) => void)(note);
    },
    on(kind, listener) {
      const heard = listeners.get(kind) ?? new Set();
      heard.add(listener as (note: never) => void);
      listeners.set(kind, heard);
      return () => heard.delete(listener as (note: never) => void);
    },
    object(kind, detail) {
      const problem = { kind, detail, at: clock.now() };
      state.problems.push(problem);
      state.tell('problem', problem);
    },
  };
  populate(state, cast);
  return state;
}

/** Fills an empty workspace with its people, channels and groups. */
export function populate(state: State, cast: Cast): void {
  const bot: Person = {
    id: state.botUser,
    name: 'switchboard',
    realName: state.manifest.name,
    tz: 'Etc/UTC',
    locale: 'en-US',
    isBot: true,
  };
  for (const person of [...cast.people.filter((one) => one.id !== bot.id), bot])
    state.people.set(person.id, { ...person });
  for (const { id, name, isPrivate, members, topic } of cast.channels) {
    const kind = isPrivate ? 'private' : 'public';
    const createdAt = state.clock.now();
    state.channels.set(id, {
      id,
      name,
      kind,
      members: new Set(members),
      archived: false,
      topic: topic ?? '',
      createdAt,
    });
  }
  for (const group of cast.userGroups) state.userGroups.set(group.id, { ...group, users: [...group.users] });
}

/** Forgets everything that happened. Tokens, listeners and the counters of identifiers stay. */
export function emptyState(state: State): void {
  const maps = [state.people, state.channels, state.userGroups, state.messages, state.modals, state.homes];
  for (const map of [
    ...maps,
    state.triggers,
    state.responseUrls,
    state.chosen,
    state.offered,
    state.directsGivenUp,
  ])
    map.clear();
  state.goneThreads = 'refused';
  for (const list of [state.ephemerals, state.calls, state.problems, state.errorsShown]) list.length = 0;
}
