/** Where the document of all messages lies. */
import { fileURLToPath } from 'node:url';

export const messagesFile = fileURLToPath(new URL('../../../docs/messages.md', import.meta.url));
