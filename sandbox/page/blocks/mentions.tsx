/** Whom and what a text points at: people, groups, channels, links, moments. */

import type { MouseEvent, ReactNode } from 'react';
import { dateShown } from '../../slack/render/dates.ts';
import { useEyes } from '../eyes.tsx';

export function PersonMention({ id }: { id: string }) {
  const { person, viewer } = useEyes();
  return (
    <span className={id === viewer.id ? 'bk-mention bk-mention-me' : 'bk-mention'}>
      @{person(id)?.realName ?? id}
    </span>
  );
}

export function GroupMention({ id }: { id: string }) {
  return <span className="bk-mention">@{useEyes().group(id)?.handle ?? id}</span>;
}

/** `@channel`, `@here`, `@everyone`: they call the viewer too. */
export function BroadcastMention({ range }: { range: string }) {
  return <span className="bk-mention bk-mention-me">@{range}</span>;
}

export function ChannelMention({ id }: { id: string }) {
  const { place, goTo } = useEyes();
  const seen = place(id);
  if (!seen) {
    return (
      <span className="bk-mention bk-mention-hidden">
        <Lock />a private channel
      </span>
    );
  }
  return (
    <button type="button" className="bk-mention bk-mention-place" onClick={() => goTo(id)}>
      {seen.kind === 'private' ? <Lock /> : seen.kind === 'public' && '#'}
      {seen.name}
    </button>
  );
}

function Lock() {
  return (
    <svg className="bk-lock" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M5 7V5a3 3 0 0 1 6 0v2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <rect x="3.5" y="7" width="9" height="6.5" rx="1.4" fill="currentColor" />
    </svg>
  );
}

/** Goes there where the address is in the workspace, and opens a tab otherwise; what is no address of the web stays text. */
export function Link({ url, className, children }: { url: string; className?: string; children: ReactNode }) {
  const follow = useFollow(url);
  if (!/^(?:https?|mailto|tel|slack):/i.test(url)) return <>{children}</>;
  return (
    <a className={className ?? 'bk-link'} href={url} target="_blank" rel="noreferrer" onClick={follow}>
      {children}
    </a>
  );
}

/** For a plain click; one that asks for a new tab gets it. */
export function useFollow(url: string): (event: MouseEvent) => void {
  const { follow } = useEyes();
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    if (follow(url)) event.preventDefault();
  };
}

/** A moment in the viewer's own zone. */
export function Moment({
  epochSeconds,
  format,
  link,
}: {
  epochSeconds: number;
  format: string;
  link?: string;
}) {
  const { viewer, now } = useEyes();
  const shown = (words: string) => dateShown(epochSeconds, words, viewer, now);
  const at = new Date(epochSeconds * 1000);
  const full = shown('{date_long} at {time}');
  const time = (
    <time className="bk-time" dateTime={at.toISOString()} title={full}>
      {shown(format)}
    </time>
  );
  return link ? <Link url={link}>{time}</Link> : time;
}
