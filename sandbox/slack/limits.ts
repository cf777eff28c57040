/** Slack's limits, checked offline: the same checks the workspace's own Web API uses. */

import { asObjects, asText, isObject, type JsonObject } from './json.ts';
import { boolean, oneOf, type Problem, type Report, say, shape, string } from './limits/checks.ts';
import { suggestions } from './limits/menus.ts';
import { checkSize } from './limits/message-size.ts';
import { checkBlocks } from './limits/surfaces.ts';
import { id, plainText } from './limits/texts.ts';

export type { Problem } from './limits/checks.ts';

const maxViewBytes = 250_000;
const maxMessageText = 40_000;
const maxAttachments = 100;

/** Everything Slack would refuse in a message, and a missing text, which a screen reader would miss. */
export function checkMessage(payload: JsonObject): Problem[] {
  const report: Report = { surface: 'message', problems: [] };
  if (!asText(payload.text).trim())
    say(report, '/text', 'a message needs a text: screen readers read nothing else');
  if (asText(payload.text).length > maxMessageText)
    say(report, '/text', `must be less than ${maxMessageText + 1} characters`);
  return [...report.problems, ...checkContents(payload)];
}

/** Blocks and attachments only. */
export function checkContents(payload: JsonObject): Problem[] {
  const report: Report = { surface: 'message', problems: [] };
  if (payload.blocks !== undefined) checkBlocks(payload.blocks, '/blocks', report);
  if (payload.attachments !== undefined) checkAttachments(payload.attachments, report);
  const attached = asObjects(payload.attachments).flatMap(({ blocks }) => asObjects(blocks));
  checkSize([...asObjects(payload.blocks), ...attached], report);
  return report.problems;
}

function checkAttachments(value: unknown, report: Report): void {
  if (!Array.isArray(value)) {
    say(report, '/attachments', 'must be a list');
    return;
  }
  if (value.length > maxAttachments)
    say(report, '/attachments', `no more than ${maxAttachments} items allowed`);
  for (const [index, attachment] of asObjects(value).entries()) {
    if (attachment.blocks !== undefined)
      checkBlocks(attachment.blocks, `/attachments/${index}/blocks`, report);
  }
}

const common = {
  blocks: () => {},
  private_metadata: string({ min: 0, max: 3000 }),
  callback_id: string({ min: 0, max: 255 }),
  external_id: id,
};

const home = shape({ required: { type: oneOf('home'), blocks: common.blocks }, optional: common });
const modal = shape({
  required: { type: oneOf('modal'), title: plainText(24), blocks: common.blocks },
  optional: {
    ...common,
    submit: plainText(24),
    close: plainText(24),
    clear_on_close: boolean,
    notify_on_close: boolean,
    submit_disabled: boolean,
  },
});

/** Everything Slack would refuse in a modal or a Home view. */
export function checkView(view: unknown): Problem[] {
  const type = isObject(view) ? view.type : undefined;
  if (!isObject(view) || (type !== 'modal' && type !== 'home')) {
    return [{ pointer: '/view/type', problem: 'must be one of modal, home' }];
  }
  const report: Report = { surface: type, problems: [] };
  (type === 'modal' ? modal : home)(view, '/view', report);
  checkBlocks(view.blocks, '/view/blocks', report);
  if (type === 'modal' && !view.submit && asObjects(view.blocks).some((block) => block.type === 'input')) {
    say(report, '/view/submit', 'submit is required when an input block is present');
  }
  if (isTooLarge(view)) say(report, '/view', 'view_too_large');
  return report.problems;
}

/** Everything Slack would refuse in the answer to a block_suggestion; there may be nothing to choose. */
export function checkSuggestions(answer: unknown): Problem[] {
  const report: Report = { surface: 'modal', problems: [] };
  suggestions(answer, '', report);
  return report.problems;
}

export function isTooLarge(view: unknown): boolean {
  return Buffer.byteLength(JSON.stringify(view)) > maxViewBytes;
}

/** The sentences Slack puts into `response_metadata.messages`. */
export function inSlacksWords(problems: Problem[]): string[] {
  return problems.map(({ pointer, problem }) => `[ERROR] ${problem} [json-pointer:${pointer}]`);
}
