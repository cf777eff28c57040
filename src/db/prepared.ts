/** Prepared statements: SQL that is made once and filled in each time, for making it takes longer than running it. */
import { getTableColumns, is, Param, Placeholder, sql, type Table } from 'drizzle-orm';
import type { Statement } from './store.ts';

/** A placeholder for each column, to be filled in by the column's name in the schema. */
export const placeholders = <T extends Table>(table: T): T['$inferInsert'] =>
  // A placeholder is taken wherever a value is; the types of Drizzle say so only one column at a time.
  Object.fromEntries(Object.keys(getTableColumns(table)).map((name) => [name, sql.placeholder(name)]));

/** Takes the statement with its placeholders; answers with the one for these values. What is missing is a fault of ours. */
export function prepared<Values extends object>(statement: Statement): (values: Values) => Statement {
  const { sql: text, params } = statement.toSQL();
  const fills = params.map(fillFor);
  return (values) => {
    const filled = fills.map((fill) => fill(values));
    return { toSQL: () => ({ sql: text, params: filled }) };
  };
}

function fillFor(param: unknown): (values: object) => unknown {
  const placeholder = is(param, Param) ? param.value : param;
  if (!is(placeholder, Placeholder)) return () => param;
  const { name } = placeholder;
  const encoder = is(param, Param) ? param.encoder : undefined;
  return (values) => {
    const value: unknown = Reflect.get(values, name);
    if (value === undefined) throw new Error(`there is no value for ${name}`);
    // Drizzle would write the word null into a column of JSON.
    return value === null || !encoder ? value : encoder.mapToDriverValue(value);
  };
}
