/** JSON that can be folded, as it would stand in a file. */

import { isObject } from '../../slack/json.ts';

/** What lies deeper is folded at first. */
const openDepth = 3;

export function JsonTree({ value }: { value: unknown }) {
  return (
    <div className="json">
      <Node value={value} depth={0} last />
    </div>
  );
}

type NodeProps = { name?: string; value: unknown; depth: number; last: boolean };

function Node({ name, value, depth, last }: NodeProps) {
  const key = name === undefined ? null : <span className="json-key">{JSON.stringify(name)}: </span>;
  const comma = last ? '' : ',';
  const entries = entriesOf(value);
  if (entries === undefined || entries.length === 0) {
    return (
      <div className="json-line">
        {key}
        <span className={`json-${value === null ? 'null' : typeof value}`}>
          {JSON.stringify(value) ?? 'nothing'}
        </span>
        {comma}
      </div>
    );
  }
  const [opening, closing] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const count = `${entries.length} ${Array.isArray(value) ? 'items' : 'fields'}`;
  return (
    <details className="json-node" open={depth < openDepth}>
      <summary>
        {key}
        {opening}
        <span className="json-folded">
          {' '}
          <span className="json-count">{entries.length === 1 ? count.slice(0, -1) : count}</span> {closing}
          {comma}
        </span>
      </summary>
      <div className="json-inside">
        {entries.map(([each, inner], index) => (
          <Node
            key={each}
            value={inner}
            depth={depth + 1}
            last={index === entries.length - 1}
            {...(Array.isArray(value) ? {} : { name: each })}
          />
        ))}
      </div>
      <div>
        {closing}
        {comma}
      </div>
    </details>
  );
}

function entriesOf(value: unknown): [string, unknown][] | undefined {
  return Array.isArray(value) || isObject(value) ? Object.entries(value) : undefined;
}
