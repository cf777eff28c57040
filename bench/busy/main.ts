/** A busy company's year, and what its defaults tell people: the worst of anybody, and what leads are told. */
import { outlookOf } from '../../src/cli/simulate/outlook.ts';
import { worstLines } from '../../src/cli/simulate/table.ts';
import { amount } from '../amount.ts';
import { busyCompany, zonesOf } from './company.ts';
import { busyYear } from './year.ts';

const [days = '365'] = process.argv.slice(2);
const stories = busyYear({ days: amount('days', days, 3650) });
const outlook = outlookOf(busyCompany(), stories, { zone: 'Europe/Dublin', zones: zonesOf });
const { rows, worst } = outlook;
const done = (kind: string) =>
  stories.flatMap(({ deeds }) => deeds).filter(({ given }) => given.kind === kind).length;
const toLeads = rows.filter(({ who }) => who.startsWith('lead '));
const repeats = toLeads.filter(({ what }) => what.includes('still due'));
const handedBack = rows.filter(({ who, what }) => who === 'thread' && what.startsWith('handed back'));
const percent = (part: number, of: number) => `${((100 * part) / of).toFixed(0)} %`;

for (const line of [
  `${stories.length} escalations, ${(done('move') / stories.length).toFixed(2)} moves each, in ${days} days.`,
  ...worstLines(worst),
  `Of what leads are told ${percent(repeats.length, toLeads.length)} are repeats.`,
  `Of what was acknowledged ${percent(handedBack.length, done('acknowledge'))} was handed back because news did not come.`,
])
  console.log(line);
