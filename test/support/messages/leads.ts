/** The digest, and what a lead is told of the bot itself. */
import type { Finding } from '../../../src/doctor/finding.ts';
import { digest } from '../../../src/views/digest.ts';
import { healthAnswer, noHealthAnswer } from '../../../src/views/health/health-answer.ts';
import { hours, morning } from '../factories.ts';
import { cardLink, livesOf, now } from './lives.ts';
import type { Chapter, Telling } from './message-kind.ts';

const archived: Finding = {
  level: 'wrong',
  area: 'channels',
  what: 'channel',
  id: 'C0DESIGN',
  name: null,
  teams: ['Design'],
  isFallback: false,
  trouble: 'archived',
};
const late: Finding = { level: 'look', area: 'queue', what: 'queue', waiting: 3, late: 1, oldestMs: 185_000 };
const well: Finding = { level: 'ok', area: 'disk', what: 'disk', freeBytes: 2 ** 31 };

export function forLeads(telling: Telling): Chapter {
  const { wording } = telling;
  const { open, onPhone, taken, offered } = livesOf(telling);
  const numbers = {
    before: 8,
    opened: 1,
    movedIn: 4,
    movedOut: 5,
    resolved: 2,
    cancelled: 6,
    reopened: 7,
    open: 7,
  };
  const facts = {
    lead: 'UMARCUS',
    date: '2026-11-23',
    timeZone: 'Europe/Dublin',
    since: morning - hours(72),
    until: morning,
  };
  const looking = {
    links: new Map([[open.id, cardLink]]),
    wording,
    now,
  };
  const quiet = { met: 0, missed: 0 };
  return {
    title: 'The digest, and how the bot is',
    kinds: [
      {
        title: 'A digest with what needs a lead',
        about: 'To each lead at 09:00 of their own, on their working days.',
        next: 'Do the first thing; then read the numbers.',
        shown: digest({
          digest: {
            ...facts,
            needsYou: [
              { escalation: onPhone, needs: ['breached', 'nobody has it'] },
              { escalation: open, needs: ['about to breach', 'call back overdue'] },
              { escalation: offered, needs: ['hand-over not taken', 'no news'] },
              ...Array.from({ length: 12 }, () => ({ escalation: taken, needs: ['breached' as const] })),
            ],
            teams: [
              {
                team: 'engineering',
                ...numbers,
                acknowledge: { met: 18, missed: 2 },
                resolve: { met: 9, missed: 1 },
                callback: { met: 1, missed: 0 },
              },
              { team: 'risk', ...numbers, acknowledge: quiet, resolve: quiet, callback: quiet },
            ],
          },
          ...looking,
        }),
        pings: true,
      },
      {
        title: 'A digest with nothing in it',
        about: 'The same, on a quiet day.',
        next: 'Nothing.',
        shown: digest({
          digest: {
            ...facts,
            needsYou: [],
            teams: [{ team: 'engineering', ...numbers, acknowledge: quiet, resolve: quiet, callback: quiet }],
          },
          ...looking,
        }),
        pings: { although: 'nothing needs a lead' },
      },
      {
        title: '/escalate health, with something wrong',
        about: 'The answer to a lead; only they see it.',
        next: 'Do what it says.',
        shown: healthAnswer([archived, late, well], wording.words),
      },
      {
        title: '/escalate health, when all is well',
        about: 'The answer to a lead; only they see it.',
        next: 'Nothing.',
        shown: healthAnswer([well], wording.words),
      },
      {
        title: '/escalate health, by somebody who leads no team',
        about: 'Only they see it.',
        next: 'Ask a lead.',
        shown: noHealthAnswer(wording.words),
      },
    ],
  };
}
