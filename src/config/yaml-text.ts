/** Reads YAML so that every problem can say its line. */
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { type ConfigFinding, type Problem, writtenPath } from './problems.ts';

export type ReadYaml = { value: unknown; locate(finding: ConfigFinding): Problem } | { problems: Problem[] };

/** The value with a way to find the line of anything in it, or what keeps the text from being YAML. */
export function readYaml(text: string): ReadYaml {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: true });
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map(({ code, pos, message }) => {
        return { path: `line ${lineCounter.linePos(pos[0]).line}`, ...syntaxProblem(code, message) };
      }),
    };
  }
  const lineOf = (path: readonly PropertyKey[]): number | undefined => {
    const node = nodeAt(document.contents, path);
    return node?.range ? lineCounter.linePos(node.range[0]).line : undefined;
  };
  const read = javascriptOf(document);
  if ('unreadable' in read) {
    const problem = `An alias (*) cannot be followed: ${read.unreadable}.`;
    return {
      problems: [{ path: 'the whole file', problem, fix: 'Put a text that begins with * in quotes.' }],
    };
  }
  return {
    value: read.value,
    locate({ path, problem, fix }) {
      const line = lineOf(path);
      return { path: writtenPath(path), ...(line !== undefined && { line }), problem, fix };
    },
  };
}

/** The yaml package finds out only here that an alias has no anchor, or that aliases would multiply without end. */
function javascriptOf(document: Document): { value: unknown } | { unreadable: string } {
  try {
    return { value: document.toJS() };
  } catch (error) {
    if (error instanceof ReferenceError)
      return { unreadable: error.message.replaceAll(/\s+/g, ' ').replace(/\.$/, '') };
    throw error;
  }
}

/** The key or list entry the path ends at, or the last one above it that is written; none when that is the whole file. */
function nodeAt(from: unknown, path: readonly PropertyKey[]): Node | undefined {
  const [step, ...rest] = path;
  if (isMap(from)) {
    const pair = from.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
    return pair ? (nodeAt(pair.value, rest) ?? (isNode(pair.key) ? pair.key : undefined)) : undefined;
  }
  if (isSeq(from) && typeof step === 'number') {
    const entry = from.items[step];
    return nodeAt(entry, rest) ?? (isNode(entry) ? entry : undefined);
  }
  return undefined;
}

function syntaxProblem(code: string, message: string): { problem: string; fix: string } {
  if (code === 'DUPLICATE_KEY') {
    return { problem: 'This setting is given twice.', fix: 'Keep one of them.' };
  }
  if (code === 'TAB_AS_INDENT') {
    return { problem: 'This line is indented with a tab.', fix: 'Indent with spaces.' };
  }
  const sentence = message.replaceAll(/\s+/g, ' ').replace(/\.?$/, '.');
  return {
    problem: `This is not valid YAML: ${sentence}`,
    fix: 'Check the indentation, quotes and colons around here.',
  };
}
