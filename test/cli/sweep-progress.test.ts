import { expect, it } from 'vitest';
import { duration, SweepProgress } from '../../src/cli/sweep-progress.js';
import type { Terminal } from '../../src/cli/terminal.js';

it('says how far it is, how fast and for how long, of what is done here', () => {
  let now = 0;
  let written = '';
  const progress = new SweepProgress(
    { seconds: () => now, stderr: { isTTY: true, write: (text: string) => (written += text) } } as unknown as Terminal,
    {},
    1000,
    400,
  );
  const shown = (seconds: number, done: number, failed = 0) => {
    [now, written] = [seconds, ''];
    progress.show(done, failed);
    return written.slice(written.indexOf('K') + 1);
  };
  expect(shown(10, 500)).toBe('500 of 1000 points, 10 a second, 50 s left');
  expect(shown(1000, 600, 2)).toBe('600 of 1000 points, 2 failed, 0.2 a second, 33 min 20 s left');
  expect(shown(10_000, 700)).toBe('700 of 1000 points, 1.8 a minute, 2 h 47 min left');
});

it.each([
  [0.2, '1 s'],
  [59, '59 s'],
  [60, '1 min 0 s'],
  [3599.5, '1 h 0 min'],
  [7261, '2 h 2 min'],
])('writes %s seconds as %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});
