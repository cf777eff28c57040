/** `npm run messages`: writes docs/messages.md, which has everything that people can be shown. */
import { writeFileSync } from 'node:fs';
import { messagesFile } from './support/messages/file.ts';
import { messagesTold } from './support/messages/told.ts';

writeFileSync(messagesFile, messagesTold());
