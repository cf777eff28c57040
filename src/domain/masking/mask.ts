/** Masks every free text of one gesture and remembers what was masked, so that the person can be told. */
import { eachText, type FreeTexts } from '../escalation.ts';
import { type Masked, type OptionalKind, redact } from './redact.ts';

/** `optional` is what is masked besides cards, IBANs and security codes. */
export function createMask(optional: readonly OptionalKind[]) {
  const masked: Masked[] = [];
  const text = (typed: string): string => {
    const { text: safe, masked: found } = redact(typed, optional);
    masked.push(...found);
    return safe;
  };
  const textOrNull = (typed: string | null): string | null => (typed === null ? null : text(typed));
  return {
    text,
    textOrNull,
    /** What is masked already stays as it is. */
    texts: (typed: FreeTexts): FreeTexts => eachText(typed, text),
    /** Everything that has been masked so far. */
    masked: masked as readonly Masked[],
  };
}

export type Mask = ReturnType<typeof createMask>;

/** What has free texts among its facts, with those masked. */
export const maskFacts = <T extends FreeTexts>(facts: T, mask: Mask): T => ({
  ...facts,
  ...mask.texts(facts),
});
