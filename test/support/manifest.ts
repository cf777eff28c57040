/** The manifest operators install, as the simulator reads it. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export const manifest = () => parse(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8'));
