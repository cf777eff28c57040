/** The results as a table. */
import { inColumns } from './columns.ts';
import type { CommandResults } from './commands.ts';
import type { CardResults } from './first-card.ts';
import type { SubmissionResults } from './submissions.ts';
import type { TurnedAwayResults } from './turned-away.ts';

export type Results = {
  commands: CommandResults;
  submissions: SubmissionResults;
  cards: CardResults;
  turnedAway: TurnedAwayResults;
  ratios: Record<string, number>;
};

/** What the bot adds to what it stands on. */
export function ratiosOf({
  commands,
  submissions,
  turnedAway,
}: Omit<Results, 'ratios'>): Record<string, number> {
  const { bare, help, bareForm, form } = commands;
  return {
    helpPerSecond: help.acknowledgedPerSecond / bare.acknowledgedPerSecond,
    helpP50: help.acknowledgedP50Ms / bare.acknowledgedP50Ms,
    helpP99: help.acknowledgedP99Ms / bare.acknowledgedP99Ms,
    formPerSecond: form.answeredPerSecond / bareForm.answeredPerSecond,
    formP50: form.openedP50Ms / bareForm.openedP50Ms,
    formP99: form.openedP99Ms / bareForm.openedP99Ms,
    enginePerSecond: submissions.enginePerSecond / submissions.barePerSecond,
    httpPerSecond: submissions.httpPerSecond / submissions.barePerSecond,
    wrongSignatureCpu: turnedAway.wrongSignatureCpuMs / turnedAway.plainCpuMs,
    unsignedCpu: turnedAway.unsignedCpuMs / turnedAway.plainCpuMs,
  };
}

export function table({ commands, submissions, cards, turnedAway, ratios }: Results): string {
  const { bare, help, bareForm, form } = commands;
  return [
    ...inColumns([
      ['/escalate over HTTP', 'acks/s', 'p50 ms', 'p99 ms', 'answers/s', 'form p50 ms', 'form p99 ms'],
      [
        'Bolt that only acknowledges',
        bare.acknowledgedPerSecond,
        bare.acknowledgedP50Ms,
        bare.acknowledgedP99Ms,
      ],
      [
        'Switchboard, help, answered in it',
        help.acknowledgedPerSecond,
        help.acknowledgedP50Ms,
        help.acknowledgedP99Ms,
      ],
      ['  as a multiple of Bolt', ratios.helpPerSecond, ratios.helpP50, ratios.helpP99],
      [
        'Bolt that opens a ready-made form',
        bareForm.acknowledgedPerSecond,
        bareForm.acknowledgedP50Ms,
        bareForm.acknowledgedP99Ms,
        bareForm.answeredPerSecond,
        bareForm.openedP50Ms,
        bareForm.openedP99Ms,
      ],
      [
        'Switchboard, the form',
        form.acknowledgedPerSecond,
        form.acknowledgedP50Ms,
        form.acknowledgedP99Ms,
        form.answeredPerSecond,
        form.openedP50Ms,
        form.openedP99Ms,
      ],
      [
        '  as a multiple of Bolt',
        undefined,
        undefined,
        undefined,
        ratios.formPerSecond,
        ratios.formP50,
        ratios.formP99,
      ],
    ]),
    '',
    ...inColumns([
      ['Escalations stored', 'per s', 'of bare SQL', 'p50 ms', 'p99 ms'],
      [`better-sqlite3 alone, ${submissions.rowsEach} rows each`, submissions.barePerSecond],
      ['engine.open', submissions.enginePerSecond, ratios.enginePerSecond],
      [
        'Submitted over HTTP',
        submissions.httpPerSecond,
        ratios.httpPerSecond,
        submissions.httpP50Ms,
        submissions.httpP99Ms,
      ],
    ]),
    '',
    ...inColumns([
      ['The card in Slack', 'p50 ms', 'p99 ms'],
      ['after it was stored', cards.storedToCardP50Ms, cards.storedToCardP99Ms],
      ['after Escalate was pressed', cards.pressedToCardP50Ms, cards.pressedToCardP99Ms],
    ]),
    '',
    ...inColumns([
      ['A body of 2 MB that is turned away', 'CPU ms', 'of a plain server'],
      ['a plain server that reads and hashes it', turnedAway.plainCpuMs],
      ['Switchboard, wrong signature', turnedAway.wrongSignatureCpuMs, ratios.wrongSignatureCpu],
      ['Switchboard, not signed', turnedAway.unsignedCpuMs, ratios.unsignedCpu],
    ]),
  ].join('\n');
}
