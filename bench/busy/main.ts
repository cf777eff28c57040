/** A busy company's year, and what the defaults tell people, before and now: the worst of anybody, and what leads are told. */
import { worstOf } from '../../src/cli/simulate/counts.ts';
import { type Outlook, outlookOf } from '../../src/cli/simulate/outlook.ts';
import { worstLines } from '../../src/cli/simulate/table.ts';
import { amount } from '../amount.ts';
import { asBefore } from './before.ts';
import { busyCompany, zonesOf } from './company.ts';
import { busyYear } from './year.ts';

const [days = '365'] = process.argv.slice(2);
const stories = busyYear({ days: amount('days', days, 3650) });
const config = busyCompany();
const zones = { zone: 'Europe/Dublin', zones: zonesOf };
const done = (kind: string) =>
  stories.flatMap(({ deeds }) => deeds).filter(({ given }) => given.kind === kind).length;
const percent = (part: number, of: number) => `${((100 * part) / of).toFixed(0)} %`;

function linesOf({ rows, worst }: Outlook): string[] {
  const toLeads = rows.filter(({ who }) => who.startsWith('lead '));
  const repeats = toLeads.filter(({ pinged, what }) => pinged.length > 0 && what.includes('still due'));
  const pings = toLeads.filter(({ pinged }) => pinged.length > 0);
  const handedBack = rows.filter(({ who, what }) => who === 'thread' && what.startsWith('handed back'));
  const { directInDay, directInHour } = worstOf(toLeads);
  return [
    ...worstLines(worst),
    `The worst of a lead: ${directInDay?.most ?? 0} direct messages in a day, ${directInHour?.most ?? 0} in an hour.`,
    `Of ${pings.length} messages to leads ${percent(repeats.length, pings.length)} are repeats.`,
    `Of what was acknowledged ${percent(handedBack.length, done('acknowledge'))} was handed back because news did not come.`,
  ];
}

for (const line of [
  `${stories.length} escalations, ${(done('move') / stories.length).toFixed(2)} moves each, in ${days} days.`,
  '',
  'Before:',
  ...linesOf(outlookOf(asBefore(config), stories, zones)),
  '',
  'Now:',
  ...linesOf(outlookOf(config, stories, zones)),
])
  console.log(line);
