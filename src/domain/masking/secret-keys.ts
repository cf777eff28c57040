/** Finds secret keys by how they begin, signed tokens, PEM blocks, and keys beside the words that name them. */

import { withoutOverlap } from './labelled.ts';
import type { Secret, Typed } from './redact.ts';

/** Of a key: letters and digits, not only small letters, which would be a name such as `sk_live_something`. */
const random = (least: number) => `(?=[a-z_-]{0,200}[A-Z0-9])[A-Za-z0-9\\u200b]{${least},255}`;

const prefixed = [
  // Payment platforms.
  `(?:[sr]k|[sr]k_org)_(?:live|test|prod)_${random(8)}`,
  `(?:ek_live|ek_test|ephkey|shp(?:at|ca|pa|ss))_${random(20)}|sq0(?:csp|atp)-[A-Za-z0-9_-]{20,64}`,
  '(?:live|test)_[A-Za-z0-9]{30}(?![A-Za-z0-9_])',
  `whsec_${random(8)}`,
  'access_token\\$(?:production|sandbox)\\$[A-Za-z0-9$]{16,255}',
  // Clouds and tools.
  'xox[abceoprs](?:\\.xox[a-z])?-[A-Za-z0-9-]{8,255}|xapp-[A-Za-z0-9-]{8,255}',
  '(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,17}',
  'AIza[A-Za-z0-9_-]{30,40}|ya29\\.[A-Za-z0-9_-]{20,255}|GOCSPX-[A-Za-z0-9_-]{20,40}',
  `gh[opsru]_${random(20)}|github_pat_[A-Za-z0-9_]{20,255}|glpat-[A-Za-z0-9_-]{16,64}|npm_${random(30)}`,
  `sk-(?:ant-|proj-|svcacct-)?(?=[a-z_-]{0,200}[A-Z0-9])[A-Za-z0-9_-]{20,255}`,
  'SG\\.[A-Za-z0-9_-]{16,32}\\.[A-Za-z0-9_-]{16,64}',
  `(?:swb|dop_v1|hvs|hvb|pul|rubygems|lin_api|ntn|secret)[_.]${random(24)}`,
  // Signed tokens: a header, what they say, the signature.
  'eyJ[A-Za-z0-9_-]{6,4000}\\.[A-Za-z0-9_-]{6,20000}\\.[A-Za-z0-9_-]{0,2000}',
].join('|');

const byPrefix = new RegExp(`(?<![A-Za-z0-9_])(?:${prefixed})`, 'g');
/** What makes an intent's id the secret of it; the id is no secret. */
const ofIntent = /(?<=(?<![A-Za-z0-9])(?:pi|seti|cs)_[A-Za-z0-9]{8,64}_)secret_[A-Za-z0-9]{8,255}/g;
const byName =
  /(?<![a-z0-9])(?:api[ _-]?(?:key|secret|token)|(?:secret|private|signing|access|client|webhook|encryption)[ _-]?(?:access[ _-]?)?(?:key|secret|token)|(?:auth|refresh|bearer|session)[ _-]?token|secret|bearer|authorization: basic|aws_secret_access_key|api[- ]?schlüssel|geheimer schlüssel|clé (?:secrète|api|d'api)|apiキー|シークレットキー|秘密鍵)[*_~`"')\]]{0,3}(?: (?:is|ist|est)|は)? ?[:=]?>?[*_~]{0,2} ?["'`“]?(?<found>(?=[A-Za-z_\-./+=]{0,200}[0-9])(?=[0-9_\-./+=]{0,200}[A-Za-z])[A-Za-z0-9_\-./+=]{16,512})/dgi;

export function findSecretKeys({ flat, open }: Typed): Secret[] {
  const inFull = [byPrefix, ofIntent].flatMap((pattern) =>
    Array.from(flat.matchAll(pattern), ({ index, 0: key }) => secret(index, index + key.length)),
  );
  const named = Array.from(open.matchAll(byName), (match) =>
    secret(...(match.indices?.groups?.found ?? [0, 0])),
  );
  return withoutOverlap([...inFull, ...pemBlocks(flat), ...named]);
}

const secret = (start: number, end: number): Secret => ({ start, end, last: '' });

const base64Lines = /(?:[A-Za-z0-9+/=]{16,}\s*|(?:Proc-Type|DEK-Info): [^\n]{0,80}\s*)*/y;

/** From `-----BEGIN …` to its `-----END …`, or as far as it goes where that was not copied. */
function pemBlocks(flat: string): Secret[] {
  const begins = [...flat.matchAll(/-{4,5}BEGIN [A-Z0-9 ]{2,40}-{4,5}\s*/g)];
  return begins.flatMap(({ index, 0: line }, i) => {
    const limit = begins[i + 1]?.index ?? flat.length;
    const rest = flat.slice(index + line.length, limit);
    const ending = /-{4,5}END [A-Z0-9 ]{2,40}-{4,5}/.exec(rest);
    if (ending) return [secret(index, index + line.length + ending.index + ending[0].length)];
    base64Lines.lastIndex = index + line.length;
    const held = (base64Lines.exec(flat)?.[0] ?? '').trimEnd();
    return held === '' ? [] : [secret(index, index + line.length + held.length)];
  });
}
