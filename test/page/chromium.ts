import { type Browser, chromium } from 'playwright-core';

/** Where the browser is: Debian's, unless the variable CHROMIUM names another one. */
export const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** The browser looks for nothing but what it is led to, which a machine without a network would wait for. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts it. */
export function launched(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath, args: QUIET });
}
