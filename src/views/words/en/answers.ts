/** What somebody is answered, in English. */
import { count, listText } from './grammar.ts';

export const answerWords = {
  /** For a field of the form: plain text. */
  notSaved: (submit: string) =>
    `Not saved: the database did not answer. Your text is still here; please press ${submit} again.`,
  /** For a field of the form: plain text. The same form is saved once. */
  maybeSaved: (submit: string) =>
    `The database did not answer, so nobody knows yet whether this was saved. Your text is still here; please press ${submit} again. It will not be there twice.`,
  /** For a field of the form: plain text. */
  notKnownYet: (submit: string) =>
    `Slack has not told us yet who you are. Your text is still here; please press ${submit} again in a minute.`,
  /** For a field of the form: plain text. */
  failed: (submit: string, reference: string) =>
    `Something failed on our side (${reference}). Your text is still here; please press ${submit} again.`,
  whoAreYou: 'Slack did not tell us whether you are in the team that has this. Please try again in a minute.',
  tooSlow: 'Slack waits three seconds for us and they had passed. Please press it again.',
  factsAreTheTeams: 'Only the team that has this may read it.',
  noOtherTeam: 'There is no other team to move it to.',

  close: 'Close',
  whatYouWrote: 'What you wrote:',

  /** For a field of a form: plain text. */
  tooLong: (max: number) => `Please shorten this to ${max} characters.`,

  /** From here on mrkdwn; names come escaped. */
  handedBack: (id: string, team: string) => `${id} is open again for ${team}.`,
  /** The card the person wrote under has moved on. */
  threadMoved: (id: string, team: string) =>
    `${id} is with ${team} now. What you write here stays here: please write under its new card.`,
  /** What the person wrote under has been posted anew; `here` links to that. */
  goesOnElsewhere: (id: string, here: string) =>
    `What you wrote here arrives. ${id} goes on under ${here}: please write there from now on.`,
  newMessageOf: (side: 'team' | 'agent') => (side === 'team' ? 'its new card' : 'my new message about it'),
  /** A restricted team's thread is for the team alone; its author learns that once. */
  staysWithTeam: (id: string, team: string) =>
    `${id} is for ${team} only, so what you write here stays with the team. To reach the agent, use Ask for info or Resolve.`,
  /** To whoever sent news from a form that was opened before the move. */
  keptInside: (id: string, team: string) =>
    `${id} is with *${team}* now, and only they read what is written there. They read what you wrote; the agent does not.`,
  /** Slack still shows what the person typed; only they can change that. */
  maskedInThread: (masked: string) => `${masked} Your own message still shows it: please edit or delete it.`,
  /** What a reply keeps on its own side because it is marked; once in a thread. */
  staysInside: (side: 'team' | 'agent', what: 'all' | 'a part') => {
    const where = side === 'team' ? 'in this channel' : 'with you';
    return what === 'all'
      ? `That message stays ${where}, because it begins like a note (🔒, internal: or //). To send it, please write it again with another beginning.`
      : `A part of that message stays ${where}: what begins like a note (🔒, internal: or //), up to the next empty line. The rest went to the other side.`;
  },
  /** What was written beside the thread. */
  takenBeside: (id: string, as: 'answer' | 'line') =>
    as === 'answer'
      ? `That is your answer to ${id} now.`
      : `${id} does not wait for an answer any more. The team reads your message.`,
  severalWait:
    'Nobody has read that: more than one question waits for your answer. Please answer in the thread of the one you mean:',
  nobodyReadsHere:
    'Nobody reads what you write here. To write to a team, reply in the thread of my message about it. For a new problem, press “New escalation”.',
  /** To whoever writes under what is closed. */
  isClosed: (id: string, status: 'resolved' | 'cancelled') =>
    `Your message was passed on, but ${id} is ${status} and nobody works on it. If it is not solved, please reopen it.`,
  /** Slack takes only so much in one message of ours. */
  inParts: (amount: number) => `Your message is long, so the other side reads it in ${count(amount)} parts.`,
  /** To whoever has moved it: people's own messages are theirs. */
  movedIn: (id: string, team: string, oldThreads: readonly string[]) =>
    [
      `${id} is with *${team}* now, and only they read it. What we quoted in the old thread is taken back.`,
      'What people wrote there themselves stays, and whoever is in that channel reads it. Please ask them to delete what others should not read.',
      ...oldThreads,
    ].join(' '),
  openOldThread: 'Open the old thread',
};

/** `ending` are the last digits, or nothing. */
type Thing = { kind: 'card' | 'iban'; ending: string } | { kind: keyof typeof counted; amount: number };

/** What has no end that may be shown. */
const counted = {
  'security code': 'security code',
  'secret key': 'secret key',
  password: 'password',
  'bank account': 'bank account number',
  'one-time code': 'one-time code',
};

function nameOf(thing: Thing): string {
  if ('amount' in thing) {
    const name = counted[thing.kind];
    return thing.amount === 1 ? `a ${name}` : `${count(thing.amount)} ${name}s`;
  }
  const what = thing.kind === 'card' ? 'a card number' : 'an IBAN';
  return thing.ending === '' ? what : `${what} ending ${thing.ending}`;
}

/** `We masked a card number ending 4242 and a security code. They were not stored.` `left` are not named. */
export function maskedWords(things: readonly Thing[], left: number): string {
  const [first] = things;
  const one = things.length + left === 1 && !(first && 'amount' in first && first.amount > 1);
  const names = listText([...things.map(nameOf), ...(left > 0 ? [`${left} more`] : [])]);
  return `We masked ${names}. ${one ? 'It was' : 'They were'} not stored.`;
}
