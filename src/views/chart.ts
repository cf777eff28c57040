/** Charts, which Slack draws in messages; its types do not know them yet. A workspace that has none refuses the message. */
import type { KnownBlock } from '@slack/types';
import type { Message } from './lines.ts';

type Point = { label: string; value: number };
export type Chart = {
  title: string;
  /** Each with a point for every category. At most six. */
  series: readonly { name: string; data: readonly Point[] }[];
  yLabel: string;
};

const chartType = 'data_visualization';

export const lineChart = ({ title, series, yLabel }: Chart): KnownBlock =>
  ({
    type: chartType,
    title,
    chart: {
      type: 'line',
      series,
      axis_config: { categories: series[0]?.data.map(({ label }) => label) ?? [], y_label: yLabel },
    },
  }) as unknown as KnownBlock;

const isChart = ({ type }: { type: string }): boolean => type === chartType;

export const hasChart = ({ blocks }: Pick<Message, 'blocks'>): boolean => blocks.some(isChart);

/** What it draws is told in words and in a table beside it. */
export const withoutChart = (message: Message): Message => ({
  ...message,
  blocks: message.blocks.filter((block) => !isChart(block)),
});
