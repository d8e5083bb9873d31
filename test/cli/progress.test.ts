import { describe, expect, it } from 'vitest';
import { Progress } from '../../src/cli/progress.js';
import type { Terminal } from '../../src/cli/terminal.js';

/** A terminal whose clock the test sets. */
function watched(isTTY = true) {
  const state = { now: 0, stderr: '' };
  const stream = { write: (text: string) => (state.stderr += text), isTTY };
  const terminal: Terminal = {
    stdin: (async function* () {})(),
    stdout: { write: () => undefined },
    stderr: stream,
    environment: {},
    version: () => '0',
    seconds: () => state.now,
  };
  return { state, terminal };
}

describe('progress', () => {
  it('says nothing of short work', () => {
    const { state, terminal } = watched();
    const progress = new Progress(terminal, {});
    state.now = 0.4;
    progress.show('verifying', 1, 2);
    progress.end();
    expect(state.stderr).toBe('');
  });

  it('shows a share of long work and takes the line away in the end', () => {
    const { state, terminal } = watched();
    const progress = new Progress(terminal, {});
    state.now = 1;
    progress.show('verifying', 1, 3);
    state.now = 1.05;
    progress.show('verifying', 2, 3);
    state.now = 2;
    progress.show('verifying', 3, 3);
    progress.end();
    progress.end();
    expect(state.stderr).toBe('\r\u001b[Kverifying 33 %\r\u001b[Kverifying 100 %\r\u001b[K');
  });

  it('announces work that is known to be long at once', () => {
    const { state, terminal } = watched();
    const progress = new Progress(terminal, {});
    progress.announce('simulating 24 qubits');
    expect(state.stderr).toBe('\r\u001b[Ksimulating 24 qubits');
  });

  it.each([
    ['in a pipe', false, {}],
    ['under --quiet', true, { quiet: true }],
    ['under --json', true, { json: true }],
  ])('is silent %s', (_, isTTY, options) => {
    const { state, terminal } = watched(isTTY);
    const progress = new Progress(terminal, options);
    state.now = 10;
    progress.show('verifying', 1, 2);
    progress.announce('simulating');
    progress.end();
    expect(state.stderr).toBe('');
  });
});
