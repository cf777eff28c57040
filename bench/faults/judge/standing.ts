/** How an escalation stood when: its status, its owner and whether the call was live, read from its history. */
import type { Deed, Entry, Status } from '../../../src/domain/escalation.ts';

export type Standing = {
  from: number;
  to: number;
  status: Status;
  owner: string | null;
  live: boolean;
  /** It was offered to the next shift, and neither taken nor kept. */
  offered: boolean;
  /** The user waits for a call. */
  promised: boolean;
};

type Now = Omit<Standing, 'from' | 'to'>;

export function standings(history: readonly Entry[]): Standing[] {
  const reporter = history[0]?.by;
  let now: Now = { status: 'open', owner: null, live: false, offered: false, promised: false };
  return history.map((entry, index) => {
    now = { ...after(now, entry, reporter), ...offers(now, entry) };
    return { from: entry.at, to: history[index + 1]?.at ?? Number.POSITIVE_INFINITY, ...now };
  });
}

/** Any sign of the owner, or another owner, ends an offer. */
function offers({ offered, promised, owner }: Now, { by, deed }: Entry): Pick<Now, 'offered' | 'promised'> {
  const isSign = by !== 'switchboard' && (by === owner || changesOwner.has(deed.what));
  return {
    offered: deed.what === 'hand-over offered' || (offered && !isSign && !takesIt.has(deed.what)),
    promised:
      deed.what === 'callback promised' ||
      (promised && (deed.what !== 'called back' || deed.retryAt !== null)),
  };
}

/** The bot itself takes it from its owner. */
const takesIt = new Set<Deed['what']>(['went quiet', 'owner left']);

const changesOwner = new Set<Deed['what']>([
  'taken over',
  'assigned',
  'handed back',
  'moved',
  'resolved',
  'cancelled',
  'acknowledgement undone',
]);

type Stood = Pick<Now, 'status' | 'owner' | 'live'>;

function after(before: Stood, { by, deed }: Entry, reporter: string | undefined): Stood {
  switch (deed.what) {
    case 'raised':
      return { status: 'open', owner: null, live: deed.onPhone };
    case 'callback promised':
      return before.status === 'open' && by !== reporter
        ? { ...before, status: 'acknowledged', owner: by }
        : before;
    case 'acknowledged':
    case 'taken over':
      return { ...before, status: 'acknowledged', owner: by };
    case 'assigned':
      return { ...before, status: before.status === 'waiting' ? 'waiting' : 'acknowledged', owner: deed.to };
    case 'acknowledgement undone':
    case 'handed back':
    case 'went quiet':
    case 'owner left':
    case 'moved':
      return { ...before, status: 'open', owner: null };
    case 'held on':
      return before.owner === null ? { ...before, status: 'acknowledged', owner: by } : before;
    case 'call started':
      return { ...before, live: true };
    case 'call ended':
      return { ...before, live: false };
    case 'asked':
      return { ...before, status: 'waiting', owner: before.owner ?? by };
    case 'answered':
      return { ...before, status: 'acknowledged' };
    case 'resolved':
      return { status: 'resolved', owner: before.owner ?? by, live: false };
    case 'cancelled':
      return { status: 'cancelled', owner: before.owner, live: false };
    case 'reopened':
      return { status: deed.owner === null ? 'open' : 'acknowledged', owner: deed.owner, live: false };
    default:
      return before;
  }
}

/** Every team that has held it. */
export const teamsOf = (history: readonly Entry[]): Set<string> =>
  new Set(
    history.flatMap(({ deed }) =>
      deed.what === 'raised' ? [deed.team] : deed.what === 'moved' ? [deed.from, deed.to] : [],
    ),
  );
