/** Tables and charts in messages. */

import { block } from './block.ts';
import { all, anything, byType, type Check, integer, listOf, oneOf, rule, shape, string } from './checks.ts';
import { richText } from './rich-text.ts';

const cell = byType(
  {
    raw_text: shape({ required: { type: oneOf('raw_text'), text: string() } }),
    raw_number: shape({ required: { type: oneOf('raw_number'), value: anything, text: string() } }),
    rich_text: richText,
  },
  'a table cell',
);

const evenRows = rule(({ rows: given }) => {
  const widths = Array.isArray(given) ? given.map((row) => (Array.isArray(row) ? row.length : 0)) : [];
  return new Set(widths).size <= 1;
}, 'every row must have the same number of cells');

function rows(maxRows: number, minRows: number): Check {
  return listOf(listOf(cell, { min: 1, max: 20 }), { min: minRows, max: maxRows });
}

const columns = listOf(
  shape({ optional: { align: oneOf('left', 'center', 'right'), is_wrapped: anything } }),
  { max: 20 },
);

const axis = shape({
  optional: {
    categories: listOf(string({ max: 20 }), { max: 20 }),
    x_label: string({ max: 50 }),
    y_label: string({ max: 50 }),
  },
});
const point = shape({ required: { label: string({ max: 20 }), value: anything } });
const line = shape({ required: { name: string({ max: 20 }), data: listOf(point, { min: 1, max: 20 }) } });
/** Slack's page of limits says twelve, the block's own page six: the smaller is safe. */
const mostShown = 6;
const series = listOf(line, { min: 1, max: mostShown });
const plot = (type: string) => shape({ required: { type: oneOf(type), series, axis_config: axis } });

const chart = byType(
  {
    pie: shape({ required: { type: oneOf('pie'), segments: listOf(point, { min: 1, max: mostShown }) } }),
    bar: plot('bar'),
    line: plot('line'),
    area: plot('area'),
  },
  'a chart',
);

export const tablesAndCharts: { [type: string]: Check } = {
  table: all(block('table', { rows: rows(100, 1) }, { column_settings: columns }), evenRows),
  data_table: all(
    block(
      'data_table',
      // 201 on one page, 101 on another, with or without the header: the least is safe.
      { rows: rows(100, 2), caption: string() },
      { page_size: integer(1, 100), row_header_column_index: integer(0, 19) },
    ),
    evenRows,
  ),
  data_visualization: block('data_visualization', { title: string({ max: 50 }), chart }),
};
