/** Files that will go with the message: of them only their names are used. */

import { CrossMark, FileMark } from '../marks.tsx';

export function AttachedFiles({
  names,
  onRemove,
}: {
  names: readonly string[];
  onRemove(name: string): void;
}) {
  if (names.length === 0) return null;
  return (
    <ul className="files" aria-label="Attached files">
      {names.map((name) => (
        <li key={name} className="file">
          <FileMark />
          {name}
          <button
            type="button"
            className="tool file-remove"
            aria-label={`Remove ${name}`}
            onClick={() => onRemove(name)}
          >
            <CrossMark />
          </button>
        </li>
      ))}
    </ul>
  );
}
