/** What the sandbox has told so far: a world, and the changes to it, applied without touching what stays the same. */

import type { Change, SeenMessage, World } from '../live/protocol.ts';

export type Kept = {
  world: World;
  /** Channel id to what is seen there, by ts. A channel nothing changed in keeps its very list. */
  channels: ReadonlyMap<string, readonly SeenMessage[]>;
  /** Key of a message to how often it was changed while somebody looked. */
  touched: ReadonlyMap<string, number>;
};

export type Store = {
  /** Undefined until the first world. */
  kept(): Kept | undefined;
  subscribe(listener: () => void): () => void;
  begin(world: World): void;
  /** Changes before the first world belong to nothing and are dropped: that world has them. */
  apply(changes: readonly Change[]): void;
};

export function createStore(): Store {
  let kept: Kept | undefined;
  const listeners = new Set<() => void>();
  const keep = (next: Kept) => {
    kept = next;
    for (const listener of listeners) listener();
  };

  return {
    kept: () => kept,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    begin: (world) => keep(keptOf(world)),
    apply(changes) {
      if (kept) keep(changes.reduce(changed, kept));
    },
  };
}

/** A message and an ephemeral one may have the same ts. */
export function keyOf({ channel, ts, ephemeral }: Pick<SeenMessage, 'channel' | 'ts' | 'ephemeral'>): string {
  return `${channel} ${ts}${ephemeral ? ' ephemeral' : ''}`;
}

export function keptOf(world: World): Kept {
  const channels = new Map<string, SeenMessage[]>();
  for (const message of [...world.messages].sort(byTs)) {
    const beside = channels.get(message.channel);
    if (beside) beside.push(message);
    else channels.set(message.channel, [message]);
  }
  return { world, channels, touched: new Map() };
}

export function changed(kept: Kept, change: Change): Kept {
  const { world } = kept;
  switch (change.kind) {
    case 'message':
      return withMessage(kept, change.message, change.edited);
    case 'removed':
      return withoutMessage(kept, change.channel, change.ts);
    case 'places':
      return { ...kept, world: { ...world, places: change.places, attention: change.attention } };
    case 'modals':
      return { ...kept, world: { ...world, modals: change.modals } };
    case 'home':
      return { ...kept, world: { ...world, home: change.home } };
    case 'clock':
      return { ...kept, world: { ...world, clock: change.clock } };
    case 'trouble':
      return { ...kept, world: { ...world, trouble: change.trouble } };
    case 'did':
      return { ...kept, world: { ...world, did: withDid(world.did, change.did) } };
    case 'toast':
      return kept;
  }
}

function withMessage(kept: Kept, message: SeenMessage, edited: boolean): Kept {
  const channel = placed(kept.channels.get(message.channel) ?? [], message);
  const messages = placed(kept.world.messages, message);
  const key = keyOf(message);
  return {
    world: { ...kept.world, messages },
    channels: new Map(kept.channels).set(message.channel, channel),
    touched: edited ? new Map(kept.touched).set(key, (kept.touched.get(key) ?? 0) + 1) : kept.touched,
  };
}

/** In the place of the one with its key, otherwise where its ts belongs: nearly always at the end. */
function placed(among: readonly SeenMessage[], message: SeenMessage): SeenMessage[] {
  let at = among.length;
  while (at > 0) {
    const before = among[at - 1];
    if (!before) break;
    if (keyOf(before) === keyOf(message)) return among.with(at - 1, message);
    if (byTs(before, message) < 0) break;
    at -= 1;
  }
  return among.toSpliced(at, 0, message);
}

function withoutMessage(kept: Kept, channel: string, ts: string): Kept {
  const stays = (message: SeenMessage) => message.channel !== channel || message.ts !== ts;
  const beside = kept.channels.get(channel) ?? [];
  return {
    ...kept,
    world: { ...kept.world, messages: kept.world.messages.filter(stays) },
    channels: new Map(kept.channels).set(channel, beside.filter(stays)),
  };
}

const longestDid = 500;

function withDid(all: World['did'], did: World['did'][number]): World['did'] {
  const at = all.findLastIndex((other) => other.id === did.id);
  return at < 0 ? [...all, did].slice(-longestDid) : all.with(at, did);
}

/** All ts are equally long, so their order as words is their order in time; what only one person sees comes after. */
function byTs(one: SeenMessage, other: SeenMessage): number {
  if (one.ts !== other.ts) return one.ts < other.ts ? -1 : 1;
  if (one.channel !== other.channel) return one.channel < other.channel ? -1 : 1;
  return Number(one.ephemeral ?? false) - Number(other.ephemeral ?? false);
}
