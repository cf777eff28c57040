/** What Slack describes with types of its own and adds to every year: nothing in it is relied upon before it was looked at. */

export type JsonPart = { readonly [name: string]: unknown };

const isPart = (value: unknown): value is JsonPart =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const jsonPart = (value: unknown): JsonPart => (isPart(value) ? value : {});

export const jsonList = (value: unknown): JsonPart[] => (Array.isArray(value) ? value.filter(isPart) : []);

export const jsonText = (value: unknown): string => (typeof value === 'string' ? value : '');
