/** Ways in which the bot could tell what is not everybody's: each has been a fault once, or is one slip away. */
import type { Removal } from './faults/guards.ts';

/** `story` is the one in test/scenarios/read-by-nobody-else.test.ts that is to notice. */
export type LeakFault = { fault: string; story: string; removals: Removal[] };

const slip = (fault: string, story: string, file: string, is: string, becomes: string): LeakFault => ({
  fault,
  story,
  removals: [{ file, is, becomes }],
});

const atRisk = 'while Risk has it';
const movedOut = 'moved from Risk to Engineering';
const movedIn = 'moved from Engineering to Risk';
const movedAround = 'moved back and forth';
const designUnknown = 'does not know Design any more';
const itsDocuments = 'documents that Risk names, and one that it writes';
const riskUnknown = 'does not know Risk any more';

export const leakFaults: readonly LeakFault[] = [
  slip(
    'a team that is unknown is open',
    designUnknown,
    'src/domain/permission.ts',
    'teams[team]?.restricted ?? true',
    'teams[team]?.restricted ?? false',
  ),
  slip(
    'History shows everything',
    movedOut,
    'src/handlers/history.ts',
    'const read = entries.map((entry) => asReadBy(reader, entry, asOf));',
    'const read = [...entries];',
  ),
  {
    fault: 'History is opened to whoever had More open',
    story: movedIn,
    removals: [
      {
        file: 'src/handlers/history.ts',
        is: 'if (!mayReadFacts({ restricted: restricted(escalation.team) }, actor))',
        becomes: 'if (!mayReadFacts({ restricted: false }, actor))',
      },
      {
        file: 'src/handlers/history.ts',
        is: 'const read = entries.map((entry) => asReadBy(reader, entry, asOf));',
        becomes: 'const read = [...entries];',
      },
    ],
  },
  slip(
    'the last word is said at a hand-over, whoever said it',
    'a hand-over after it has left Risk',
    'src/outbox/render/hand-over.ts',
    'const last = read.findLast(',
    'const last = history.findLast(',
  ),
  slip(
    'a search looks into everything',
    atRisk,
    'src/db/escalations.ts',
    'or(inArray(escalations.team, [...teams]), eq(escalations.reporter, reporter)),',
    'or(inArray(escalations.team, [...teams]), eq(escalations.reporter, reporter), sql`1`),',
  ),
  slip(
    'the card of an unknown team shows all',
    designUnknown,
    'src/outbox/render/card.ts',
    'outside: team === undefined,',
    'outside: false,',
  ),
  slip(
    'a restricted card goes to the fallback channel',
    'the channel of Risk is archived',
    'src/outbox/render/card.ts',
    'const fallback = restricted && team ? []',
    "const fallback = restricted && team?.name === '' ? []",
  ),
  {
    fault: 'what an unknown team writes is carried to the agent',
    story: riskUnknown,
    removals: [
      {
        file: 'src/handlers/thread-reply.ts',
        is: 'const kept = deps.directory.restricted(escalation.team);',
        becomes:
          'const kept = deps.directory.restricted(escalation.team) && escalation.team in deps.directory.teams;',
      },
      {
        file: 'src/outbox/render/agent.ts',
        is: 'const read = entry && asRead(context, { id: escalation.reporter, teams: new Set() }, entry, escalation);',
        becomes: 'const read = entry;',
      },
    ],
  },
  slip(
    'the agent has a link into the private channel',
    atRisk,
    'src/views/agent-message.ts',
    'cardLink === null || restricted ?',
    'cardLink === null ?',
  ),
  slip(
    'the agent reads the reasons of a restricted team',
    movedIn,
    'src/outbox/render/agent.ts',
    'const read = entry && asRead(context, { id: escalation.reporter, teams: new Set() }, entry, escalation);',
    'const read = entry;',
  ),
  slip(
    'what waited is said when the restricted team has it no more',
    'what waits while Slack is away',
    'src/outbox/render/agent.ts',
    'const read = entry && asRead(context, { id: escalation.reporter, teams: new Set() }, entry, escalation);',
    'const read = context.directory.restricted(escalation.team) && entry ? asRead(context, { id: "", teams: new Set() }, entry, escalation) : entry;',
  ),
  slip(
    'a lead is told why it moved, whoever may read it',
    movedAround,
    'src/outbox/render/lead.ts',
    'entry: entry && asRead(context, { id: lead, teams: leads }, entry, escalation),',
    'entry,',
  ),
  {
    fault: 'the digest has the cases of every team',
    story: atRisk,
    removals: [
      {
        file: 'src/engine/digests.ts',
        is: "const own = new Set('lead' in to ? directory.toldTo(to.lead) : named);",
        becomes: 'const own = new Set(all.map(([id]) => id));',
      },
      // Since a lead may be one no more when the digest comes, it asks for each case whether they may read it.
      {
        file: 'src/outbox/render/digest.ts',
        is: 'if (await mayReadIn(context, to, escalation)) readable.add(escalation.id);',
        becomes: 'readable.add(escalation.id);',
      },
    ],
  },
  slip(
    'reminders and notices link to where nobody else can go',
    riskUnknown,
    'src/outbox/render/context.ts',
    'if (!(await mayRead(context, person, escalation))) return null;',
    "if (!(await mayRead(context, person, escalation)) && person === '') return null;",
  ),
  slip(
    'the reason of a move stands in the thread it leaves',
    movedIn,
    'src/outbox/render/line.ts',
    'const read = asRead(context, readersIn(directory, channel), entry, escalation);',
    'const read = entry;',
  ),
  slip(
    'what was said stays in the thread it leaves',
    movedAround,
    'src/domain/acts/move.ts',
    '...(world.restricted(to) ? everyThread(moves) : []),',
    '',
  ),
  slip(
    'the card it leaves keeps its text',
    movedIn,
    'src/views/card.ts',
    'if (facts.card < escalation.moves) return stub(facts);',
    'if (facts.card < 0) return stub(facts);',
  ),
  slip(
    'show tells outsiders',
    atRisk,
    'src/views/show-answer.ts',
    'const inside: Part[] = mayRead(escalation)',
    "const inside: Part[] = mayRead(escalation) || looking.viewer !== ''",
  ),
  slip(
    'outsiders read what to tell the user',
    'when Risk has resolved it',
    'src/views/show-answer.ts',
    '...(isOwn ? tellUser(escalation, words) : []),',
    '...tellUser(escalation, words),',
  ),
  slip(
    'lists tell outsiders',
    atRisk,
    'src/views/rows.ts',
    '(mayRead(escalation) || escalation.reporter === viewer ?',
    "(mayRead(escalation) || viewer !== '' ?",
  ),
  slip(
    'everybody acts for every team, on Home and in lists',
    atRisk,
    'src/handlers/actor.ts',
    "return typeof actor === 'object' && actsForTeam(actor) ? [team] : [];",
    'return [team];',
  ),
  slip(
    'the list of documents names those of everybody',
    itsDocuments,
    'src/domain/documents.ts',
    'if (one.which === null || !mayReadSaid(one, reading)) {',
    'if (one.which === null) {',
  ),
  slip(
    'the form offers documents of everybody',
    itsDocuments,
    'src/engine/documents.ts',
    '({ team, restricted }) => !restricted && !directory.restricted(team)',
    '() => true',
  ),
  slip(
    'answers link for outsiders too',
    atRisk,
    'src/handlers/viewer.ts',
    'linksTo(deps, escalations.filter(mayRead)),',
    'linksTo(deps, escalations),',
  ),
];
