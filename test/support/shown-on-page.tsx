/** Whether the sandbox's page can show what was said: drawn without a browser, with nothing left out. */
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Spot } from '../../sandbox/live/protocol.ts';
import { Attachments } from '../../sandbox/page/blocks/attachments.tsx';
import { Blocks } from '../../sandbox/page/blocks/blocks.tsx';
import { keyed, Mrkdwn } from '../../sandbox/page/blocks/mrkdwn.tsx';
import type { Surface } from '../../sandbox/page/blocks/standing.tsx';
import { EyesContext } from '../../sandbox/page/eyes.tsx';
import type { JsonObject } from '../../sandbox/slack/json.ts';
import type { Ephemeral, Message, State, View } from '../../sandbox/slack/state.ts';
import { valuesFor } from '../../sandbox/slack/view-state.ts';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import { eyesOf } from './eyes-of.ts';

/** One block or attachment, or the words of a message that has neither. */
type Piece = { text: string } | { block: JsonObject; surface: Surface } | { attachment: JsonObject };
type Sight = { piece: Piece; where: Spot['in']; viewer: string };

/** What is the same but for its words is drawn once; nothing is drawn before it is asked for. */
export function watchPage(slack: Pick<Workspace, 'on' | 'state'>) {
  const sights = new Map<string, string>();

  function keep(pieces: Piece[], where: Spot['in'], viewer: string): void {
    for (const piece of pieces) {
      const kind = JSON.stringify(piece, wordless);
      if (!sights.has(kind)) sights.set(kind, JSON.stringify({ piece, where, viewer }));
    }
  }

  function said({ channel, ts, text, blocks, attachments }: Message | Ephemeral, viewer: string): void {
    const pieces: Piece[] = [
      ...blocks.map((block) => ({ block, surface: 'message' as const })),
      ...attachments.map((attachment) => ({ attachment })),
    ];
    keep(pieces.length > 0 ? pieces : [{ text }], { channel, ts }, viewer);
  }

  const opened = ({ id, type, user, blocks }: View) =>
    keep(
      blocks.map((block) => ({ block, surface: type })),
      { view: id },
      user,
    );
  const toWhom = ({ channel, user }: Message) =>
    [...(slack.state.channels.get(channel)?.members ?? [])].find((id) => id !== slack.state.botUser) ?? user;

  slack.on('message', (message) => said(message, toWhom(message)));
  slack.on('edit', (message) => said(message, toWhom(message)));
  slack.on('ephemeral', (shown) => said(shown, shown.to));
  slack.on('modal', ({ view }) => view && opened(view));
  slack.on('home', opened);

  return {
    /** What could not be shown since the last time this was asked. */
    faults(): string[] {
      const found = new Set<string>();
      const all = [...sights.values()].map((sight): Sight => JSON.parse(sight));
      sights.clear();
      drawAll(all, slack.state, (what) => found.add(what));
      return [...found];
    },
  };
}

const wordless = (field: string, value: unknown): unknown =>
  typeof value === 'string' && field !== 'type' ? value.replace(/[\p{L}\p{N}]+/gu, 'a') : value;

function drawAll(sights: Sight[], state: State, fault: (what: string) => void): void {
  try {
    renderToStaticMarkup(
      sights.map(({ piece, where, viewer }, index) => (
        <EyesContext value={{ ...eyesOf(state, viewer), cannotShow: fault }} key={keyed(viewer, index)}>
          {drawn(piece, where)}
        </EyesContext>
      )),
    );
  } catch (error) {
    fault(error instanceof Error ? error.message : String(error));
  }
}

function drawn(piece: Piece, where: Spot['in']): ReactNode {
  if ('text' in piece) return <Mrkdwn text={piece.text} />;
  if ('attachment' in piece)
    return <Attachments attachments={[piece.attachment]} spotIn={where} values={{}} />;
  const { block, surface } = piece;
  return <Blocks blocks={[block]} surface={surface} spotIn={where} values={valuesFor([block])} />;
}
