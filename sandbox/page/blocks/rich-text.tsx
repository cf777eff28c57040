/** Rich text: sections, lists, quotes and preformatted text. */

import type { ReactNode } from 'react';
import { asObjects, asText, type JsonObject } from '../../slack/json.ts';
import { CannotShow } from './cannot-show.tsx';
import { keyed } from './mrkdwn.tsx';
import { Leaves } from './rich-text-leaves.tsx';

export function RichText({ block }: { block: JsonObject }) {
  return (
    <div className="bk-rich">
      {listsNested(asObjects(block.elements)).map((part, index) => (
        <Part part={part} key={keyed(asText(part.type), index)} />
      ))}
    </div>
  );
}

function Part({ part }: { part: JsonObject }) {
  const leaves = <Leaves of={part.elements} />;
  const framed = part.border === 1 ? ' bk-bordered' : '';
  switch (part.type) {
    case 'rich_text_section':
      return <div className="bk-lines">{leaves}</div>;
    case 'rich_text_quote':
      return <blockquote className="bk-quote">{leaves}</blockquote>;
    case 'rich_text_preformatted':
      return <pre className="bk-pre">{leaves}</pre>;
    case 'rich_text_list':
      return <List list={part} className={`bk-list${framed}`} />;
    default:
      return <CannotShow what={asText(part.type)} />;
  }
}

function List({ list, className }: { list: JsonObject; className: string }) {
  const items = asObjects(list.elements).map((item, index) => (
    <li key={keyed('item', index)}>
      <Leaves of={item.elements} />
      {asObjects(item.lists).map((inner, at) => (
        <List list={inner} className="bk-list" key={keyed('list', at)} />
      ))}
    </li>
  ));
  return listOf(list, className, items);
}

function listOf(list: JsonObject, className: string, items: ReactNode) {
  const deep = `${className} bk-list-${Number(list.indent ?? 0) % 3}`;
  if (list.style !== 'ordered') return <ul className={deep}>{items}</ul>;
  return (
    <ol className={deep} start={Number(list.offset ?? 0) + 1}>
      {items}
    </ol>
  );
}

/** Slack sends nested lists one after the other, each with its indent; a deeper one belongs to the item above it. */
function listsNested(parts: JsonObject[]): JsonObject[] {
  const nested: JsonObject[] = [];
  let open: { indent: number; list: JsonObject; items: JsonObject[] }[] = [];
  for (const part of parts) {
    if (part.type !== 'rich_text_list') {
      open = [];
      nested.push(part);
      continue;
    }
    const indent = Number(part.indent ?? 0);
    const items: JsonObject[] = asObjects(part.elements).map((item) => ({ ...item, lists: [] }));
    const list = { ...part, elements: items };
    open = open.filter((each) => each.indent < indent);
    const above = open.at(-1)?.items.at(-1);
    if (above) above.lists = [...asObjects(above.lists), list];
    else nested.push(list);
    open.push({ indent, list, items });
  }
  return nested;
}
