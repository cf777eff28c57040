/** A markdown block: standard Markdown, read by `marked`, shown without any HTML of its own. */

import { Heading, HeadingLevel } from '@ariakit/react';
import { lexer, type Token, type Tokens } from 'marked';
import { Fragment, type ReactNode } from 'react';
import { withEmoji } from '../../slack/emoji.ts';
import { Link } from './mentions.tsx';
import { keyed, withBreaks } from './mrkdwn.tsx';

export function Markdown({ text }: { text: string }) {
  return <div className="bk-markdown">{all(lexer(text))}</div>;
}

function all(tokens: readonly Token[] | undefined): ReactNode {
  return tokens?.map((token, index) => (
    <Fragment key={keyed(token.type, index)}>{shown(token as Tokens.Generic)}</Fragment>
  ));
}

function shown(token: Tokens.Generic): ReactNode {
  const inside = () => all(token.tokens);
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'paragraph':
      return <p>{inside()}</p>;
    case 'heading':
      return <Title depth={token.depth}>{inside()}</Title>;
    case 'blockquote':
      return <blockquote className="bk-quote">{inside()}</blockquote>;
    case 'code':
      return <pre className="bk-pre">{token.text}</pre>;
    case 'hr':
      return <hr className="bk-divider" />;
    case 'list':
      return list(token as Tokens.List);
    case 'table':
      return table(token as Tokens.Table);
    case 'strong':
      return <strong>{inside()}</strong>;
    case 'em':
      return <em>{inside()}</em>;
    case 'del':
      return <s>{inside()}</s>;
    case 'codespan':
      return <code className="bk-code">{token.text}</code>;
    case 'br':
      return <br />;
    case 'link':
      return <Link url={token.href}>{inside()}</Link>;
    case 'image':
      return <Link url={token.href}>{token.text}</Link>;
    case 'checkbox':
      return null;
    default:
      // Text, escapes, and HTML, which Slack shows as it was written.
      return token.tokens ? inside() : withBreaks(withEmoji(String(token.text ?? token.raw)));
  }
}

function Title({ depth, children }: { depth: number; children: ReactNode }) {
  if (depth === 1) return <Heading className="bk-header">{children}</Heading>;
  return (
    <HeadingLevel>
      <Heading className="bk-subheader">{children}</Heading>
    </HeadingLevel>
  );
}

function list({ items, ordered, start }: Tokens.List): ReactNode {
  const shownItems = items.map((item, index) => (
    <li key={keyed('item', index)}>
      {item.task && <span aria-hidden="true">{item.checked ? '☑ ' : '☐ '}</span>}
      {all(item.tokens)}
    </li>
  ));
  if (!ordered) return <ul className="bk-list">{shownItems}</ul>;
  return (
    <ol className="bk-list" start={start === '' ? 1 : start}>
      {shownItems}
    </ol>
  );
}

function table({ header, rows }: Tokens.Table): ReactNode {
  return (
    <div className="bk-table-frame">
      <table className="bk-table">
        <thead>
          <tr>
            {header.map((cell, index) => (
              <th scope="col" className={`bk-${cell.align ?? 'left'}`} key={keyed('column', index)}>
                {all(cell.tokens)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={keyed('row', at)}>
              {row.map((cell, index) => (
                <td className={`bk-${cell.align ?? 'left'}`} key={keyed('cell', index)}>
                  {all(cell.tokens)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
