/** The digest, and what a lead is told of the bot itself. */

import type { Finding } from '../../../src/doctor/finding.ts';
import type { Digest } from '../../../src/domain/digest.ts';
import { isToWrite } from '../../../src/domain/documents.ts';
import { priorities } from '../../../src/domain/escalation.ts';
import { digest } from '../../../src/views/digest.ts';
import { healthAnswer, noHealthAnswer } from '../../../src/views/health/health-answer.ts';
import { line, message } from '../../../src/views/lines.ts';
import { aDigest } from '../digests.ts';
import { hours, minutes, morning } from '../factories.ts';
import { changesOf } from './changes.ts';
import { gapsTold } from './documents.ts';
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
  const facts = aDigest();
  const ofWeek = changesOf(telling);
  const urgent = { team: 'engineering', priority: 'urgent' } as const;
  const looking = {
    links: new Map([[open.id, cardLink]]),
    wording,
    now,
  };
  const quiet = { met: 0, missed: 0 };
  const ofMany: Omit<Digest, 'to'> = {
    ...facts,
    teams: [
      {
        ...numbers,
        ...{ team: 'engineering', before: 14, opened: 61, resolved: 58, open: 9 },
        acknowledge: { met: 48, missed: 14 },
        resolve: { met: 55, missed: 3 },
        callback: { met: 11, missed: 1 },
      },
      { ...numbers, team: 'risk', acknowledge: { met: 18, missed: 2 }, resolve: quiet, callback: quiet },
    ],
    numbers: {
      missed: [
        { ...urgent, acknowledge: { met: 6, missed: 9 }, resolve: { met: 12, missed: 3 } },
        { ...urgent, team: 'risk', acknowledge: { met: 3, missed: 2 }, resolve: quiet },
      ],
      speeds: {
        acknowledge: {
          of: 62,
          counted: { median: minutes(12), p90: minutes(55) },
          wall: { median: minutes(16), p90: hours(15) },
        },
        resolve: {
          of: 60,
          counted: { median: hours(3), p90: hours(7) },
          wall: { median: hours(5), p90: hours(52) },
        },
      },
      held: {
        team: hours(40),
        nobody: hours(9),
        agent: hours(21),
        user: hours(5),
        'out of hours': hours(60),
      },
      satisfaction: { satisfied: 9, notSatisfied: 2 },
      weekBefore: { opened: 48, resolved: 50, open: 12 },
      days: [14, 11, 19, 9, 16, 3, 1].map((opened, n) => ({
        at: morning - hours(24 * (7 - n)),
        opened,
        resolved: [12, 13, 15, 14, 12, 2, 2][n] ?? 0,
        open: [13, 11, 15, 10, 14, 15, 14][n] ?? 0,
      })),
    },
    documents: [
      { team: 'engineering', answer: 'yes', which: 'Payout guide' },
      { team: 'engineering', answer: 'yes', which: 'Payout guide' },
      { team: 'engineering', answer: 'wrong', which: 'Refund FAQ' },
      { team: 'risk', answer: 'missing', which: null },
    ],
    uncounted: 0,
  };
  return {
    title: 'The digest, and how the bot is',
    alone: true,
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
        title: 'A digest of many, on a Monday',
        about:
          'The same, where much has happened; what is told of many only is below the table, and the last days are drawn.',
        next: 'See where promises were missed; open the board.',
        shown: digest({
          digest: { ...ofMany, to: { lead: 'UMARCUS' } },
          ...looking,
          board: 'slack://app?team=T0&id=A0&tab=home',
          week: {
            answers: [ofWeek.withMore, ofWeek.early, ofWeek.withMore, ofWeek.early, ofWeek.early],
            more: 1,
            rising: ofWeek.rising,
            toWrite: gapsTold(telling).filter(isToWrite),
            rates: {
              last: { contacts: 1840, escalations: 57, per100Contacts: 3.1, per1000Users: 5.6 },
              before: { contacts: 1795, escalations: 66, per100Contacts: 3.7, per1000Users: 5.4 },
            },
          },
        }),
        pings: { although: 'nothing needs a lead' },
      },
      {
        title: 'Export CSV, pressed',
        about: 'To a lead alone, who pressed it in a digest or on the board.',
        next: 'Wait a minute.',
        shown: { text: wording.words.exports.coming },
      },
      {
        title: 'The table that was asked for',
        about:
          'To the lead, with a file of that title: what was opened in 91 days in their teams, one row for each.',
        next: `Open ${wording.words.exports.title('2026-08-25', '2026-11-23')} in a spreadsheet; it is ${wording.words.exports.stem('2026-08-25', '2026-11-23')}, with its key and .csv behind.`,
        shown: message([line(wording.words.exports.comment(128, '2026-08-25', '2026-11-23'))]),
      },
      {
        title: 'A table that cannot be sent',
        about: 'To the lead, where the app was installed without the scope files:write.',
        next: 'Ask who runs it.',
        shown: message([line(wording.words.exports.notAllowed)]),
      },
      {
        title: 'Export CSV, pressed by somebody who leads no team any more',
        about: 'To them alone.',
        next: 'Ask the lead.',
        shown: { text: wording.words.exports.notForYou },
      },
      {
        title: 'A digest in a channel',
        about:
          'To the digest channel of a team or of support, at 09:00 where its team is. Of a restricted team it has numbers and how things stand.',
        next: 'Do the first thing.',
        shown: digest({
          digest: {
            ...ofMany,
            to: { channel: 'C0OPS' },
            needsYou: [{ escalation: open, needs: ['breached'] }],
          },
          ...looking,
        }),
      },
      {
        title: 'A digest in a channel, of a bad week',
        about: 'Promises were missed nearly everywhere, and the database was changed by hand.',
        next: 'See where promises were missed.',
        shown: digest({
          digest: {
            ...ofMany,
            to: { channel: 'C0OPS' },
            numbers: {
              ...ofMany.numbers,
              missed: [...priorities, ...priorities].map((priority) => ({
                ...urgent,
                priority,
                acknowledge: { met: 1, missed: 2 },
                resolve: quiet,
              })),
              speeds: { acknowledge: null, resolve: null },
              weekBefore: null,
            },
            documents: [],
            uncounted: 2,
          },
          ...looking,
        }),
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
