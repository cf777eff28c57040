/** The report as one page that needs nothing else: plots to look at, and beneath each the numbers that it draws. */
import type { Holder } from '../../domain/kept-facts.ts';
import { isDuration, type Measure } from '../../domain/process-change.ts';
import { type DrawnChange, openOn, type Report } from '../../domain/report.ts';
import type { WatchedDriver } from '../../domain/rising.ts';
import { median } from '../../domain/statistics/quantile.ts';
import { answerPieces, driverOf } from '../changes.ts';
import { keptShare } from '../digest-lines.ts';
import type { Piece } from '../lines.ts';
import type { Wording } from '../parts.ts';
import { type Html, html, raw } from './html.ts';
import {
  colourOf,
  dividedBars,
  dotsWithReach,
  lineWithBand,
  type Size,
  stackedAreas,
  twoSides,
} from './plots.ts';
import { style } from './style.ts';

type Shown = { report: Report; wording: Wording };
type Section = (shown: Shown) => Promise<Html> | Html;

const wide: Size = { width: 760, height: 260 };
const narrow: Size = { width: 350, height: 220 };
const half: Size = { width: 360, height: 170 };
const hourMs = 3_600_000;

/** Whole sections, in the order in which they stand; another is another of these. */
export async function reportPage(shown: Shown): Promise<string> {
  const { report, wording } = shown;
  const words = wording.words.report;
  const { first, last } = report.days;
  const sections: Html[] = [];
  for (const section of [glance, backlog, hours, held, drivers, changes, rates])
    sections.push(await section(shown));
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${words.title(first, last)}</title><style>${raw(style)}</style></head>
<body><main>
<h1>${words.title(first, last)}</h1>
<p class="soft">${words.made(report.madeAt)}</p>
${report.owed > 0 ? html`<p class="warn">${words.owed(report.owed)}</p>` : ''}
${sections}
</main></body>
</html>
`.html;
}

const section = (title: string, ...inside: readonly (Html | string)[]): Html =>
  html`<section><h2>${title}</h2>
${inside}</section>
`;

const about = (text: string): Html => html`<p class="soft">${text}</p>`;

/** What a plot draws is said by its label, and in full by its table. */
const plot = (label: string, ...drawings: readonly Html[]): Html => {
  const sizes = drawings.length > 1 ? ['wide', 'narrow'] : ['both'];
  return html`<figure role="img" aria-label="${label}">${drawings.map((one, n) => html`<div class="${sizes[n] ?? ''}">${one}</div>`)}</figure>`;
};

const twice = async (label: string, draw: (size: Size) => Promise<Html>): Promise<Html> =>
  plot(label, await draw(wide), await draw(narrow));

type Cell = string | number;
/** `what` tells one from another, for who moves from part to part. */
function table(
  { words }: Wording,
  what: string,
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
): Html {
  const label = `${words.report.numbers}: ${what}`;
  return html`<details><summary>${label}</summary><div class="wide-table" tabindex="0" role="region" aria-label="${label}"><table>
<thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map(([first = '', ...cells]) => html`<tr><th scope="row">${first}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>\n`)}</tbody>
</table></div></details>`;
}

const legend = (entries: readonly { name: string; colour: string }[]): Html =>
  html`<ul class="legend">${entries.map(({ name, colour }) => html`<li><i style="background:${colour}"></i>${name}</li>`)}</ul>`;

/** What it is, the number, and what stands beside it. */
type Tile = [string, Cell, string];

const glance: Section = ({ report, wording }) => {
  const words = wording.words.report.glance;
  const { flow, flowBefore, promises, speeds, satisfaction, rates: known } = report;
  const then = (amount: number | undefined) => (amount === undefined ? '' : words.before(amount));
  const rate = known.whole;
  const { rate: told } = wording.words.report.rates;
  const callback = keptShare(promises.callback);
  const { satisfied, notSatisfied } = satisfaction;
  const tiles: Tile[] = [
    [words.opened, flow.opened, then(flowBefore?.opened)],
    [words.resolved, flow.resolved, then(flowBefore?.resolved)],
    [words.cancelled, flow.cancelled, then(flowBefore?.cancelled)],
    [words.reopened, flow.reopened, then(flowBefore?.reopened)],
    [words.open, report.open, words.openBefore(report.openBefore)],
    [words.acknowledge, words.kept(keptShare(promises.acknowledge)), ''],
    [words.resolve, words.kept(keptShare(promises.resolve)), ''],
    ...(callback === null ? [] : [[words.callback, words.kept(callback), ''] as Tile]),
    [
      words.halfAcknowledged,
      words.took(speeds.acknowledge),
      speeds.acknowledge ? words.tenths(speeds.acknowledge) : '',
    ],
    [words.halfResolved, words.took(speeds.resolve), speeds.resolve ? words.tenths(speeds.resolve) : ''],
    ...(satisfied + notSatisfied === 0
      ? []
      : [[words.satisfied, words.said(satisfaction), words.ofCalled] as Tile]),
    ...(rate === null ? [] : [[words.rate, told(rate.per100Contacts), ''] as Tile]),
    ...(rate === null || rate.per1000Users === null
      ? []
      : [[words.contactsADay, told(rate.per1000Users), ''] as Tile]),
  ];
  return section(
    words.title,
    html`<dl>${tiles.map(
      ([name, value, beside]) =>
        html`<div><dt>${name}</dt><dd>${value}</dd>${beside === '' ? '' : html`<dd class="small">${beside}</dd>`}</div>\n`,
    )}</dl>`,
  );
};

/** Of more teams, the smaller ones are drawn together. */
const mostTeams = 6;

const backlog: Section = async ({ report, wording }) => {
  const { backlog: words, none } = wording.words.report;
  const { backlog: days, openBefore, open } = report;
  const sizeOf = (team: string) => days.reduce((sum, day) => sum + (day.open[team] ?? 0), 0);
  const teams = report.teams
    .filter((team) => sizeOf(team) > 0)
    .sort((one, other) => sizeOf(other) - sizeOf(one));
  if (teams.length === 0) return section(words.title, about(none));
  const apart = teams.length > mostTeams ? teams.slice(0, mostTeams - 1) : teams;
  const joined = teams.slice(apart.length);
  const series = [
    ...apart.map((team) => ({ name: wording.teamName(team), own: [team] })),
    ...(joined.length > 0 ? [{ name: words.others, own: joined }] : []),
  ].map(({ name, own }, n) => ({
    name,
    colour: colourOf(n),
    values: days.map((day) => own.reduce((sum, team) => sum + (day.open[team] ?? 0), 0)),
  }));
  const labels = days.map(({ day }) => wording.words.time.date(day, false));
  return section(
    words.title,
    about(words.about(openBefore, open)),
    legend(series),
    await twice(words.drawn, (size) => stackedAreas(size, labels, series)),
    table(
      wording,
      words.title,
      [words.day, words.all, ...teams.map((team) => wording.teamName(team))],
      days.map((day) => [
        wording.words.time.date(day.day, true),
        openOn(day),
        ...teams.map((team) => day.open[team] ?? 0),
      ]),
    ),
  );
};

/** Hours where minutes would be many. */
const unitOf = (most: number) =>
  most > 3 * hourMs ? { unit: 'inHours' as const, ms: hourMs } : { unit: 'minutes' as const, ms: 60_000 };

const hours: Section = async ({ report, wording }) => {
  const { hours: words, few } = wording.words.report;
  if (report.hours.every((hour) => hour.median === null)) return section(words.title, about(few));
  const { unit, ms } = unitOf(Math.max(...report.hours.map(({ median: half, p90 }) => p90 ?? half ?? 0)));
  const scaled = (value: number | null) => (value === null ? null : value / ms);
  const dots = report.hours.map(({ hour, median: half, p90 }) => ({
    label: words.name(hour),
    dot: scaled(half),
    reach: scaled(p90),
  }));
  return section(
    words.title,
    about(words.about),
    await twice(words.drawn, (size) => dotsWithReach(size, dots, words[unit])),
    table(
      wording,
      words.title,
      [words.hour, words.escalations, words.half, words.nineOfTen],
      report.hours.map(({ hour, of, median: half, p90 }) => [
        words.name(hour),
        of,
        words.took(half),
        words.took(p90),
      ]),
    ),
  );
};

const holders: readonly { holder: Holder; colour: string }[] = [
  { holder: 'team', colour: colourOf(0) },
  { holder: 'nobody', colour: colourOf(1) },
  { holder: 'agent', colour: colourOf(2) },
  { holder: 'user', colour: colourOf(3) },
  { holder: 'out of hours', colour: 'var(--grid)' },
];

const held: Section = async ({ report, wording }) => {
  const { held: words, few } = wording.words.report;
  const teams = report.held.flatMap(({ team, held: by }) => {
    const all = by === null ? 0 : Object.values(by).reduce((sum, ms) => sum + ms, 0);
    return by === null || all === 0 ? [] : [{ name: wording.teamName(team), by, all }];
  });
  if (teams.length === 0) return section(words.title, about(few));
  const bars = teams.map(({ name, by, all }) => ({
    name,
    parts: holders.map(({ holder, colour }) => ({ colour, share: (100 * by[holder]) / all })),
  }));
  return section(
    words.title,
    about(words.about),
    legend(holders.map(({ holder, colour }) => ({ name: words.holders[holder], colour }))),
    await twice(words.drawn, (size) => dividedBars(size, bars)),
    table(
      wording,
      words.title,
      [words.team, ...holders.map(({ holder }) => words.holders[holder])],
      teams.map(({ name, by }) => [name, ...holders.map(({ holder }) => words.hours(by[holder]))]),
    ),
  );
};

/** So many are drawn; all are in the table. */
const mostDrivers = 6;

const drivers: Section = async ({ report, wording }) => {
  const { drivers: words, none } = wording.words.report;
  const { teams } = report.restricted;
  const hidden = teams.length === 0 ? '' : about(words.hidden(teams.map((team) => wording.teamName(team))));
  if (report.drivers.length === 0) return section(words.title, about(none), hidden);
  const named = report.drivers.map((one) => ({
    ...one,
    name: words.name(driverOf(one.driver, wording), wording.teamName(one.driver.team)),
  }));
  const plots: Html[] = [];
  for (const one of named.slice(0, mostDrivers))
    plots.push(
      html`<div><h3>${one.name}</h3>${plot(words.drawn(one.name), await driverPlot(one, wording))}</div>`,
    );
  return section(
    words.title,
    about(words.about),
    html`<div class="pairs">${plots}</div>`,
    table(
      wording,
      words.title,
      [
        words.driver,
        words.total(Math.max(...named.map(({ weeks }) => weeks.length))),
        words.lastWeek,
        words.limits,
      ],
      named.map(({ name, weeks, limits }) => [
        name,
        weeks.reduce((sum, { count }) => sum + count, 0),
        weeks.at(-1)?.count ?? 0,
        limits === null ? '–' : words.band(limits.low, limits.high),
      ]),
    ),
    hidden,
  );
};

const driverPlot = ({ weeks, limits }: WatchedDriver, { words }: Wording): Promise<Html> =>
  lineWithBand(
    half,
    weeks.map(({ week, count }) => ({
      label: words.time.date(week, false),
      value: count,
      full: limits !== null && count > limits.high,
    })),
    limits === null ? {} : { band: limits, middle: limits.usual },
  );

const changes: Section = async ({ report, wording }) => {
  const { changes: words } = wording.words.report;
  const count = report.restricted.changes;
  const hidden = count === 0 ? '' : about(words.hidden(count));
  if (report.changes.length === 0) return section(words.title, about(words.none), hidden);
  const shown: Html[] = [];
  for (const one of report.changes) shown.push(await changeShown(one, { report, wording }));
  return section(words.title, about(words.about), html`<div class="pairs">${shown}</div>`, hidden);
};

async function changeShown({ answer, values }: DrawnChange, { report, wording }: Shown): Promise<Html> {
  const { changes: words } = wording.words.report;
  const { title, measure } = answer.change;
  const every = [...values.before, ...values.after].map(({ value }) => value);
  const { unit, times } = scaleOf(measure, Math.max(0, ...every));
  const side = (weeks: typeof values.before, first: number) => {
    const own = weeks.map(({ n, value, cases }) => ({ n: n + first, value: value * times, cases }));
    return { weeks: own, middle: median(own.map(({ value }) => value)) };
  };
  const sides = { before: side(values.before, -12), after: side(values.after, 1) };
  const rows = [...sides.before.weeks, ...sides.after.weeks];
  const drawing =
    every.length === 0 ? '' : plot(words.drawn(title), await twoSides(half, sides, words.units[unit]));
  const said = answerPieces(answer, { wording, now: report.madeAt });
  return html`<div><h3>${title}</h3>${drawing}<p>${textIn(said)}</p>${
    rows.length === 0
      ? ''
      : table(
          wording,
          title,
          [words.week, `${words.value} (${words.units[unit]})`, words.cases],
          rows.map(({ n, value, cases }) => [words.weekOf(n), Number(value.toFixed(1)), cases]),
        )
  }</div>`;
}

/** A middle of a share is told of so many cases. */
function scaleOf(measure: Measure, most: number) {
  if (isDuration(measure)) {
    const { unit, ms } = unitOf(most);
    return { unit, times: 1 / ms };
  }
  if (measure === 'in time') return { unit: 'percent' as const, times: 100 };
  return measure === 'contacts'
    ? { unit: 'each100' as const, times: 100 }
    : { unit: 'each10' as const, times: 10 };
}

/** People are texts already, where their names are known. */
const textIn = (said: readonly Piece[]): string =>
  said.map((piece) => (typeof piece === 'string' ? piece : 'text' in piece ? piece.text : '')).join('');

/** Without contacts there is no rate, and no section. */
const rates: Section = async ({ report, wording }) => {
  const words = wording.words.report.rates;
  const { weeks, whole } = report.rates;
  if (whole === null) return raw('');
  const points = weeks.map(({ week, rate }) => ({
    label: wording.words.time.date(week, false),
    value: rate.per100Contacts,
  }));
  return section(
    words.title,
    about(words.about),
    await twice(words.drawn, (size) => lineWithBand(size, points)),
    table(
      wording,
      words.title,
      [words.week, words.contacts, words.escalations, words.per100, words.per1000],
      weeks.map(({ week, rate }) => [
        wording.words.time.date(week, true),
        rate.contacts,
        rate.escalations,
        words.rate(rate.per100Contacts),
        words.rate(rate.per1000Users),
      ]),
    ),
  );
};
