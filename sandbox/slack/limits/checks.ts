/** A small language for saying what Slack accepts: a check looks at one value and reports what is wrong with it. */

import { isObject, type JsonObject } from '../json.ts';

export type Surface = 'message' | 'modal' | 'home';

/** `pointer` is the place as a JSON pointer, `problem` a sentence as Slack words it. */
export type Problem = { pointer: string; problem: string };

export type Report = { surface: Surface; problems: Problem[] };

export type Check = (value: unknown, at: string, report: Report) => void;

export function say(report: Report, at: string, problem: string): void {
  report.problems.push({ pointer: at, problem });
}

export function string({ min = 1, max = Number.POSITIVE_INFINITY } = {}): Check {
  return (value, at, report) => {
    if (typeof value !== 'string') return say(report, at, 'must be a string');
    if (value.length < min) say(report, at, `must be more than ${min - 1} characters`);
    if (value.length > max) say(report, at, `must be less than ${max + 1} characters`);
  };
}

export function matching(pattern: RegExp, form: string): Check {
  return (value, at, report) => {
    if (typeof value !== 'string' || !pattern.test(value)) say(report, at, `must match ${form}`);
  };
}

export const boolean: Check = (value, at, report) => {
  if (typeof value !== 'boolean') say(report, at, 'must be a boolean');
};

export function integer(min: number, max: number): Check {
  return (value, at, report) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return say(report, at, 'must be an integer');
    if (value < min || value > max) say(report, at, `must be from ${min} to ${max}`);
  };
}

export const number: Check = (value, at, report) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) say(report, at, 'must be a number');
};

export const anything: Check = () => {};

export function oneOf(...allowed: string[]): Check {
  return (value, at, report) => {
    if (typeof value !== 'string' || !allowed.includes(value))
      say(report, at, `must be one of ${allowed.join(', ')}`);
  };
}

export function listOf(item: Check, { min = 0, max = Number.POSITIVE_INFINITY } = {}): Check {
  return (value, at, report) => {
    if (!Array.isArray(value)) return say(report, at, 'must be a list');
    if (value.length < min) say(report, at, `no less than ${min} items allowed`);
    if (value.length > max) say(report, at, `no more than ${max} items allowed`);
    for (const [index, each] of value.entries()) item(each, `${at}/${index}`, report);
  };
}

export type Fields = { [field: string]: Check };

/** An object with these fields and no others. */
export function shape({ required = {}, optional = {} }: { required?: Fields; optional?: Fields }): Check {
  return (value, at, report) => {
    if (!isObject(value)) return say(report, at, 'must be an object');
    for (const field of Object.keys(required)) {
      if (value[field] === undefined || value[field] === null)
        say(report, at, `missing required field: ${field}`);
    }
    for (const [field, inner] of Object.entries(value)) {
      const check = required[field] ?? optional[field];
      if (!check) say(report, `${at}/${field}`, `unknown field: ${field}`);
      else if (inner !== undefined && inner !== null) check(inner, `${at}/${field}`, report);
    }
  };
}

/** Chooses the check by the object's `type`; a type that is not listed is refused. */
export function byType(kinds: { [type: string]: Check }, what: string): Check {
  return (value, at, report) => {
    if (!isObject(value)) return say(report, at, 'must be an object');
    const check =
      typeof value.type === 'string' && Object.hasOwn(kinds, value.type) ? kinds[value.type] : undefined;
    if (!check) return say(report, `${at}/type`, `unsupported type for ${what}: ${String(value.type)}`);
    check(value, at, report);
  };
}

/** Runs several checks on one value. */
export function all(...checks: Check[]): Check {
  return (value, at, report) => {
    for (const check of checks) check(value, at, report);
  };
}

/** A rule over a whole object, said in a sentence when it does not hold. */
export function rule(holds: (object: JsonObject, report: Report) => boolean, problem: string): Check {
  return (value, at, report) => {
    if (isObject(value) && !holds(value, report)) say(report, at, problem);
  };
}

/** Runs `check` only where it is looked at from another module later: breaks a circle of definitions. */
export function later(check: () => Check): Check {
  return (value, at, report) => check()(value, at, report);
}
