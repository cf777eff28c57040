/** What a reader finds on the page: its markup, and its words. */
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { cast } from '../../sandbox/cast.ts';
import { Blocks } from '../../sandbox/page/blocks/blocks.tsx';
import type { Surface } from '../../sandbox/page/blocks/standing.tsx';
import { EyesContext } from '../../sandbox/page/eyes.tsx';
import { createStillClock } from '../../sandbox/slack/clock.ts';
import type { JsonObject } from '../../sandbox/slack/json.ts';
import { valuesFor } from '../../sandbox/slack/view-state.ts';
import { createWorkspace } from '../../sandbox/slack/workspace.ts';
import { mondayMorning } from '../support/bot.ts';
import { eyesOf } from '../support/eyes-of.ts';
import { manifest } from '../support/manifest.ts';

export const workspace = () =>
  createWorkspace({ ...cast, manifest: manifest([]), clock: createStillClock(mondayMorning) });

type Looking = {
  viewer?: string;
  surface?: Surface;
  errors?: { [blockId: string]: string };
  slack?: ReturnType<typeof workspace>;
};

export function markup(node: ReactNode, { viewer = 'UAOIFE', slack = workspace() }: Looking = {}): string {
  return renderToStaticMarkup(<EyesContext value={eyesOf(slack.state, viewer)}>{node}</EyesContext>);
}

export function markupOf(blocks: JsonObject[], looking: Looking = {}): string {
  const { surface = 'message', errors = {} } = looking;
  const spotIn = surface === 'message' ? { channel: 'C0ENG', ts: '1.2' } : { view: 'V1' };
  return markup(<Blocks {...{ blocks, surface, spotIn, errors }} values={valuesFor(blocks)} />, looking);
}

/** Letters and digits in the order they are read, what fields hold included; the page's own words for an empty field are not. */
export function wordsOf(html: string): string[] {
  const text = html
    .replace(
      /<textarea([^>]*)>([^<]*)<\/textarea>/g,
      (_, tag, held) => ` ${held || attribute(tag, 'placeholder')}`,
    )
    .replace(/<input type="(?:radio|checkbox)"[^>]*>/g, '')
    .replace(/<input[^>]*>/g, (tag) => ` ${attribute(tag, 'value') || attribute(tag, 'placeholder')} `)
    .replace(/<svg.*?<\/svg>|×|\(optional\)|Choose an option|<span class="in-zone">[^<]*/g, '')
    .replace(/<span class="bk-picture bk-picture-small"[^>]*aria-label="([^"]*)"[^>]*>/g, ' $1 ')
    .replace(/<[^>]*>/g, ' ');
  return plainly(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

const attribute = (tag: string, name: string): string =>
  new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

/** The same of the simulator's own lines; what an overflow menu hides is hidden. */
export const wordsIn = (lines: string): string[] =>
  lines.replace(/\[x\]|\[… [^\]]*\]|\(optional\)/g, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];

export const plainly = (text: string): string =>
  text
    .replace(/&#x27;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
