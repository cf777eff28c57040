/** The other end of damage.ts, in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { damageIn } from './damage.ts';

const sqlite = new Database(workerData as string, { readonly: true, fileMustExist: true });
parentPort?.postMessage(damageIn(sqlite));
sqlite.close();
