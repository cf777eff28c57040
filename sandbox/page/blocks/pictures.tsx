/** Pictures and videos: nothing is fetched from the internet here, so their words stand in a frame. */

import { asText, type JsonObject } from '../../slack/json.ts';
import { Link } from './mentions.tsx';
import { plainWords, Text } from './text.tsx';

/** In a context line, beside a section, on a card. */
export function Picture({ image, size }: { image: JsonObject; size: 'small' | 'beside' | 'wide' }) {
  const words = asText(image.alt_text);
  return (
    <span className={`bk-picture bk-picture-${size}`} role="img" aria-label={words} title={words}>
      {size === 'small' ? <Mountains /> : words}
    </span>
  );
}

export function ImageBlock({ block }: { block: JsonObject }) {
  return (
    <figure className="bk-image">
      {block.title !== undefined && <figcaption>{plainWords(block.title)}</figcaption>}
      <Picture image={block} size="wide" />
    </figure>
  );
}

export function VideoBlock({ block }: { block: JsonObject }) {
  const title = plainWords(block.title);
  const from = [block.author_name, block.provider_name].map(asText).filter(Boolean).join(' · ');
  const url = asText(block.title_url) || asText(block.video_url);
  return (
    <figure className="bk-video">
      <figcaption>
        {from && <div className="bk-soft">{from}</div>}
        <strong>
          <Link url={url}>{title}</Link>
        </strong>
        {block.description !== undefined && <Text of={block.description} />}
      </figcaption>
      <span className="bk-picture bk-picture-wide" role="img" aria-label={asText(block.alt_text)}>
        <span aria-hidden="true">▶</span> {asText(block.alt_text)}
      </span>
    </figure>
  );
}

function Mountains() {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d="M2 12.5 6 7l2.5 3L11 7.5l3 5z" fill="currentColor" />
      <circle cx="11" cy="4.5" r="1.5" fill="currentColor" />
    </svg>
  );
}
