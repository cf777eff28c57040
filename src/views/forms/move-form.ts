/** Move to another team, with a reason both teams can read; out of a restricted team also with what the new one will read. */
import type { KnownBlock, ModalView } from '@slack/types';
import type { Instant } from '../../domain/calendars/calendar.ts';
import type { Escalation, FreeTexts } from '../../domain/escalation.ts';
import { otherFacts } from '../facts.ts';
import { fields } from '../ids.ts';
import { bold, bullets, line, quote, richText } from '../lines.ts';
import type { Wording } from '../parts.ts';
import type { Words } from '../words/words.ts';
import { type ActMetadata, actForm } from './act-form.ts';
import { endings, factInputs } from './fact-inputs.ts';
import { option, select, textInput } from './inputs.ts';
import { needFacts } from './raise-fields.ts';
import { collectErrors, type Read, readState } from './state.ts';

const maxReason = 1000;

export type TeamToMoveTo = { id: string; name: string; restricted: boolean };
/** What leaves a restricted team. */
export type Leaving = { escalation: Escalation; wording: Wording; now: Instant };

/** `teams` are the ones it can move to: there must be at least one. */
export const moveForm = (
  about: ActMetadata,
  teams: readonly TeamToMoveTo[],
  words: Words,
  leaving: Leaving | null = null,
): ModalView =>
  actForm(about, {
    words,
    callback: 'move',
    title: words.acts.move.title(about.id),
    submit: words.acts.move.submit,
    blocks: [
      select({
        block: fields.team,
        label: words.acts.move.team,
        options: teams.map(({ id, name, restricted }) =>
          option(
            id,
            name,
            leaving ? (restricted ? words.acts.move.onlyThey : words.acts.move.everybody) : '',
          ),
        ),
        placeholder: words.acts.move.choose,
      }),
      textInput({
        block: fields.reason,
        label: words.acts.move.why,
        max: maxReason,
        lines: 'many',
        hint: whoReads(teams, words),
      }),
      ...(leaving ? whatLeaves(leaving) : []),
    ],
  });

/** The reason is written for the team that it goes to. */
function whoReads(teams: readonly TeamToMoveTo[], { acts: { move } }: Words): string {
  const closed = teams.filter(({ restricted }) => restricted).map(({ name }) => name);
  return closed.length === 0 ? move.whoReads : move.notTheAgent(closed);
}

function whatLeaves({ escalation, wording, now }: Leaving): KnownBlock[] {
  const { move } = wording.words.acts;
  return [
    richText(line(bold(move.whatTheyRead)), line(move.takeOut)),
    ...factInputs(escalation, wording.words, { detailsCanWait: escalation.details === '' }),
    ...tooLong(escalation, wording.words),
    ...others({ escalation, wording, now }),
  ];
}

function tooLong(texts: FreeTexts, { acts }: Words): KnownBlock[] {
  const ends = endings(texts);
  return ends.length > 0 ? [richText(line(acts.move.endsToo), ...ends.flatMap(quote))] : [];
}

function others({ escalation, wording, now }: Leaving): KnownBlock[] {
  const items = otherFacts(escalation, wording, now);
  return items.length > 0 ? [richText(line(wording.words.acts.move.alsoRead), ...bullets(items))] : [];
}

/** `texts` where the form showed them. */
export function readMoveForm(
  state: unknown,
  words: Words,
): Read<{ to: string; reason: string; texts?: FreeTexts }> {
  const filled = readState(state);
  const { raise, acts } = words;
  const errors = collectErrors(words);
  const { need, say, done } = errors;
  const to = filled.choice(fields.team);
  if (to === null) say(fields.team, acts.move.noTeam);
  const reason = need(fields.reason, filled.text(fields.reason), acts.move.noReason, maxReason);
  const detailsCanWait = !filled.has(fields.details);
  const texts = filled.has(fields.summary)
    ? needFacts(filled, errors, raise, { detailsCanWait })
    : undefined;
  return done({ to: to ?? '', reason, ...(texts && { texts }) });
}
