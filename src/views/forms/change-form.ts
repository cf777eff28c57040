/** The form in which a lead writes down what they changed, and its reader. */
import type { ModalView } from '@slack/types';
import { type ChosenMeasure, measures, type ProcessChange } from '../../domain/process-change.ts';
import { fields, modals } from '../ids.ts';
import { plainText } from '../parts.ts';
import type { Words } from '../words/words.ts';
import { dateInput, option, radio, select, textInput } from './inputs.ts';
import { collectErrors, type Read, readState } from './state.ts';

const maxTitle = 100;
/** What most changes are made for. */
const usual = 'resolve';

type Named = { id: string; name: string };

export function changeForm(
  title: string,
  {
    teams,
    categories,
    today,
    measured = measures,
  }: {
    teams: readonly Named[];
    categories: readonly Named[];
    today: string;
    /** What can be measured here; everything where it is left out. */
    measured?: readonly ChosenMeasure[];
  },
  { changes: { form }, answers }: Words,
): ModalView {
  const options = (all: readonly Named[]) => all.map(({ id, name }) => option(id, name));
  const [only] = teams;
  return {
    type: 'modal',
    callback_id: modals.change,
    title: plainText(form.title),
    submit: plainText(form.submit),
    close: plainText(answers.close),
    blocks: [
      textInput({
        block: fields.title,
        label: form.what,
        max: maxTitle,
        initial: title,
        placeholder: form.example,
      }),
      dateInput({ block: fields.since, label: form.since, initial: today }),
      select({
        block: fields.team,
        label: form.team,
        options: options(teams),
        initial: teams.length === 1 && only ? only.id : null,
      }),
      ...(categories.length > 0
        ? [
            select({
              block: fields.category,
              label: form.category,
              options: options(categories),
              optional: true,
              hint: form.all,
            }),
          ]
        : []),
      radio({
        block: fields.measure,
        label: form.measure,
        options: measured.map((measure) => option(measure, form.measures[measure])),
        initial: usual,
      }),
    ],
  };
}

export type ChangeFields = Pick<ProcessChange, 'title' | 'since' | 'team' | 'category' | 'measure'>;

/** `today` is the last day on which it can have begun. */
export function readChangeForm(state: unknown, today: string, words: Words): Read<ChangeFields> {
  const filled = readState(state);
  const { form } = words.changes;
  const { need, say, done } = collectErrors(words);
  const title = need(fields.title, filled.text(fields.title), form.needWhat, maxTitle);
  const since = filled.date(fields.since) ?? '';
  if (since === '') say(fields.since, form.needSince);
  else if (since > today) say(fields.since, form.notYet);
  const team = filled.choice(fields.team) ?? '';
  if (team === '') say(fields.team, form.needTeam);
  const chosen = filled.choice(fields.measure);
  const measure = measures.find((one) => one === chosen) ?? usual;
  return done({
    title,
    since,
    team,
    category: filled.choice(fields.category),
    measure,
  });
}
