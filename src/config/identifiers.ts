/** Patterns of the product's identifiers, as the call-summary parser looks for them. */
import { z } from 'zod';
import { expects, problemText, section } from './problems.ts';

export const identifierKinds = ['account', 'charge', 'payout', 'dispute', 'request'] as const;
export type IdentifierKind = (typeof identifierKinds)[number];
export type Identifier = { kind: IdentifierKind; pattern: RegExp };

const longestPattern = 200;
const aPattern = expects('a pattern', "Write a regular expression in quotes, like 'acct_[A-Za-z0-9]{6,32}'.");
const aKind = expects('a kind of identifier', `Write ${identifierKinds.join(', ')}.`);

type Token = {
  text: string;
  kind: 'character' | 'position' | 'group' | 'quantifier' | 'look' | 'back reference';
};

/** Cuts a valid `u` pattern into its parts, just finely enough to see what can match nothing and what repeats. */
function tokens(source: string): Token[] {
  const part =
    /\\k<[^>]*>|\\[1-9]\d*|\\[pPu]\{[^}]*\}|\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:<?[=!]|:|<[^>]*>|[a-z-]*:))?|[*+?]\??|\{\d+(?:,\d*)?\}\??|[\s\S]/gu;
  return [...source.matchAll(part)].map(([text]): Token => {
    if (/^\\(?:k<|[1-9])/.test(text)) return { text, kind: 'back reference' };
    if (/^\(\?<?[=!]/.test(text)) return { text, kind: 'look' };
    if (/^[()|]/.test(text)) return { text, kind: 'group' };
    if (/^(?:[*+?]|\{\d)/.test(text)) return { text, kind: 'quantifier' };
    return { text, kind: ['^', '$', '\\b', '\\B'].includes(text) ? 'position' : 'character' };
  });
}

const isEndless = ({ text, kind }: Token) => kind === 'quantifier' && /^(?:[*+]|\{\d+,\})/.test(text);

/** Whether a repeated group repeats inside, as in (a+)+: such a pattern can take minutes on a hostile text. */
function repeatsInRepeats(parts: readonly Token[]): boolean {
  const open: { endless: boolean }[] = [];
  for (const [index, token] of parts.entries()) {
    const around = open.at(-1);
    if (token.kind === 'group' && token.text.startsWith('(')) open.push({ endless: false });
    else if (token.text === ')' && token.kind === 'group') {
      const closed = open.pop();
      const next = parts[index + 1];
      const repeated = next?.kind === 'quantifier' && !next.text.startsWith('?');
      if (closed?.endless && repeated) return true;
      const outer = open.at(-1);
      if (closed?.endless && outer) outer.endless = true;
    } else if (isEndless(token) && around) around.endless = true;
  }
  return false;
}

/** What is wrong with a pattern, as problem and fix, or undefined when it can be used. */
export function patternProblem(source: string): string | undefined {
  if (source.length > longestPattern) {
    return problemText(
      `This pattern has ${source.length} characters, ${longestPattern} is the most.`,
      'Shorten it.',
    );
  }
  if (!compiles(source)) {
    return problemText(
      'This is not a valid regular expression.',
      'Check its brackets and backslashes; write it in single quotes.',
    );
  }
  const parts = tokens(source);
  if (parts.some(({ kind }) => kind === 'look' || kind === 'back reference')) {
    return problemText(
      'This pattern looks ahead, behind or back.',
      'Write it without (?=…), (?!…), (?<=…), (?<!…) and \\1.',
    );
  }
  // Without its positions a pattern matches the empty text exactly when it can match nothing anywhere.
  const withoutPositions = parts.map(({ text, kind }) => (kind === 'position' ? '(?:)' : text)).join('');
  if (new RegExp(withoutPositions, 'u').test('')) {
    return problemText('This pattern can match nothing at all.', 'Begin it with fixed letters, like acct_.');
  }
  if (repeatsInRepeats(parts)) {
    return problemText(
      'This pattern repeats inside a repetition, which can take very long.',
      'Write it without (…+)+ or (…*)*.',
    );
  }
  return undefined;
}

function compiles(source: string): boolean {
  try {
    new RegExp(source, 'u');
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

const pattern = z
  .string({ error: aPattern })
  .superRefine((source, ctx) => {
    const message = patternProblem(source);
    if (message !== undefined) ctx.addIssue({ code: 'custom', message });
  })
  .transform((source) => new RegExp(source, 'u'))
  .describe('A regular expression, at most 200 characters, without a slash at either end.');

export const identifiersSection = z
  .array(section({ kind: z.enum(identifierKinds, { error: aKind }), pattern }), {
    error: expects('a list of patterns', "Write each as { kind: account, pattern: 'acct_…' }."),
  })
  .max(50, { error: problemText('There are more than 50 patterns.', 'Join some of them with |.') })
  .default([])
  .describe('How account, charge, payout, dispute and request ids look in a call summary.');
