/** Whether the sandbox's page can draw what stories showed: drawn without a browser, with nothing left out. */
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Attachments } from '../../sandbox/page/blocks/attachments.tsx';
import { Blocks } from '../../sandbox/page/blocks/blocks.tsx';
import { Mrkdwn } from '../../sandbox/page/blocks/mrkdwn.tsx';
import { EyesContext } from '../../sandbox/page/eyes.tsx';
import { createStillClock } from '../../sandbox/slack/clock.ts';
import { valuesFor } from '../../sandbox/slack/view-state.ts';
import { type Eyed, eyesOf } from '../support/eyes-of.ts';
import type { Shown, Sight } from '../support/shown.ts';

/** What is the same but for its words is drawn once. */
export function undrawable(stories: readonly Shown[]): { drawn: number; faults: string[] } {
  const kinds = new Set<string>();
  const faults = new Set<string>();
  for (const story of stories) {
    const eyed = workspaceOf(story);
    for (const sight of story.sights) {
      const kind = JSON.stringify(sight.piece, wordless);
      if (kinds.has(kind)) continue;
      kinds.add(kind);
      draw(sight, eyed, (what) => faults.add(`${what} (${story.story})`));
    }
  }
  return { drawn: kinds.size, faults: [...faults] };
}

const wordless = (field: string, value: unknown): unknown =>
  typeof value === 'string' && field !== 'type' ? value.replace(/[\p{L}\p{N}]+/gu, 'a') : value;

const byId = <T extends { id: string }>(all: readonly T[]) => new Map(all.map((each) => [each.id, each]));

const workspaceOf = ({ now, botUser, people, userGroups, channels }: Shown): Eyed => ({
  clock: createStillClock(now),
  botUser,
  people: byId(people),
  userGroups: byId(userGroups),
  channels: byId(channels.map(({ members, ...channel }) => ({ ...channel, members: new Set(members) }))),
});

function draw({ piece, where, viewer }: Sight, eyed: Eyed, fault: (what: string) => void): void {
  try {
    renderToStaticMarkup(
      <EyesContext value={{ ...eyesOf(eyed, viewer), cannotShow: fault }}>
        {drawn({ piece, where })}
      </EyesContext>,
    );
  } catch (error) {
    fault(error instanceof Error ? error.message : String(error));
  }
}

function drawn({ piece, where }: Pick<Sight, 'piece' | 'where'>): ReactNode {
  if ('text' in piece) return <Mrkdwn text={piece.text} />;
  if ('attachment' in piece)
    return <Attachments attachments={[piece.attachment]} spotIn={where} values={{}} />;
  const { block, surface } = piece;
  return <Blocks blocks={[block]} surface={surface} spotIn={where} values={valuesFor([block])} />;
}
