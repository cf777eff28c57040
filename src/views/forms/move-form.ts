/** Move to another team, with a reason both teams can read; out of a restricted team also with what the new one will read. To a closed one, during a call, it asks once more. */
import type { KnownBlock, ModalView } from '@slack/types';
import type { Instant } from '../../domain/calendars/calendar.ts';
import type { Escalation, FreeTexts } from '../../domain/escalation.ts';
import { otherFacts } from '../facts.ts';
import { fields } from '../ids.ts';
import { bold, bullets, lasting, line, quote, richText } from '../lines.ts';
import type { Wording } from '../parts.ts';
import type { Words } from '../words/words.ts';
import { type ActMetadata, actForm } from './act-form.ts';
import { endings, factInputs } from './fact-inputs.ts';
import { option, select, textInput } from './inputs.ts';
import { needFacts } from './raise-fields.ts';
import { collectErrors, type Read, readState } from './state.ts';

const maxReason = 1000;

export type TeamToMoveTo = {
  id: string;
  name: string;
  restricted: boolean;
  /** It is closed until then, as the reader says it. */
  opens?: string | null;
};
/** What leaves a restricted team. */
export type Leaving = { escalation: Escalation; wording: Wording; now: Instant };
/** What was filled in, as it is asked once more: the user is on the phone, and the team is closed. */
export type MoveAsked = { to: string; closedUntil: Instant; reason: string; texts?: FreeTexts };

/** `teams` are the ones it can move to: there must be at least one. */
export const moveForm = (
  about: ActMetadata,
  teams: readonly TeamToMoveTo[],
  words: Words,
  leaving: Leaving | null = null,
  asked: MoveAsked | null = null,
): ModalView => {
  const { move } = words.acts;
  return actForm(asked ? { ...about, sure: asked.to } : about, {
    words,
    callback: 'move',
    title: move.title(about.id),
    submit: asked ? move.anyway : move.submit,
    blocks: [
      ...teams.flatMap(({ id, name }) =>
        asked?.to === id ? [richText(line(...move.callerWaits(name, lasting(asked.closedUntil))))] : [],
      ),
      select({
        block: fields.team,
        label: move.team,
        options: teams.map(({ id, name, restricted, opens = null }) =>
          option(id, name, move.standing(opens, leaving ? restricted : null)),
        ),
        placeholder: move.choose,
        ...(asked && { initial: asked.to }),
      }),
      textInput({
        block: fields.reason,
        label: move.why,
        max: maxReason,
        lines: 'many',
        hint: whoReads(teams, words),
        ...(asked && { initial: asked.reason }),
      }),
      ...(leaving ? whatLeaves(leaving, asked?.texts) : []),
    ],
  });
};

/** The reason is written for the team that it goes to. */
function whoReads(teams: readonly TeamToMoveTo[], { acts: { move } }: Words): string {
  const closed = teams.filter(({ restricted }) => restricted).map(({ name }) => name);
  return closed.length === 0 ? move.whoReads : move.notTheAgent(closed);
}

function whatLeaves({ escalation, wording, now }: Leaving, texts: FreeTexts = escalation): KnownBlock[] {
  const { move } = wording.words.acts;
  return [
    richText(line(bold(move.whatTheyRead)), line(move.takeOut)),
    ...factInputs(texts, wording.words, { withDetails: escalation.details !== '' }),
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
  const texts = filled.has(fields.summary) ? needFacts(filled, errors, raise, { detailsCanWait }) : undefined;
  return done({ to: to ?? '', reason, ...(texts && { texts }) });
}
