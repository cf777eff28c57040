/**
 * Reads what a person typed after `/escalate`.
 *
 * A subcommand counts only where it makes sense: "help customer with a refund" and "digest e-mails missing" are summaries and
 * open the form. `show` and `search` without the word they need are answered with help, as `help` is. `list` and `show` with
 * something unknown say what was not understood. Everything else is the beginning of an escalation.
 */

import { type Priority, priorities, type Status, statuses } from '../escalation.ts';
import { asTyped, unquoted } from './as-typed.ts';
import { cutText } from './cut-text.ts';
import { hasVisible } from './visible-text.ts';

export type CommandFields = { team?: string; priority?: Priority; summary?: string; details?: string };

export type TypedCommand =
  | { kind: 'form'; prefill: CommandFields }
  | { kind: 'list'; team?: string; status?: Status }
  | { kind: 'mine' }
  | { kind: 'show'; reference: string }
  | { kind: 'search'; words: string }
  | { kind: 'on_call'; team?: string }
  | { kind: 'swap' }
  | { kind: 'digest' }
  | { kind: 'changed'; title: string }
  | { kind: 'changes' }
  | { kind: 'documents' }
  | { kind: 'health' }
  | { kind: 'help' }
  | { kind: 'unknown_team'; said: string }
  | { kind: 'unknown_status'; said: string }
  | { kind: 'unknown_reference'; said: string };

export type CommandContext = {
  teams: { id: string; name: string }[];
  /** Of references: `ESC` for `ESC-12`. */
  prefix: string;
  /** Whether they lead: only then what follows `changed` is what they changed, and no summary. */
  leads: boolean;
};

const mostOfSummary = 150;
const mostOfDetails = 3000;
/** More than what any field takes. */
const mostRead = 8000;

export function parseCommand(text: string, context: CommandContext): TypedCommand {
  const typed = text.trim().slice(0, mostRead).trim();
  const bare = unquoted(typed);
  const reference = readReference(bare, context.prefix);
  if (reference) return { kind: 'show', reference };
  const subcommand = readSubcommand(bare, context);
  return subcommand ?? { kind: 'form', prefill: readPrefill(typed, bare, context) };
}

function readSubcommand(typed: string, context: CommandContext): TypedCommand | undefined {
  const [first = '', behind = ''] = splitFirstWord(typed);
  const rest = unquoted(behind);
  switch (asTyped(first)) {
    case 'list':
      return readList(rest, context);
    case 'show':
      return readShow(rest, context.prefix);
    case 'search':
      return rest === '' ? { kind: 'help' } : { kind: 'search', words: rest };
    case 'on-call':
    case 'oncall':
      return readOnCall(rest, context);
    case 'on':
      return /^-? ?call$/.test(asTyped(rest)) ? { kind: 'on_call' } : undefined;
    case 'mine':
      return rest === '' ? { kind: 'mine' } : undefined;
    case 'swap':
      return rest === '' ? { kind: 'swap' } : undefined;
    case 'digest':
      return rest === '' ? { kind: 'digest' } : undefined;
    case 'changed':
      return context.leads || rest === '' ? { kind: 'changed', title: rest } : undefined;
    case 'changes':
      return rest === '' ? { kind: 'changes' } : undefined;
    case 'documents':
      return rest === '' ? { kind: 'documents' } : undefined;
    case 'health':
      return rest === '' ? { kind: 'health' } : undefined;
    case 'help':
    case '?':
      return rest === '' || isSubcommand(asTyped(rest)) ? { kind: 'help' } : undefined;
    default:
      return undefined;
  }
}

/** What is understood first: no team can be called so. */
export const subcommands: readonly string[] = [
  'list',
  'mine',
  'show',
  'search',
  'on-call',
  'swap',
  'digest',
  'changed',
  'changes',
  'documents',
  'health',
  'help',
];

const isSubcommand = (word: string): boolean => subcommands.includes(word);

function readList(rest: string, { teams }: CommandContext): TypedCommand {
  let left = rest;
  let team: string | undefined;
  let status: Status | undefined;
  for (let turn = 0; turn < 2 && left !== ''; turn++) {
    const [word = '', behind = ''] = splitFirstWord(left);
    const named = team === undefined ? takeTeam(left, teams) : undefined;
    const asStatus = status === undefined ? statuses.find((name) => name === asTyped(word)) : undefined;
    if (named) [team, left] = [named.id, named.rest];
    else if (asStatus) [status, left] = [asStatus, behind];
  }
  if (left !== '') return { kind: team === undefined ? 'unknown_team' : 'unknown_status', said: left };
  return {
    kind: 'list',
    ...(team === undefined ? {} : { team }),
    ...(status === undefined ? {} : { status }),
  };
}

function readShow(rest: string, prefix: string): TypedCommand {
  if (rest === '') return { kind: 'help' };
  const reference = referenceIn(rest, prefix);
  return reference ? { kind: 'show', reference } : { kind: 'unknown_reference', said: rest };
}

function readOnCall(rest: string, { teams }: CommandContext): TypedCommand | undefined {
  if (rest === '') return { kind: 'on_call' };
  const named = takeTeam(rest, teams);
  return named && named.rest === '' ? { kind: 'on_call', team: named.id } : undefined;
}

/** Where nothing else than a reference is asked for, its number is enough. */
export const referenceIn = (said: string, prefix: string): string | undefined =>
  readReference(said, prefix) ?? readReference(`${prefix}-${said}`, prefix);

/** `esc-12`, `#ESC–0012`, `“ESC 12”` → `ESC-12`; undefined when it is anything else. */
function readReference(said: string, prefix: string): string | undefined {
  const word = asTyped(said).replace(/^#/, '');
  const start = asTyped(prefix);
  if (!word.startsWith(start)) return undefined;
  const number = /^[-_ ]{0,3}0*([1-9]\d{0,8})$/.exec(word.slice(start.length))?.[1];
  return number === undefined ? undefined : `${prefix}-${number}`;
}

/** Team and priority, in any order, are the first two words; what follows is the summary. A quoted summary keeps its quotes. */
function readPrefill(typed: string, bare: string, { teams }: CommandContext): CommandFields {
  const prefill: CommandFields = {};
  let left = bare;
  for (let turn = 0; turn < 2; turn++) {
    const [word = '', behind = ''] = splitFirstWord(left);
    const named = prefill.team === undefined ? takeTeam(left, teams) : undefined;
    const priority =
      prefill.priority === undefined ? priorities.find((name) => name === asTyped(word)) : undefined;
    if (named) [prefill.team, left] = [named.id, named.rest];
    else if (priority) [prefill.priority, left] = [priority, behind];
    else break;
  }
  return { ...prefill, ...readSummary(left === bare ? typed : left) };
}

/** The first line; what follows is what happened. A line that is too long for a summary stands there whole. */
function readSummary(text: string): CommandFields {
  const [first = '', ...more] = text.split(/\n+/u).map((line) => line.replace(/\s+/gu, ' ').trim());
  if (!hasVisible(text)) return {};
  const summary = cutText(first, mostOfSummary);
  const details = summary === first ? more.join('\n').trim() : text;
  return details === '' ? { summary } : { summary, details: cutText(details, mostOfDetails) };
}

/** Of six words. */
const longestName = 400;

/** The team that the text begins with, by id or name, whatever the case, with or without `#` or `@`. */
function takeTeam(text: string, teams: CommandContext['teams']): { id: string; rest: string } | undefined {
  const words = text
    .slice(0, longestName)
    .replace(/^(\P{L}?)[#@]/u, '$1')
    .split(/\s+/u);
  for (let count = Math.min(words.length, 6); count > 0; count--) {
    const said = asName(words.slice(0, count).join(' '));
    const team = teams.find(({ id, name }) => said !== '' && (asName(id) === said || asName(name) === said));
    if (team) return { id: team.id, rest: afterWords(text, count) };
  }
  return undefined;
}

function asName(text: string): string {
  return asTyped(text)
    .replace(/[-_ ]+/g, ' ')
    .trim();
}

function afterWords(text: string, count: number): string {
  let rest = text;
  for (let i = 0; i < count; i++) rest = splitFirstWord(rest)[1] ?? '';
  return rest;
}

function splitFirstWord(text: string): string[] {
  const match = /^(\S+)\s*/u.exec(text);
  return match ? [match[1] ?? '', text.slice(match[0].length)] : ['', ''];
}
