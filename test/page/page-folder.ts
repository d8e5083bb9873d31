import { resolve } from 'node:path';

/** Where the page is built for the tests. */
export const pageFolder = resolve('node_modules/.cache/ionloom/page');
