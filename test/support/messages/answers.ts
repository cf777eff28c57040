/** What only the person who asked or pressed is shown: lists, one escalation, Home, help, refusals, and short answers. */
import { actKinds } from '../../../src/domain/acts/index.ts';
import { wholeBoard } from '../../../src/domain/board.ts';
import type { Refusal } from '../../../src/domain/command.ts';
import { calledBack } from '../../../src/views/acts/call-back.ts';
import { viewKinds, viewOf } from '../../../src/views/acts/index.ts';
import { newsChoices, newsPromised, newsQuestion } from '../../../src/views/acts/promise-news.ts';
import { offerToReopen } from '../../../src/views/acts/reopen.ts';
import { acknowledgedByEyes, acknowledgedByReply } from '../../../src/views/acts/undo.ts';
import { besideHelp, whichQuestion } from '../../../src/views/beside-thread.ts';
import type { Said } from '../../../src/views/forms/notice.ts';
import { homeNotice } from '../../../src/views/forms/notice.ts';
import { goesOnElsewhere, movedIn, notPassedOn } from '../../../src/views/forms/sentences.ts';
import {
  helpAnswer,
  noDigestAnswer,
  unknownReferenceAnswer,
  unknownStatusAnswer,
  unknownTeamAnswer,
} from '../../../src/views/help.ts';
import { home } from '../../../src/views/home.ts';
import { actions } from '../../../src/views/ids.ts';
import { leftOpenPassed } from '../../../src/views/left-open.ts';
import { listAnswer, listTitle, mineAnswer, searchAnswer } from '../../../src/views/lists.ts';
import { maskedSentence } from '../../../src/views/masked.ts';
import { onCallAnswer } from '../../../src/views/on-call-answer.ts';
import { raisedAnswer } from '../../../src/views/raised.ts';
import {
  formExpiredAnswer,
  formWaits,
  knownLater,
  refusal,
  refusedAnswer,
  somethingFailed,
} from '../../../src/views/refusals.ts';
import { showAnswer } from '../../../src/views/show-answer.ts';
import { after, minutes } from '../factories.ts';
import { cardLink, livesOf, now } from './lives.ts';
import type { Chapter, MessageKind, Telling } from './message-kind.ts';

export const refusals: { [R in Refusal['refused']]: Omit<Extract<Refusal, { refused: R }>, 'refused'> } = {
  'not found': { id: 'ESC-12' },
  'not allowed': { act: 'cancel', team: 'risk' },
  moved: { team: 'risk' },
  'nobody responds': { team: 'engineering' },
  'only raise': { priority: 'high' },
  closed: { status: 'resolved' },
  'not closed': { status: 'open' },
  'not resolved': { status: 'open' },
  'already owned': { owner: 'UPRIYA' },
  'already yours': {},
  'nobody has it': {},
  'not waiting': {},
  'user is asked': {},
  'nothing changed': {},
  waiting: {},
  'nothing to undo': {},
  'not a responder': { person: 'ULENA', team: 'risk' },
  'already your side': {},
  'already their side': { person: 'UPRIYA' },
  'just taken': { person: 'UPRIYA' },
  'not an agent': { person: 'ULENA' },
  'same team': { team: 'risk' },
  'unknown team': { team: 'risk' },
  'same priority': { priority: 'high' },
  'not yours': { owner: 'UPRIYA' },
  'nothing to take over': { owner: 'UPRIYA' },
  'call is over': {},
  'call goes on': {},
  'time has passed': {},
  'unknown duplicate': { of: 'ESC-99' },
  'its own duplicate': {},
  'cancelled duplicate': { of: 'ESC-11' },
  'hidden duplicate': { of: 'ESC-11' },
  'no callback': {},
  'already called back': { outcome: 'satisfied' },
};

const formAgain = { action: actions.newEscalation, value: 'empty' };

const short = (
  title: string,
  next: string,
  shown: Said,
  about = 'To whoever did it, quietly.',
): MessageKind => ({
  title,
  about,
  next,
  shown,
});

export function answers(telling: Telling): Chapter[] {
  const { wording, typed } = telling;
  const { words } = wording;
  const { handedOver, open, onPhone, taken, waiting, resolved, toCall, cancelled } = livesOf(telling);
  const raising = { closedUntil: null, now: after(0), teamName: wording.teamName, words };
  const all = [open, onPhone, taken, waiting, resolved];
  const looking = {
    viewer: 'UKENJI',
    links: new Map(all.map(({ id }) => [id, cardLink])),
    wording,
    now,
    mayRead: () => true,
    actsFor: () => true,
  };
  const asAgent = { ...looking, viewer: 'UAOIFE', actsFor: () => false };
  const team = (id: string) => ({ id, name: wording.teamName(id) });
  const teams = [team('engineering'), { id: 'new-markets', name: wording.teamName('risk') }];
  const asked = 'The answer to a command; only the person who typed it sees it.';
  const { answers: said } = words;
  const done = { isNew: true, words, teamName: wording.teamName, ephemeral: true, inModal: false };
  const pressed = viewKinds.flatMap((kind): MessageKind[] => {
    const { answer, presses } = viewOf(kind);
    if (!answer || presses) return [];
    const shown = answer({ ...done, escalation: taken, asked: {} });
    return shown ? [short(`Done: ${kind}`, 'Nothing.', shown)] : [];
  });
  return [
    {
      title: 'Home',
      kinds: [
        {
          title: 'With something in each part',
          about: 'The App Home of somebody who raised some and has some.',
          next: 'Press what helps.',
          shown: home({
            ...looking,
            callbacks: [toCall],
            mine: [waiting, open],
            owned: Array.from({ length: 9 }, () => taken),
            unacknowledged: [onPhone],
          }),
        },
        {
          title: 'Of a lead',
          about: 'The App Home of a lead: the board of their teams, narrowed, on its second page.',
          next: 'Press what helps, or look at less of it.',
          shown: home({
            ...looking,
            callbacks: [],
            mine: [],
            owned: [],
            unacknowledged: [],
            board: {
              board: { ...wholeBoard, priority: 'urgent', owner: 'nobody', page: 1 },
              teams: ['engineering', 'risk'],
              escalations: [onPhone, open, taken],
              amount: { matching: 13, overdue: 2 },
              weeks: {
                last: {
                  opened: 23,
                  resolved: 20,
                  acknowledge: { met: 18, missed: 2 },
                  resolve: { met: 61, missed: 3 },
                },
                before: {
                  opened: 31,
                  resolved: 25,
                  acknowledge: { met: 22, missed: 8 },
                  resolve: { met: 9, missed: 1 },
                },
              },
            },
          }),
        },
        {
          title: 'Of a lead with nothing open',
          about: 'The same, on a quiet day.',
          next: 'Nothing.',
          shown: home({
            ...looking,
            callbacks: [],
            mine: [],
            owned: [],
            unacknowledged: [],
            board: {
              board: wholeBoard,
              teams: ['engineering'],
              escalations: [],
              amount: { matching: 0, overdue: 0 },
              weeks: null,
            },
          }),
        },
        {
          title: 'Of a lead who has looked for what is not there',
          about: 'The same, where nothing is so.',
          next: 'Clear filter.',
          shown: home({
            ...looking,
            callbacks: [],
            mine: [],
            owned: [],
            unacknowledged: [],
            board: {
              board: { ...wholeBoard, team: 'risk', status: 'resolved', owner: { person: 'UKENJI' } },
              teams: ['engineering', 'risk'],
              escalations: [],
              amount: { matching: 0, overdue: 0 },
              weeks: null,
            },
          }),
        },
        {
          title: 'Empty',
          about: 'The App Home of somebody new.',
          next: 'New escalation.',
          shown: home({ ...looking, callbacks: [], mine: [], owned: [], unacknowledged: [] }),
        },
        {
          title: 'Of a guest',
          about: 'The App Home of somebody who is not let in.',
          next: 'Ask somebody of their team.',
          shown: homeNotice(refusedAnswer('guest', words)),
        },
      ],
    },
    {
      title: 'Answers to commands',
      kinds: [
        short(
          '/escalate list',
          'Press what helps.',
          listAnswer({
            ...looking,
            title: listTitle(null, null, words),
            escalations: all,
            of: { asked: {}, page: 1, matching: 23 },
          }),
          asked,
        ),
        short(
          '/escalate list, of more than anybody counts',
          'Press what helps.',
          listAnswer({
            ...looking,
            title: listTitle(null, 'resolved', words),
            escalations: [resolved],
            of: { asked: { status: 'resolved' }, page: 0, matching: 10_001 },
          }),
          asked,
        ),
        short(
          '/escalate list, a page that is gone',
          'Press Previous 10.',
          listAnswer({
            ...looking,
            title: listTitle(null, null, words),
            escalations: [],
            of: { asked: {}, page: 2, matching: 12 },
          }),
          asked,
        ),
        short(
          '/escalate list, of one status',
          'Press what helps.',
          listAnswer({
            ...looking,
            title: listTitle(wording.teamName('risk'), 'open', words),
            escalations: [open],
          }),
          asked,
        ),
        short(
          '/escalate list, with nothing in it',
          'Nothing.',
          listAnswer({ ...looking, title: listTitle(null, null, words), escalations: [] }),
          asked,
        ),
        short(
          '/escalate mine',
          'Press what helps.',
          mineAnswer({ ...asAgent, escalations: [waiting, resolved] }),
          asked,
        ),
        short(
          '/escalate mine, with nothing in it',
          'Nothing.',
          mineAnswer({ ...looking, escalations: [] }),
          asked,
        ),
        short(
          '/escalate search',
          'Press what helps.',
          searchAnswer({
            ...looking,
            words: typed.other,
            escalations: Array.from({ length: 12 }, () => resolved),
          }),
          asked,
        ),
        short(
          '/escalate search, where there are more than it looks through at once',
          'Press what helps.',
          searchAnswer({
            ...looking,
            words: typed.other,
            escalations: [resolved],
            searchedTo: { below: 80_001, openedAt: resolved.openedAt },
          }),
          asked,
        ),
        short(
          '/escalate search, with nothing found',
          'Try other words.',
          searchAnswer({ ...looking, words: typed.other, escalations: [] }),
          asked,
        ),
        ...(
          [
            ['open', open],
            ['on the phone', onPhone],
            ['waiting', waiting],
            ['resolved', resolved],
            ['cancelled', cancelled],
            ['with a call to make', toCall],
          ] as const
        ).map(([title, escalation]) =>
          short(
            `/escalate show, ${title}`,
            'Press what helps.',
            showAnswer({ ...(title === 'with a call to make' ? asAgent : looking), escalation }),
            asked,
          ),
        ),
        short(
          '/escalate show, of what only its team may read',
          'Ask that team.',
          showAnswer({ ...looking, escalation: waiting, mayRead: () => false }),
          asked,
        ),
        short(
          '/escalate show, by another agent',
          'Take it over, where whoever has it cannot go on.',
          showAnswer({ ...asAgent, viewer: 'UJONAS', escalation: handedOver, supports: () => 'lead' }),
          asked,
        ),
        short(
          '/escalate show, of one’s own with such a team',
          'Nothing.',
          showAnswer({ ...asAgent, escalation: resolved, mayRead: () => false }),
          asked,
        ),
        short(
          '/escalate on-call',
          'Nothing.',
          onCallAnswer(
            {
              teams: [
                { now: [{ crew: { group: 'S0ENG' }, until: null }], next: null },
                { now: [{ crew: { group: 'S0ENG' }, until: after(300) }], next: null },
                {
                  now: [{ crew: { users: ['UMINA'] }, until: after(300) }],
                  next: { at: after(300), crews: [{ users: ['UTOMAS'] }] },
                },
                {
                  now: [
                    {
                      crew: { users: ['UMINA'] },
                      until: after(300),
                      swapped: { who: 'UMINA', insteadOf: 'UTOMAS' },
                    },
                  ],
                  next: { at: after(500), crews: [{ users: ['UTOMAS'] }] },
                },
                {
                  now: [{ crew: { users: ['UMINA'] }, until: after(300) }],
                  next: { at: after(200), crews: [{ users: ['UTOMAS'] }] },
                },
                { now: [], next: { at: after(900), crews: [{ users: ['ULENA'] }] } },
                { now: [], next: null },
                { now: [], next: { at: after(900), crews: [{ users: ['ULENA'] }] }, outOfReach: true },
                { now: [], next: null, outOfReach: true },
              ].map(({ outOfReach = false, ...onCall }, index) => ({
                name: wording.teamName(['engineering', 'risk', 'design'][index % 3] ?? ''),
                onCall,
                againAt: index === 1 ? after(900) : null,
                fallback: { users: ['UMARCUS'] },
                outOfReach,
              })),
              members: new Map([['S0ENG', ['UKENJI', 'UPRIYA']]]),
              now,
              swaps: true,
            },
            words,
          ),
          asked,
        ),
        short(
          '/escalate help',
          'Type one of these, or press New escalation.',
          helpAnswer({ teams, command: '/escalate' }, words),
          asked,
        ),
        short(
          'A team that is not there',
          'Type one of these.',
          unknownTeamAnswer(typed.other, teams, words),
          asked,
        ),
        short(
          'A status that is not there',
          'Type one of these.',
          unknownStatusAnswer(typed.other, words),
          asked,
        ),
        short(
          'A reference that is not there',
          'Look for it.',
          unknownReferenceAnswer(typed.other, words),
          asked,
        ),
        short('No reference', 'Type one.', unknownReferenceAnswer('', words), asked),
        short('/escalate digest', 'Read it.', { text: words.help.digestComes }, asked),
        short('/escalate digest, by somebody who leads no team', 'Nothing.', noDigestAnswer(words), asked),
      ],
    },
    {
      title: 'Questions and short answers',
      kinds: [
        short('Acknowledged with the button', 'Say when there will be news.', newsQuestion(taken, words)),
        short(
          'Acknowledged with a reply',
          'Say when there will be news, or Undo.',
          acknowledgedByReply(taken, words),
        ),
        short(
          'Acknowledged with 👀',
          'Say when there will be news, or Undo.',
          acknowledgedByEyes(taken, words),
        ),
        short('News promised', 'Nothing.', newsPromised(taken, after(120), wording)),
        short(
          'News promised for after the resolve target',
          'Choose an earlier time, or do nothing.',
          newsPromised(taken, after(600), wording, {
            target: after(240),
            instead: newsChoices.slice(0, 2),
          }),
        ),
        short(
          'Not now',
          'Nothing.',
          leftOpenPassed(words),
          'In the place of the question about what was left open.',
        ),
        ...pressed,
        ...(['satisfied', 'not satisfied', 'no answer', 'not needed'] as const).map((outcome) =>
          short(
            `Called back: ${outcome}`,
            outcome === 'not satisfied' ? 'Reopen it, if something is still wrong.' : 'Nothing.',
            calledBack(resolved, outcome, words),
          ),
        ),
        short(
          'Called back: no answer, with another try',
          'Call again then.',
          calledBack(toCall, 'no answer', words),
        ),
        short(
          'What the form of a new escalation turns into',
          'Read it to the user; Close.',
          raisedAnswer(open, { ...raising, masked: '' }),
        ),
        short(
          'The same, where something was masked',
          'Nothing.',
          raisedAnswer(open, {
            ...raising,
            masked: maskedSentence(
              [
                { kind: 'card', last: '4242' },
                { kind: 'security code', last: '' },
              ],
              words,
            ),
          }),
        ),
        short('Something was masked in a thread', 'Edit or delete the message.', {
          text: said.maskedInThread(maskedSentence([{ kind: 'iban', last: '3000' }], words)),
        }),
        short('A note stayed inside', 'Nothing; or write it again.', {
          text: said.staysInside('team', 'all'),
        }),
        short('A part of a message stayed inside', 'Nothing; or write it again.', {
          text: said.staysInside('agent', 'a part'),
        }),
        short('An answer beside the thread', 'Nothing.', { text: said.takenBeside('ESC-12', 'answer') }),
        short('A line beside the thread, and somebody has answered', 'Nothing.', {
          text: said.takenBeside('ESC-12', 'line'),
        }),
        short(
          'Beside the thread, while several questions wait',
          'Answer in the thread of one.',
          whichQuestion(
            [waiting, { ...waiting, id: 'ESC-14' }],
            new Map([waiting.id, 'ESC-14'].map((id) => [id, { permalink: cardLink }])),
            words,
          ),
        ),
        short(
          'Beside the thread, while no question waits',
          'Reply in a thread, or press New escalation.',
          besideHelp(helpAnswer({ teams, command: '/escalate' }, words), words),
        ),
        short(
          'A line under what is resolved',
          'Nothing; or Reopen.',
          offerToReopen({ id: 'ESC-12', status: 'resolved' }, words),
        ),
        short(
          'A line under what is cancelled',
          'Nothing; or Reopen.',
          offerToReopen({ id: 'ESC-12', status: 'cancelled' }, words),
        ),
        short('A long message', 'Nothing.', { text: said.inParts(2) }),
        ...(['team', 'agent'] as const).map((side) =>
          short(
            `What is left of a ${side === 'team' ? 'card' : 'message to the agent'} that was deleted`,
            'Write there from now on.',
            goesOnElsewhere('ESC-12', side, cardLink, words),
          ),
        ),
        short(
          'The thread of an agent who handed their side over',
          'Write to whoever has it.',
          notPassedOn('ESC-12', 'UAOIFE', wording),
        ),
        short('The thread of an old card', 'Write under the new card.', {
          text: said.threadMoved('ESC-12', wording.teamName('risk')),
        }),
        short(
          'The thread of a team whose cards only they read',
          'Ask for info, or Resolve, to reach the agent.',
          { text: said.staysWithTeam('ESC-12', wording.teamName('risk')) },
        ),
        short('News from a form of before the move to such a team', 'Nothing.', {
          text: said.keptInside('ESC-12', wording.teamName('risk')),
        }),
        short('Handed back', 'Nothing.', { text: said.handedBack('ESC-12', wording.teamName('risk')) }),
        short(
          'Moved into such a team',
          'Ask people to delete what others should not read.',
          movedIn('ESC-12', wording.teamName('risk'), [cardLink], words),
        ),
        short('There is no other team', 'Nothing.', { text: said.noOtherTeam }),
        short('History of what only its team may read', 'Ask that team.', { text: said.factsAreTheTeams }),
      ],
    },
    {
      title: 'Refusals, and what failed',
      kinds: [
        ...Object.entries(refusals).map(([refused, more]) =>
          short(
            refused,
            'What it says.',
            refusal({ refused, ...more } as Refusal, { escalation: open, wording }),
          ),
        ),
        ...actKinds.map((act) =>
          short(
            `not allowed: ${act}`,
            'Ask one of them.',
            refusal({ refused: 'not allowed', act, team: 'risk' }, { escalation: open, wording }),
          ),
        ),
        short(
          'nothing to undo, because it is closed',
          'Nothing.',
          refusal({ refused: 'nothing to undo' }, { escalation: resolved, wording }),
        ),
        short(
          'nothing to undo, because somebody else has it',
          'More, then Hand back.',
          refusal({ refused: 'nothing to undo' }, { escalation: taken, wording }),
        ),
        short(
          'closed, and by whom',
          'Nothing.',
          refusal(
            { refused: 'closed', status: 'resolved' },
            { escalation: resolved, wording, closedBy: { by: 'UPRIYA', at: after(7) } },
          ),
        ),
        ...(['notSaved', 'maybeSaved', 'guest', 'stranger', 'notKnownYet'] as const).map((saying) =>
          short(saying, 'What it says.', refusedAnswer(saying, words)),
        ),
        short('The form could not open in time', 'Press once more.', formExpiredAnswer('', words)),
        short(
          'More people than Slack opens forms for',
          'Press it then.',
          formWaits(minutes(2), formAgain, words),
        ),
        short('The same, where no button opens it', 'Ask for it then.', formWaits(minutes(1), null, words)),
        short(
          'The same, once the time has come',
          'Press it.',
          formWaits(0, formAgain, words),
          'To whoever asked where Slack let us answer nowhere else, as a direct message that was late.',
        ),
        short('More new people than Slack tells us of', 'Try again then.', knownLater(minutes(3), words)),
        short('A press that came too late', 'Press once more.', { text: said.tooSlow }),
        short('Slack did not tell us who somebody is', 'Try again.', { text: said.whoAreYou }),
        short('Something failed', 'Try again; then tell the operator.', somethingFailed('7f3a', words)),
      ],
    },
    {
      title: 'What a form says of its fields',
      kinds: [
        short('A form that was not saved', 'Press again.', { text: said.notSaved(words.raise.submit) }),
        short('A form that may have been saved', 'Press again.', {
          text: said.maybeSaved(words.raise.submit),
        }),
        short('A form, before Slack told us who somebody is', 'Press again in a minute.', {
          text: said.notKnownYet(words.raise.submit),
        }),
        short('A form that failed', 'Press again.', { text: said.failed(words.raise.submit, '7f3a') }),
        short('Too long', 'Shorten it.', { text: said.tooLong(150) }),
        ...[
          words.raise.chooseTeam,
          words.raise.choosePriority,
          words.raise.passed,
          words.raise.needSummary,
          words.raise.needDetails,
          words.raise.teamIsGone,
        ].map((text) => short('New escalation', 'Fill it in.', { text })),
        ...[
          words.changes.form.needWhat,
          words.changes.form.needSince,
          words.changes.form.notYet,
          words.changes.form.needTeam,
        ].map((text) => short('A change', 'Fill it in.', { text })),
        ...viewKinds.flatMap((kind) => {
          const read = viewOf(kind).form?.read(
            { values: {} },
            {
              causes: [{ id: 'payout', name: wording.teamName('risk') }],
              missingInfo: [],
              categories: [],
              countries: [],
              priorities: {
                urgent: { meaning: '' },
                high: { meaning: '' },
                normal: { meaning: '' },
                low: { meaning: '' },
              },
              words,
            },
          );
          return read && 'errors' in read
            ? Object.values(read.errors).map((text) => short(`To ${kind}`, 'Fill it in.', { text }))
            : [];
        }),
      ],
    },
  ];
}
