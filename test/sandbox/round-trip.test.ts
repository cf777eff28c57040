import type { App } from '@slack/bolt';
import { afterEach, describe, expect, test } from 'vitest';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import { openWorkspace, type Probe, startHttpApp, startSocketApp } from './probe.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });

const form = {
  type: 'modal' as const,
  callback_id: 'form',
  private_metadata: 'kept',
  title: plain('New probe'),
  submit: plain('Send'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'summary',
      label: plain('Summary'),
      element: { type: 'plain_text_input' as const, action_id: 'value' },
    },
    {
      type: 'input' as const,
      block_id: 'priority',
      label: plain('Priority'),
      dispatch_action: true,
      element: {
        type: 'static_select' as const,
        action_id: 'priority',
        options: [
          { text: plain('Urgent & now'), value: 'urgent' },
          { text: plain('Low'), value: 'low' },
        ],
      },
    },
  ],
};

const card = (text: string) => ({
  text,
  blocks: [
    { type: 'section' as const, text: { type: 'mrkdwn' as const, text } },
    {
      type: 'actions' as const,
      elements: [{ type: 'button' as const, action_id: 'take', text: plain('Take it'), value: '7' }],
    },
  ],
});

/** What the probe heard, in the order it heard it. */
function wire(heard: unknown[]) {
  return (app: App) => {
    app.command('/probe', async ({ ack, command, client, respond }) => {
      heard.push(command.text);
      await ack();
      if (command.text === 'form') await client.views.open({ trigger_id: command.trigger_id, view: form });
      else await respond(`You said ${command.text}`);
    });
    app.shortcut('new_probe', async ({ ack, shortcut, client }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view: form });
    });
    app.shortcut({ callback_id: 'probe_this', type: 'message_action' }, async ({ ack, shortcut }) => {
      heard.push([shortcut.channel.name, shortcut.message.text]);
      await ack();
    });
    app.action('priority', async ({ ack, body, client }) => {
      await ack();
      if (body.type !== 'block_actions' || !body.view) return;
      heard.push(body.view.state.values.priority?.priority?.selected_option?.value);
      await client.views.update({
        view_id: body.view.id,
        hash: body.view.hash,
        view: { ...form, title: plain('Still new') },
      });
    });
    app.view('form', async ({ ack, view, client }) => {
      const summary = view.state.values.summary?.value?.value ?? '';
      if (summary === 'bad') return ack({ response_action: 'errors', errors: { summary: 'Say more.' } });
      heard.push([summary, view.private_metadata]);
      await ack();
      await client.chat.postMessage({ channel: 'C0TEAM', ...card(summary) });
    });
    app.action('take', async ({ ack, body, action, respond, client }) => {
      await ack();
      if (action.type !== 'button' || body.type !== 'block_actions' || !body.message) return;
      heard.push([body.user.id, action.value]);
      await client.chat.update({
        channel: 'C0TEAM',
        ts: body.message.ts,
        ...card(`Taken by <@${body.user.id}>`),
      });
      await respond({ text: 'It is yours.', response_type: 'ephemeral', replace_original: false });
    });
    app.message(/./, async ({ message }) => {
      if (message.subtype === undefined) heard.push(message.text);
    });
    app.event('reaction_added', async ({ event }) => {
      heard.push([event.reaction, event.item.channel]);
    });
    app.event('app_home_opened', async ({ event, client }) => {
      await client.views.publish({
        user_id: event.user,
        view: { type: 'home', blocks: card(`Hello <@${event.user}>`).blocks },
      });
    });
  };
}

describe.each([
  ['Socket Mode', startSocketApp],
  ['HTTP', startHttpApp],
])('real Bolt over %s', (_mode, start) => {
  let workspace: Workspace;
  let probe: Probe;
  const heard: unknown[] = [];

  async function open() {
    heard.length = 0;
    workspace = await openWorkspace();
    probe = await start(workspace, wire(heard));
  }

  afterEach(async () => {
    await workspace.quiet();
    await probe.stop();
    await workspace.close();
  });

  test('a command is escaped on its way and answered to one person', async () => {
    await open();
    await workspace.command('UANN', '/probe a < b & <!channel>', { channel: 'team' });
    await workspace.until(() => workspace.ephemeralsTo('UANN').length > 0, 'an answer');
    expect(heard).toEqual(['a &lt; b &amp; &lt;!channel&gt;']);
    expect(workspace.ephemeralsTo('UANN')).toEqual(['You said a &lt; b &amp; &lt;!channel&gt;']);
    expect(workspace.ephemeralsTo('UBEN')).toEqual([]);
    expect(workspace.problems).toEqual([]);
  });

  test('a form keeps what was filled in when it is updated, is refused on a field, and becomes a card', async () => {
    await open();
    await workspace.command('UANN', '/probe form');
    await workspace.until(() => workspace.modal('UANN') !== undefined, 'a form');
    await workspace.fill('UANN', { Summary: 'bad' });
    await workspace.choose('UANN', 'Priority', 'Urgent & now');
    await workspace.until(
      () => workspace.modal('UANN')?.given.title !== form.title && heard.includes('urgent'),
      'an update',
    );
    await workspace.until(
      () => JSON.stringify(workspace.modal('UANN')?.given.title).includes('Still new'),
      'a new title',
    );
    const updated = workspace.modal('UANN');
    expect(updated && workspace.seenBy(updated, 'UANN')).toBe(
      'Still new\nSummary: [bad]\nPriority: [Urgent & now]\n[Send]',
    );

    await workspace.submit('UANN');
    expect(workspace.errorsOn('UANN')).toEqual({ Summary: 'Say more.' });
    await workspace.submit('UANN', { Summary: 'Payouts <!channel> & co' });
    await workspace.until(() => workspace.messages('team').length > 0, 'a card');
    expect(workspace.modal('UANN')).toBeUndefined();
    expect(heard.at(-1)).toEqual(['Payouts <!channel> & co', 'kept']);
    expect(workspace.messages('team').map((message) => message.pings)).toEqual([['channel']]);
    expect(workspace.problems).toEqual([]);
  });

  test('a button is clicked by its label, the message changes, the answer is private', async () => {
    await open();
    await probe.app.client.chat.postMessage({ channel: 'C0TEAM', ...card('Who takes it?') });
    await workspace.click('UBEN', 'Take it');
    await workspace.until(() => workspace.ephemeralsTo('UBEN').length > 0, 'an answer');
    expect(heard).toEqual([['UBEN', '7']]);
    expect(workspace.messages('team').map((message) => workspace.seenBy(message, 'UANN'))).toEqual([
      'Taken by @Ben\n[Take it]',
    ]);
    expect(workspace.messages('team').map((message) => message.pings)).toEqual([[]]);
    expect(workspace.ephemeralsTo('UBEN')).toEqual(['It is yours.']);
    expect(workspace.problems).toEqual([]);
  });

  test('messages, reactions and shortcuts arrive as Slack writes them', async () => {
    await open();
    const message = await workspace.post('UANN', 'team', 'a < b, see https://x.test/y?a=1&b=2. <!channel>');
    await workspace.react('UBEN', 'eyes', message);
    await workspace.messageShortcut('UBEN', 'Probe this', message);
    const stored = 'a &lt; b, see <https://x.test/y?a=1&amp;b=2>. &lt;!channel&gt;';
    expect(heard).toEqual([stored, ['eyes', 'C0TEAM'], ['team', stored]]);
    expect(message.pings).toEqual([]);
  });

  test('Home is published when it is opened, and seen by one person', async () => {
    await open();
    await workspace.openHome('UANN');
    await workspace.until(() => workspace.home('UANN') !== undefined, 'a Home');
    const home = workspace.home('UANN');
    expect(home && workspace.seenBy(home, 'UANN')).toBe('Hello @Ann\n[Take it]');
    expect(workspace.home('UBEN')).toBeUndefined();
  });

  test('a shortcut opens a form once: the trigger cannot be used again', async () => {
    await open();
    const delivery = await workspace.globalShortcut('UANN', 'New probe');
    await workspace.until(() => workspace.modal('UANN') !== undefined, 'a form');
    const trigger = String(delivery.payload.trigger_id);
    const again = probe.app.client.views.open({ trigger_id: trigger, view: form });
    await expect(again).rejects.toMatchObject({ data: { error: 'exchanged_trigger_id' } });
  });

  test('the same delivery twice reaches the bot twice with the same ids', async () => {
    await open();
    workspace.duplicateNext();
    await workspace.command('UANN', '/probe twice', { channel: 'team' });
    await workspace.until(() => workspace.ephemeralsTo('UANN').length === 2, 'two answers');
    await workspace.command('UANN', '/probe once', { channel: 'team' });
    expect(heard).toEqual(['twice', 'twice', 'once']);
  });

  test('a click nobody listens to shows the person an error and is objected to', async () => {
    await open();
    await probe.app.client.chat.postMessage({
      channel: 'C0TEAM',
      text: 'Deaf',
      blocks: [{ type: 'actions', elements: [{ type: 'button', action_id: 'deaf', text: plain('Deaf') }] }],
    });
    await workspace.click('UANN', 'Deaf');
    expect(workspace.errorsShown('UANN').map(({ about }) => about)).toEqual(['the click on "Deaf"']);
    expect(workspace.problems.length).toBe(1);
  });
});
