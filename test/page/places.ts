import { resolve } from 'node:path';

/** Where the tests find the browser: Debian's, unless the variable CHROMIUM names another one. */
export const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Where the page is built for them. */
export const pageFolder = resolve('node_modules/.cache/ionloom/page');
