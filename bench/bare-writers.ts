/** The ways in which the same rows are written: by bare drivers, by the store, and by the engine, each into a database of its own. */
import Database from 'better-sqlite3';
import pg from 'pg';
import { openStore } from '../src/db/open.ts';
import type { Statement } from '../src/db/store.ts';
import type { Actor } from '../src/domain/permission.ts';
import { draft, type EngineAlone, engineOn } from './engine-alone.ts';

type Rows = readonly { sql: string; params: unknown[] }[];

/** What writes rows; to acknowledge, one has to know what is there. */
type Writer = {
  write(rows: Rows): Promise<void>;
  read(id: string): Promise<unknown>;
  close(): Promise<void>;
};

export type Way = {
  name: string;
  /** As many pieces of work, each a raise. */
  raises(count: number): Promise<(() => Promise<unknown>)[]>;
  /** The same for those that were raised last. */
  acknowledges(): Promise<(() => Promise<unknown>)[]>;
  close(): Promise<void>;
};

const by: Actor = { id: 'UKENJI', team: draft.team, responder: true, lead: false };
const acknowledge = { kind: 'acknowledge', by, via: 'button' } as const;
/** Shown, and no measure: the bot has to work through PgBouncer, too. */
export const sessionOnly = 'pipelined and prepared';
const readOne = 'select * from escalations where id = ';

/** Prepared once, and read before it is written. */
export const bareInAFile = {
  'bare better-sqlite3': async (path: string): Promise<Writer> => {
    const db = new Database(path);
    for (const setting of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON'])
      db.pragma(setting);
    const known = new Map<string, Database.Statement>();
    const prepared = (sql: string): Database.Statement => {
      const statement = known.get(sql) ?? db.prepare(sql);
      known.set(sql, statement);
      return statement;
    };
    const writeAll = db.transaction((rows: Rows) => {
      for (const { sql, params } of rows) prepared(sql).run(...params);
    });
    return {
      write: async (rows) => writeAll.immediate(rows),
      read: async (id) => prepared(`${readOne}?`).get(id),
      close: async () => void db.close(),
    };
  },
};

const bareOf =
  ({ pipeline, keeps }: { pipeline: boolean; keeps: boolean }) =>
  async (url: string): Promise<Writer> => {
    const pool = new pg.Pool({ connectionString: url, max: 10, pipeline });
    const names = new Map<string, string>();
    const named = (text: string, values: unknown[]) => {
      if (!keeps) return { text, values };
      const name = names.get(text) ?? `s${names.size}`;
      names.set(text, name);
      return { name, text, values };
    };
    return {
      async write(rows) {
        const client = await pool.connect();
        try {
          const queries = rows.map(({ sql, params }) => named(sql, params));
          if (pipeline) {
            const all = ['begin', ...queries, 'commit'].map((query) => client.query(query as string));
            await Promise.all(all);
          } else {
            await client.query('begin');
            for (const query of queries) await client.query(query);
            await client.query('commit');
          }
        } finally {
          client.release();
        }
      },
      read: (id) => pool.query(named(`${readOne}$1`, [id])),
      close: () => pool.end(),
    };
  };

/** Each statement awaited, as is usual, or all sent at once; with statements that the server keeps for a session, which a pooler of transactions does not let through. */
export const bareOnAServer = {
  'bare pg': bareOf({ pipeline: false, keeps: true }),
  'bare pg, pipelined': bareOf({ pipeline: true, keeps: false }),
  [sessionOnly]: bareOf({ pipeline: true, keeps: true }),
};

/** A new database on the server. */
export async function openedAt(url: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return url.replace(/\/postgres$/, `/${name}`);
}

/** `through` is the way to it that is measured; what is made ready takes the short one. */
export async function waysOf(parts: {
  urlFor(n: number): Promise<string>;
  through?(url: string): string;
  bare: Readonly<Record<string, (url: string) => Promise<Writer>>>;
}): Promise<Way[]> {
  const { through = (url: string) => url } = parts;
  const writers = { ...parts.bare, 'the store': byTheStore };
  const ways: Way[] = [];
  for (const [name, open] of Object.entries(writers)) {
    const url = await parts.urlFor(ways.length);
    ways.push(await writing(name, url, () => open(through(url))));
  }
  return [...ways, await byTheEngine(await parts.urlFor(ways.length), through)];
}

async function byTheStore(url: string): Promise<Writer> {
  const { store, queries } = engineOn(await openStore(url, { migrates: false }), Date.now);
  return {
    write: (rows) => store.atomically(rows.map((one): Statement => ({ toSQL: () => one }))),
    read: (id) => queries.escalations.find(id),
    close: () => store.close(),
  };
}

/** What the engine would write is found out beforehand. */
async function writing(name: string, url: string, open: () => Promise<Writer>): Promise<Way> {
  const { engine, store, recorded } = await recording(url);
  const writer = await open();
  let raised: string[] = [];
  let asked = 0;
  return {
    name,
    async raises(count) {
      raised = [];
      const works = [];
      for (let n = 0; n < count; n++) {
        asked += 1;
        raised.push((await engine.open(draft, `raise ${asked}`)).escalation.id);
        const rows = recorded();
        works.push(() => writer.write(rows));
      }
      return works;
    },
    async acknowledges() {
      const works = [];
      for (const id of raised) {
        await engine.act(id, acknowledge, `take ${id}`);
        const rows = recorded();
        works.push(() => writer.read(id).then(() => writer.write(rows)));
      }
      return works;
    },
    async close() {
      await writer.close();
      await store.close();
    },
  };
}

/** An engine that reads and decides, and writes nothing. */
async function recording(url: string): Promise<EngineAlone & { recorded(): Rows }> {
  let rows: Rows = [];
  const opened = await openStore(url);
  const alone = engineOn(opened, Date.now, {
    watched: ({ store, queries }) => ({
      queries,
      store: {
        ...store,
        atomically: async (statements) => {
          rows = statements.map((statement) => statement.toSQL());
        },
      },
    }),
  });
  return { ...alone, recorded: () => rows };
}

async function byTheEngine(url: string, through: (url: string) => string): Promise<Way> {
  await (await openStore(url)).close();
  const { engine, store } = engineOn(await openStore(through(url), { migrates: false }), Date.now);
  let raised: string[] = [];
  let asked = 0;
  return {
    name: 'engine',
    async raises(count) {
      raised = [];
      return Array.from({ length: count }, () => async () => {
        asked += 1;
        raised.push((await engine.open(draft, `raise ${asked}`)).escalation.id);
      });
    },
    acknowledges: async () => raised.map((id) => () => engine.act(id, acknowledge, `take ${id}`)),
    close: () => store.close(),
  };
}
