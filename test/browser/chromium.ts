/** Chromium, as tests, pictures and benchmarks start it. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const debiansChromium = '/usr/bin/chromium';

/** `CHROMIUM` says where another one is; otherwise Debian's, or else the Chrome of this machine. */
export function launchChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? (existsSync(debiansChromium) ? debiansChromium : undefined);
  const args = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return chromium.launch(executablePath ? { executablePath, args } : { channel: 'chrome', args });
}

export const wide = { width: 1280, height: 800 };
export const phone = { width: 390, height: 844 };

/** Whoever comes back has closed the guided tour. */
export const withoutTour = (): void => localStorage.setItem('switchboard.tour', '{"dismissed":true}');
