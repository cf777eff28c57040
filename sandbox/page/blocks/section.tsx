/** Section, header, context, alert: blocks that are mostly words. */

import { Heading } from '@ariakit/react';
import { Fragment } from 'react';
import { asList, asObjects, asText, isObject, type JsonObject } from '../../slack/json.ts';
import { Element } from '../inputs/element.tsx';
import { keyed } from './mrkdwn.tsx';
import { Picture } from './pictures.tsx';
import { plainWords, Text } from './text.tsx';

export function Section({ block }: { block: JsonObject }) {
  const fields = asList(block.fields);
  return (
    <div className="bk-section">
      <div className="bk-section-words">
        {block.text !== undefined && <Text of={block.text} />}
        {fields.length > 0 && (
          <div className="bk-fields">
            {fields.map((field, index) => (
              <div className="bk-field" key={keyed('field', index)}>
                <Text of={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {isObject(block.accessory) && (
        <div className="bk-accessory">
          <Element block={block} element={block.accessory} />
        </div>
      )}
    </div>
  );
}

/** As deep as where it stands: the surface around it says so. */
export function Header({ block }: { block: JsonObject }) {
  return <Heading className="bk-header">{plainWords(block.text)}</Heading>;
}

export function Context({ block }: { block: JsonObject }) {
  return (
    <div className="bk-context">
      {asObjects(block.elements).map((each, index) => (
        <Fragment key={keyed(asText(each.type), index)}>
          {each.type === 'image' ? <Picture image={each} size="small" /> : <Text of={each} />}
        </Fragment>
      ))}
    </div>
  );
}

const alertMarks: { [level: string]: string } = { info: 'ℹ', warning: '⚠', error: '✕', success: '✓' };

export function Alert({ block }: { block: JsonObject }) {
  const level = asText(block.level) || 'default';
  return (
    <div className={`bk-alert bk-alert-${level}`} role={level === 'error' ? 'alert' : 'status'}>
      <span className="bk-alert-mark" aria-hidden="true">
        {alertMarks[level] ?? 'ℹ'}
      </span>
      <Text of={block.text} />
    </div>
  );
}
