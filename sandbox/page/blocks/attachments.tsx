/** Attachments of old: blocks or words beside a coloured bar. */

import { asObjects, asText, type JsonObject } from '../../slack/json.ts';
import { Blocks } from './blocks.tsx';
import { Link } from './mentions.tsx';
import { keyed, Mrkdwn } from './mrkdwn.tsx';
import type { Standing } from './standing.tsx';

type AttachmentsProps = { attachments: JsonObject[] } & Pick<Standing, 'spotIn' | 'values'>;

export function Attachments({ attachments, spotIn, values }: AttachmentsProps) {
  return attachments.map((attachment, index) => {
    const blocks = asObjects(attachment.blocks);
    return (
      <div className="bk-attachment" key={keyed('attachment', index)}>
        {asText(attachment.pretext) && <Mrkdwn text={asText(attachment.pretext)} />}
        {blocks.length > 0 ? (
          <Blocks blocks={blocks} surface="message" spotIn={spotIn} values={values} />
        ) : (
          <Words attachment={attachment} />
        )}
      </div>
    );
  });
}

function Words({ attachment }: { attachment: JsonObject }) {
  const [title, url] = [asText(attachment.title), asText(attachment.title_link)];
  const text = asText(attachment.text) || asText(attachment.fallback);
  return (
    <>
      {title && <strong>{url ? <Link url={url}>{title}</Link> : title}</strong>}
      <Mrkdwn text={text} />
      {asObjects(attachment.fields).map((field, index) => (
        <div className="bk-field" key={keyed('field', index)}>
          <strong>{asText(field.title)}</strong>
          <Mrkdwn text={asText(field.value)} />
        </div>
      ))}
    </>
  );
}
