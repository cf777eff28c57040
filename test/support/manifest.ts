/** The manifest operators install, as the simulator reads it. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const text = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');
const whole = parse(text);

/** Without scopes and events that somebody has taken out. */
export function manifest(without: readonly string[] = []) {
  if (without.length === 0) return whole;
  const lines = text
    .split('\n')
    .filter((line) => !without.some((one) => `${line.trim()} `.startsWith(`- ${one} `)));
  return parse(lines.join('\n'));
}
