/** Cards, containers, plans and tasks: frames around words and blocks. */

import { type ReactNode, useId, useState } from 'react';
import { asObjects, asText, isObject, type JsonObject } from '../../slack/json.ts';
import { Element } from '../inputs/element.tsx';
import { Link } from './mentions.tsx';
import { keyed } from './mrkdwn.tsx';
import { Picture } from './pictures.tsx';
import { RichText } from './rich-text.tsx';
import { InlineText, Text } from './text.tsx';

export function Card({ block }: { block: JsonObject }) {
  const actions = asObjects(block.actions);
  return (
    <article className="bk-card">
      {isObject(block.hero_image) && <Picture image={block.hero_image} size="wide" />}
      <div className="bk-card-words">
        {isObject(block.icon) && <Picture image={block.icon} size="small" />}
        {block.title !== undefined && (
          <div className="bk-card-title">
            <InlineText of={block.title} />
          </div>
        )}
        {block.subtitle !== undefined && (
          <div className="bk-soft">
            <InlineText of={block.subtitle} />
          </div>
        )}
        {block.body !== undefined && <Text of={block.body} />}
        {block.subtext !== undefined && (
          <div className="bk-soft bk-small">
            <InlineText of={block.subtext} />
          </div>
        )}
      </div>
      {actions.length > 0 && (
        <div className="bk-actions">
          {actions.map((element, index) => (
            <Element
              block={block}
              element={element}
              key={asText(element.action_id) || keyed('action', index)}
            />
          ))}
        </div>
      )}
    </article>
  );
}

/** Its blocks are given as children. */
export function Container({ block, children }: { block: JsonObject; children: ReactNode }) {
  const [closed, setClosed] = useState(block.default_collapsed === true);
  const bodyId = useId();
  const title = isObject(block.rich_text_title) ? (
    <RichText block={block.rich_text_title} />
  ) : (
    <InlineText of={block.title} />
  );
  return (
    <section className={`bk-container bk-container-${asText(block.width) || 'standard'}`}>
      <div className={block.has_header_divider === true ? 'bk-container-head bk-ruled' : 'bk-container-head'}>
        {isObject(block.icon) && <Picture image={block.icon} size="small" />}
        <div className="bk-container-title">
          {block.is_collapsible === true ? (
            <button
              type="button"
              className="bk-fold"
              aria-expanded={!closed}
              aria-controls={bodyId}
              onClick={() => setClosed(!closed)}
            >
              <span className="bk-fold-mark" aria-hidden="true" />
              {title}
            </button>
          ) : (
            title
          )}
        </div>
        {block.subtitle !== undefined && (
          <div className="bk-soft">
            <InlineText of={block.subtitle} />
          </div>
        )}
      </div>
      <div className="bk-container-body" id={bodyId} hidden={closed}>
        {children}
      </div>
    </section>
  );
}

export function Plan({ block }: { block: JsonObject }) {
  return (
    <section className="bk-container">
      <div className="bk-container-title">{asText(block.title)}</div>
      <ul className="bk-tasks">
        {asObjects(block.tasks).map((task, index) => (
          <li key={asText(task.task_id) || keyed('task', index)}>
            <Task block={task} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const states: { [status: string]: [mark: string, words: string] } = {
  pending: ['○', 'to do'],
  in_progress: ['◐', 'under way'],
  complete: ['●', 'done'],
  error: ['✕', 'failed'],
};

export function Task({ block }: { block: JsonObject }) {
  const [mark, words] = states[asText(block.status)] ?? ['○', asText(block.status)];
  return (
    <div className="bk-task">
      <div>
        <span role="img" aria-label={words} title={words}>
          {mark}
        </span>{' '}
        <strong>{asText(block.title)}</strong>
      </div>
      {isObject(block.details) && <RichText block={block.details} />}
      {isObject(block.output) && <RichText block={block.output} />}
      {asObjects(block.sources).map((source) => (
        <Link url={asText(source.url)} key={asText(source.url)}>
          {asText(source.text)}
        </Link>
      ))}
    </div>
  );
}
