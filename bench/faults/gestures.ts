/** Single acts of people, with the patience of people: they wait, they try again, and they give up. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Delivery } from '../../sandbox/slack/delivery.ts';
import type { Answers } from '../../sandbox/slack/gestures/modals.ts';
import { asObject, asText } from '../../sandbox/slack/json.ts';
import { findMessage } from '../../sandbox/slack/messages.ts';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import { actions, shortcuts } from '../../src/views/ids.ts';
import type { Chance } from './chance.ts';
import type { Act, Ledger } from './ledger.ts';
import { type Ask, buttonsOn, type Sight, type Where } from './sights.ts';

/** Somebody looks at the clock: what did not come by then does not come. */
const patienceMs = 2_800;
const submitTries = 4;
const agentsChannel = 'C0OPS';
/** Acts whose form asks for words; in the others there is nothing to recognise them by. */
const wordless = new Set<Act['what']>([
  'priority changed',
  'snoozed',
  'assigned',
  'callback promised',
  'called back',
]);

/** What is pressed: the first button that does so, or exactly this one. */
type Button = string | Ask['spot'];
const spotOf = (button: Button) => (typeof button === 'string' ? { actionId: button } : button);

export type Happening = 'handed over' | 'acknowledged';

export type Scene = {
  slack: Workspace;
  ledger: Ledger;
  chance: Chance;
  /** Somebody waits for such an instant to end the bot. */
  happened(what: Happening): void;
};

export type Gestures = ReturnType<typeof createGestures>;

type Begun = Pick<Act, 'what' | 'escalation'>;

export function createGestures({ slack, ledger, chance, happened }: Scene) {
  async function handedOver<T>(work: Promise<T>): Promise<T> {
    happened('handed over');
    const done = await work;
    happened('acknowledged');
    return done;
  }

  const comesTrue = (isTrue: () => boolean, withinMs = patienceMs): Promise<boolean> =>
    slack.until(isTrue, 'what a person waits for', withinMs).then(
      () => true,
      () => false,
    );

  const modalId = (user: string) => slack.modal(user)?.id;

  async function closeAll(user: string): Promise<void> {
    while (slack.modal(user)) await slack.closeModal(user);
  }

  /** Sends the open form until it is taken or the person gives up. */
  async function submit(user: string, begun: Begun, filled: (word: string) => Answers): Promise<Act> {
    const act = ledger.begin({ user, how: 'form', ...begun }, { written: !wordless.has(begun.what) });
    const answers = filled(act.word ?? '');
    act.chosenAt =
      Object.values(answers)
        .find((one) => one instanceof Date)
        ?.getTime() ?? null;
    const view = modalId(user);
    for (let tries = 0; tries < submitTries && modalId(user) === view; tries++) {
      const delivery = await handedOver(slack.submit(user, tries === 0 ? answers : {}));
      if (!delivery)
        throw new Error(`Slack took no form from ${user}: ${JSON.stringify(slack.errorsOn(user))}`);
      act.outcome = outcomeOf(delivery, begun.what === 'raised');
      act.answeredAt = slack.clock.now();
      if (act.outcome === 'worked' || act.outcome === 'otherwise') break;
      await pause(chance.between(200, 1_200));
    }
    await closeAll(user);
    return act;
  }

  /** `confirmed`: the form turns into the confirmation. */
  function outcomeOf({ reply }: Delivery, confirmed: boolean): Act['outcome'] {
    if (!reply?.ok) return 'failed';
    const { response_action: action } = asObject(reply.body);
    if (action === 'errors') return 'failed';
    const done = confirmed ? 'update' : undefined;
    return action === done || action === 'clear' ? 'worked' : 'otherwise';
  }

  /** A button whose press is the whole act. */
  async function press(user: string, button: Button, where: Where | undefined, begun: Begun): Promise<Act> {
    const act = ledger.begin({ user, how: 'button', ...begun }, { written: false });
    const before = slack.ephemerals(user).length;
    const view = modalId(user);
    const delivery = await handedOver(slack.click(user, spotOf(button), where));
    act.answeredAt = slack.clock.now();
    act.handedAt = delivery?.handedAt ?? null;
    act.responseUrl = asText(delivery?.payload.response_url) || null;
    act.outcome = delivery?.reply?.ok ? 'worked' : 'failed';
    if (act.outcome === 'worked' && !view && where !== 'home') {
      await comesTrue(() => slack.ephemerals(user).length > before, 900);
      act.read = slack
        .ephemerals(user)
        .slice(before)
        .map(({ text, blocks }) => ({ text, buttons: buttonsOn(blocks) }));
    }
    return act;
  }

  /** Presses what opens a form; false when none came. */
  async function open(user: string, button: Button, where: Where | undefined): Promise<boolean> {
    const before = modalId(user);
    const titleBefore = asText(asObject(slack.modal(user)?.given.title).text);
    await handedOver(slack.click(user, spotOf(button), where));
    return comesTrue(
      () =>
        modalId(user) !== undefined &&
        (modalId(user) !== before || asText(asObject(slack.modal(user)?.given.title).text) !== titleBefore),
    );
  }

  /** What was noted down of a call, where agents write it. */
  const callSummary = (user: string) =>
    slack.post(user, agentsChannel, 'The user called: acct_1Test cannot be paid out since this morning.');

  const deliveryOf = (fits: (event: ReturnType<typeof asObject>) => boolean): Delivery | undefined =>
    slack.deliveries.findLast(({ kind, payload }) => kind === 'events_api' && fits(asObject(payload.event)));

  const keyOf = (channel: string, ts: string): string | null =>
    asText(findMessage(slack.state, channel, ts)?.metadata?.event_payload.key) || null;

  return {
    open,
    press,
    submit,
    closeAll,
    /** The form for a new escalation; false when none came. */
    async openNew(user: string): Promise<boolean> {
      const ask = chance.weighed<() => Promise<unknown>>([
        [5, () => slack.command(user, '/escalate', { channel: agentsChannel })],
        [2, () => slack.globalShortcut(user, shortcuts.newEscalation)],
        [2, async () => slack.messageShortcut(user, shortcuts.callSummary, await callSummary(user))],
        [slack.home(user) ? 2 : 0, () => slack.click(user, { actionId: actions.newEscalation }, 'home')],
      ]);
      if (ask) await handedOver(ask());
      return comesTrue(() => slack.modal(user) !== undefined);
    },
    /** Looks at Home, and waits for it as long as for anything. */
    async lookHome(user: string): Promise<void> {
      const before = slack.home(user)?.hash;
      await handedOver(slack.openHome(user));
      await comesTrue(() => slack.home(user)?.hash !== before);
    },
    formHasSubmit: (user: string) => Boolean(slack.modal(user)?.given.submit),

    async reply(user: string, { channel, ts, escalation }: Sight): Promise<Act> {
      const act = ledger.begin({ user, what: 'said', how: 'reply', escalation }, { written: true });
      const { ts: own } = await handedOver(
        slack.post(user, channel, `Looking at it now, ${act.word}.`, { thread: ts }),
      );
      const delivery = deliveryOf((event) => event.type === 'message' && event.ts === own);
      act.acknowledgedAt = () => delivery?.acknowledgedAt;
      act.underKey = keyOf(channel, ts);
      act.under = { channel, ts };
      return act;
    },

    async react(user: string, { channel, ts, escalation }: Sight): Promise<Act> {
      const act = ledger.begin({ user, what: 'acknowledged', how: 'eyes', escalation }, { written: false });
      await handedOver(slack.react(user, 'eyes', { channel, ts }));
      const delivery = deliveryOf(
        (event) => event.type === 'reaction_added' && event.user === user && asObject(event.item).ts === ts,
      );
      act.acknowledgedAt = () => delivery?.acknowledgedAt;
      act.underKey = keyOf(channel, ts);
      act.under = { channel, ts };
      return act;
    },
  };
}
