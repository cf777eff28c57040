/**
 * Makes the pictures in docs/images: `npm run screenshots`.
 *
 * They show the real page on a day in the sandbox. It takes Debian's packages chromium, fonts-inter, fonts-noto-cjk,
 * fonts-noto-color-emoji and pngquant.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { en } from '../../src/views/words/en/index.ts';
import { reportOfThePast } from '../support/a-report.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { fields } from '../support/words/labels.ts';
import { launchChromium, phone } from './chromium.ts';
import {
  callComes,
  callIsHandedOver,
  firstHour,
  lateMorning,
  nextMorning,
  priyaTakesIt,
  restOfTheDay,
  tell,
  whoNeedsChanges,
  whoNeedsDocuments,
} from './day.ts';
import { card as cardOf } from './gestures.ts';
import { beginWith, createStudio, fromTo, only, small, whole } from './studio.ts';

const folder = fileURLToPath(new URL('../../docs/images/', import.meta.url));

function keep(name: string, picture: Buffer): void {
  const kept = small(picture);
  writeFileSync(`${folder}${name}.png`, kept);
  process.stdout.write(`${name}.png  ${Math.round(kept.length / 1000)} kB\n`);
}

/** The first that names it. */
const about = (page: Page, reference: string): Locator =>
  page.locator('.middle article', { hasText: reference }).first();
async function openThread(message: Locator): Promise<void> {
  const page = message.page();
  await message.locator('.thread-link').click();
  await page.locator('.thread .composer-field').blur();
  await page.mouse.move(0, 0);
}

const card = (message: Locator): Promise<Buffer> => fromTo(message, message, 5, 0);
const close = (page: Page): Promise<void> => page.context().close();

async function take(browser: Browser, address: string): Promise<void> {
  const { as, beside } = createStudio(browser, address);
  const hand = { viewport: phone, hasTouch: true, isMobile: true };

  /** What Kenji and Jonas wrote to each other, and a card in Japanese. */
  async function conversations(): Promise<void> {
    const kenji = await as('kenji', 'esc-engineering', { viewport: { width: 1460, height: 1600 } });
    await openThread(cardOf(kenji, 'ESC-5'));
    await beginWith(kenji.locator('.thread .line-replies'));
    const jonas = await as('jonas', 'DJONAS', { viewport: kenji.viewportSize() });
    await openThread(about(jonas, 'ESC-5'));
    const japanese = await as('kenji', 'esc-engineering', { viewport: { width: 1000, height: 1600 } });
    keep('japanese', await card(cardOf(japanese, 'ESC-3')));
    await close(japanese);
    const [team, agent] = [kenji.locator('.thread'), jonas.locator('.thread')];
    const both = [
      { caption: 'Kenji, in the card’s thread', picture: await only(team), width: 460 },
      { caption: 'Jonas, in his messages with the app', picture: await only(agent), width: 460 },
    ];
    keep('thread-beside-agent', await beside(both));
    await close(jonas);
    await close(kenji);
    const dark = await as('jonas', 'DJONAS', { viewport: { width: 1440, height: 960 }, colorScheme: 'dark' });
    await openThread(about(dark, 'ESC-5'));
    keep('dark', await whole(dark));
    await close(dark);
  }

  /** Aoife's form. */
  async function form(): Promise<void> {
    const aoife = await as('aoife', 'user-operations', { viewport: { width: 900, height: 1198 } });
    const dialog = aoife.getByRole('dialog');
    await dialog.getByRole('combobox', { name: fields.team }).blur();
    keep('form', await only(dialog));
    await close(aoife);
  }

  /** The card of a live call, before and after Priya takes it. */
  async function liveCall(): Promise<void> {
    const priya = await as('priya', 'esc-engineering', { viewport: { width: 1180, height: 1000 } });
    await beginWith(cardOf(priya, 'ESC-7'));
    keep('workspace', await whole(priya));
    await priya.setViewportSize({ width: 1090, height: 1000 });
    keep('card', await card(cardOf(priya, 'ESC-7')));
    await close(priya);
    await tell(address, priyaTakesIt);
    const did = await as('priya', 'esc-engineering', { viewport: { width: 1440, height: 1000 } });
    await did.getByRole('button', { name: 'What the bot did' }).click();
    await did.locator('.did-line', { hasText: 'thread of' }).first().click();
    await did.locator('.did-detail').getByText('Request').waitFor();
    await beginWith(cardOf(did, 'ESC-7'));
    keep('what-the-bot-did', await whole(did));
    await close(did);
  }

  /** What a lead sees. */
  async function board(formInHand: Buffer): Promise<void> {
    const nora = await as('nora', 'home', { viewport: { width: 1010, height: 1400 } });
    const buttons = nora.locator('.home').getByRole('button');
    await buttons.nth(1).waitFor();
    keep('home', await fromTo(nora.locator('.middle'), buttons.last(), 0, 24));
    await close(nora);
    const pocket = await as('hana', 'esc-new-markets', hand);
    const cardInHand = await whole(pocket);
    await pocket.getByRole('button', { name: 'Back to channels' }).click();
    const three = [
      { caption: 'What is new', picture: await whole(pocket), width: 300 },
      { caption: 'A card', picture: cardInHand, width: 300 },
      { caption: 'The form', picture: formInHand, width: 300 },
    ];
    keep('phone', await beside(three));
    await close(pocket);
  }

  async function digest(): Promise<void> {
    const nora = await as('nora', 'DNORA', { viewport: { width: 1140, height: 1200 } });
    keep('digest', await card(nora.locator('.middle article', { has: nora.getByRole('table') }).last()));
    await close(nora);
  }

  await tell(address, firstHour);
  await conversations();
  await tell(address, callComes);
  await form();
  const inHand = await as('aoife', 'user-operations', hand);
  await inHand.getByRole('dialog').getByRole('combobox', { name: fields.team }).blur();
  const formInHand = await whole(inHand);
  await close(inHand);
  await tell(address, callIsHandedOver);
  await liveCall();
  await tell(address, lateMorning);
  await board(formInHand);
  await tell(address, restOfTheDay);
  await tell(address, nextMorning);
  await digest();
}

/** What leads read on a Monday, with weeks behind it: Nora's digest, and the same and her board in the hand. */
async function takeMonday(browser: Browser, address: string): Promise<void> {
  const { as, beside } = createStudio(browser, address);
  const digestOf = (page: Page) => page.locator('.middle article', { has: page.getByRole('table') }).last();
  const nora = await as('nora', 'DNORA', { viewport: { width: 1140, height: 1400 } });
  keep('monday', await card(digestOf(nora)));
  await close(nora);
  const hand = { viewport: { width: 390, height: 1180 }, hasTouch: true, isMobile: true };
  const inHand = async (place: string, colorScheme: 'light' | 'dark') => {
    const page = await as('nora', place, { ...hand, colorScheme });
    await page.getByText(place === 'home' ? 'Filter' : 'Open board', { exact: true }).waitFor();
    const picture = await whole(page);
    await close(page);
    return picture;
  };
  const three = [
    { caption: 'The digest of a Monday', picture: await inHand('DNORA', 'light'), width: 300 },
    { caption: 'By night', picture: await inHand('DNORA', 'dark'), width: 300 },
    { caption: 'The board', picture: await inHand('home', 'light'), width: 300 },
  ];
  keep('leads-in-hand', await beside(three));
}

/** What has become of a lead's changes. */
async function takeChanges(browser: Browser, address: string): Promise<void> {
  await tell(address, whoNeedsChanges);
  const { as, beside } = createStudio(browser, address);
  const answer = (page: Page) => page.locator('.middle article', { hasText: en.changes.title }).last();
  const look = async (viewport: typeof phone, colorScheme: 'light' | 'dark') => {
    const nora = await as('nora', 'DNORA', { viewport, colorScheme });
    await answer(nora).waitFor();
    const picture = await card(answer(nora));
    await close(nora);
    return picture;
  };
  const hand = await look({ width: 390, height: 1400 }, 'dark');
  const two = [
    { caption: 'By day', picture: await look({ width: 1010, height: 1400 }, 'light'), width: 720 },
    { caption: 'By night, in the hand', picture: hand, width: 340 },
  ];
  keep('changes', await beside(two));
}

/** What those who write read, and what an agent is offered of it. */
async function takeDocuments(browser: Browser, address: string): Promise<void> {
  await tell(address, whoNeedsDocuments);
  const { as, beside } = createStudio(browser, address);
  const answer = (page: Page) => page.locator('.middle article', { hasText: en.documents.title }).last();
  const olga = await as('olga', 'DOLGA', { viewport: { width: 1010, height: 1200 } });
  await answer(olga).waitFor();
  keep('documents', await card(answer(olga)));
  await close(olga);
  const hand = { viewport: { width: 390, height: 1180 }, hasTouch: true, isMobile: true };
  const inHand = async (
    who: string,
    place: string,
    colorScheme: 'light' | 'dark',
    wait: (page: Page) => Locator,
  ) => {
    const page = await as(who, place, { ...hand, colorScheme });
    await wait(page).waitFor();
    const picture = await whole(page);
    await close(page);
    return picture;
  };
  const form = (page: Page) => page.getByRole('dialog').getByText('Signing in again with a new phone');
  const three = [
    { caption: 'The documents', picture: await inHand('olga', 'DOLGA', 'light', answer), width: 300 },
    { caption: 'By night', picture: await inHand('olga', 'DOLGA', 'dark', answer), width: 300 },
    { caption: 'What the form offers', picture: await inHand('aoife', 'DAOIFE', 'light', form), width: 300 },
  ];
  keep('documents-in-hand', await beside(three));
}

/** The page of `switchboard report`, by day, and by night in the hand. */
async function takeReport(browser: Browser): Promise<void> {
  const { beside } = createStudio(browser, 'about:blank');
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-report-'));
  try {
    const { href } = pathToFileURL(await reportOfThePast(folder));
    const pictureOf = async (viewport: typeof phone, colorScheme: 'light' | 'dark') => {
      const page = await browser.newPage({ viewport, colorScheme, deviceScaleFactor: 2 });
      await page.goto(href);
      const picture = await page.screenshot();
      await page.close();
      return picture;
    };
    const two = [
      { caption: 'By day', picture: await pictureOf({ width: 860, height: 1500 }, 'light'), width: 860 },
      {
        caption: 'By night, in the hand',
        picture: await pictureOf({ width: 390, height: 1500 }, 'dark'),
        width: 390,
      },
    ];
    keep('report', await beside(two));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type Taking = (browser: Browser, address: string) => Promise<void>;

async function withSandbox(browser: Browser, starting: Promise<Sandbox>, taking: Taking): Promise<void> {
  const sandbox = await starting;
  try {
    await taking(browser, sandbox.address);
  } finally {
    const { complaints } = await sandbox.end();
    for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
    if (complaints.length > 0) process.exitCode = 1;
  }
}

const browser = await launchChromium();
try {
  await withSandbox(browser, startSandbox(), take);
  await withSandbox(browser, startSandbox(undefined, { withHistory: true }), async (...at) => {
    await takeMonday(...at);
    await takeDocuments(...at);
    await takeChanges(...at);
  });
  await takeReport(browser);
} finally {
  await browser.close();
}
