/** `npm run messages`: writes docs/messages.md, which has everything that people can be shown; with `-- --sheets` draws it too. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { drawSheets } from './page/draw-sheets.ts';
import { messagesFile } from './support/messages/file.ts';
import { messagesTold } from './support/messages/told.ts';

const { values } = parseArgs({ options: { sheets: { type: 'boolean', default: false } } });

writeFileSync(messagesFile, messagesTold());
if (values.sheets) for (const file of await drawSheets()) process.stdout.write(`${file}\n`);
