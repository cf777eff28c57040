/** The figures of a chart, and where they stand in a drawing. */

import { asList, asObject, asObjects, asText, type JsonObject } from '../../slack/json.ts';

export type Point = { label: string; value: number };
export type Series = { name: string; points: Point[] };
export type Plot = {
  kind: 'bar' | 'line' | 'area';
  series: Series[];
  categories: string[];
  xLabel: string;
  yLabel: string;
};
export type Pie = { kind: 'pie'; segments: Point[] };

const points = (value: unknown): Point[] =>
  asObjects(value).map((point) => ({ label: asText(point.label), value: Number(point.value) }));

/** Undefined for a kind of chart nobody knows. */
export function figuresOf(given: unknown): Plot | Pie | undefined {
  const chart = asObject(given);
  if (chart.type === 'pie') return { kind: 'pie', segments: points(chart.segments) };
  if (chart.type !== 'bar' && chart.type !== 'line' && chart.type !== 'area') return undefined;
  return plotOf(chart.type, chart);
}

function plotOf(kind: Plot['kind'], chart: JsonObject): Plot {
  const axis = asObject(chart.axis_config);
  const series = asObjects(chart.series).map((each) => ({
    name: asText(each.name),
    points: points(each.data),
  }));
  const named = asList(axis.categories).map(asText);
  const used = series.flatMap((each) => each.points.map(({ label }) => label));
  return {
    kind,
    series,
    categories: named.length > 0 ? named : [...new Set(used)],
    xLabel: asText(axis.x_label),
    yLabel: asText(axis.y_label),
  };
}

export const valueAt = (series: Series, category: string): number | undefined =>
  series.points.find(({ label }) => label === category)?.value;

/** From zero, or below, to a round number above all values, in four to five steps. */
export function scaleOf({ series }: Plot): { low: number; high: number; marks: number[] } {
  const values = series.flatMap((each) => each.points.map(({ value }) => value)).filter(Number.isFinite);
  const top = Math.max(0, ...values);
  const bottom = Math.min(0, ...values);
  const rough = (top - bottom || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((each) => each * power >= rough) ?? 10) * power;
  const low = Math.floor(bottom / step) * step;
  const high = Math.max(Math.ceil(top / step), 1) * step;
  const marks = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, index) =>
    Number((low + index * step).toPrecision(12)),
  );
  return { low, high, marks };
}

/** A slice of a pie around 50,50 as a path; shares are of 1, clockwise from the top. */
export function slicePath(from: number, to: number): string {
  const at = (share: number, radius: number) => {
    const angle = (share - 0.25) * 2 * Math.PI;
    return `${(50 + radius * Math.cos(angle)).toFixed(2)} ${(50 + radius * Math.sin(angle)).toFixed(2)}`;
  };
  // A whole circle has no beginning and no end.
  const end = Math.min(to, from + 0.99999);
  const large = end - from > 0.5 ? 1 : 0;
  return `M${at(from, 48)}A48 48 0 ${large} 1 ${at(end, 48)}L${at(end, 26)}A26 26 0 ${large} 0 ${at(from, 26)}Z`;
}
