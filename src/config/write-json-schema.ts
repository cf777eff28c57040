/** Writes switchboard.schema.json anew: run it after changing what switchboard.yml may contain. */
import { writeFileSync } from 'node:fs';
import { schemaText } from './json-schema.ts';

writeFileSync(new URL('../../switchboard.schema.json', import.meta.url), schemaText());
