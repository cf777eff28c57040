/** Questions, answers and the end: what these acts are called and what is said of them, in English. */
import type { DocumentAnswer, Edited } from '../../../domain/escalation.ts';
import { bold } from '../../lines.ts';
import { type Fill, pieces } from '../pieces.ts';
import { needing } from './facts.ts';
import { called, end, list } from './grammar.ts';
import { factNames } from './history.ts';

/** Only the user can answer; another question was waiting. */
type Asking = { onlyUser: boolean; instead: boolean };

export const conversationWords = {
  ask: {
    label: 'Ask for info',
    may: (it: string) => `ask about ${it}`,
    history: (who: Fill, missing: readonly string[]) =>
      missing.length > 0 ? pieces`${who} asked for: ${missing.join(', ')}` : pieces`${who} asked`,
    toTeam: (who: Fill, agent: Fill, { onlyUser, instead }: Asking) =>
      pieces`${who} asked ${agent}${onlyUser ? ' to ask the user' : ''}${instead ? ', in place of the question before' : ''}:`,
    toAgent: (whom: Fill | null, who: Fill, { onlyUser, instead }: Asking) =>
      pieces`${called(whom)}${who} ${needing[onlyUser ? 'user' : 'agent']}${instead ? ', in place of the question before' : ''}:`,
    /** Under a question that is no longer asked. */
    replaced: 'A newer question has taken the place of this one.',
    replaces: 'A question is waiting already. Yours takes its place:',
    whoCanAnswer: 'Who can answer?',
    canAnswer: { agent: 'The agent', user: 'Only the user' },
    title: (id: string) => `Ask about ${id}`,
    submit: 'Ask',
    missing: 'What is missing?',
    question: 'Your question',
    hint: 'The agent gets this at once. The update and resolve clocks pause until the answer.',
    nothing: 'Tick what is missing, or write your question here.',
  },
  'ask user': {
    label: 'I must ask the user',
    may: (it: string) => `say that the user has to be asked about ${it}`,
    history: (who: Fill) => pieces`${who} has to ask the user`,
    toTeam: (who: Fill) => pieces`${who} has to ask the user first.`,
    answer: (id: string) => `The team sees that ${id} waits for the user.`,
  },
  answer: {
    label: 'Answer',
    may: (it: string) => `answer for ${it}`,
    history: (who: Fill) => pieces`${who} answered`,
    toTeam: (whom: Fill | null, who: Fill) => pieces`${called(whom)}${who} answered:`,
    toAgent: (who: Fill, quoted: boolean) => pieces`${who} answered for you${end(quoted)}`,
    title: (id: string) => `Answer ${id}`,
    submit: 'Send answer',
    answer: 'Your answer',
    stillMissing: 'Still missing:',
    nothing: 'Write the answer here.',
  },
  correct: {
    label: 'Add or correct facts',
    may: (it: string) => `correct the facts of ${it}`,
    history: (who: Fill) => pieces`${who} corrected the facts`,
    /** What is short is named with what it is now; null where it was taken out. */
    toTeam: (who: Fill, facts: readonly Corrected[]) =>
      pieces`${who} corrected the facts: ${list(facts.map(now))}.`,
    title: (id: string) => `Facts of ${id}`,
    submit: 'Save',
    hint: 'The team reads what you change. What it was before stays in the history.',
  },
  say: {
    label: 'Give news',
    title: (id: string) => `News on ${id}`,
    submit: 'Send',
    news: 'What is new?',
    hint: 'The agent reads it at once.',
    nothing: 'Write what is new.',
    may: (it: string) => `write about ${it}`,
    history: (who: Fill) => pieces`${who} wrote`,
    toTheAgent: (who: Fill, agent: Fill) => pieces`${who} writes to ${agent}:`,
    writes: (whom: Fill | null, who: Fill) => pieces`${called(whom)}${who} writes:`,
    /** In place of a name: of somebody whom Slack does not know, and of a channel that is private or unknown. */
    somebody: 'somebody',
    aChannel: 'a channel',
    file: (name: string) => `[file] ${name || 'without a name'}`,
  },
  resolve: {
    label: 'Resolve',
    may: (it: string) => `resolve ${it}`,
    history: (who: Fill) => pieces`${who} resolved it`,
    toTeam: (who: Fill) => pieces`${who} resolved it.`,
    toAgent: (whom: Fill | null, id: string) =>
      pieces`${called(whom)}${id} is resolved. ${bold('Tell the user:')}`,
    /** Where the user is still to be called, or written to. */
    callBy: {
      phone: (at: Fill, whom: Fill | null) => pieces`${bold('Call the user back')} by ${at}${account(whom)}.`,
      email: (at: Fill, whom: Fill | null) => pieces`${bold('Write to the user')} by ${at}${account(whom)}.`,
    },
    title: (id: string) => `Resolve ${id}`,
    submit: 'Resolve',
    fixed: 'What fixed it',
    tellUser: 'Tell the user',
    oneSentence: 'One plain sentence the agent can say.',
    noFix: 'Say what fixed it.',
    noSentence: 'Write one sentence the agent can say to the user.',
    /** Under the two questions that can wait. */
    canWait: 'You can leave this open. You are asked once, in the morning.',
  },
  'look back': {
    label: 'Look back',
    about: 'Say the cause, and whether a document could have answered it.',
    may: (it: string) => `look back on ${it}`,
    history: (who: Fill, said: readonly Fill[]) =>
      said.length === 0 ? pieces`${who} looked back` : pieces`${who} looked back. ${joined(said)}`,
    title: (id: string) => `Look back on ${id}`,
    submit: 'Save',
    cause: 'Cause',
    chooseCause: 'Choose the cause',
    document: 'Could a document have answered this?',
    answers: {
      yes: 'Yes, this one',
      wrong: 'It is wrong or out of date',
      missing: 'It is missing',
      no: 'No, it needed the team',
    } satisfies Record<DocumentAnswer, string>,
    whichBefore: 'Which document?',
    chooseDocument: 'Choose one that was named before',
    which: 'Its name or its link',
    whichHint: 'Where it is not in the list.',
    noCause: 'Choose the cause.',
    noAnswer: 'Choose an answer.',
    /** The question in the morning, about one or several. */
    asked: (count: number, asksCause: boolean) =>
      `You resolved ${count === 1 ? 'this' : `these ${count}`}. ${asksCause ? `What was the cause${count === 1 ? '' : ' of each'}? ` : ''}Could a document have answered ${count === 1 ? 'it' : 'them'}?`,
    once: 'You are asked only this once.',
    more: (count: number) => `And ${count} more. You can answer for them under More on their cards.`,
    notNow: 'Not now',
    notAskedAgain:
      'All right, you are not asked again. You can still answer: press More on the card, then Look back.',
  },
  reopen: {
    label: 'Reopen',
    may: (it: string) => `reopen ${it}`,
    history: (who: Fill) => pieces`${who} reopened it`,
    toTeam: (whom: Fill | null, who: Fill, id: string) => pieces`${called(whom)}${who} reopened ${id}:`,
    toAgent: (who: Fill, id: string, quoted: boolean) => pieces`${who} reopened ${id}${end(quoted)}`,
    title: (id: string) => `Reopen ${id}`,
    submit: 'Reopen',
    stillWrong: 'What is still wrong?',
    noReason: 'Say what is still wrong: the team sees this first.',
  },
  cancel: {
    label: 'Cancel',
    about: 'It was raised by mistake, or it is a duplicate.',
    may: (it: string) => `cancel ${it}`,
    history: (who: Fill, of: string | null) => pieces`${who} cancelled it${asDuplicate(of)}`,
    toTeam: (who: Fill, of: string | null, quoted: boolean) =>
      pieces`${who} cancelled it${asDuplicate(of)}${end(quoted)}`,
    toAgent: (who: Fill, id: string, of: string | null, quoted: boolean) =>
      pieces`${who} cancelled ${id}${asDuplicate(of)}${end(quoted)}`,
    /** To the agent, of the one that it is a duplicate of. */
    goesOn: (of: string, follows: boolean) =>
      follows
        ? pieces`It goes on in ${bold(of)}. You get the news of ${of} here.`
        : pieces`It goes on in ${bold(of)}, which you raised too.`,
    isResolved: (of: string, tells: boolean) =>
      pieces`${bold(of)} is resolved already.${tells ? pieces` ${bold('Tell the user:')}` : ''}`,
    newsOf: (of: Fill) => pieces`News of ${of}:`,
    found: (who: Fill, duplicate: string) => pieces`${who} cancelled ${duplicate} as a duplicate of this one`,
    /** `agent` raised the duplicate; null where they raised both. */
    foundToTeam: (who: Fill, duplicate: string, agent: Fill | null) =>
      pieces`${who} cancelled ${duplicate} as a duplicate of this one.${agent === null ? '' : pieces` ${agent}, who raised it, now gets the news of this one too.`}`,
    title: (id: string) => `Cancel ${id}`,
    submit: 'Cancel escalation',
    keep: 'Keep it',
    duplicateOf: 'Duplicate of',
    example: (id: string) => `For example ${id}`,
    follows: 'The reference of the one that goes on. Whoever raised this one gets the news of that one.',
    reason: 'Reason',
    hint: 'Nobody will work on it any more. It can be reopened.',
  },
};

const asDuplicate = (of: string | null): string => (of === null ? '' : ` as a duplicate of ${of}`);

/** One sentence after the other. */
const joined = (said: readonly Fill[]): Fill =>
  said.flatMap((one, index) => pieces`${index > 0 ? ' · ' : ''}${one}`);

type Corrected = { fact: keyof Edited; is?: Fill | null };
const now = ({ fact, is }: Corrected): Fill => {
  if (is === undefined) return factNames[fact];
  return is === null ? `${factNames[fact]} (taken out)` : pieces`${factNames[fact]}: ${is}`;
};

const account = (whom: Fill | null): Fill => (whom === null ? '' : pieces` (${whom})`);
