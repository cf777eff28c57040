/** Small textual faults for a line of TypeScript, each of which a good test notices. */

export type Mutation = { line: number; before: string; after: string };

type Rule = { find: RegExp; put: (found: string) => string };

const pairs = (swaps: readonly (readonly [string, string])[]): Rule[] =>
  swaps.map(([from, to]) => ({
    find: new RegExp(from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'g'),
    put: () => to,
  }));

const rules: Rule[] = [
  ...pairs([
    [' === ', ' !== '],
    [' !== ', ' === '],
    [' < ', ' <= '],
    [' < ', ' >= '],
    [' <= ', ' < '],
    [' <= ', ' > '],
    [' > ', ' >= '],
    [' > ', ' <= '],
    [' >= ', ' > '],
    [' >= ', ' < '],
    [' && ', ' || '],
    [' || ', ' && '],
    [' ?? ', ' && '],
    [' + ', ' - '],
    [' - ', ' + '],
    [' * ', ' / '],
    [' / ', ' * '],
    [' ? ', ' && false ? '],
    [' ? ', ' || true ? '],
    ['.some(', '.every('],
    ['Math.min(', 'Math.max('],
    ['Math.max(', 'Math.min('],
  ]),
  { find: /\bif \((?!!)/g, put: () => 'if (!' },
  { find: /\btrue\b/g, put: () => 'false' },
  { find: /\bfalse\b/g, put: () => 'true' },
  { find: /!(?=[a-zA-Z(])/g, put: () => '' },
  { find: /\bif \(.*\) (?=return|throw|continue)/g, put: () => '' },
  { find: /(?<![\w.$'`])\d[\d_]*(?![\w'`])/g, put: (found) => String(Number(found.replaceAll('_', '')) + 1) },
  { find: /'[^']+'/g, put: () => "'something else'" },
];

/** Lines that mean nothing when the program runs: imports, comments, types and signatures. */
const silent =
  /^\s*(?:import\b|\/\*|\*|\/\/|(?:export )?type\b|\||\} from\b|\w+\??: [A-Z|{(\w'<>[\] ]*;$|[\w?]+: (?:string|number|boolean|readonly\b|[A-Z]).*,$)/;

/** A whole statement, property or spread on a line of its own, which may simply be missing. */
const removable =
  /^\s+(?:(?:return|throw|if|for|continue)\b.*;|[\w.[\]]+(?: \+?= .*|\(.*\));|\.\.\.[\w(].*,|\w+: .+,|\w+,)$/;

/** Every mutation of a file, one change each. Multi-line types and import lists are left alone. */
export function mutationsOf(source: string): Mutation[] {
  const mutations: Mutation[] = [];
  let inType = false;
  for (const [index, before] of source.split('\n').entries()) {
    const opensType = /^(?:export )?type\b.*[{=|(]$|^import (?:type )?\{$/.test(before);
    inType = inType ? before !== '' && !/^\S.*;$/.test(before) : opensType;
    if (inType || silent.test(before)) continue;
    const found = rules.flatMap(({ find, put }) =>
      [...before.matchAll(find)]
        .filter(({ index: at }) => !silentAt(before, at))
        .map(({ 0: text, index: at }) => before.slice(0, at) + put(text) + before.slice(at + text.length)),
    );
    if (removable.test(before)) found.push('');
    const whole = found.map((after) => (after.includes('if (!') ? closeNegation(after) : after));
    for (const after of new Set(whole))
      if (after !== before) mutations.push({ line: index + 1, before, after });
  }
  return mutations;
}

/** Whether this place of a line is within a comment or a type. */
function silentAt(line: string, at: number): boolean {
  const before = line.slice(0, at);
  return /(?:^|\s)\/[/*]/.test(before) || /\b[A-Z]\w+<[^>]*$|(?:>|\b[A-Z]\w+)\[$|\): [^=]*$/.test(before);
}

/** `if (!a && b)` means something else than `if (!(a && b))`: the whole condition is negated. */
function closeNegation(after: string): string {
  const start = after.indexOf('if (!');
  let depth = 0;
  for (let at = start + 3; at < after.length; at++) {
    if (after[at] === '(') depth++;
    if (after[at] === ')') depth--;
    if (depth === 0) return `${after.slice(0, start)}if (!(${after.slice(start + 5, at)})${after.slice(at)}`;
  }
  return after;
}
