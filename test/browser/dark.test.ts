import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { acts, fields, forms } from '../support/words/labels.ts';
import { openStage } from './browser.ts';
import { card, composerIn, input, middle, openPlace, raise, raiseForm, write } from './gestures.ts';
import { nobodyHasIt } from './words.ts';

const stage = openStage();

/** Relative luminance of the text and of what is painted behind it, as WCAG counts them. */
function paint(of: Locator): Promise<{ ground: number; contrast: number }> {
  return of.evaluate((element) => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const luminance = (colour: string): number => {
      if (!canvas) return Number.NaN;
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const isPainted = (colour: string) => !/^rgba\(.*, 0\)$|^transparent$/.test(colour);
    let behind: Element | null = element;
    while (behind && !isPainted(getComputedStyle(behind).backgroundColor)) behind = behind.parentElement;
    const ground = luminance(behind ? getComputedStyle(behind).backgroundColor : 'white');
    const text = luminance(getComputedStyle(element).color);
    const contrast = (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
    return { ground, contrast };
  });
}

async function expectDark(...parts: Locator[]): Promise<void> {
  for (const part of parts) {
    const { ground, contrast } = await paint(part);
    expect(ground).toBeLessThan(0.1);
    expect(contrast).toBeGreaterThan(4.5);
  }
}

test('where the system is dark the page is dark, its forms and cards as well, and everything can be read', async () => {
  const page = await stage.as('nora', { colorScheme: 'dark' });
  await write(middle(page), '/escalate engineering urgent Payouts frozen');
  const raising = raiseForm(page);
  await input(raising, fields.summary).waitFor();
  await expectDark(
    raising.getByRole('heading', { name: forms.raise.title }),
    input(raising, fields.summary),
    input(raising, fields.team),
    raising.getByRole('button', { name: forms.raise.close }).last(),
  );
  await page.keyboard.press('Escape');
  await raising.waitFor({ state: 'detached' });

  await raise(page, { summary: 'Payouts frozen' });
  await openPlace(page, 'esc-engineering');
  await expectDark(
    middle(page).getByRole('heading', { level: 1 }),
    card(page, 'ESC-1').getByRole('heading'),
    card(page, 'ESC-1').getByText(nobodyHasIt),
    card(page, 'ESC-1').getByRole('button', { name: acts.ask }),
    composerIn(middle(page)),
  );
});

test('the theme button makes the page light and dark, and a reload keeps it', async () => {
  const page = await stage.as('aoife');
  const heading = middle(page).getByRole('heading', { level: 1 });
  await page.getByRole('button', { name: 'Theme: system' }).click();
  await page.getByRole('button', { name: 'Theme: light' }).waitFor();
  const light = await paint(heading);
  expect(light.ground).toBeGreaterThan(0.8);
  expect(light.contrast).toBeGreaterThan(4.5);

  await page.getByRole('button', { name: 'Theme: light' }).click();
  await page.getByRole('button', { name: 'Theme: dark' }).waitFor();
  await expectDark(heading);
  await page.reload();
  await page.getByRole('button', { name: 'Theme: dark' }).waitFor();
  await expectDark(heading);
});
