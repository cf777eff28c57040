/** Charts, drawn, and their values as words. */

import { asText, type JsonObject } from '../../slack/json.ts';
import { CannotShow } from './cannot-show.tsx';
import { figuresOf, type Pie, type Plot, slicePath, valueAt } from './chart-figures.ts';
import { PlotDrawing } from './chart-plot.tsx';
import { keyed } from './mrkdwn.tsx';

export function Chart({ block }: { block: JsonObject }) {
  const figures = figuresOf(block.chart);
  const title = asText(block.title);
  if (!figures) return <CannotShow what="chart of this kind" />;
  return (
    <figure className="bk-chart">
      <figcaption className="bk-chart-title">{title}</figcaption>
      {figures.kind === 'pie' ? (
        <PieChart pie={figures} title={title} />
      ) : (
        <PlotChart plot={figures} title={title} />
      )}
    </figure>
  );
}

function PieChart({ pie: { segments }, title }: { pie: Pie; title: string }) {
  const total = segments.reduce((sum, { value }) => sum + value, 0);
  let from = 0;
  const slices = segments.map(({ label, value }, index) => {
    const share = total > 0 ? value / total : 0;
    const path = slicePath(from, from + share);
    from += share;
    return { label, value, share, path, className: `bk-ink-${index % 6}` };
  });
  return (
    <div className="bk-pie">
      <svg viewBox="0 0 100 100" role="img" className="bk-pie-drawing">
        <title>{title}</title>
        {slices.map(({ label, path, share, className }) =>
          share > 0 ? <path d={path} className={className} key={label} /> : null,
        )}
      </svg>
      <ul className="bk-legend">
        {slices.map(({ label, value, share, className }) => (
          <li key={label}>
            <Patch className={className} />
            {label}: {value} ({Math.round(share * 100)} %)
          </li>
        ))}
      </ul>
    </div>
  );
}

function PlotChart({ plot, title }: { plot: Plot; title: string }) {
  return (
    <>
      <PlotDrawing plot={plot} title={title} />
      {plot.series.length > 1 && (
        <ul className="bk-legend bk-legend-line">
          {plot.series.map(({ name }, index) => (
            <li key={name}>
              <Patch className={`bk-ink-${index % 6}`} />
              {name}
            </li>
          ))}
        </ul>
      )}
      <details className="bk-values">
        <summary>Values</summary>
        <ValuesTable plot={plot} title={title} />
      </details>
    </>
  );
}

function ValuesTable({ plot: { series, categories, xLabel }, title }: { plot: Plot; title: string }) {
  return (
    <div className="bk-table-frame">
      <table className="bk-table">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{xLabel}</th>
            {series.map(({ name }) => (
              <th scope="col" className="bk-right" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {categories.map((category, at) => (
            <tr key={keyed(category, at)}>
              <th scope="row">{category}</th>
              {series.map((each) => (
                <td className="bk-right" key={each.name}>
                  {valueAt(each, category) ?? '–'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Patch({ className }: { className: string }) {
  return (
    <svg viewBox="0 0 10 10" className="bk-patch" aria-hidden="true">
      <rect width="10" height="10" rx="2.5" className={className} />
    </svg>
  );
}
