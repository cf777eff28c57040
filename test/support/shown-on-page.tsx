/** Whether the sandbox's page can show what was said: drawn without a browser, with nothing left out. */
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Spot } from '../../sandbox/live/protocol.ts';
import { Attachments } from '../../sandbox/page/blocks/attachments.tsx';
import { Blocks } from '../../sandbox/page/blocks/blocks.tsx';
import { Mrkdwn } from '../../sandbox/page/blocks/mrkdwn.tsx';
import type { Surface } from '../../sandbox/page/blocks/standing.tsx';
import { EyesContext } from '../../sandbox/page/eyes.tsx';
import type { JsonObject } from '../../sandbox/slack/json.ts';
import type { Ephemeral, Message, State, View } from '../../sandbox/slack/state.ts';
import { valuesFor } from '../../sandbox/slack/view-state.ts';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import { eyesOf } from './eyes-of.ts';

type Sight = {
  surface: Surface;
  where: Spot['in'];
  text: string;
  blocks: JsonObject[];
  attachments: JsonObject[];
};

/** The same thing shown again is drawn once; nothing is drawn before it is asked for. */
export function watchPage(slack: Pick<Workspace, 'on' | 'state'>) {
  const sights = new Map<string, string>();

  function keep({ where, ...sight }: Sight, viewer: string): void {
    const shown = JSON.stringify(sight);
    if (!sights.has(shown)) sights.set(shown, JSON.stringify([viewer, where]));
  }

  const said = ({ channel, ts, text, blocks, attachments }: Message | Ephemeral, viewer: string) =>
    keep({ surface: 'message', where: { channel, ts }, text, blocks, attachments }, viewer);
  const toWhom = ({ channel, user }: Message) =>
    [...(slack.state.channels.get(channel)?.members ?? [])].find((id) => id !== slack.state.botUser) ?? user;
  const opened = ({ id, type, user, blocks }: View) =>
    keep({ surface: type, where: { view: id }, text: '', blocks, attachments: [] }, user);

  slack.on('message', (message) => said(message, toWhom(message)));
  slack.on('edit', (message) => said(message, toWhom(message)));
  slack.on('ephemeral', (shown) => said(shown, shown.to));
  slack.on('modal', ({ view }) => view && opened(view));
  slack.on('home', opened);

  return {
    /** What could not be shown since the last time this was asked. */
    faults(): string[] {
      const found = new Set<string>();
      for (const [sight, seen] of sights) {
        const [viewer, where] = JSON.parse(seen);
        const fault = faultIn({ ...JSON.parse(sight), where }, viewer, slack.state);
        if (fault) found.add(fault);
      }
      sights.clear();
      return [...found];
    },
  };
}

function faultIn(sight: Sight, viewer: string, state: State): string | undefined {
  try {
    renderToStaticMarkup(<EyesContext value={eyesOf(state, viewer)}>{drawn(sight)}</EyesContext>);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function drawn({ surface, where, text, blocks, attachments }: Sight): ReactNode {
  if (blocks.length === 0 && attachments.length === 0) return <Mrkdwn text={text} />;
  const values = valuesFor(blocks);
  return (
    <>
      <Blocks blocks={blocks} surface={surface} spotIn={where} values={values} />
      <Attachments attachments={attachments} spotIn={where} values={values} />
    </>
  );
}
