/** All that a language has to say: whoever adds one writes these, and nothing else changes. */
import type { en } from './en/index.ts';

export type Words = typeof en;
