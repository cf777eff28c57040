/** Renders each row of the outbox in the moment of sending, from what is true then. */
import type { OutboxRow } from '../../db/outbox.ts';
import type { NoticePayload } from '../../db/payload.ts';
import { clockOf } from '../../slack/people/readers-clock.ts';
import { withChannels } from '../../views/drawn.ts';
import type { Message } from '../../views/lines.ts';
import { messageInReadersTime } from '../../views/readers-time.ts';
import { words } from '../../views/words/default.ts';
import { renderAgent, renderAgentEntry } from './agent.ts';
import { renderCard } from './card.ts';
import type { About, PayloadOf, RenderContext, Renderer } from './context.ts';
import { renderDigest } from './digest.ts';
import { renderExport } from './export.ts';
import { renderFollowed } from './followed.ts';
import { renderFormWaits } from './form-waits.ts';
import { renderFormer } from './former.ts';
import { renderHandOver, renderPersonalHandOver } from './hand-over.ts';
import { renderNobodyResponds, renderNotTaken, renderUndeliverable } from './lead.ts';
import { renderLine, renderLinesAnew } from './line.ts';
import { renderLookBack } from './look-back.ts';
import { renderPersonalReminders } from './personal-reminder.ts';
import { renderReminder } from './reminder.ts';
import type { Rendering } from './rendering.ts';
import { renderRoundUp } from './round-up.ts';
import { renderButtons } from './said.ts';
import { renderSideOffer } from './side-offer.ts';
import { renderSwap } from './swap.ts';

/** What is rendered without an escalation. */
type Alone =
  | 'digest'
  | 'look back'
  | 'undeliverable'
  | 'not taken'
  | 'nobody responds'
  | 'astray'
  | 'swap'
  | 'form waits'
  | 'export';
type Kind = Exclude<NoticePayload['kind'], Alone>;
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
  'side offer': renderSideOffer,
  agent: renderAgent,
  'agent entry': renderAgentEntry,
  followed: renderFollowed,
  buttons: renderButtons,
  former: renderFormer,
  lead: renderPersonalReminders,
  'round-up': renderRoundUp,
};

const renderAs = <K extends Kind>(context: RenderContext, about: About, kind: K, payload: Payloads[K]) =>
  renderers[kind](context, about, payload);

export async function render(context: RenderContext, row: OutboxRow): Promise<Rendering> {
  const rendering = await renderRow(context, row);
  if (!('message' in rendering)) return rendering;
  const reader = readerOf(rendering);
  const clock = reader === undefined ? undefined : await clockOf(context.people, reader);
  const shown = (message: Message) => {
    const linked = withChannels(message, context.people.channelNamed);
    return clock ? messageInReadersTime(linked, { clock, now: context.now(), words }) : linked;
  };
  const message = shown(rendering.message);
  return rendering.do === 'keep'
    ? {
        ...rendering,
        message,
        anew: shown(rendering.anew),
        ...(rendering.again && { again: { ...rendering.again, message: shown(rendering.again.message) } }),
      }
    : { ...rendering, message };
}

/** Who alone reads it. */
function readerOf(rendering: Extract<Rendering, { message: Message }>): string | undefined {
  if (rendering.do === 'rewrite') return 'reader' in rendering ? rendering.reader : undefined;
  const [to] = rendering.do === 'say' ? [rendering.to] : rendering.places;
  return to && 'user' in to ? to.user : rendering.do === 'say' ? rendering.reader : undefined;
}

async function renderRow(context: RenderContext, row: OutboxRow): Promise<Rendering> {
  const { payload } = row;
  if (payload.kind === 'digest') return renderDigest(context, payload);
  if (payload.kind === 'look back') return renderLookBack(context, payload);
  if (payload.kind === 'undeliverable') return renderUndeliverable(context, payload);
  if (payload.kind === 'not taken') return renderNotTaken(context, payload);
  if (payload.kind === 'astray') return { do: 'take back', channel: payload.channel, ts: payload.ts };
  if (payload.kind === 'nobody responds') return renderNobodyResponds(context, payload);
  if (payload.kind === 'export') return renderExport(context, row.id, payload);
  if (payload.kind === 'swap') return renderSwap(context, payload);
  if (payload.kind === 'form waits') return renderFormWaits(context, payload);
  const escalation = await context.queries.escalations.find(row.escalationId ?? '');
  if (!escalation) return { do: 'dead letter', reason: 'the escalation is gone' };
  return renderAs(context, { row, escalation }, payload.kind, payload);
}
