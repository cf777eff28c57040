/** The manifest operators install, as the simulator reads it. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const text = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');
const whole = parse(text);

export function manifest(withoutScopes: readonly string[] = []) {
  if (withoutScopes.length === 0) return whole;
  const lines = text
    .split('\n')
    .filter((line) => !withoutScopes.some((scope) => line.trim().startsWith(`- ${scope} `)));
  return parse(lines.join('\n'));
}
