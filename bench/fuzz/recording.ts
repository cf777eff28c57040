/** Everything people can do, done once for real: the payloads that the fuzz then breaks. */

import type { Choice } from '../../sandbox/slack/gestures/choices.ts';
import { asObject, asObjects, asText, type JsonObject } from '../../sandbox/slack/json.ts';
import { optionsOf } from '../../sandbox/slack/view-state.ts';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import { fields, modals, shortcuts } from '../../src/views/ids.ts';
import { actions } from '../actions.ts';

export type Kind = 'slash_commands' | 'interactive' | 'events_api';
export type Recorded = { kind: Kind; payload: JsonObject };

/** Stands in every text that people type here, so that a log that repeats one is found out. */
export const typedMark = 'Zebrafinch';

const agent = 'UAOIFE';
const engineer = 'UKENJI';
const other = 'UPRIYA';
const bystander = 'UCLAIRE';

/**
 * `settle` resolves when the bot has answered everything and posted what follows; `patiently` tries again what cannot be done
 * because the bot is not so far.
 */
export async function record(
  slack: Workspace,
  settle: () => Promise<void>,
  patiently: (work: () => Promise<unknown>) => Promise<void> = async (work) => void (await work()),
): Promise<Recorded[]> {
  const press = async (user: string, actionId: string, where?: { channel: string; ts: string }) => {
    await patiently(() => slack.click(user, { actionId }, where));
    await settle();
  };
  const submitAll = async (user: string, given: Record<string, Choice> = {}) => {
    await patiently(async () => {
      if (inputsOf(slack, user).length === 0) throw new Error(`no form is open for ${user}`);
      return slack.fill(user, { ...answersTo(slack, user), ...given });
    });
    await settle();
    await slack.submit(user);
    await settle();
  };
  let raised = 0;
  const raise = async (given: Record<string, Choice> = {}) => {
    await slack.command(agent, `/escalate ${typedMark} is stuck`, { channel: 'C0OPS' });
    await settle();
    await press(agent, actions.formMoreDetails);
    await submitAll(agent, { [actions.formTeam]: 'engineering', [actions.formPriority]: 'high', ...given });
    await slack.closeModal(agent);
    raised += 1;
    const id = `ESC-${raised}`;
    await patiently(async () => {
      messageOf(slack, id, 'C0ENG');
      messageOf(slack, id, slack.directChannel(agent));
    });
  };
  const card = (id: string) => messageOf(slack, id, 'C0ENG');
  const mine = (id: string) => messageOf(slack, id, slack.directChannel(agent));
  const more = async (user: string, actionId: string, id: string) => {
    await press(user, actions.openMore, card(id));
    await press(user, actionId);
  };

  for (const user of [agent, engineer]) await slack.openHome(user);
  await raise();
  await raise();
  await slack.openHome(agent);
  await slack.openHome(engineer);
  await settle();
  await press(engineer, actions.acknowledge, card('ESC-1'));
  await press(engineer, actions.news2h);
  await press(engineer, actions.openAsk, card('ESC-1'));
  await submitAll(engineer);
  await press(agent, actions.openAnswer, mine('ESC-1'));
  await submitAll(agent);
  await more(engineer, actions.moreNews, 'ESC-1');
  await submitAll(engineer);
  for (const act of [actions.morePriority, actions.moreSnooze, actions.moreAssign]) {
    await more(engineer, act, 'ESC-1');
    await submitAll(engineer, act === actions.moreAssign ? { [fields.owner]: 'Priya' } : {});
  }
  for (const act of [actions.moreExplain, actions.moreHistory]) {
    await more(other, act, 'ESC-1');
    await slack.closeModal(other);
  }
  await more(other, actions.moreCallback, 'ESC-1');
  await submitAll(other);
  await press(other, actions.openResolve, card('ESC-1'));
  await submitAll(other, { [fields.document]: 'no' });
  await more(other, actions.moreLookBack, 'ESC-1');
  await submitAll(other, { [fields.document]: 'wrong' });
  await press(other, actions.openReopen, card('ESC-1'));
  await submitAll(other);
  await slack.post(engineer, 'C0ENG', `${typedMark} in the thread`, { thread: card('ESC-2').ts });
  await slack.react(other, 'eyes', card('ESC-2'));
  await settle();
  await press(agent, actions.openMore, mine('ESC-2'));
  await press(agent, actions.moreGiveAgentSide);
  await submitAll(agent, { [fields.agent]: 'Claire' });
  // To Risk, whose form to move it on has what it would tell.
  await more(other, actions.moreMove, 'ESC-1');
  await submitAll(other);
  await patiently(async () => void messageOf(slack, 'ESC-1', 'C0RISK'));
  await press(analyst, actions.openMore, messageOf(slack, 'ESC-1', 'C0RISK'));
  await press(analyst, actions.moreMove);
  await submitAll(analyst, { [fields.team]: 'design' });
  await more(agentLead, actions.moreCancel, 'ESC-2');
  await submitAll(agentLead);
  await slack.command(agentLead, `/escalate changed ${typedMark}`, { channel: 'C0OPS' });
  await settle();
  await submitAll(agentLead, { [fields.team]: 'engineering' });
  await slack.closeModal(agentLead);
  await slack.command(agentLead, '/escalate changes', { channel: 'C0OPS' });
  await settle();
  await press(agentLead, actions.withdrawChange);
  await slack.command(agentLead, '/escalate documents', { channel: 'C0OPS' });
  await settle();
  await press(agentLead, actions.documentWritten);
  await submitAll(agentLead);
  await slack.closeModal(agentLead);
  await slack.globalShortcut(agent, shortcuts.newEscalation);
  await settle();
  await slack.closeModal(agent);
  const summary = await slack.post(agent, 'C0OPS', `Call summary: ${typedMark} wants a refund. Urgent.`);
  await slack.messageShortcut(agent, shortcuts.callSummary, summary);
  await settle();
  await raise({ [actions.formPriority]: 'urgent' });
  await slack.changePerson(bystander, { title: typedMark });
  await settle();
  const recorded = slack.deliveries.map(({ kind, payload }) => ({ kind, payload }));
  return [...recorded, ...unreached(recorded)];
}

const agentLead = 'UMARCUS';
const analyst = 'UTOMAS';

function messageOf(slack: Workspace, id: string, channel: string): { channel: string; ts: string } {
  const found = slack
    .messages(channel)
    .findLast(({ text }) => text.startsWith(`${id} `) || text.startsWith(`${id}:`) || text.includes(id));
  if (!found) throw new Error(`${id} is not in ${channel}`);
  return found;
}

const inputsOf = (slack: Workspace, user: string): JsonObject[] =>
  asObjects(slack.modal(user)?.blocks).filter(({ type }) => type === 'input');

/** Something for every field of the open form, by its action. */
function answersTo(slack: Workspace, user: string): Record<string, Choice> {
  const now = slack.clock.now();
  return Object.fromEntries(
    inputsOf(slack, user).flatMap((block): [string, Choice][] => {
      const element = asObject(block.element);
      const field = asText(element.action_id);
      const options = optionsOf(element).map(({ value }) => asText(value));
      switch (element.type) {
        case 'plain_text_input':
          return [[field, `${typedMark} ${asText(block.block_id)}`]];
        case 'url_text_input':
          return [[field, 'https://wiki.example.com']];
        case 'datetimepicker':
          return [[field, Math.floor(now / 1000) + 7200]];
        case 'checkboxes':
          return [[field, options.slice(0, 1)]];
        case 'static_select':
        case 'radio_buttons':
          return options[0] === undefined ? [] : [[field, options[0]]];
        default:
          return [];
      }
    }),
  );
}

/** What the story above does not come by: the other buttons and modals, in the shape of those that it did. */
function unreached(recorded: readonly Recorded[]): Recorded[] {
  const payloads = recorded.map(({ payload }) => payload);
  const presses = payloads.filter(({ type }) => type === 'block_actions');
  const from = {
    message: presses.find(({ message, container }) => message && !asObject(container).is_ephemeral),
    ephemeral: presses.find(({ container }) => asObject(container).is_ephemeral === true),
    modal: presses.find(({ view }) => asObject(view).type === 'modal'),
  };
  const home = { ...from.modal, view: { ...asObject(from.modal?.view), type: 'home', private_metadata: '' } };
  const pressed = [...Object.values(from), home].flatMap((press) =>
    press === undefined ? [] : Object.values(actions).map((action_id) => withAction(press, action_id)),
  );
  const submissions = payloads.filter(({ type }) => type === 'view_submission');
  const known = new Set(submissions.map(({ view }) => asText(asObject(view).callback_id)));
  const [any] = submissions.filter(({ view }) => asObject(view).callback_id !== modals.raise);
  const others = Object.values(modals)
    .filter((callback) => !known.has(callback))
    .map((callback_id) => ({ ...any, view: { ...asObject(any?.view), callback_id } }));
  const closings = [...submissions, ...others].map((payload) => ({
    ...payload,
    type: 'view_closed',
    is_cleared: false,
  }));
  const suggestion = { ...from.modal, type: 'block_suggestion', value: typedMark, action_id: 'account' };
  const unknown = ['interactive_message', 'dialog_submission', 'workflow_step_edit', 'nobody_knows'].map(
    (type) => ({ ...from.message, type }),
  );
  const interactive = [...pressed, ...others, ...closings, suggestion, ...unknown];
  const [event] = payloads.filter(({ type }) => type === 'event_callback');
  const events = otherEvents.map((inner) => ({ ...event, event: inner }));
  return [
    ...interactive.map((payload): Recorded => ({ kind: 'interactive', payload })),
    ...events.map((payload): Recorded => ({ kind: 'events_api', payload })),
    { kind: 'events_api', payload: { type: 'url_verification', challenge: 'c-1', token: 't' } },
    { kind: 'slash_commands', payload: { ssl_check: '1', token: 't' } },
  ];
}

const withAction = (press: JsonObject, action_id: string): JsonObject => ({
  ...press,
  actions: [{ ...asObject(asObjects(press.actions)[0]), action_id, type: 'button', value: 'ESC-3' }],
});

const at = { channel: 'C0ENG', ts: '1.1', event_ts: '1.1' };
const otherEvents: JsonObject[] = [
  { type: 'message', subtype: 'message_changed', ...at, message: { text: typedMark, ts: '1.0' } },
  { type: 'message', subtype: 'message_deleted', ...at, deleted_ts: '1.0' },
  { type: 'message', subtype: 'bot_message', ...at, text: typedMark, bot_id: 'B1' },
  { type: 'reaction_added', user: 'UPRIYA', reaction: 'eyes', item: { type: 'file', file: 'F1' } },
  { type: 'reaction_removed', user: 'UPRIYA', reaction: 'eyes', item: { type: 'message', ...at } },
  { type: 'channel_archive', channel: 'C0ENG', user: 'UNORA' },
  { type: 'channel_rename', channel: { id: 'C0ENG', name: typedMark, created: 1 } },
  { type: 'member_left_channel', user: 'UBOT', channel: 'C0ENG', channel_type: 'C' },
  { type: 'user_change', user: { id: 'UKENJI', name: typedMark } },
  { type: 'app_mention', user: 'UKENJI', text: typedMark, ...at },
  { type: 'app_uninstalled' },
  { type: 'tokens_revoked', tokens: { bot: ['UBOT'] } },
  { type: 'function_executed', function: {}, inputs: {}, function_execution_id: 'Fx1' },
  { type: 'subteam_updated', subteam: { id: 'S0ENG' } },
  { type: 'nobody_knows' },
];
