import { resolve } from 'node:path';
import { startWorkbench } from 'ionloom/node';
import { launched } from '../../test/page/chromium.js';

/**
 * Makes the picture that the README begins with, `npm run docs:picture`: of the page that was built last, in both schemes.
 * It is the same again whenever the page looks the same.
 */
const workbench = await startWorkbench({ folder: resolve('dist/page'), threads: 0 });
const browser = await launched();
try {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ viewport: { width: 1480, height: 1320 }, colorScheme });
    const page = await context.newPage();
    await page.goto(workbench.page);
    await page.getByRole('combobox', { name: 'Open an example' }).selectOption('Fourier transform of 5');
    await page.locator('.facts', { hasText: '5 qubits' }).waitFor();
    await page.getByText('Verified: the same circuit').waitFor();
    await page.getByRole('heading', { name: 'What each pass did' }).waitFor();
    await page.screenshot({ path: `docs/pictures/workbench-${colorScheme}.png` });
    await context.close();
  }
} finally {
  await browser.close();
  await workbench.stop();
}
