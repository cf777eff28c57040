/** Where the migrations are that this code brings with it. */
import { fileURLToPath } from 'node:url';

export const migrationsFolder = fileURLToPath(new URL('./migrations/sqlite', import.meta.url));
