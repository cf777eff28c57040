/** Renders each row of the outbox in the moment of sending, from what is true then. */

import type { OutboxRow } from '../../db/outbox.ts';
import type { NoticePayload } from '../../db/payload.ts';
import { agentName, cardName } from '../../db/posts.ts';
import type { Queries } from '../../db/queries.ts';
import { type Instant, opensAt } from '../../domain/calendars/calendar.ts';
import { type Digest, latestDigestMs } from '../../domain/digest.ts';
import type { Directory } from '../../domain/directory.ts';
import type { Escalation, Recorded } from '../../domain/escalation.ts';
import { peopleIn } from '../../domain/people-in.ts';
import type { Reader } from '../../domain/permission.ts';
import { accountAsRaised, asReadBy } from '../../domain/read-by.ts';
import type { People } from '../../slack/people/people.ts';
import { type Names, wordingFor } from '../../slack/people/wording.ts';
import { agentEntry } from '../../views/agent-entry.ts';
import { agentMessage } from '../../views/agent-message.ts';
import { card } from '../../views/card.ts';
import { digest } from '../../views/digest.ts';
import { leadNotice } from '../../views/lead-notice.ts';
import type { Wording } from '../../views/parts.ts';
import { undeliverable, unreachable } from '../../views/undeliverable.ts';
import { words } from '../../views/words/default.ts';
import { createHandOvers } from './hand-over.ts';
import { createLines } from './line.ts';
import { createMayRead } from './may-read.ts';
import { createOnCall } from './on-call.ts';
import { createReminders } from './reminder.ts';
import { type Rendering, sayTo, under } from './rendering.ts';

export type RenderParts = Omit<Names, 'teams'> & {
  queries: Queries;
  people: People;
  directory: Directory;
  fallbackChannel: string;
  gather(lead: string, date: string, until: Instant): Promise<Digest>;
  permalink(channel: string, ts: string): string;
  now(): Instant;
};

export function createRender(parts: RenderParts): (row: OutboxRow) => Promise<Rendering> {
  const { queries, people, directory, now } = parts;
  const { teams } = directory;
  const wordsFor = async (ids: Iterable<string>): Promise<Wording> => ({
    words,
    ...(await wordingFor(people, { ...parts, teams }, ids)),
  });
  const onCallOf = createOnCall(parts);
  const mayRead = createMayRead(parts);
  /** Nobody else can open the channel of a restricted team. */
  const linkFor = async (person: string, escalation: Escalation): Promise<string | null> => {
    if (!(await mayRead(person, escalation))) return null;
    return (await queries.posts.find(escalation.id, cardName(escalation.moves)))?.permalink ?? null;
  };
  const readBy = (reader: Reader, entry: Recorded, { team, reporter }: Escalation) =>
    asReadBy(reader, entry, { team, reporter, restricted: directory.restricted });
  const reminders = createReminders({ ...parts, onCallOf, linkFor, mayRead, wordsFor });
  const handOvers = createHandOvers({ ...parts, onCallOf, linkFor, wordsFor });
  const lines = createLines({ ...parts, onCallOf, wordsFor });
  const gone: Rendering = { do: 'dead letter', reason: 'the escalation is gone' };

  async function aboutEscalation(row: OutboxRow, payload: About): Promise<Rendering> {
    const escalation = await queries.escalations.find(row.escalationId ?? '');
    if (!escalation) return gone;
    const entry = (await queries.history.entry(escalation.id, payload.version)) ?? undefined;
    const wording = await wordsFor(peopleIn([escalation], entry ? [entry] : []));
    const team = teams[escalation.team];
    const restricted = directory.restricted(escalation.team);
    const threadOf = async (name: string) => queries.posts.find(escalation.id, name);

    switch (payload.kind) {
      case 'card': {
        const name = cardName(payload.card);
        const existing = await threadOf(name);
        const moved = payload.card < escalation.moves;
        const next = moved ? await threadOf(cardName(escalation.moves)) : undefined;
        const onCall = await onCallOf(escalation);
        const closedUntil = await closedFor(escalation);
        const cardNow = (first: boolean) =>
          card({
            escalation,
            card: payload.card,
            first,
            outside: team === undefined,
            onCall,
            closedUntil,
            sourceLink: escalation.source && parts.permalink(escalation.source.channel, escalation.source.ts),
            movedTo: next?.permalink ?? null,
            wording,
            now: now(),
          });
        // A restricted team's card goes nowhere else; of a team that is unknown there is only how it stands.
        const fallback = restricted && team ? [] : [{ channel: parts.fallbackChannel }];
        return {
          do: 'keep',
          escalationId: escalation.id,
          name,
          upToVersion: escalation.version,
          places: moved ? inRoom(row) : [...(team ? [{ channel: team.channel }] : []), ...fallback],
          // It moved on before its card was known to be posted: there may be nothing to leave a sign on.
          onlyIfThere: moved && !existing,
          // What its thread quotes is for nobody any more who only reads there.
          ...(team ? {} : { linesOf: payload.card }),
          message: cardNow(!existing),
          anew: cardNow(true),
        };
      }
      case 'card entry':
        return lines.inThread(escalation, entry, payload);
      case 'lines':
        return lines.rewritten(escalation, payload);
      case 'reminder':
        if (payload.card < escalation.moves && !(await threadOf(cardName(payload.card)))) {
          return { do: 'drop', reason: 'overtaken' };
        }
        return reminders.inThread(row, escalation, payload);
      case 'personal reminder':
        return reminders.personal(row, payload);
      case 'hand-over':
        return handOvers.inThread(escalation, payload);
      case 'personal hand-over':
        return handOvers.personal(escalation, payload);
      case 'agent': {
        const current = await threadOf(cardName(escalation.moves));
        const message = agentMessage({
          escalation,
          onCall: await onCallOf(escalation),
          closedUntil: await closedFor(escalation),
          cardLink: current?.permalink ?? null,
          restricted,
          wording,
          now: now(),
        });
        return {
          do: 'keep',
          escalationId: escalation.id,
          name: agentName,
          upToVersion: escalation.version,
          places: [{ user: escalation.reporter }],
          message,
          anew: message,
        };
      }
      case 'agent entry': {
        const read = entry && readBy({ id: escalation.reporter, teams: new Set() }, entry, escalation);
        const closedUntil = await closedFor(escalation);
        const raised = escalation.moves > 0 ? await queries.history.of(escalation.id) : [];
        // Who makes the call wrote down whom to call.
        const toReporter = { ...escalation, account: accountAsRaised(escalation, raised) };
        const facts = { escalation: toReporter, closedUntil, wording, now: now() };
        const said = read && agentEntry({ ...facts, entry: read });
        if (!said) return { do: 'drop', reason: 'nothing to say' };
        const { broadcast, ...message } = said;
        return under(await threadOf(agentName), message, { broadcast });
      }
      case 'lead': {
        const { lead } = payload;
        const link = await linkFor(lead, escalation);
        const leads = new Set(directory.ledBy(lead));
        const read = entry && readBy({ id: lead, teams: leads }, entry, escalation);
        const facts = { escalation, link, wording, mayRead: await mayRead(lead, escalation) };
        return sayTo({ user: lead }, leadNotice({ ...facts, entry: read }));
      }
    }
  }

  /** When the calendar its clocks run on opens, while it is closed. */
  async function closedFor({ policyId, priority }: Escalation): Promise<Instant | null> {
    const { sla } = await directory.policy(policyId);
    const at = opensAt(directory.calendars(sla[priority].calendar), now());
    return at !== null && at > now() ? at : null;
  }

  async function daily({ lead, date, dueAt, asked }: NoticePayload & { kind: 'digest' }): Promise<Rendering> {
    if (!asked && now() - dueAt > latestDigestMs) return { do: 'drop', reason: 'too late' };
    const facts = await parts.gather(lead, date, dueAt);
    const wording = await wordsFor(peopleIn(facts.needsYou.map(({ escalation }) => escalation)));
    const links = new Map<string, string | null>();
    const readable = new Set<string>();
    for (const { escalation } of facts.needsYou) {
      links.set(escalation.id, await linkFor(lead, escalation));
      if (await mayRead(lead, escalation)) readable.add(escalation.id);
    }
    const reads = ({ id }: Escalation) => readable.has(id);
    return sayTo({ user: lead }, digest({ digest: facts, links, wording, now: now(), mayRead: reads }));
  }

  return async (row) => {
    const { payload } = row;
    if (payload.kind === 'digest') return daily(payload);
    if (payload.kind === 'undeliverable') {
      const { lead, channel, reason, team } = payload;
      if (/^[UW]/.test(channel)) {
        const wording = await wordsFor([channel]);
        return sayTo({ user: lead }, unreachable({ user: channel, reason, wording }));
      }
      const last = channel === parts.fallbackChannel;
      const elsewhere = last || teams[team]?.restricted ? null : parts.fallbackChannel;
      return sayTo(
        { user: lead },
        undeliverable(
          { channel, reason, teamName: last ? null : directory.teamName(team), elsewhere },
          words,
        ),
      );
    }
    return aboutEscalation(row, payload);
  };
}

/** Where its card was expected when it was queued. */
const inRoom = ({ room }: Pick<OutboxRow, 'room'>) => (room === '' ? [] : [{ channel: room }]);

type About = Exclude<NoticePayload, { kind: 'digest' | 'undeliverable' }>;
