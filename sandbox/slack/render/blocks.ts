/** Blocks as lines of plain text: buttons as `[Acknowledge]`, inputs as `Label: [value]`. */

import { asList, asObject, asObjects, asText, isObject, type JsonObject } from '../json.ts';
import type { Values } from '../state.ts';
import { optionsOf } from '../view-state.ts';
import { type Eyes, mrkdwnSeen, richTextSeen, textSeen } from './words.ts';

type Seeing = Eyes & { values: Values };

export function blocksSeen(blocks: JsonObject[], seeing: Seeing): string[] {
  return blocks.flatMap((block) => blockSeen(block, seeing));
}

function blockSeen(block: JsonObject, seeing: Seeing): string[] {
  const text = (value: unknown) => textSeen(value, seeing);
  switch (block.type) {
    case 'section': {
      const accessory = isObject(block.accessory) ? [elementSeen(block, block.accessory, seeing)] : [];
      return [
        ...(block.text ? lines(text(block.text)) : []),
        ...asList(block.fields).map((field) => text(field).replaceAll('\n', ' ')),
        ...accessory,
      ];
    }
    case 'header':
      return [text(block.text)];
    case 'context':
      return [
        asObjects(block.elements)
          .map((each) => (each.type === 'image' ? `(${asText(each.alt_text)})` : text(each)))
          .join(' · '),
      ];
    case 'actions':
    case 'context_actions':
      return [
        asObjects(block.elements)
          .map((element) => elementSeen(block, element, seeing))
          .join(' '),
      ];
    case 'input': {
      const error = asText(block.error);
      const label = `${text(block.label)}${block.optional === true ? ' (optional)' : ''}`;
      return [
        `${label}: ${elementSeen(block, asObject(block.element), seeing)}`,
        ...(block.hint ? [`  ${text(block.hint)}`] : []),
        ...(error ? [`  ! ${error}`] : []),
      ];
    }
    case 'divider':
      return ['---'];
    case 'image':
      return [`(${asText(block.alt_text)})`];
    case 'alert':
      return [`! ${text(block.text)}`];
    case 'markdown':
      return lines(asText(block.text));
    case 'rich_text':
      return richTextSeen(block, seeing);
    case 'table':
    case 'data_table':
      return [...(block.caption ? [asText(block.caption)] : []), ...rowsSeen(block, seeing)];
    case 'container':
      return [
        text(block.title),
        ...blocksSeen(asObjects(block.child_blocks), seeing).map((line) => `  ${line}`),
      ];
    case 'card':
      return [block.title, block.subtitle, block.body]
        .filter(Boolean)
        .map(text)
        .concat(asObjects(block.actions).map((element) => elementSeen(block, element, seeing)));
    case 'carousel':
      return blocksSeen(asObjects(block.elements), seeing);
    default:
      return [`(${asText(block.type)}${block.title ? `: ${text(block.title)}` : ''})`];
  }
}

function lines(text: string): string[] {
  return text.split('\n');
}

function rowsSeen(block: JsonObject, seeing: Seeing): string[] {
  return asList(block.rows).map((row) =>
    asObjects(row)
      .map((cell) => (cell.type === 'rich_text' ? richTextSeen(cell, seeing).join(' ') : asText(cell.text)))
      .join(' | '),
  );
}

function elementSeen(block: JsonObject, element: JsonObject, seeing: Seeing): string {
  const text = (value: unknown) => textSeen(value, seeing);
  const value = seeing.values[asText(block.block_id)]?.[asText(element.action_id)] ?? {};
  switch (element.type) {
    case 'button':
    case 'workflow_button':
    case 'icon_button':
      return `[${text(element.text)}]`;
    case 'overflow':
      return `[… ${optionsOf(element)
        .map((option) => text(option.text))
        .join(' / ')}]`;
    case 'image':
      return `(${asText(element.alt_text)})`;
    case 'feedback_buttons':
      return [element.positive_button, element.negative_button]
        .map((each) => `[${text(asObject(each).text)}]`)
        .join(' ');
    case 'checkboxes':
    case 'radio_buttons': {
      const chosen = [value.selected_options ?? value.selected_option ?? []]
        .flat()
        .map((option) => asObject(option).value);
      return optionsOf(element)
        .map((option) => `[${chosen.includes(option.value) ? 'x' : ' '}] ${text(option.text)}`)
        .join('  ');
    }
    default:
      return `[${chosenSeen(value, seeing) || text(element.placeholder)}]`;
  }
}

function chosenSeen(value: JsonObject, seeing: Seeing): string {
  const { type: _type, ...fields } = value;
  const chosen = Object.values(fields)[0];
  if (value.type === 'datetimepicker' && typeof chosen === 'number') {
    return mrkdwnSeen(`<!date^${chosen}^{date_short_pretty} {time}|>`, seeing);
  }
  return [chosen ?? []]
    .flat()
    .map((each) => named(each, seeing))
    .join(', ');
}

function named(chosen: unknown, seeing: Seeing): string {
  if (isObject(chosen) && typeof chosen.name === 'string') return chosen.name;
  if (isObject(chosen))
    return chosen.type === 'rich_text'
      ? richTextSeen(chosen, seeing).join(' ')
      : textSeen(chosen.text, seeing);
  const { people, channels } = seeing.state;
  const id = String(chosen);
  return people.get(id)?.realName ?? (channels.has(id) ? `#${channels.get(id)?.name}` : id);
}
