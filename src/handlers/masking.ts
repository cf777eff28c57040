/** Masks every free text of one gesture and remembers what was masked, so that the person can be told. */
import { eachText, type FreeTexts } from '../domain/escalation.ts';
import { type Masked, redact } from '../domain/masking/redact.ts';
import type { RaiseFields } from '../views/forms/raise-fields.ts';

export function createMask() {
  const masked: Masked[] = [];
  const text = (typed: string): string => {
    const { text: safe, masked: found } = redact(typed);
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

/** The form of a new escalation with its free texts masked. */
export const maskFields = (read: RaiseFields, mask: Mask): RaiseFields => ({
  ...read,
  ...mask.texts(read),
});
