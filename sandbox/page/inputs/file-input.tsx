/** Files: nothing of them but their names goes anywhere. */

import { asList, asObject, asText } from '../../slack/json.ts';
import type { ElementProps } from '../blocks/standing.tsx';
import { useChosen } from './chosen.ts';
import { namedBy } from './named.ts';

export function FileInput({ block, element, labelled }: ElementProps) {
  const { chosen, choose } = useChosen({ block, element });
  const names = asList(chosen).map((file) => asText(file) || asText(asObject(file).name));
  const most = Number(element.max_files ?? 10);
  const types = asList(element.filetypes).map((type) => `.${asText(type)}`);
  const set = (next: string[]) => void choose(next, next);
  return (
    <div className="in-files">
      <input
        type="file"
        className="in-file"
        {...namedBy(labelled, element, 'Files')}
        multiple={most > 1}
        accept={types.join(',') || undefined}
        onChange={({ target }) => {
          set([...names, ...Array.from(target.files ?? [], ({ name }) => name)].slice(0, most));
          target.value = '';
        }}
      />
      {names.map((name) => (
        <span className="in-chip" key={name}>
          {name}
          <button
            type="button"
            className="in-chip-remove"
            aria-label={`Remove ${name}`}
            onClick={() => set(names.filter((each) => each !== name))}
          >
            ×
          </button>
        </span>
      ))}
    </div>
  );
}
