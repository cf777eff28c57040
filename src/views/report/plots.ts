/** The plots of a report, drawn by Vega as SVG. Colours are variables of the page, so that one drawing is for day and night. */
import { type Mark, parse, type Scale, type Spec, View } from 'vega';
import { type Html, raw } from './html.ts';

/** As variables: `--one` to `--six`. */
const colours = ['one', 'two', 'three', 'four', 'five', 'six'].map((name) => `var(--${name})`);
export const colourOf = (n: number): string => colours[n % colours.length] ?? 'var(--ink)';
const quiet = 'var(--quiet)';
const ink = 'var(--ink)';

const axes = {
  domainColor: quiet,
  tickColor: quiet,
  gridColor: 'var(--grid)',
  labelColor: ink,
  titleColor: ink,
};
const type = { labelFont: 'inherit', titleFont: 'inherit', labelFontSize: 12, titleFontSize: 12 };

export type Size = { width: number; height: number };

/** What readers get to know of it stands in the label around it and in the table below, so its own roles are taken out. */
async function drawn(spec: Spec): Promise<Html> {
  const whole: Spec = {
    padding: 4,
    autosize: { type: 'fit', contains: 'padding' },
    config: { axis: { ...axes, ...type, titleFontWeight: 'normal', gridOpacity: 1 } },
    ...spec,
  };
  const view = new View(parse(whole), { renderer: 'none' });
  const svg = await view.toSVG();
  view.finalize();
  return raw(svg.replaceAll(/ (role|aria-[a-z]+)="[^"]*"/g, '').replace('<svg ', '<svg aria-hidden="true" '));
}

const across = (domain: readonly (string | number)[], scaleType: 'point' | 'band' = 'point'): Scale => ({
  name: 'x',
  type: scaleType,
  domain: [...domain],
  range: 'width',
  ...(scaleType === 'band' ? { padding: 0.2 } : { padding: 0.3 }),
});
const upwards = (most: number): Scale => ({
  name: 'y',
  type: 'linear',
  domain: [0, most > 0 ? most : 1],
  nice: true,
  range: 'height',
});

/** At most so many labels, evenly. */
const some = <T>(all: readonly T[], most: number): T[] => {
  const step = Math.ceil(all.length / most);
  return all.filter((_, n) => n % step === 0);
};

const xAxis = (values: readonly (string | number)[], size: Size) => ({
  orient: 'bottom' as const,
  scale: 'x',
  values: some(values, Math.max(3, Math.floor(size.width / 90))),
  labelOverlap: true,
});
const yAxis = (title?: string) => ({
  orient: 'left' as const,
  scale: 'y',
  grid: true,
  domain: false,
  ticks: false,
  tickCount: 4,
  ...(title === undefined ? {} : { title }),
});

const at = (x: string, y: string) => ({ x: { scale: 'x', field: x }, y: { scale: 'y', field: y } });

/** `values` is one row for each label and name, the names from below upwards. */
export function stackedAreas(
  size: Size,
  labels: readonly string[],
  series: readonly { colour: string; values: readonly number[] }[],
): Promise<Html> {
  const sums = labels.map((_, n) => series.reduce((sum, { values }) => sum + (values[n] ?? 0), 0));
  let below = labels.map(() => 0);
  const marks = series.map(({ colour, values }): Mark => {
    const bottom = below;
    below = below.map((sum, n) => sum + (values[n] ?? 0));
    const top = below;
    return {
      type: 'area',
      from: { data: 'days' },
      encode: {
        enter: {
          x: { scale: 'x', field: 'label' },
          y: { scale: 'y', signal: `[${top.join()}][datum.n]` },
          y2: { scale: 'y', signal: `[${bottom.join()}][datum.n]` },
          interpolate: { value: 'step' },
          fill: { value: colour },
        },
      },
    };
  });
  return drawn({
    ...size,
    data: [{ name: 'days', values: labels.map((label, n) => ({ label, n })) }],
    scales: [{ ...across(labels), padding: 0 } as Scale, upwards(Math.max(...sums))],
    axes: [xAxis(labels, size), yAxis()],
    marks,
  });
}

/** A dot, and a line from it upwards; null is not drawn. */
export function dotsWithReach(
  size: Size,
  dots: readonly { label: string; dot: number | null; reach: number | null }[],
  yTitle: string,
): Promise<Html> {
  const most = Math.max(0, ...dots.flatMap(({ dot, reach }) => [dot ?? 0, reach ?? 0]));
  const labels = dots.map(({ label }) => label);
  return drawn({
    ...size,
    data: [
      { name: 'reaches', values: dots.filter(({ reach }) => reach !== null) },
      { name: 'dots', values: dots.filter(({ dot }) => dot !== null) },
    ],
    scales: [across(labels), upwards(most)],
    axes: [xAxis(labels, size), yAxis(yTitle)],
    marks: [
      {
        type: 'rule',
        from: { data: 'reaches' },
        encode: {
          enter: {
            ...at('label', 'dot'),
            y2: { scale: 'y', field: 'reach' },
            stroke: { value: colourOf(0) },
            strokeWidth: { value: 3 },
            strokeOpacity: { value: 0.45 },
            strokeCap: { value: 'round' },
          },
        },
      },
      {
        type: 'symbol',
        from: { data: 'dots' },
        encode: { enter: { ...at('label', 'dot'), size: { value: 60 }, fill: { value: colourOf(0) } } },
      },
    ],
  });
}

/** Shares of a whole, from 0 to 100, one bar for each name. */
export function dividedBars(
  size: Size,
  bars: readonly { name: string; parts: readonly { colour: string; share: number }[] }[],
): Promise<Html> {
  const values = bars.flatMap(({ name, parts }) => {
    let from = 0;
    return parts.map(({ colour, share }) => {
      const part = {
        name,
        colour,
        from,
        to: from + share,
        middle: from + share / 2,
        share: Math.round(share),
      };
      from += share;
      return part;
    });
  });
  return drawn({
    ...size,
    height: Math.max(60, bars.length * 38 + 30),
    data: [{ name: 'parts', values }],
    scales: [
      { name: 'x', type: 'linear', domain: [0, 100], range: 'width' },
      { name: 'y', type: 'band', domain: bars.map(({ name }) => name), range: 'height', padding: 0.25 },
    ],
    axes: [
      { orient: 'bottom', scale: 'x', tickCount: 5, format: 'd', grid: true, domain: false, ticks: false },
      { orient: 'left', scale: 'y', domain: false, ticks: false, labelLimit: Math.round(size.width / 3) },
    ],
    marks: [
      {
        type: 'rect',
        from: { data: 'parts' },
        encode: {
          enter: {
            x: { scale: 'x', field: 'from' },
            x2: { scale: 'x', field: 'to' },
            y: { scale: 'y', field: 'name' },
            height: { scale: 'y', band: 1 },
            fill: { field: 'colour' },
            stroke: { value: 'var(--page)' },
          },
        },
      },
    ],
  });
}

type Point = { label: string; value: number; full?: boolean };

/** `band` is drawn below the line, `middle` through it. */
export function lineWithBand(
  size: Size,
  points: readonly Point[],
  { band, middle, yTitle }: { band?: { low: number; high: number }; middle?: number; yTitle?: string } = {},
): Promise<Html> {
  const labels = points.map(({ label }) => label);
  const most = Math.max(...points.map(({ value }) => value), band?.high ?? 0);
  const whole = { x: { value: 0 }, x2: { signal: 'width' } };
  const marks: Mark[] = [];
  if (band)
    marks.push({
      type: 'rect',
      encode: {
        enter: {
          ...whole,
          y: { scale: 'y', value: band.low },
          y2: { scale: 'y', value: band.high },
          fill: { value: 'var(--band)' },
        },
      },
    });
  if (middle !== undefined)
    marks.push({
      type: 'rule',
      encode: {
        enter: {
          ...whole,
          y: { scale: 'y', value: middle },
          stroke: { value: quiet },
          strokeDash: { value: [4, 4] },
        },
      },
    });
  const line: Mark = {
    type: 'line',
    from: { data: 'points' },
    encode: {
      enter: { ...at('label', 'value'), stroke: { value: colourOf(0) }, strokeWidth: { value: 1.5 } },
    },
  };
  const dots: Mark = {
    type: 'symbol',
    from: { data: 'points' },
    encode: {
      enter: {
        ...at('label', 'value'),
        size: [{ test: 'datum.full', value: 90 }, { value: 22 }],
        fill: [{ test: 'datum.full', value: colourOf(1) }, { value: 'var(--page)' }],
        stroke: [{ test: 'datum.full', value: colourOf(1) }, { value: colourOf(0) }],
        strokeWidth: { value: 1.5 },
      },
    },
  };
  return drawn({
    ...size,
    data: [{ name: 'points', values: [...points] }],
    scales: [across(labels), upwards(most)],
    axes: [xAxis(labels, size), yAxis(yTitle)],
    marks: [...marks, line, dots],
  });
}

type Weeks = { weeks: readonly { n: number; value: number }[]; middle: number | null };

/** Weeks before 0 and from 1 on, each side with its middle. */
export function twoSides(
  size: Size,
  { before, after }: { before: Weeks; after: Weeks },
  yTitle: string,
): Promise<Html> {
  const sides = [
    { ...before, colour: quiet, from: -12.4, to: -0.6 },
    { ...after, colour: colourOf(0), from: 0.6, to: 12.4 },
  ];
  const most = Math.max(...sides.flatMap(({ weeks }) => weeks.map(({ value }) => value)), 0);
  return drawn({
    ...size,
    data: [
      {
        name: 'weeks',
        values: sides.flatMap(({ weeks, colour }) => weeks.map((week) => ({ ...week, colour }))),
      },
      { name: 'middles', values: sides.filter(({ middle }) => middle !== null) },
    ],
    scales: [{ name: 'x', type: 'linear', domain: [-12.5, 12.5], range: 'width' }, upwards(most)],
    axes: [{ orient: 'bottom', scale: 'x', values: [-12, -8, -4, 0, 4, 8, 12], format: 'd' }, yAxis(yTitle)],
    marks: [
      {
        type: 'rule',
        encode: {
          enter: {
            x: { scale: 'x', value: 0 },
            y: { value: 0 },
            y2: { signal: 'height' },
            stroke: { value: quiet },
            strokeDash: { value: [2, 3] },
          },
        },
      },
      {
        type: 'rule',
        from: { data: 'middles' },
        encode: {
          enter: {
            x: { scale: 'x', field: 'from' },
            x2: { scale: 'x', field: 'to' },
            y: { scale: 'y', field: 'middle' },
            stroke: { field: 'colour' },
            strokeWidth: { value: 2 },
          },
        },
      },
      {
        type: 'symbol',
        from: { data: 'weeks' },
        encode: { enter: { ...at('n', 'value'), size: { value: 45 }, fill: { field: 'colour' } } },
      },
    ],
  });
}
