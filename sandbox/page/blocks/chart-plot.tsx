/** Bars, lines and areas over their categories. */

import { type Plot, type Series, scaleOf, valueAt } from './chart-figures.ts';
import { keyed } from './mrkdwn.tsx';

const width = 480;
const height = 220;
const edge = { left: 44, right: 8, top: 10, bottom: 40 };
const inner = { width: width - edge.left - edge.right, height: height - edge.top - edge.bottom };

type Scale = ReturnType<typeof scaleOf>;

export function PlotDrawing({ plot, title }: { plot: Plot; title: string }) {
  const scale = scaleOf(plot);
  const step = inner.width / Math.max(1, plot.categories.length);
  // So many words fit side by side.
  const every = Math.ceil(plot.categories.length / 8);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" className="bk-plot">
      <title>{title}</title>
      {scale.marks.map((mark) => (
        <g key={mark}>
          <line
            className="bk-grid"
            x1={edge.left}
            x2={width - edge.right}
            y1={heightOf(mark, scale)}
            y2={heightOf(mark, scale)}
          />
          <text className="bk-axis" x={edge.left - 6} y={heightOf(mark, scale) + 4} textAnchor="end">
            {mark}
          </text>
        </g>
      ))}
      {plot.categories.map((category, index) =>
        index % every === 0 ? (
          <text
            className="bk-axis"
            x={edge.left + (index + 0.5) * step}
            y={height - edge.bottom + 16}
            textAnchor="middle"
            key={keyed(category, index)}
          >
            {category}
          </text>
        ) : null,
      )}
      {plot.series.map((series, index) =>
        plot.kind === 'bar' ? (
          <Bars plot={plot} series={series} index={index} scale={scale} step={step} key={series.name} />
        ) : (
          <Line plot={plot} series={series} index={index} scale={scale} step={step} key={series.name} />
        ),
      )}
      <text className="bk-axis" x={edge.left + inner.width / 2} y={height - 6} textAnchor="middle">
        {plot.xLabel}
      </text>
      {plot.yLabel && (
        <text
          className="bk-axis"
          transform={`translate(11 ${edge.top + inner.height / 2}) rotate(-90)`}
          textAnchor="middle"
        >
          {plot.yLabel}
        </text>
      )}
    </svg>
  );
}

const heightOf = (value: number, { low, high }: Scale): number =>
  edge.top + inner.height * (1 - (value - low) / (high - low));

type Drawn = { plot: Plot; series: Series; index: number; scale: Scale; step: number };

function Bars({ plot, series, index, scale, step }: Drawn) {
  const bar = Math.min(40, (step * 0.7) / plot.series.length);
  const first = (step - bar * plot.series.length) / 2 + index * bar;
  return plot.categories.map((category, at) => {
    const value = valueAt(series, category);
    if (value === undefined) return null;
    const [above, below] = [heightOf(Math.max(0, value), scale), heightOf(Math.min(0, value), scale)];
    return (
      <rect
        className={`bk-ink-${index % 6}`}
        x={edge.left + at * step + first}
        y={above}
        width={Math.max(1, bar - 2)}
        height={below - above}
        rx="2"
        key={keyed(category, at)}
      />
    );
  });
}

function Line({ plot, series, index, scale, step }: Drawn) {
  const places = plot.categories.flatMap((category, at) => {
    const value = valueAt(series, category);
    return value === undefined ? [] : [{ x: edge.left + (at + 0.5) * step, y: heightOf(value, scale) }];
  });
  const path = places.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L');
  const [first, last] = [places[0], places.at(-1)];
  const ground = heightOf(0, scale);
  return (
    <>
      {plot.kind === 'area' && first && last && (
        <path
          className={`bk-ink-${index % 6} bk-area`}
          d={`M${first.x} ${ground}L${path}L${last.x} ${ground}Z`}
        />
      )}
      <path className={`bk-stroke-${index % 6}`} d={`M${path}`} />
      {places.map(({ x, y }) => (
        <circle className={`bk-ink-${index % 6}`} cx={x} cy={y} r="3" key={x} />
      ))}
    </>
  );
}
