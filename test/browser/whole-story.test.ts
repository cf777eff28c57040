import { expect, test } from 'vitest';
import { readManifest } from '../../sandbox/slack/manifest.ts';
import { resolution } from '../support/gestures.ts';
import { manifest } from '../support/manifest.ts';
import { at } from '../support/words/about.ts';
import { firstLine } from '../support/words/in-sandbox.ts';
import { acts, choices, fields, forms } from '../support/words/labels.ts';
import { openStage } from './browser.ts';
import {
  become,
  card,
  cardSays,
  choose,
  form,
  input,
  message,
  middle,
  moveClock,
  openPlace,
  raiseForm,
  send,
  sendButton,
  thread,
} from './gestures.ts';
import { agentLine, cardLine, newsQuestion, promised, words } from './words.ts';

const stage = openStage();

const [escalate] = readManifest(manifest()).commands;
const kenjis = { status: 'acknowledged', owner: 'UKENJI' } as const;
const newsPromised = cardLine({ ...kenjis, due: { update: at('10:30') }, promised: true }, kenjis);
const needsSomething = firstLine(words.toAgentLines({ what: 'asked', missing: [], text: '' }));
const isResolved = firstLine(words.toAgentLines({ what: 'resolved', ...resolution }));
const kept = { met: 1, missed: 0 };
const numbers = { team: 'engineering', opened: 1, resolved: 1, acknowledge: kept, resolve: kept };
const digest = words.digestLines({ teams: [numbers] });
const digestTitle = firstLine(digest);
const nothingNeedsYou = firstLine(digest.slice(1));

test('one escalation goes all the way, from the command to the digest of the morning after', async () => {
  const page = await stage.as('aoife');
  const composer = middle(page).getByLabel('Message #user-operations');

  await composer.fill('/esc');
  const command = page.getByRole('listbox', { name: 'Commands' }).getByRole('option');
  expect(await command.textContent()).toContain(escalate?.usageHint);
  await composer.press('Tab');
  await composer.press('Enter');
  const raising = raiseForm(page);
  await choose(raising, fields.team, 'Engineering');
  await choose(raising, fields.priority, choices.urgent);
  await raising.getByText(promised('Engineering', at('10:15'), at('14:00'))).waitFor();
  await input(raising, fields.summary).fill('Payouts frozen since this morning');
  await input(raising, fields.details).fill('Bank details are right, and nothing arrives.');
  await input(raising, fields.account).fill('acct_1Kx9Qb2mTz');
  await send(raising, forms.raise);
  await openPlace(page, 'Switchboard');
  await message(middle(page), agentLine()).waitFor();

  await become(page, 'Kenji');
  await openPlace(page, 'esc-engineering');
  await cardSays(page);
  await card(page, 'ESC-1').getByRole('button', { name: acts.acknowledge }).click();
  const question = message(middle(page), newsQuestion);
  await question.getByRole('button', { name: acts.in30m }).click();
  await cardSays(page, { status: 'acknowledged' });
  await card(page, 'ESC-1').getByText(newsPromised).waitFor();

  await card(page, 'ESC-1').getByRole('button', { name: acts.ask }).click();
  const asking = form(page, forms.ask.title);
  await asking.getByLabel('Amount and currency').check();
  await input(asking, fields.question).fill('Which payout matters most to them today?');
  await sendButton(asking, forms.ask.submit).click();
  await cardSays(page, { status: 'waiting' });

  await become(page, 'Aoife');
  await openPlace(page, 'Switchboard');
  const asked = message(middle(page), needsSomething);
  await asked.getByRole('button', { name: acts.answer }).click();
  const answering = page.getByRole('dialog');
  await input(answering, fields.answer).fill('po_7Jh2, 48,200 EUR.');
  await send(answering, forms.answer);

  await become(page, 'Kenji');
  await openPlace(page, 'esc-engineering');
  await cardSays(page, { status: 'acknowledged' });
  await card(page, 'ESC-1')
    .getByRole('button', { name: /replies/ })
    .click();
  await message(thread(page), 'po_7Jh2, 48,200 EUR.').waitFor();
  await thread(page).getByRole('button', { name: 'Close thread' }).click();

  await moveClock(page, '+1 h');
  await openPlace(page, 'Switchboard');
  await message(middle(page), /ESC-1.*Aoife/)
    .filter({ has: page.getByRole('button', { name: acts.in2h }) })
    .waitFor();

  await openPlace(page, 'esc-engineering');
  await card(page, 'ESC-1').getByRole('button', { name: acts.resolve }).click();
  const resolving = form(page, forms.resolve.title);
  await input(resolving, fields.fixed).fill('Skipped one bad record and drained the queue.');
  await input(resolving, fields.tellUser).fill('Your payouts arrive before 17:00 today.');
  await choose(resolving, fields.cause, 'A fault in our product');
  await resolving.getByRole('radio', { name: choices.documentNo, exact: true }).check();
  await sendButton(resolving, forms.resolve.submit).click();
  await cardSays(page, { status: 'resolved' });

  await become(page, 'Aoife');
  await openPlace(page, 'Switchboard');
  const told = message(middle(page), isResolved);
  await told.getByText('Your payouts arrive before 17:00 today.').waitFor();

  await become(page, 'Marcus');
  await moveClock(page, 'Next morning');
  await openPlace(page, 'Switchboard');
  const received = message(middle(page), digestTitle);
  await received.getByText(nothingNeedsYou).waitFor();
  const engineering = received.getByRole('table').getByRole('row', { name: 'Engineering' }).getByRole('cell');
  const row = digest.findLast((line) => line.includes(' | '));
  expect(await engineering.allTextContents()).toEqual(row?.split(' | '));
});
