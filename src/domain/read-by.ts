/** What an entry of the history says to one reader: what they may not read is blank. */
import type { Texts } from './acts/act.ts';
import { type ActDeed, actOf, kindOf } from './acts/index.ts';
import {
  type AgentsSide,
  correctableFacts,
  type Deed,
  type Edited,
  type Entry,
  type Escalation,
  type Recorded,
} from './escalation.ts';
import { mayReadText, type Reader } from './permission.ts';

/** Who has the escalation now, who has and had the agent's side, and which teams are restricted today. */
export type Now = Pick<Escalation, 'team'> & AgentsSide & { restricted(team: string): boolean };

/** That it happened is for everybody who sees the entry. The reporter reads what was written to the agents' side, and every text of it. */
export function asReadBy(reader: Reader, entry: Recorded, now: Now): Recorded {
  const { by, under, restricted } = entry;
  const toReporter = reader.id === now.reporter;
  const may =
    (toReporter && isOfAgents(entry, now)) ||
    mayReadText({ by, under: under ?? '', restricted }, reader, now);
  const deed = may ? entry.deed : blank(entry.deed, toReporter);
  if (deed.what !== 'moved' || !deed.edited) return { ...entry, deed };
  // What was written anew left a restricted team, and what it was before stays there and with who wrote it.
  const before = mayReadText({ by: now.reporter, under: deed.from, restricted: true }, reader, now);
  return {
    ...entry,
    deed: { ...deed, edited: readable(deed.edited, { was: before, is: may || toReporter }) },
  };
}

/** Whoever had the agent's side wrote it as the agent: what only the team can do they did as one of the team. */
function isOfAgents({ by, deed }: Pick<Entry, 'by' | 'deed'>, { formerReporters }: AgentsSide): boolean {
  if (!formerReporters.some(({ id }) => id === by)) return false;
  if (deed.what === 'said') return deed.side === 'agent';
  const kind = kindOf(deed.what);
  return kind !== undefined && actOf(kind).who !== 'the team';
}

function readable(edited: Edited, may: { was: boolean; is: boolean }): Edited {
  const both = correctableFacts.flatMap((text): [string, Edited[keyof Edited]][] => {
    const one = edited[text];
    return one ? [[text, { was: may.was ? one.was : '', is: may.is ? one.is : '' }]] : [];
  });
  return Object.fromEntries(both);
}

/** Whom to call, as the reporter wrote it down last, whoever wrote it anew since. */
export function accountAsRaised(
  { account }: Pick<Escalation, 'account'>,
  history: readonly Recorded[],
): string | null {
  const edits = (what: 'facts corrected' | 'moved') =>
    history.flatMap(({ deed }) => (deed.what === what && deed.edited?.account) || []);
  const corrected = edits('facts corrected').at(-1);
  const [first] = edits('moved');
  return corrected ? corrected.is : first ? first.was : account;
}

/** Everything in it that somebody typed. */
export function textsIn(deed: Deed): string[] {
  const edits = deed.what === 'moved' ? Object.values(deed.edited ?? {}) : [];
  return [...quotedIn(deed), ...filled(...edits.flatMap(({ was, is }) => [was, is]))];
}

/** The same, as far as a line about it quotes it. */
export const quotedIn = (deed: Deed): string[] => filled(...(textsOf(deed)?.quoted(deed as ActDeed) ?? []));

const filled = (...texts: (string | null)[]): string[] => texts.flatMap((text) => text || []);

/** Without what its act knows to be somebody's words. */
export const blank = (deed: Deed, toReporter: boolean): Deed =>
  textsOf(deed)?.blank(deed as ActDeed, toReporter) ?? deed;

function textsOf({ what }: Deed): Texts<ActDeed> | undefined {
  const kind = kindOf(what);
  return kind && actOf(kind).texts;
}
