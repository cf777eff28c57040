/**
 * Makes the pictures in docs/images: `npm run screenshots`.
 *
 * They show the real page on a day in the sandbox. It takes Debian's packages chromium, fonts-inter, fonts-noto-cjk,
 * fonts-noto-color-emoji and pngquant.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { startSandbox } from '../support/sandbox.ts';
import { launchChromium, phone } from './chromium.ts';
import {
  callComes,
  callIsHandedOver,
  firstHour,
  lateMorning,
  nextMorning,
  restOfTheDay,
  tell,
} from './day.ts';
import { beginWith, createStudio, fromTo, only, small, whole } from './studio.ts';

const folder = fileURLToPath(new URL('../../docs/images/', import.meta.url));

function keep(name: string, picture: Buffer): void {
  const kept = small(picture);
  writeFileSync(`${folder}${name}.png`, kept);
  process.stdout.write(`${name}.png  ${Math.round(kept.length / 1000)} kB\n`);
}

const about = (page: Page, reference: string): Locator =>
  page.locator('.middle article', { hasText: reference }).first();
const openThread = (message: Locator) => message.locator('.thread-link').click();
const close = (page: Page): Promise<void> => page.context().close();

async function take(browser: Browser, address: string): Promise<void> {
  const { as, beside } = createStudio(browser, address);
  const hand = { viewport: phone, hasTouch: true, isMobile: true };

  async function conversations(): Promise<void> {
    const window = { viewport: { width: 1460, height: 1010 } };
    const kenji = await as('kenji', 'esc-engineering', window);
    await openThread(about(kenji, 'ESC-5 ·'));
    const jonas = await as('jonas', 'DJONAS', window);
    await openThread(about(jonas, 'ESC-5'));
    keep(
      'thread-beside-agent',
      await beside([
        {
          caption: 'Kenji’s thread in #esc-engineering',
          picture: await only(kenji.locator('.thread')),
          width: 460,
        },
        { caption: 'Jonas’s thread with the app', picture: await only(jonas.locator('.thread')), width: 460 },
      ]),
    );
    await close(jonas);
    await close(kenji);
    const dark = await as('kenji', 'esc-engineering', {
      viewport: { width: 1440, height: 900 },
      colorScheme: 'dark',
    });
    await openThread(about(dark, 'ESC-5 ·'));
    keep('dark', await whole(dark));
    await close(dark);
    const yuki = await as('yuki', 'user-operations', { viewport: { width: 860, height: 800 } });
    const ravi = await as('kenji', 'esc-engineering', { viewport: { width: 860, height: 1400 } });
    keep(
      'japanese',
      await beside([
        { caption: 'What Yuki writes', picture: await only(about(yuki, 'アカウント')), width: 500 },
        { caption: 'What Kenji’s team gets', picture: await only(about(ravi, 'ESC-3 ·')), width: 500 },
      ]),
    );
    await close(ravi);
    await close(yuki);
  }

  async function call(): Promise<void> {
    const aoife = await as('aoife', 'user-operations', { viewport: { width: 900, height: 1180 } });
    await tell(address, callComes);
    const form = aoife.getByRole('dialog');
    await form.waitFor();
    keep('form', await only(form));
    const inHand = await as('aoife', 'user-operations', hand);
    await inHand.getByRole('dialog').waitFor();
    const formInHand = await whole(inHand);
    await close(inHand);
    await close(aoife);
    await tell(address, callIsHandedOver);

    const priya = await as('priya', 'esc-engineering', { viewport: { width: 1280, height: 1000 } });
    await beginWith(about(priya, 'ESC-7 ·'));
    keep('workspace', await whole(priya));
    await close(priya);
    const narrow = await as('priya', 'esc-engineering', { viewport: { width: 1090, height: 1000 } });
    keep('card', await only(about(narrow, 'ESC-7 ·')));
    await close(narrow);
    const pocket = await as('priya', 'esc-engineering', hand);
    const cardInHand = await whole(pocket);
    await pocket.getByRole('button', { name: 'Back to channels' }).click();
    keep(
      'phone',
      await beside([
        { caption: 'Everything new', picture: await whole(pocket), width: 300 },
        { caption: 'A card', picture: cardInHand, width: 300 },
        { caption: 'The form', picture: formInHand, width: 300 },
      ]),
    );
    await close(pocket);
  }

  async function board(): Promise<void> {
    const nora = await as('nora', 'home', { viewport: { width: 1010, height: 1400 } });
    const rows = nora.locator('.home').getByRole('button');
    await rows.nth(1).waitFor();
    keep('home', await fromTo(nora.locator('.middle'), rows.last(), 24));
    await close(nora);
    const did = await as('priya', 'esc-engineering', { viewport: { width: 1440, height: 900 } });
    await did.getByRole('button', { name: 'What the bot did' }).click();
    await did.locator('.did-line', { hasText: 'chat.postMessage' }).first().click();
    keep('what-the-bot-did', await whole(did));
    await close(did);
  }

  async function digest(): Promise<void> {
    const nora = await as('nora', 'DNORA', { viewport: { width: 1090, height: 1200 } });
    keep('digest', await only(nora.locator('.middle article', { hasText: 'Digest for' }).last()));
    await close(nora);
  }

  await tell(address, firstHour);
  await conversations();
  await call();
  await tell(address, lateMorning);
  await board();
  await tell(address, restOfTheDay);
  await tell(address, nextMorning);
  await digest();
}

const [browser, sandbox] = await Promise.all([launchChromium(), startSandbox()]);
try {
  await take(browser, sandbox.address);
} finally {
  await browser.close();
  const { complaints } = await sandbox.end();
  for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
  if (complaints.length > 0) process.exitCode = 1;
}
