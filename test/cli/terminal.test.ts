import { expect, it } from 'vitest';
import { showsColour, type Terminal } from '../../src/cli/terminal.js';

const terminal = (environment: Terminal['environment']) => ({ environment }) as Terminal;
const stream = (isTTY: boolean | undefined) => ({ write: () => true, isTTY });

it.each([
  [true, {}, true],
  [false, {}, false],
  [undefined, {}, false],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [true, { TERM: 'dumb' }, false],
  [true, { TERM: 'xterm' }, true],
] as const)('a stream with isTTY %s and %o shows colours: %s', (isTTY, environment, expected) => {
  expect(showsColour(stream(isTTY), terminal(environment))).toBe(expected);
});
