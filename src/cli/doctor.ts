/** `switchboard doctor`: a line for each thing that was looked at, and what to do where something is wrong. */

import { checkUp } from '../doctor/check-up.ts';
import { areas, type Finding } from '../doctor/finding.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { findingWords, type Naming } from '../views/health/naming.ts';
import type { Piece } from '../views/lines.ts';
import { words } from '../views/words/default.ts';
import { resend } from './resend.ts';
import type { Terminal } from './terminal.ts';

export type DoctorOptions = { json?: true; resend?: true; place?: string[] };

/** Somebody waits at the terminal. */
const patience = { callMs: 5000, allMs: 15_000 };

export async function doctor(terminal: Terminal, options: DoctorOptions, now: () => Instant): Promise<void> {
  if (options.resend || options.place) return resend(terminal, options.place ?? [], now());
  const findings = await checkUp({ whereabouts: terminal, now, ...patience });
  const rows = findings
    .toSorted((one, other) => areas.indexOf(one.area) - areas.indexOf(other.area))
    .map(doctorRow);
  const count = (level: Finding['level']) => rows.filter((row) => row.level === level).length;
  const counts = { wrong: count('wrong'), look: count('look'), ok: count('ok') };
  if (options.json) terminal.print(JSON.stringify({ findings: rows, counts }, null, 2));
  else {
    for (const { level, area, found, todo } of rows)
      terminal.print(`${level.padEnd(5)}  ${area.padEnd(longestArea)}  ${found}${todo && ` ${todo}`}`);
    terminal.print('');
    terminal.print(`${counts.wrong} wrong, ${counts.look} worth a look, ${counts.ok} ok.`);
  }
  if (counts.wrong > 0) terminal.fail();
}

const longestArea = Math.max(...areas.map((area) => area.length));

/** A finding in a terminal or a log: its words as text. */
export function doctorRow(finding: Finding) {
  const { found, todo } = findingWords(finding, inTerminal, words);
  return { level: finding.level, area: finding.area, found: found.map(textOf).join(''), todo };
}

/** By name and id: the id is what stands in the configuration. */
const inTerminal: Naming = {
  channel: (id, name) => (name === null ? id : `#${name} ${id}`),
  person: (id, name) => (name === null ? id : `${name} ${id}`),
  group: (id, handle) => (handle === null ? id : `@${handle} ${id}`),
};

function textOf(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  if (piece.type === 'text') return piece.text;
  throw new Error(`a terminal has no words for a ${piece.type}`);
}
