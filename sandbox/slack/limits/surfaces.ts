/** What holds for a whole message or view: which blocks a surface has, unique ids, totals over all blocks. */

import { asObject, asObjects, asText, type JsonObject } from '../json.ts';
import { blocks } from './blocks.ts';
import { byType, type Report, type Surface, say } from './checks.ts';
import { lettersIn } from './message-size.ts';

const everywhere = [
  'actions',
  'context',
  'divider',
  'header',
  'image',
  'input',
  'rich_text',
  'section',
  'video',
];
const messageOnly = [
  'carousel',
  'container',
  'context_actions',
  'data_table',
  'data_visualization',
  'markdown',
  'plan',
  'table',
  'task_card',
];

/** Slack's list, and where tests on live Slack contradict it, the narrower (slack-facts §2.2). */
const allowed: { [surface in Surface]: readonly string[] } = {
  message: [...everywhere, ...messageOnly, 'card'],
  modal: [...everywhere, 'alert'],
  home: [...everywhere, 'card', 'carousel'],
};

const most: { [surface in Surface]: number } = { message: 50, modal: 100, home: 100 };

export function checkBlocks(value: unknown, at: string, report: Report): void {
  if (!Array.isArray(value)) {
    say(report, at, 'must be a list of blocks');
    return;
  }
  if (value.length > most[report.surface])
    say(report, at, `no more than ${most[report.surface]} items allowed`);
  const check = byType(blocks, 'a block');
  for (const [index, block] of value.entries()) {
    const type = asText(asObject(block).type);
    if (type in blocks && !allowed[report.surface].includes(type)) {
      say(report, `${at}/${index}/type`, `${type} is not available in a ${report.surface}`);
    } else {
      check(block, `${at}/${index}`, report);
    }
  }
  checkIds(asObjects(value), at, report);
  if (report.surface === 'message') checkTotals(asObjects(value), at, report);
}

/** The same action_id may stand in several blocks (a list of rows with one button each), never twice in one. */
function checkIds(given: JsonObject[], at: string, report: Report): void {
  const blockIds = new Set<string>();
  for (const block of everyBlock(given)) {
    const blockId = asText(block.block_id);
    if (blockId && blockIds.has(blockId)) say(report, at, `block_id ${blockId} is used twice`);
    blockIds.add(blockId);
    const actionIds = elementsOf(block)
      .map((element) => asText(element.action_id))
      .filter(Boolean);
    if (new Set(actionIds).size < actionIds.length)
      say(report, at, 'an action_id is used twice in one block');
  }
}

function checkTotals(given: JsonObject[], at: string, report: Report): void {
  const tables = everyBlock(given).filter((block) => block.type === 'table' || block.type === 'data_table');
  if (tables.length > 1) say(report, at, 'only_one_table_allowed');
  for (const table of tables) {
    if (table.type === 'table' && lettersIn(table.rows) > 10_000)
      say(report, at, 'a table holds at most 10000 characters');
  }
  if (given.filter((block) => block.type === 'data_visualization').length > 2) {
    say(report, at, 'no more than 2 data_visualization blocks allowed');
  }
}

/** All blocks, those inside containers included. */
export function everyBlock(given: JsonObject[]): JsonObject[] {
  return given.flatMap((block) => [
    block,
    ...everyBlock(asObjects(block.child_blocks)),
    ...(block.type === 'carousel' ? asObjects(block.elements) : []),
  ]);
}

/** The interactive elements of one block. */
export function elementsOf(block: JsonObject): JsonObject[] {
  if (block.type === 'input') return asObjects([block.element]);
  if (block.type === 'section')
    return asObjects([block.accessory]).filter((element) => element.type !== 'image');
  if (block.type === 'actions' || block.type === 'context_actions') return asObjects(block.elements);
  if (block.type === 'card') return asObjects(block.actions);
  return [];
}
