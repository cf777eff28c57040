/** Lines in a card's thread as they are sent, for those who read there; and as they are rewritten where it has gone to a restricted team. */
import type { NoticePayload } from '../../db/payload.ts';
import type { Queries } from '../../db/queries.ts';
import type { Instant } from '../../domain/calendars/calendar.ts';
import type { Directory } from '../../domain/directory.ts';
import type { Escalation, Recorded } from '../../domain/escalation.ts';
import { peopleIn } from '../../domain/people-in.ts';
import type { Reader } from '../../domain/permission.ts';
import { asReadBy, quotedIn } from '../../domain/read-by.ts';
import { hasBecomeUrgent } from '../../domain/urgency.ts';
import { type CardEntryFacts, cardEntry } from '../../views/card-entry.ts';
import type { OnCallFacts } from '../../views/on-call-facts.ts';
import type { Wording } from '../../views/parts.ts';
import { without } from './on-call.ts';
import type { Rendering } from './rendering.ts';
import { threadTarget } from './thread-target.ts';

export type LineParts = {
  directory: Directory;
  queries: Queries;
  onCallOf(escalation: Escalation): Promise<OnCallFacts>;
  wordsFor(ids: Iterable<string>): Promise<Wording>;
  now(): Instant;
};

/** Whoever is in a restricted team's channel is in the team; what stands in any other channel is read by everybody. */
export const readersIn = ({ teams }: Pick<Directory, 'teams'>, channel: string): Reader => ({
  id: '',
  teams: new Set(
    Object.keys(teams).filter((id) => teams[id]?.restricted === true && teams[id].channel === channel),
  ),
});

const nothing: Rendering = { do: 'drop', reason: 'nothing to say' };

export function createLines({ directory, queries, onCallOf, wordsFor, now }: LineParts) {
  const { restricted } = directory;
  const readIn = (channel: string, entry: Recorded, { team, reporter }: Escalation) =>
    asReadBy(readersIn(directory, channel), entry, { team, reporter, restricted });

  /** The words for those who read in a channel; `only` names whose they are where something was left out. */
  function wordsIn(channel: string, facts: CardEntryFacts & { entry: Recorded }) {
    const { entry, escalation } = facts;
    const read = readIn(channel, entry, escalation);
    const quotes = quotedIn(read.deed).length > 0;
    const spared = quotedIn(entry.deed).length > 0 && !quotes;
    const { under } = entry;
    const own = under !== null && (entry.restricted ?? restricted(under)) ? under : escalation.team;
    return { quotes, spared, message: cardEntry({ ...facts, entry: read, ...(spared && { only: own }) }) };
  }

  return {
    async inThread(
      escalation: Escalation,
      entry: Recorded | undefined,
      { card }: Extract<NoticePayload, { kind: 'card entry' }>,
    ): Promise<Rendering> {
      // Where the card of a team that is unknown stands, everybody may read.
      if (!entry || !(escalation.team in directory.teams)) return nothing;
      const calls = hasBecomeUrgent(escalation, entry)
        ? without(await onCallOf(escalation), [entry.by])
        : null;
      const wording = await wordsFor(peopleIn([escalation], [entry]));
      const facts = { escalation, entry, calls, wording };
      if (!cardEntry(facts)) return nothing;
      const saidIn = (channel: string) => {
        const { message, quotes } = wordsIn(channel, facts);
        if (!message) throw new Error(`${escalation.id}:${entry.version} says nothing in ${channel}`);
        return { message, line: quotes ? { card, version: entry.version } : undefined };
      };
      return threadTarget(
        escalation,
        { card, what: entry.deed.what, saidIn },
        { find: queries.posts.find, now },
      );
    },

    /** The next line that is not for those who read it, if there is one. */
    async rewritten(
      escalation: Escalation,
      { card }: Extract<NoticePayload, { kind: 'lines' }>,
    ): Promise<Rendering> {
      const history = await queries.history.of(escalation.id);
      const wording = await wordsFor(peopleIn([escalation], history));
      const [next, ...others] = (await queries.lines.of(escalation.id, card)).flatMap((at) => {
        const entry = history.find(({ version }) => version === at.version);
        const said = entry && wordsIn(at.channel, { escalation, entry, wording });
        return said?.spared && said.message ? [{ at, message: said.message }] : [];
      });
      return next ? { do: 'rewrite', ...next, last: others.length === 0 } : nothing;
    },
  };
}
