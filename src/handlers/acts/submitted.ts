/** The submitted form of an act: read, masked, carried out, and answered. */
import type { ModalView } from '@slack/types';
import type { ActKind } from '../../domain/acts/index.ts';
import { commandOf, type Given, type Refusal } from '../../domain/command.ts';
import type { Escalation } from '../../domain/escalation.ts';
import { createMask } from '../../domain/masking/mask.ts';
import type { ActForm } from '../../views/acts/view.ts';
import { readActMetadata } from '../../views/forms/act-form.ts';
import type { Said } from '../../views/forms/notice.ts';
import { maskedSentence } from '../../views/masked.ts';
import { words } from '../../views/words/default.ts';
import { actAs } from '../act.ts';
import { isAgent } from '../actor.ts';
import type { Deps } from '../deps.ts';
import { canBeGiven } from '../guard.ts';
import { publishHome } from '../home.ts';
import { namedBy } from '../named-by.ts';
import { asPlainText } from '../plain-text.ts';
import type { Routes } from '../routes.ts';
import { type FormReply, onSubmit, type Submission } from '../submission.ts';
import { zoneOf } from '../zone.ts';

/** What only the person is told once it is done; also when the same is delivered twice. */
export type AlsoTold = (deps: Deps, escalation: Escalation, command: Given) => Promise<Said | undefined>;

/** The form anew, where somebody is asked once more before it is done. */
export type AskedFirst = (deps: Deps, submission: Submission) => Promise<ModalView | undefined>;

/** Another choice in the same form would do. */
const correctable: ReadonlySet<Refusal['refused']> = new Set<Refusal['refused']>([
  'cancelled duplicate',
  'hidden duplicate',
  'its own duplicate',
  'not a responder',
  'already their side',
  'already your side',
  'not an agent',
  'nothing changed',
  'only raise',
  'same priority',
  'same team',
  'time has passed',
  'unknown duplicate',
  'unknown team',
]);

const nothing = async () => undefined;

export function onActSubmitted(
  routes: Routes,
  deps: Deps,
  kind: ActKind,
  form: ActForm<ActKind>,
  { told = nothing, asked = nothing }: { told?: AlsoTold | undefined; asked?: AskedFirst | undefined } = {},
): void {
  onSubmit(
    routes,
    deps,
    form.callback,
    (submission) => carryOutForm(deps, submission, { kind, form, told, asked }),
    async ({ metadata, client, user }) => {
      if (readActMetadata(metadata).via === 'home') await publishHome(deps, client, user);
    },
  );
}

async function carryOutForm(
  deps: Deps,
  submission: Submission,
  { kind, form, told, asked }: { kind: ActKind; form: ActForm<ActKind>; told: AlsoTold; asked: AskedFirst },
): Promise<FormReply> {
  const { user, key, metadata, state } = submission;
  const { id, via } = readActMetadata(metadata);
  const answer = form.read(state, { ...deps.config, words });
  if ('errors' in answer) return answer;
  const ask = await asked(deps, submission);
  if (ask) return { ask };
  const { asks, typed = '' } = answer.read;
  const mask = createMask(deps.config.masking);
  let command: Given | undefined;
  const outcome = await actAs(deps, { id, user, key }, async (by, escalation) => {
    const asked = await asks({
      escalation,
      now: deps.now(),
      mask,
      restricted: deps.directory.restricted(escalation.team),
      zone: () => zoneOf(deps, user),
      named: (reference) => namedBy(deps, user, reference),
      canHave: (to) => canHave(deps, to, escalation.team),
      canBeAgent: async (to) => (await isOneOfAgents(deps, to)) && (await canBeGiven(deps, to)),
    });
    command = commandOf(kind, { by, via }, asked);
    return command;
  });
  if ('refusal' in outcome) {
    const { refusal, why } = outcome;
    if (why === undefined || correctable.has(why)) return { again: await asPlainText(deps, refusal.text) };
    return { say: refusal, typed: createMask(deps.config.masking).text(typed) };
  }
  const more = command && (await told(deps, outcome.escalation, command));
  if (more && mask.masked.length === 0) return { say: more };
  const sayings = [
    ...(more ? [more.text] : []),
    ...(mask.masked.length > 0 ? [maskedSentence(mask.masked, words)] : []),
  ];
  return sayings.length > 0 ? { say: { text: sayings.join('\n\n') } } : { close: true };
}

/** Who leads them is one of them. */
const isOneOfAgents = async (deps: Deps, user: string): Promise<boolean> =>
  deps.directory.leadsSupport(user) || ((await isAgent(deps, user)) ?? !deps.directory.support?.agents);

/** Throws when Slack does not say: the form then stays open, and the person presses its button again. */
async function canHave(deps: Deps, user: string, teamId: string): Promise<boolean> {
  const team = deps.directory.teams[teamId];
  return team !== undefined && (await deps.people.isResponder(user, team)) && (await canBeGiven(deps, user));
}
