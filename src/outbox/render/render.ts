/** Renders each row of the outbox in the moment of sending, from what is true then. */
import type { OutboxRow } from '../../db/outbox.ts';
import type { NoticePayload } from '../../db/payload.ts';
import { withChannels } from '../../views/drawn.ts';
import type { Message } from '../../views/lines.ts';
import { renderAgent, renderAgentEntry, renderButtons } from './agent.ts';
import { renderCard } from './card.ts';
import type { About, PayloadOf, RenderContext, Renderer } from './context.ts';
import { renderHandOver, renderPersonalHandOver } from './hand-over.ts';
import { renderDigest, renderNobodyResponds, renderUndeliverable } from './lead.ts';
import { renderLine, renderLinesAnew } from './line.ts';
import { renderLookBack } from './look-back.ts';
import { renderPersonalReminders } from './personal-reminder.ts';
import { renderReminder } from './reminder.ts';
import type { Rendering } from './rendering.ts';
import { renderRoundUp } from './round-up.ts';

type Kind = Exclude<NoticePayload['kind'], 'digest' | 'look back' | 'undeliverable' | 'nobody responds'>;
type Payloads = { [K in Kind]: PayloadOf<K> };
type Renderers = { [K in Kind]: Renderer<K> };

const renderers: Renderers = {
  card: renderCard,
  'card entry': renderLine,
  lines: renderLinesAnew,
  reminder: renderReminder,
  'personal reminder': renderPersonalReminders,
  'hand-over': renderHandOver,
  'personal hand-over': renderPersonalHandOver,
  agent: renderAgent,
  'agent entry': renderAgentEntry,
  buttons: renderButtons,
  lead: renderPersonalReminders,
  'round-up': renderRoundUp,
};

const renderAs = <K extends Kind>(context: RenderContext, about: About, kind: K, payload: Payloads[K]) =>
  renderers[kind](context, about, payload);

export async function render(context: RenderContext, row: OutboxRow): Promise<Rendering> {
  const rendering = await renderRow(context, row);
  const linked = (message: Message) => withChannels(message, context.people.channelNamed);
  if (!('message' in rendering)) return rendering;
  const message = linked(rendering.message);
  return rendering.do === 'keep'
    ? { ...rendering, message, anew: linked(rendering.anew) }
    : { ...rendering, message };
}

async function renderRow(context: RenderContext, row: OutboxRow): Promise<Rendering> {
  const { payload } = row;
  if (payload.kind === 'digest') return renderDigest(context, payload);
  if (payload.kind === 'look back') return renderLookBack(context, payload);
  if (payload.kind === 'undeliverable') return renderUndeliverable(context, payload);
  if (payload.kind === 'nobody responds') return renderNobodyResponds(context, payload);
  const escalation = await context.queries.escalations.find(row.escalationId ?? '');
  if (!escalation) return { do: 'dead letter', reason: 'the escalation is gone' };
  return renderAs(context, { row, escalation }, payload.kind, payload);
}
