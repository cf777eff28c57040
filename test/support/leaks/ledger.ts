/** What people wrote, by whom, when and for which team: read from what is stored, as it is stored. */
import type { Config } from '../../../src/config/config.ts';
import type { TestDatabase } from '../database.ts';
import { restrictedIn, type Text } from './rule.ts';

type Row = { seq: number; escalation_id: string; by: string; what: string; deed: string };
type Facts = {
  reporter: string;
  summary: string;
  details: string;
  need: string | null;
  account: string | null;
};
type Change = { id: string; by: string; team: string; title: string; link: string | null };
/** Since when, counted in entries, a team has had it, and whether it was restricted then. */
type Held = { since: number; team: string; restricted: boolean };

export type Ledger = ReturnType<typeof openLedger>;

export function openLedger({ watch }: TestDatabase) {
  const newest = watch<{ n: number | null }>('select max(rowid) as n from history');
  const since = watch<Row>(
    'select rowid as seq, escalation_id, "by", what, deed from history where rowid > ? order by rowid',
  );
  const factsOf = watch<Facts>(
    'select reporter, summary, details, need, account from escalations where id = ?',
  );
  const changes = watch<Change>('select id, "by", team, title, link from changes');

  const texts: Text[] = [];
  const held = new Map<string, Held[]>();
  const agents = new Map<string, { since: number; agent: string }[]>();
  let read = 0;

  /** A change stays with its team, as an escalation that never moves does. */
  function noteChange({ id, by, team, title, link }: Change, config: Config): void {
    const restricted = restrictedIn(config, team);
    const escalation = `the change ${id}`;
    if (held.has(escalation)) return;
    held.set(escalation, [{ since: read, team, restricted }]);
    for (const text of [title, link ?? '']) {
      if (text !== '')
        texts.push({
          escalation,
          what: 'a change',
          text,
          by,
          to: undefined,
          under: team,
          restricted,
          since: read,
        });
    }
  }

  function note({ seq, escalation_id: escalation, by, what, deed: stored }: Row, config: Config): void {
    const deed = JSON.parse(stored);
    const [facts] = factsOf(escalation);
    if (!facts) throw new Error(`${escalation} has a history and no facts`);
    const before = held.get(escalation) ?? [];
    const goesTo: string | undefined = what === 'moved' ? deed.to : what === 'raised' ? deed.team : undefined;
    const agent: string | undefined =
      what === 'raised' || what === 'agent side taken'
        ? by
        : what === 'agent side given'
          ? deed.to
          : undefined;
    if (agent !== undefined)
      agents.set(escalation, [...(agents.get(escalation) ?? []), { since: seq, agent }]);
    const team = goesTo ?? before.at(-1)?.team ?? '';
    const restricted = restrictedIn(config, team);
    const keep = (part: string, text: unknown, author: string, to?: string) => {
      if (typeof text === 'string' && text.trim() !== '')
        texts.push({ escalation, what: part, text, by: author, to, under: team, restricted, since: seq });
    };
    const write = (text: unknown, to?: string) => keep(what, text, by, to);
    if (goesTo !== undefined) {
      held.set(escalation, [...before, { since: seq, team, restricted }]);
      for (const fact of [facts.summary, facts.details, facts.need, facts.account]) {
        const known = texts.some((text) => text.escalation === escalation && text.text === fact);
        // What the reporter wrote travels to an open team. What is new was written by whoever moves it; where everybody may read it, it
        // was written to the reporter too, who goes on reading it.
        if (!known || !restricted)
          keep('facts', fact, known ? facts.reporter : by, restricted ? undefined : facts.reporter);
      }
    }
    const forTheReporter = what === 'asked' ? facts.reporter : undefined;
    write(deed.text, forTheReporter);
    write(deed.tellUser, facts.reporter);
    if (what === 'facts corrected')
      for (const fact of ['summary', 'details', 'need', 'account']) keep('facts', deed.edited[fact]?.is, by);
    for (const text of [deed.reason, deed.fixed, deed.document?.which]) write(text);
  }

  return {
    texts,
    /** How many entries there are by now; the new ones were written under this configuration. */
    read(config: Config): number {
      if ((newest()[0]?.n ?? 0) > read) {
        for (const row of since(read)) {
          note(row, config);
          read = row.seq;
        }
      }
      for (const change of changes()) noteChange(change, config);
      return read;
    },
    /** The teams that had it up to then, the last one last. */
    heldUntil: (escalation: string, seq: number): Held[] =>
      (held.get(escalation) ?? []).filter((one) => one.since <= seq),
    agentsUntil: (escalation: string, seq: number): string[] =>
      (agents.get(escalation) ?? []).flatMap(({ since, agent }) => (since <= seq ? [agent] : [])),
    everHeld: (): Held[] => [...held.values()].flat(),
  };
}
