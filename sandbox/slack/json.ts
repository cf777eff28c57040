/** Reading values whose shape nobody has promised yet. */

export type JsonObject = { [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

export function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function asObjects(value: unknown): JsonObject[] {
  return asList(value).filter(isObject);
}

/** The text of a text object, a plain string, or nothing. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : asText(asObject(value).text);
}

/** A copy that later changes cannot reach. */
export function copyOf<T>(value: T): T {
  return structuredClone(value);
}

/** Undefined where the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Drops the fields that have no value, as Slack's own replies do. */
export function withoutEmpty(object: { [key: string]: unknown }): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
