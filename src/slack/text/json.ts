/** What Slack describes with types of its own and adds to every year: nothing in it is relied upon before it was looked at. */

export type Part = { readonly [name: string]: unknown };

const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const partOf = (value: unknown): Part => (isPart(value) ? value : {});

export const listOf = (value: unknown): Part[] => (Array.isArray(value) ? value.filter(isPart) : []);

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
