/** The language that is spoken where nobody's own is known. */
import { en } from './en/index.ts';
import type { Words } from './words.ts';

export const words: Words = en;
