/** A hand-over as it is sent: to the open shift in the thread, to the owner and at last to leads; only while it is offered. */
import type { NoticePayload } from '../../db/payload.ts';
import { cardName } from '../../db/posts.ts';
import type { Queries } from '../../db/queries.ts';
import type { Instant } from '../../domain/calendars/calendar.ts';
import type { Directory } from '../../domain/directory.ts';
import type { Escalation } from '../../domain/escalation.ts';
import { peopleIn } from '../../domain/people-in.ts';
import { asReadBy, textsIn } from '../../domain/read-by.ts';
import { handOverLine, personalHandOver } from '../../views/hand-over.ts';
import type { OnCallFacts } from '../../views/on-call-facts.ts';
import type { Wording } from '../../views/parts.ts';
import { readersIn } from './line.ts';
import { type Rendering, sayTo, under } from './rendering.ts';

export type HandOverParts = {
  directory: Directory;
  queries: Queries;
  onCallOf(escalation: Escalation): Promise<OnCallFacts>;
  /** Its card, where this person can see it. */
  linkFor(person: string, escalation: Escalation): Promise<string | null>;
  wordsFor(ids: Iterable<string>): Promise<Wording>;
  now(): Instant;
};

const over: Rendering = { do: 'drop', reason: 'no longer true' };

export function createHandOvers({ queries, directory, onCallOf, linkFor, wordsFor, now }: HandOverParts) {
  return {
    async inThread(
      escalation: Escalation,
      { card }: Extract<NoticePayload, { kind: 'hand-over' }>,
    ): Promise<Rendering> {
      if (escalation.handOver === null) return over;
      const root = await queries.posts.find(escalation.id, cardName(card));
      const history = await queries.history.of(escalation.id);
      // What a team before wrote under restriction is not for those who read here.
      const read = history.map((entry) =>
        asReadBy(readersIn(directory, root?.channel ?? ''), entry, {
          team: escalation.team,
          reporter: escalation.reporter,
          restricted: directory.restricted,
        }),
      );
      const last = read.findLast(({ deed }) => deed.what === 'said' && textsIn(deed).length > 0) ?? null;
      const asked = escalation.question && read.findLast(({ deed }) => deed.what === 'asked');
      const wording = await wordsFor(peopleIn([escalation], last ? [last] : []));
      const onCall = await onCallOf(escalation);
      const message = handOverLine({ escalation, onCall, last, wording, now: now() });
      const quoted = asked ?? last;
      return under(root, message, { line: quoted ? { card, version: quoted.version } : undefined });
    },

    async personal(
      escalation: Escalation,
      { person, as }: Extract<NoticePayload, { kind: 'personal hand-over' }>,
    ): Promise<Rendering> {
      if (escalation.handOver === null) return over;
      const link = await linkFor(person, escalation);
      const onCall = await onCallOf(escalation);
      const wording = await wordsFor(peopleIn([escalation]));
      return sayTo({ user: person }, personalHandOver({ escalation, as, link, onCall, wording, now: now() }));
    },
  };
}
