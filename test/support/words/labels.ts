/**
 * What stands on buttons, fields and menus, by the ids that code knows them by. Stories press and fill in what is named here, so that
 * a label may change without them; what a label says is asserted in `test/views`.
 */
import { asObject, asObjects, textOf } from '../../../sandbox/slack/json.ts';
import { readManifest } from '../../../sandbox/slack/manifest.ts';
import { callbackOutcomes, priorities } from '../../../src/domain/escalation.ts';
import { answerForm } from '../../../src/views/acts/answer.ts';
import { askForm } from '../../../src/views/acts/ask.ts';
import { assignForm } from '../../../src/views/acts/assign.ts';
import { noAnswerForm, outcomeButtons } from '../../../src/views/acts/call-back.ts';
import { cancelForm } from '../../../src/views/acts/cancel.ts';
import { priorityForm } from '../../../src/views/acts/change-priority.ts';
import { giveAgentSideForm } from '../../../src/views/acts/give-agent-side.ts';
import { actViews } from '../../../src/views/acts/index.ts';
import { callbackForm, moveCallbackControl } from '../../../src/views/acts/promise-callback.ts';
import { newsButtons, promiseNewsForm } from '../../../src/views/acts/promise-news.ts';
import { reopenForm } from '../../../src/views/acts/reopen.ts';
import { resolveForm } from '../../../src/views/acts/resolve.ts';
import { newsForm } from '../../../src/views/acts/say.ts';
import { snoozeForm } from '../../../src/views/acts/snooze.ts';
import { moreButton, showButton } from '../../../src/views/buttons.ts';
import { changeForm } from '../../../src/views/forms/change-form.ts';
import { documentForm } from '../../../src/views/forms/document-form.ts';
import { details, moreDetails } from '../../../src/views/forms/more-details.ts';
import { moreMenu } from '../../../src/views/forms/more-menu.ts';
import { moveForm } from '../../../src/views/forms/move-form.ts';
import { raiseForm } from '../../../src/views/forms/raise-form.ts';
import type { Read } from '../../../src/views/forms/state.ts';
import { swapForm } from '../../../src/views/forms/swap-form.ts';
import { helpAnswer } from '../../../src/views/help.ts';
import { actions, fields as blockIds, shortcuts as shortcutIds } from '../../../src/views/ids.ts';
import { formExpiredAnswer } from '../../../src/views/refusals.ts';
import { en } from '../../../src/views/words/en/index.ts';
import { manifest } from '../manifest.ts';
import { type OfferName, offer } from './offers.ts';

const about = { id: 'ESC-1' };
const form = { ...about, via: 'button' } as const;
const meanings = {
  urgent: { meaning: '' },
  high: { meaning: '' },
  normal: { meaning: '' },
  low: { meaning: '' },
};
const someChoice = [{ id: 'one', name: 'One', restricted: false }];

const label = ({ text }: { text: { text: string } }): string => text.text;
const [in30m, in2h, today, tomorrow] = newsButtons(about, en).map(label);
const outcomes = Object.fromEntries(
  callbackOutcomes.map((outcome, index) => [
    outcome,
    label(outcomeButtons(about, en)[index] ?? showButton(about, en)),
  ]),
);

/** Every button in these blocks, whether in a row or beside a text: its action to its label. */
function buttonsIn(blocks: readonly unknown[]): Record<string, string> {
  const found = asObjects(blocks)
    .flatMap(({ elements, accessory }) => [
      ...(elements ? asObjects(elements) : []),
      ...(accessory ? [asObject(accessory)] : []),
    ])
    .filter(({ type }) => type === 'button')
    .map((button): [string, string] => [String(button.action_id), textOf(button.text)]);
  return Object.fromEntries(found);
}

function labelOf(blocks: readonly unknown[], actionId: string): string {
  const found = buttonsIn(blocks)[actionId];
  if (!found) throw new Error(`no button of these does ${actionId}`);
  return found;
}

const offered = (name: OfferName): string => offer(name).label(en);

/** The labels of what people press. */
export const acts = {
  acknowledge: actViews.acknowledge.button.label(en),
  resolve: actViews.resolve.button.label(en),
  ask: actViews.ask.button.label(en),
  more: label(moreButton(about, en)),
  answer: actViews.answer.button.label(en),
  askUser: actViews['ask user'].button.label(en),
  correct: actViews.correct.button.label(en),
  reopen: actViews.reopen.button.label(en),
  lookBack: actViews['look back'].button.label(en),
  notNow: en.acts['look back'].notNow,
  swap: en.swaps.swap,
  takeTurn: en.swaps.takeIt,
  leaveTurn: en.swaps.no,
  undoSwap: en.swaps.undo,
  cancel: actViews.cancel.button.label(en),
  show: label(showButton(about, en)),
  takeOver: actViews['take over'].button.label(en),
  takeAgentSide: actViews['take agent side'].button.label(en),
  giveAgentSide: offered('giveAgentSide'),
  keep: actViews.keep.button.label(en),
  holdOn: actViews['hold on'].button.label(en),
  promiseCallback: actViews['promise callback'].button.label(en),
  moveCallback: moveCallbackControl.label(en),
  endCall: actViews['end call'].button.label(en),
  undo: actViews.undo.button.label(en),
  handBack: actViews['hand back'].button.label(en),
  giveNews: actViews.say.button.label(en),
  /** Under More. */
  assign: offered('assign'),
  move: offered('move'),
  changePriority: offered('priority'),
  snooze: offered('snooze'),
  startCall: offered('startCall'),
  explain: offered('explain'),
  history: offered('history'),
  moreCallback: offered('callback'),
  moreMoveCallback: offered('moveCallback'),
  moreHandBack: offered('handBack'),
  moreCancel: offered('cancel'),
  promiseNews: offered('news'),
  changeNews: offered('moveNews'),
  /** Answers to the question when there will be news. */
  in30m: in30m ?? '',
  in2h: in2h ?? '',
  today: today ?? '',
  tomorrow: tomorrow ?? '',
  /** How the call to the user went. */
  satisfied: outcomes.satisfied ?? '',
  notSatisfied: outcomes['not satisfied'] ?? '',
  noAnswer: outcomes['no answer'] ?? '',
  notNeeded: outcomes['not needed'] ?? '',
  newEscalation: labelOf(helpAnswer({ teams: [], command: '/escalate' }, en).blocks, actions.newEscalation),
  withdraw: en.changes.withdraw,
  markWritten: en.documents.markWritten,
  addLink: en.documents.addLink,
  exportCsv: en.exports.button,
  moreDetails: labelOf([moreDetails(en)], actions.formMoreDetails),
  openForm: labelOf(formExpiredAnswer('', en).blocks, actions.newEscalation),
  openIt: en.refusals.openIt,
};

/** A row of buttons as the simulator shows it: `[Resolve] [More]`. */
export const row = (...labels: string[]): string => labels.map((each) => `[${each}]`).join(' ');

const named = new Map(readManifest(manifest()).shortcuts.map(({ callbackId, name }) => [callbackId, name]));

/** Shortcuts, as the manifest calls them. */
export const shortcuts = {
  callSummary: named.get(shortcutIds.callSummary) ?? '',
  newEscalation: named.get(shortcutIds.newEscalation) ?? '',
};

type Labels<K extends string> = Record<K, string>;

/** The label of each input, by the name that code has for its block. */
function inputsOf<K extends keyof typeof blockIds>(
  blocks: readonly unknown[],
  ...names: readonly K[]
): Labels<K> {
  const byBlock = new Map(asObjects(blocks).map((block) => [block.block_id, textOf(block.label)]));
  const found = names.map((name) => {
    const text = byBlock.get(blockIds[name]);
    if (!text) throw new Error(`the form has no input ${name}`);
    return [name, text];
  });
  return Object.fromEntries(found) as Labels<K>;
}

const blank = raiseForm({
  words: en,
  prefill: {},
  choices: {
    teams: [],
    priorities: meanings,
    categories: someChoice,
    countries: ['IE'],
    timeZone: 'UTC',
  },
  promised: { team: '', teamName: '', acknowledgeAt: 0, resolveAt: 0, closedUntil: null, chosen: true },
  source: null,
  masked: null,
  expanded: true,
  now: 0,
});

const week = { from: 0, to: 7 * 86_400_000 };
const swapping = swapForm(
  {
    own: [{ ...week, team: 'engineering', teamName: 'Engineering' }],
    colleagues: [{ id: 'USAM', name: 'Sam' }],
    theirs: [{ ...week, id: 'USAM', name: 'Sam' }],
    clock: { timeZone: 'UTC', locale: 'en-IE' },
    now: 0,
  },
  en,
);

/** The labels of what people fill in. A form with a field of the same name under another label is named: `moveReason`. */
export const fields = {
  ...inputsOf(
    blank.blocks,
    'team',
    'priority',
    'onPhone',
    'summary',
    'details',
    'need',
    'account',
    'country',
    'category',
    'callback',
    'contact',
  ),
  ...inputsOf(
    resolveForm(form, someChoice, en, ['x']).blocks,
    'fixed',
    'tellUser',
    'cause',
    'document',
    'namedDocument',
    'whichDocument',
  ),
  ...inputsOf(askForm(form, ['x'], en).blocks, 'missing', 'question', 'whoCanAnswer'),
  ...inputsOf(answerForm(form, null, en).blocks, 'answer'),
  ...inputsOf(newsForm(form, en).blocks, 'news'),
  ...inputsOf(assignForm(form, en).blocks, 'owner'),
  ...inputsOf(giveAgentSideForm(form, en).blocks, 'agent'),
  ...inputsOf(callbackForm(form, null, en).blocks, 'callbackAt'),
  ...inputsOf(promiseNewsForm(form, {}, en).blocks, 'newsBy'),
  ...inputsOf(noAnswerForm(form, en).blocks, 'retryAt'),
  ...inputsOf(snoozeForm(form, null, en).blocks, 'snoozeFor'),
  ...inputsOf(swapping.blocks, 'turn', 'taker', 'inReturn', 'onlyFrom', 'onlyUntil'),
  newPriority: inputsOf(priorityForm(form, priorities, meanings, en).blocks, 'priority').priority,
  newTeam: inputsOf(moveForm(form, someChoice, en).blocks, 'team').team,
  moveReason: inputsOf(moveForm(form, someChoice, en).blocks, 'reason').reason,
  reopenReason: inputsOf(reopenForm(form, en).blocks, 'reason').reason,
  cancelReason: inputsOf(cancelForm(form, en).blocks, 'reason').reason,
  duplicateOf: inputsOf(cancelForm(form, en).blocks, 'duplicateOf').duplicateOf,
};

const changed = changeForm('', { teams: someChoice, categories: someChoice, today: '2026-11-23' }, en);

/** Those of a change that a lead writes down. */
export const changeFields = {
  ...inputsOf(changed.blocks, 'since', 'team', 'category', 'measure'),
  what: inputsOf(changed.blocks, 'title').title,
};

/** Those of the form in which a document is said to be written. */
export const documentFields = {
  ...inputsOf(documentForm('', en).blocks, 'link'),
  what: inputsOf(documentForm('', en).blocks, 'title').title,
};

/** What stands on the fields of a form that was refused, by their labels, as `errorsOn` has it. */
export function errorsOf<T>(
  { blocks }: { blocks: readonly unknown[] },
  read: Read<T>,
): Record<string, string> {
  const byBlock = new Map(asObjects(blocks).map((block) => [block.block_id, textOf(block.label)]));
  const errors = 'errors' in read ? Object.entries(read.errors) : [];
  return Object.fromEntries(errors.map(([block, sentence]) => [byBlock.get(block) ?? block, sentence]));
}

/** The options of one input: value to label. */
function optionsOf(blocks: readonly unknown[], name: keyof typeof blockIds): Record<string, string> {
  const block = asObjects(blocks).find(({ block_id }) => block_id === blockIds[name]);
  const options = asObjects(asObject(block?.element).options);
  return Object.fromEntries(options.map(({ value, text }) => [String(value), textOf(text)]));
}

const answerers = optionsOf(askForm(form, [], en).blocks, 'whoCanAnswer');
const boxes = optionsOf(blank.blocks, 'onPhone');
const notSure = Object.values(optionsOf(blank.blocks, 'team')).at(-1) ?? '';
const documents = optionsOf(resolveForm(form, someChoice, en).blocks, 'document');
const contacts = optionsOf(details({}, { countries: [], categories: [] }, en), 'contact');
const snoozes = optionsOf(snoozeForm(form, { from: 0, until: 1, by: '' }, en).blocks, 'snoozeFor');
const priorityLabels = optionsOf(priorityForm(form, priorities, meanings, en).blocks, 'priority');

/** The labels of what people choose from; names of teams, causes and the like come from the tests' configuration. */
export const choices = {
  notSure,
  onlyUser: answerers.user ?? '',
  yes: boxes.yes ?? '',
  documentYes: documents.yes ?? '',
  documentNo: documents.no ?? '',
  documentWrong: documents.wrong ?? '',
  documentMissing: documents.missing ?? '',
  phone: contacts.phone ?? '',
  email: contacts.email ?? '',
  snooze30m: snoozes['30m'] ?? '',
  snooze2h: snoozes['2h'] ?? '',
  snoozeTomorrow: snoozes.tomorrow ?? '',
  remindAsUsual: snoozes.not ?? '',
  urgent: priorityLabels.urgent ?? '',
  high: priorityLabels.high ?? '',
  normal: priorityLabels.normal ?? '',
  low: priorityLabels.low ?? '',
};

const titled = ({ title, submit, close }: { title: unknown; submit?: unknown; close?: unknown }) => ({
  title: textOf(title),
  submit: textOf(submit),
  close: textOf(close),
});

/** What stands above the forms about ESC-1, and on the buttons below them. */
export const forms = {
  raise: titled(blank),
  resolve: titled(resolveForm(form, someChoice, en)),
  ask: titled(askForm(form, [], en)),
  answer: titled(answerForm(form, null, en)),
  news: titled(newsForm(form, en)),
  assign: titled(assignForm(form, en)),
  giveAgentSide: titled(giveAgentSideForm(form, en)),
  move: titled(moveForm(form, someChoice, en)),
  callback: titled(callbackForm(form, null, en)),
  more: titled(moreMenu(form, [], en)),
};
