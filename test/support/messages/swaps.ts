/** Swapping a turn on call: the form, what does not fit in it, and what both are told. */
import type { SwapState } from '../../../src/domain/swaps.ts';
import { swapForm } from '../../../src/views/forms/swap-form.ts';
import { type SwapReading, swapMessage } from '../../../src/views/swap.ts';
import { after } from '../factories.ts';
import { now } from './lives.ts';
import type { Chapter, MessageKind, Telling } from './message-kind.ts';

const day = 24 * 60;
const turn = { from: after(day), to: after(8 * day) };
const next = { from: after(8 * day), to: after(15 * day) };
const swap = { id: 'swap', team: 'engineering', giver: 'UKENJI', taker: 'UPRIYA', ...turn, inReturn: next };

export function swapping({ wording }: Telling): Chapter[] {
  const { words } = wording;
  const { swaps } = words;
  const told = (reader: string, state: SwapState, more: Partial<SwapReading> = {}, why = '') =>
    swapMessage(swap, { reader, state, mayTakeBack: true, wording, ...more }, why);
  const kind = (
    title: string,
    about: string,
    next: string,
    shown: MessageKind['shown'],
    pings?: MessageKind['pings'],
  ): MessageKind => ({ title, about, next, shown, ...(pings && { pings }) });
  const ping = { although: 'it is about a turn on call' };
  const error = (title: string, text: string): MessageKind =>
    kind(`A swap that cannot be asked: ${title}`, 'On the field of the form.', 'Do what it says.', { text });
  return [
    {
      title: 'Swapping a turn on call',
      kinds: [
        kind(
          'Swap a turn',
          '/escalate swap, or the button below the answer to /escalate on-call.',
          'Choose who takes it, and ask.',
          swapForm(
            {
              own: [{ ...turn, team: 'engineering', teamName: wording.teamName('engineering') }],
              colleagues: [{ id: 'UPRIYA', name: wording.nameOf('UPRIYA') }],
              theirs: [{ ...next, id: 'UPRIYA', name: wording.nameOf('UPRIYA') }],
              clock: { timeZone: 'Europe/Dublin', locale: 'en-IE' },
              now,
            },
            words,
          ),
        ),
        kind('No turn to swap', '/escalate swap.', 'Nothing.', { text: swaps.nothingToSwap }),
        error('no turn', swaps.noTurn),
        error('nobody', swaps.noTaker),
        error('with oneself', swaps.withYourself),
        error(
          'not of the rotation',
          swaps.notInRotation(
            wording.nameOf('ULENA'),
            wording.teamName('engineering'),
            wording.nameOf('UPRIYA'),
          ),
        ),
        error('not in Slack', swaps.notThere(wording.nameOf('UPRIYA'))),
        error('no time', swaps.noTime),
        error('over', swaps.over),
        error('not one’s own turn', swaps.youHaveItNot),
        error('not a turn of the other', swaps.theyHaveItNot(wording.nameOf('UPRIYA'))),
      ],
    },
    {
      title: 'Swaps of turns on call, told to both',
      alone: true,
      kinds: [
        kind('Somebody asks you', 'To whoever is asked.', 'Take it, or No.', told('UPRIYA', 'asked'), ping),
        kind('You asked somebody', 'To whoever asks.', 'Wait.', told('UKENJI', 'asked'), ping),
        kind('Your turn is taken', 'To whoever asked.', 'Nothing.', told('UKENJI', 'agreed'), ping),
        kind('You take it', 'In the place of the question.', 'Nothing.', told('UPRIYA', 'agreed')),
        kind('Your turn is not taken', 'To whoever asked.', 'Ask another.', told('UKENJI', 'declined'), ping),
        kind('You do not take it', 'In the place of the question.', 'Nothing.', told('UPRIYA', 'declined')),
        kind(
          'The other has taken it back',
          'To the other of the two.',
          'Nothing.',
          told('UPRIYA', 'taken back', { takenBackBy: 'UKENJI' }),
          ping,
        ),
        kind(
          'You have taken it back',
          'In the place of what was pressed.',
          'Nothing.',
          told('UKENJI', 'taken back', { takenBackBy: 'UKENJI' }),
        ),
        kind(
          'It is no longer possible, to whoever asked',
          'The turn is over, or the plan has changed, when the other takes it.',
          'Ask again, if it is still needed.',
          told('UKENJI', 'off'),
          ping,
        ),
        ...[swaps.isOver, swaps.hasChanged].map((why) =>
          kind(
            `It is no longer possible: ${why === swaps.isOver ? 'it is over' : 'the plan has changed'}`,
            'In the place of the question.',
            'Nothing.',
            told('UPRIYA', 'off', {}, why),
          ),
        ),
        ...[swaps.begun, swaps.passedOn].map((why) =>
          kind(
            `It cannot be taken back: ${why === swaps.begun ? 'it has begun' : 'it was given on'}`,
            'In the place of what was pressed.',
            'Ask the other.',
            told('UPRIYA', 'agreed', { mayTakeBack: false }, why),
          ),
        ),
        ...[swaps.between, swaps.notFound].map((text) =>
          kind(
            `A button that is not theirs: ${text === swaps.between ? 'of two others' : 'of no swap'}`,
            'An answer that only they see.',
            'Nothing.',
            { text },
          ),
        ),
      ],
    },
  ];
}
