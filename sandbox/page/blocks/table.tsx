/** Tables: the first row names the columns. */

import { type ReactNode, useState } from 'react';
import { asList, asObjects, asText, type JsonObject } from '../../slack/json.ts';
import { tabStop } from '../tab-stop.ts';
import { CannotShow } from './cannot-show.tsx';
import { keyed } from './mrkdwn.tsx';
import { RichText } from './rich-text.tsx';

type Column = { className: string };

export function Table({ block }: { block: JsonObject }) {
  const [head = [], ...body] = asList(block.rows).map(asObjects);
  const columns = columnsOf(block, head.length);
  return (
    <TableFrame caption={asText(block.caption)}>
      <Head cells={head} columns={columns} />
      <Body rows={body} columns={columns} headed={undefined} />
    </TableFrame>
  );
}

/** Shown in pages, as Slack does. */
export function DataTable({ block }: { block: JsonObject }) {
  const [page, setPage] = useState(0);
  const [head = [], ...body] = asList(block.rows).map(asObjects);
  const columns = columnsOf(block, head.length);
  const size = Number(block.page_size ?? 5);
  const pages = Math.max(1, Math.ceil(body.length / size));
  const shown = Math.min(page, pages - 1);
  return (
    <div>
      <TableFrame caption={asText(block.caption)}>
        <Head cells={head} columns={columns} />
        <Body
          rows={body.slice(shown * size, (shown + 1) * size)}
          columns={columns}
          headed={Number(block.row_header_column_index ?? 0)}
        />
      </TableFrame>
      {pages > 1 && (
        <nav className="bk-pages" aria-label="Pages of the table">
          <button type="button" className="bk-page" disabled={shown === 0} onClick={() => setPage(shown - 1)}>
            Previous
          </button>
          <span>
            Page {shown + 1} of {pages}
          </span>
          <button
            type="button"
            className="bk-page"
            disabled={shown === pages - 1}
            onClick={() => setPage(shown + 1)}
          >
            Next
          </button>
        </nav>
      )}
    </div>
  );
}

function TableFrame({ caption, children }: { caption: string; children: ReactNode }) {
  return (
    <figure className="bk-table-frame" aria-label={caption || 'Table'} tabIndex={tabStop}>
      <table className="bk-table">
        {caption && <caption>{caption}</caption>}
        {children}
      </table>
    </figure>
  );
}

function Head({ cells, columns }: { cells: JsonObject[]; columns: Column[] }) {
  return (
    <thead>
      <tr>
        {cells.map((cell, index) => (
          <th scope="col" className={columns[index]?.className} key={keyed('column', index)}>
            <Cell cell={cell} />
          </th>
        ))}
      </tr>
    </thead>
  );
}

type BodyProps = { rows: JsonObject[][]; columns: Column[]; headed: number | undefined };

function Body({ rows, columns, headed }: BodyProps) {
  return (
    <tbody>
      {rows.map((row, at) => (
        <tr key={keyed('row', at)}>
          {row.map((cell, index) => {
            const className = columns[index]?.className;
            const key = keyed('cell', index);
            return index === headed ? (
              <th scope="row" className={className} key={key}>
                <Cell cell={cell} />
              </th>
            ) : (
              <td className={className} key={key}>
                <Cell cell={cell} />
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}

function Cell({ cell }: { cell: JsonObject }) {
  if (cell.type === 'rich_text') return <RichText block={cell} />;
  if (cell.type === 'raw_text' || cell.type === 'raw_number') return <>{asText(cell.text)}</>;
  return <CannotShow what={asText(cell.type)} />;
}

/** Numbers of a data table stand right; a plain table says where its columns stand. */
function columnsOf(block: JsonObject, count: number): Column[] {
  const settings = asList(block.column_settings).map((each) => asObjects([each])[0] ?? {});
  const firstRow = asObjects(asList(block.rows)[1]);
  return Array.from({ length: count }, (_, index) => {
    const { align, is_wrapped: wrapped } = settings[index] ?? {};
    const usual = firstRow[index]?.type === 'raw_number' ? 'right' : 'left';
    const wraps = wrapped === true ? 'bk-wrapped' : 'bk-unwrapped';
    return { className: `bk-${asText(align) || usual} ${wraps}` };
  });
}
