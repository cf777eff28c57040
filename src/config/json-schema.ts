/** The JSON Schema of switchboard.yml, for completion in editors, from the same definition that checks the file. */
import { z } from 'zod';
import { configFile } from './config-file.ts';

/** The text of switchboard.schema.json. */
export function schemaText(): string {
  const { $schema, ...schema } = z.toJSONSchema(configFile, { io: 'input' });
  const titled = {
    $schema,
    title: 'switchboard.yml',
    description: 'The configuration of Switchboard.',
    ...schema,
  };
  return `${JSON.stringify(titled, null, 2)}\n`;
}
