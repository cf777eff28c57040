/** Move to another team, with a reason both teams can read; out of a restricted team also with what the new one will read. */
import type { KnownBlock, ModalView } from '@slack/types';
import type { Instant } from '../../domain/calendars/calendar.ts';
import type { Escalation, FreeTexts } from '../../domain/escalation.ts';
import { otherFacts } from '../facts.ts';
import { fields } from '../ids.ts';
import { bold, bullets, line, quote, richText } from '../lines.ts';
import type { Wording } from '../parts.ts';
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
  leaving: Leaving | null = null,
): ModalView =>
  actForm(about, {
    callback: 'move',
    title: `Move ${about.id}`,
    submit: 'Move',
    blocks: [
      select({
        block: fields.team,
        label: 'Team',
        options: teams.map(({ id, name, restricted }) =>
          option(
            id,
            name,
            leaving ? (restricted ? 'Only they read it there.' : 'Everybody may read it there.') : '',
          ),
        ),
        placeholder: 'Choose a team',
      }),
      textInput({
        block: fields.reason,
        label: 'Why is it theirs?',
        max: maxReason,
        lines: 'many',
        hint: whoReads(teams),
      }),
      ...(leaving ? whatLeaves(leaving) : []),
    ],
  });

/** The reason is written for the team that it goes to. */
function whoReads(teams: readonly TeamToMoveTo[]): string {
  const closed = teams.filter(({ restricted }) => restricted).map(({ name }) => name);
  if (closed.length === 0) return 'The other team and the agent read this.';
  const where = closed.length <= 3 ? closed.join(' or ') : 'a team whose cards only they read';
  return `The other team reads this. The agent reads it too, unless it goes to ${where}.`;
}

function whatLeaves({ escalation, wording, now }: Leaving): KnownBlock[] {
  return [
    richText(
      line(bold('What the other team will read')),
      line(
        'Take out what they should not. What you change is told in your name, and the agent reads it too.',
      ),
    ),
    ...factInputs(escalation),
    ...tooLong(escalation),
    ...others({ escalation, wording, now }),
  ];
}

function tooLong(texts: FreeTexts): KnownBlock[] {
  const ends = endings(texts);
  return ends.length > 0
    ? [richText(line('They read this end of it too, unless you change its text:'), ...ends.flatMap(quote))]
    : [];
}

function others({ escalation, wording, now }: Leaving): KnownBlock[] {
  const items = otherFacts(escalation, wording, now);
  return items.length > 0 ? [richText(line('They also read:'), ...bullets(items))] : [];
}

/** `texts` where the form showed them. */
export function readMoveForm(state: unknown): Read<{ to: string; reason: string; texts?: FreeTexts }> {
  const filled = readState(state);
  const errors = collectErrors();
  const { need, say, done } = errors;
  const to = filled.choice(fields.team);
  if (to === null) say(fields.team, 'Choose the team that should have it.');
  const reason = need(
    fields.reason,
    filled.text(fields.reason),
    'Say in a sentence why it belongs there.',
    maxReason,
  );
  const texts = filled.has(fields.summary) ? needFacts(filled, errors) : undefined;
  return done({ to: to ?? '', reason, ...(texts && { texts }) });
}
