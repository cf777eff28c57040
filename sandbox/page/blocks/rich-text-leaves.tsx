/** The words, mentions, emoji, dates, links and colours inside rich text. */

import type { ReactNode } from 'react';
import { emojiSeen } from '../../slack/emoji.ts';
import { asObject, asObjects, asText, type JsonObject } from '../../slack/json.ts';
import { CannotShow } from './cannot-show.tsx';
import { BroadcastMention, ChannelMention, GroupMention, Link, Moment, PersonMention } from './mentions.tsx';
import { keyed, withBreaks } from './mrkdwn.tsx';

export function Leaves({ of }: { of: unknown }) {
  return asObjects(of).map((leaf, index) => <Leaf leaf={leaf} key={keyed(asText(leaf.type), index)} />);
}

function Leaf({ leaf }: { leaf: JsonObject }) {
  return styled(shown(leaf), asObject(leaf.style));
}

function shown(leaf: JsonObject): ReactNode {
  switch (leaf.type) {
    case 'text':
      return withBreaks(asText(leaf.text));
    case 'link':
      return <Link url={asText(leaf.url)}>{asText(leaf.text) || asText(leaf.url)}</Link>;
    case 'user':
      return <PersonMention id={asText(leaf.user_id)} />;
    case 'usergroup':
      return <GroupMention id={asText(leaf.usergroup_id)} />;
    case 'channel':
      return <ChannelMention id={asText(leaf.channel_id)} />;
    case 'broadcast':
      return <BroadcastMention range={asText(leaf.range)} />;
    case 'emoji':
      return emojiSeen(leaf);
    case 'date':
      return (
        <Moment epochSeconds={Number(leaf.timestamp)} format={asText(leaf.format)} link={asText(leaf.url)} />
      );
    case 'color':
      return <Colour value={asText(leaf.value)} />;
    case 'team':
      return asText(leaf.team_id);
    default:
      return <CannotShow what={asText(leaf.type)} />;
  }
}

function Colour({ value }: { value: string }) {
  return (
    <span className="bk-colour">
      <svg className="bk-colour-patch" viewBox="0 0 12 12" aria-hidden="true">
        <rect width="12" height="12" rx="3" fill={value} />
      </svg>
      {value}
    </span>
  );
}

function styled(words: ReactNode, style: JsonObject): ReactNode {
  let dressed = words;
  if (style.code === true) dressed = <code className="bk-code">{dressed}</code>;
  if (style.underline === true) dressed = <u>{dressed}</u>;
  if (style.strike === true) dressed = <s>{dressed}</s>;
  if (style.italic === true) dressed = <em>{dressed}</em>;
  if (style.bold === true) dressed = <strong>{dressed}</strong>;
  if (style.highlight === true || style.client_highlight === true) dressed = <mark>{dressed}</mark>;
  return dressed;
}
