/** What people did against what is stored: each act they were told had worked exactly once, and nothing that nobody did. */
import type { DeedOf, Entry, Escalation } from '../../../src/domain/escalation.ts';
import { actions } from '../../actions.ts';
import { type Act, wordsIn } from '../ledger.ts';
import type { Stored } from '../stored.ts';
import { doubled, missing, unasked, type Violation } from '../violation.ts';
import type { Evidence } from './judge.ts';
import { standings } from './standing.ts';

/** Two clocks of one machine, read in two processes. */
const marginMs = 50;
/** So long after somebody was answered, or gave up, what they did may still be done: it was on its way. */
const onItsWayMs = 30_000;

type Asked = Pick<Evidence, 'stored' | 'ledger' | 'doubts' | 'places' | 'config' | 'waitsForLease'>;
type Found = { escalation: Escalation; entry: Entry };

export function judgeActs({ stored, ledger, doubts, places, config, waitsForLease }: Asked): Violation[] {
  const found = stored.escalations.flatMap((escalation) =>
    (stored.history.get(escalation.id) ?? []).map((entry): Found => ({ escalation, entry })),
  );
  const byWord = new Map<string, Found[]>();
  for (const one of found) {
    for (const word of new Set(wordsIn(saidIn(one)))) byWord.set(word, [...(byWord.get(word) ?? []), one]);
  }
  return [
    ...ledger.acts
      .filter(({ word }) => word !== null)
      .flatMap((act) => judgeWritten(act, byWord, { stored, places })),
    ...judgeWordless(
      found.filter((one) => isWordless(one, byWord)),
      { stored, ledger, doubts, places, config, waitsForLease },
    ),
  ];
}

/** The summary belongs to the raising alone. */
const saidIn = ({ escalation, entry }: Found): string =>
  entry.deed.what === 'raised' ? escalation.summary : JSON.stringify(entry.deed);

const isWordless = (one: Found, byWord: ReadonlyMap<string, Found[]>): boolean =>
  one.entry.by !== 'switchboard' && !wordsIn(saidIn(one)).some((word) => byWord.has(word));

function judgeWritten(
  act: Act,
  byWord: ReadonlyMap<string, Found[]>,
  { stored: evidence, places }: Pick<Asked, 'stored' | 'places'>,
): Violation[] {
  const { word, user, what, escalation } = act;
  const stored = byWord.get(word ?? '') ?? [];
  const problems = stored.flatMap(({ escalation: { id }, entry }) => {
    const answered = what === 'said' && entry.deed.what === 'answered';
    if (entry.by === user && (entry.deed.what === what || answered)) return [];
    return [unasked(`${describe(act)} is stored as "${entry.deed.what}" by ${entry.by} in ${id}`)];
  });
  if (stored.length > 1) {
    const where = stored.map(({ escalation: { id }, entry }) => `${id} version ${entry.version}`).join(', ');
    problems.push(doubled(`${describe(act)} is stored ${stored.length} times: ${where}`));
  }
  const told = act.how === 'reply' ? act.acknowledgedAt() !== undefined : act.outcome === 'worked';
  const isOwed =
    told &&
    stored.length === 0 &&
    !places?.mayBeRefused(act) &&
    !isUnderNobodys(act, { stored: evidence, places });
  if (isOwed && !movedMeanwhile(act, evidence.history.get(escalation ?? '') ?? [])) {
    problems.push(
      missing(`${describe(act)} was told to have worked, and is not stored${ofUnknown(act, evidence)}`),
    );
  }
  return problems;
}

/** What is written under a card that has moved on is carried nowhere, and its author is told so. */
const movedMeanwhile = (act: Act, history: readonly Entry[]): boolean =>
  act.how === 'reply' && history.some(({ deed }) => deed.what === 'moved');

/**
 * Acts without words are known by who did what when: an entry for each act at most, and one for each that worked. Each is asked by itself,
 * and takes what could not be taken later: so no pairing is missed, and where both can be had, so can both at once.
 */
function judgeWordless(found: readonly Found[], asked: Asked): Violation[] {
  const { stored, ledger } = asked;
  const candidates = ledger.acts
    .filter((act) => act.word === null || act.how === 'reply')
    .toSorted((a, b) => lastlyAt(a) - lastlyAt(b));
  const entries = found.toSorted((a, b) => a.entry.at - b.entry.at);
  const paired = new Set<Act>();
  const unaskedFor = entries.flatMap((one): Violation[] => {
    const act = candidates.find((act) => !paired.has(act) && fits(act, one));
    if (act) paired.add(act);
    const { escalation, entry } = one;
    const says = `${escalation.id} has "${entry.deed.what}" by ${entry.by} at ${time(entry.at)} (version ${entry.version}), and nobody did it then`;
    return act ? [] : [unasked(says)];
  });
  const taken = new Set<Found>();
  const worked = candidates.filter((act) => act.word === null && wasTold(act));
  const lost = worked.filter((act) => {
    const one = entries.find((one) => !taken.has(one) && fits(act, one));
    if (one) taken.add(one);
    return !one && mustBeStored(act, asked);
  });
  return [
    ...unaskedFor,
    ...lost.map((act) =>
      missing(
        `${describe(act)} was told to have worked, and is not stored${ofUnknown(act, stored)}${meanwhile(act, stored)}${act.read.length > 0 ? `; they read: ${act.read.map(({ text }) => text).join(' | ')}` : ''}`,
      ),
    ),
  ];
}

const fits = (act: Act, { escalation, entry: { by, at, deed } }: Found): boolean =>
  act.user === by &&
  act.escalation === escalation.id &&
  (act.what === deed.what || (act.how === 'reply' && deed.what === 'acknowledged')) &&
  at >= act.sentAt - marginMs &&
  at <= lastlyAt(act) + onItsWayMs;

/** A press that is acknowledged so long after it reached the bot is stored by then, and waits like a reaction. */
const storedAfterMs = 1_500;

/** A press is refused where Slack does not say soon who presses; a reaction waits for that, and others may be quicker meanwhile. */
function mustBeStored(act: Act, { stored, ledger, doubts, places, config, waitsForLease }: Asked): boolean {
  if (places?.mayBeRefused(act) || isUnderNobodys(act, { stored, places })) return false;
  const history = stored.history.get(act.escalation ?? '') ?? [];
  const answeredAt = lastlyAt(act);
  const doubted = doubts.some((at) => at >= act.sentAt - marginMs && at <= answeredAt + marginMs);
  const troubled = doubted || ledger.wasTroubled({ ...act, answeredAt });
  const waits = act.how === 'button' && answeredAt - (act.handedAt ?? act.sentAt) > storedAfterMs;
  // What another instance heard before it was held up or died is done when it goes on, or when its lease has ended; others decide meanwhile.
  const isWithAnother = waitsForLease && act.how === 'eyes';
  const until = answeredAt + (troubled || isWithAnother ? onItsWayMs : 0);
  if (act.how === 'eyes') return wasPossible(act, history, until) && isOnItsCard(act, history, until, config);
  if ((troubled && !waits) || stands(act, history) || !wasPossible(act, history, until)) return false;
  return act.how !== 'button' || act.read.every(isYes);
}

/** Times that are nearer than this are one promise, whoever made it (decision 33). */
const sameTimeMs = 60_000;
/** What the same person did again so soon changes nothing either. */
const againMs: { [what: string]: number } = {
  snoozed: 60_000,
  'promised news': 60_000,
  'callback promised': 60_000,
  'called back': 60_000,
  'held on': 120_000,
};

const stands = (act: Act, history: readonly Entry[]): boolean =>
  isPromisedAlready(act, history) ||
  history.some(
    ({ by, at, deed }) =>
      by === act.user &&
      deed.what === act.what &&
      at > act.sentAt - (againMs[act.what] ?? 0) &&
      at <= lastlyAt(act),
  );

/** Whether the user was promised a call at that time by a promise that stood while this one was made. */
function isPromisedAlready(act: Act, history: readonly Entry[]): boolean {
  const { what, chosenAt, sentAt } = act;
  if (what !== 'callback promised' || chosenAt === null) return false;
  const promises = history.flatMap(({ at, deed }) =>
    deed.what === 'callback promised' || deed.what === 'called back' ? [{ at, due: dueIn(deed) }] : [],
  );
  return promises.some(({ at, due }, index) => {
    const replacedAt = promises[index + 1]?.at ?? Number.POSITIVE_INFINITY;
    const stood = at <= lastlyAt(act) && replacedAt >= sentAt - marginMs;
    return stood && due !== null && Math.abs(due - chosenAt) < sameTimeMs;
  });
}

const dueIn = (deed: DeedOf<'callback promised' | 'called back'>): number | null =>
  deed.what === 'called back' ? deed.retryAt : deed.callbackAt;

/** Where it has moved on, its old card can be reacted to and not be taken: until it is edited, it looks as before. */
function isOnItsCard(
  { under, sentAt }: Act,
  history: readonly Entry[],
  until: number,
  { teams, fallbackChannel }: Evidence['config'],
): boolean {
  const had = history.flatMap(({ at, deed }) =>
    deed.what === 'raised' ? { at, team: deed.team } : deed.what === 'moved' ? { at, team: deed.to } : [],
  );
  const during = had.filter(
    ({ at }, n) => at <= until && (had[n + 1]?.at ?? Number.POSITIVE_INFINITY) >= sentAt,
  );
  return during.every(({ team }) => [teams[team]?.channel, fallbackChannel].includes(under?.channel));
}

/** What happened to it meanwhile, for whoever looks for the reason. */
const meanwhile = ({ sentAt, escalation }: Act, { history }: Pick<Stored, 'history'>): string =>
  (history.get(escalation ?? '') ?? [])
    .filter(({ at }) => at > sentAt - 120_000)
    .slice(0, 8)
    .map(({ at, by, deed }) => `; ${time(at)} ${deed.what} by ${by}`)
    .join('');

/** Under a message that was deleted before the bot knew that it is its own: nobody can ask Slack any more whose it was. */
const isUnderNobodys = (act: Act, { stored, places }: Pick<Asked, 'stored' | 'places'>): boolean =>
  act.under !== null &&
  places?.wasDeleted(act.under.channel, act.under.ts) === true &&
  ofUnknown(act, stored) !== '';

/** Why a reply or a reaction may have meant nothing to the bot. */
function ofUnknown(act: Act, { outbox }: Stored): string {
  const row = outbox.find(({ id }) => id === act.underKey);
  const at = act.acknowledgedAt();
  if (!row || at === undefined || (row.settledAt !== null && row.settledAt <= at)) return '';
  const knownAt = row.settledAt === null ? 'never' : time(row.settledAt);
  return `; the bot took it at ${time(at)} and knew only at ${knownAt} that the message above it is its own`;
}

/** What the bot says to a press that it has carried out: it asks when there will be news. */
const isYes = ({ buttons }: Act['read'][number]): boolean => buttons.includes(actions.news30m);

const wasTold = (act: Act): boolean =>
  act.how === 'eyes' || act.how === 'reply' ? act.acknowledgedAt() !== undefined : act.outcome === 'worked';

const lastlyAt = (act: Act): number => {
  if (act.how === 'eyes' || act.how === 'reply') return act.acknowledgedAt() ?? Number.POSITIVE_INFINITY;
  return act.answeredAt ?? act.sentAt;
};

/** Whether it would have been carried out at every instant between its being done and then. */
function wasPossible(act: Act, history: readonly Entry[], until: number): boolean {
  const during = standings(history).filter(({ from, to }) => to >= act.sentAt && from <= until);
  if (during.length === 0) return false;
  return during.every(({ status, owner, live, offered, promised }) => {
    const closed = status === 'resolved' || status === 'cancelled';
    switch (act.what) {
      case 'acknowledged':
        return !closed && owner === null;
      case 'handed back':
        return !closed && owner === act.user;
      case 'acknowledgement undone':
        return status === 'acknowledged' && owner === act.user && tookIt(act, history);
      case 'promised news':
        return status === 'acknowledged' && owner === act.user;
      case 'held on':
      case 'call ended':
        return !closed && live;
      case 'call started':
        return !closed && !live;
      case 'kept':
        return !closed && owner === act.user && offered;
      case 'taken over':
        return !closed && owner !== null && owner !== act.user && offered;
      case 'called back':
        return promised;
      case 'callback promised':
        return !closed || promised;
      default:
        return act.how === 'form' && !closed;
    }
  });
}

/** Whether the last who took it did so by acknowledging. */
const tookIt = ({ user }: Act, history: readonly Entry[]): boolean =>
  history.some(({ by, deed }) => by === user && deed.what === 'acknowledged');

const time = (at: number): string => new Date(at).toISOString().slice(11, 23);

const describe = ({ number, user, what, how, escalation, sentAt }: Act): string =>
  `Act ${number} ("${what}" by ${how}, ${user}${escalation ? `, ${escalation}` : ''}, ${time(sentAt)})`;
