/** Hand to another agent: by the agent under More, by a lead of support where they look. */
import type { ModalView } from '@slack/types';
import { type ActMetadata, actForm } from '../forms/act-form.ts';
import { personInput } from '../forms/inputs.ts';
import { collectErrors, type Read, readState } from '../forms/state.ts';
import { fields } from '../ids.ts';
import { line, person } from '../lines.ts';
import type { Words } from '../words/words.ts';
import { agentIsNeeded, toNewAgent } from './take-agent-side.ts';
import { type ActView, type Control, filledIn } from './view.ts';

const callback = 'give_agent_side';
const button: Control = {
  action: 'more_give_agent_side',
  label: ({ acts }) => acts['give agent side'].label,
};

export const giveAgentSideView = {
  button,
  stands: {
    on: ['show'],
    if: ({ escalation, by }) =>
      by.support === 'lead' && by.id !== escalation.reporter && agentIsNeeded(escalation),
  },
  more: [{ ...button, about: ({ acts }) => acts['give agent side'].about, when: agentIsNeeded }],
  form: {
    callback,
    view: (about, _, { words }) => giveAgentSideForm(about, words),
    read: (state, { words }) =>
      filledIn(readGiveAgentSideForm(state, words), ({ to }) => ({
        asks: async ({ canBeAgent }) => ({ to: { id: to, agent: await canBeAgent(to) } }),
      })),
  },
  history: ({ from, to }, { actor, by, wording, acts }) =>
    acts['give agent side'].history(actor, by === from ? null : person(wording, from), person(wording, to)),
  toTeam: ({ from, to }, { actor, by, wording, acts }) => [
    line(
      ...acts['give agent side'].toTeam(
        actor,
        by === from ? null : person(wording, from),
        person(wording, to),
      ),
    ),
  ],
  toAgent: ({ from }, told) =>
    toNewAgent(
      told.acts['give agent side'].toAgent(
        told.actor,
        told.escalation.id,
        told.by === from ? null : person(told.wording, from),
      ),
      told,
    ),
  ofTheirOwn: () => true,
} satisfies ActView<'give agent side'>;

export const giveAgentSideForm = (about: ActMetadata, words: Words): ModalView =>
  actForm(about, {
    words,
    callback,
    title: words.acts['give agent side'].title(about.id),
    submit: words.acts['give agent side'].submit,
    blocks: [
      personInput({
        block: fields.agent,
        label: words.acts['give agent side'].to,
        placeholder: words.acts['give agent side'].choose,
      }),
    ],
  });

export function readGiveAgentSideForm(state: unknown, words: Words): Read<{ to: string }> {
  const { say, done } = collectErrors(words);
  const to = readState(state).user(fields.agent);
  if (to === null) say(fields.agent, words.acts['give agent side'].missing);
  return done({ to: to ?? '' });
}
