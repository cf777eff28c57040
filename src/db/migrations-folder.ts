/** Where the migrations are that this code brings with it, for each database. */
import { fileURLToPath } from 'node:url';

export const migrationsFolder = fileURLToPath(new URL('./migrations/sqlite', import.meta.url));
export const postgresMigrations = fileURLToPath(new URL('./migrations/postgres', import.meta.url));
