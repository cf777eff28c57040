/** Slack's mrkdwn as the viewer reads it. */

import { Fragment, type ReactNode } from 'react';
import { withEmoji } from '../../slack/emoji.ts';
import type { MarkupPart } from '../../slack/mrkdwn.ts';
import { BroadcastMention, ChannelMention, GroupMention, Link, Moment, PersonMention } from './mentions.tsx';
import { type Inline, type Stretch, stretchesOf } from './styled-text.ts';

/** Lines, quotes and code, one below the other. */
export function Mrkdwn({ text }: { text: string }) {
  return <div className="bk-mrkdwn">{stretchesOf(text).map(asBlock)}</div>;
}

/** Within a line: what is written on an option, a card's title. */
export function InlineMrkdwn({ text }: { text: string }) {
  return (
    <>
      {stretchesOf(text).map((stretch, index) => (
        <Fragment key={keyed(stretch.kind, index)}>
          {index > 0 && <br />}
          {stretch.kind === 'preformatted' ? (
            <code className="bk-code">{inlines(stretch.inside, false)}</code>
          ) : (
            inlines(stretch.inside)
          )}
        </Fragment>
      ))}
    </>
  );
}

function asBlock(stretch: Stretch, index: number): ReactNode {
  const key = keyed(stretch.kind, index);
  if (stretch.kind === 'quote') {
    return (
      <blockquote className="bk-quote" key={key}>
        {inlines(stretch.inside)}
      </blockquote>
    );
  }
  if (stretch.kind === 'preformatted') {
    return (
      <pre className="bk-pre" key={key}>
        {inlines(stretch.inside, false)}
      </pre>
    );
  }
  return (
    <div className="bk-lines" key={key}>
      {inlines(stretch.inside)}
    </div>
  );
}

/** Parts of a text have no identity but their place, and none keeps state. */
export const keyed = (kind: string, index: number): string => `${kind} ${index}`;

function inlines(inside: Inline[], marked = true): ReactNode[] {
  return inside.map((inline, index) => (
    <Fragment key={keyed(inline.kind, index)}>{inlineShown(inline, marked)}</Fragment>
  ));
}

function inlineShown(inline: Inline, marked: boolean): ReactNode {
  switch (inline.kind) {
    case 'words':
      return marked ? withBreaks(withEmoji(inline.text)) : inline.text;
    case 'markup':
      return markupShown(inline.part);
    case 'code':
      return <code className="bk-code">{inlines(inline.inside, false)}</code>;
    case 'styled': {
      const inside = inlines(inline.inside);
      if (inline.style === 'bold') return <strong>{inside}</strong>;
      return inline.style === 'italic' ? <em>{inside}</em> : <s>{inside}</s>;
    }
  }
}

export function withBreaks(text: string): ReactNode {
  const lines = text.split('\n');
  return lines.map((line, index) => (
    <Fragment key={keyed('line', index)}>
      {index > 0 && <br />}
      {line}
    </Fragment>
  ));
}

function markupShown(part: Exclude<MarkupPart, { kind: 'text' }>): ReactNode {
  switch (part.kind) {
    case 'user':
      return <PersonMention id={part.id} />;
    case 'usergroup':
      return <GroupMention id={part.id} />;
    case 'channel':
      return <ChannelMention id={part.id} />;
    case 'special':
      return <BroadcastMention range={part.id} />;
    case 'date':
      return <Moment epochSeconds={part.epochSeconds} format={part.format} link={part.link} />;
    case 'link':
      return <Link url={part.url}>{withEmoji(part.label || part.url.replace(/^mailto:/, ''))}</Link>;
  }
}
