import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const headers = { authorization: 'apiKey benchmark', 'content-type': 'application/json' };

/** An emulator in a process of its own, as a user starts it. */
export interface EmulatorProcess {
  /** With `/v0.4`. */
  readonly url: string;
  /** From the start of the process to its first answer. */
  readonly seconds: number;
  readonly process: ChildProcess;
  /** Asks for JSON; @throws Error for any other status than those of success. */
  ask(path: string, body?: object): Promise<unknown>;
  /** Bytes of memory that the process holds. */
  memory(): number;
  end(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts `ionloom emulator` on a free port, and waits until it answers. */
export async function startProcess(words: readonly string[] = []): Promise<EmulatorProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'ionloom-emulator-'));
  const ready = join(folder, 'ready');
  const start = performance.now();
  const command = ['dist/cli/main.js', 'emulator', '--port', '0', '--ready-file', ready, ...words];
  const process_ = spawn(process.execPath, command, { stdio: 'ignore' });
  while (!existsSync(ready)) {
    if (process_.exitCode !== null) throw new Error(`the emulator ended with ${process_.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const url = /http:\S+?\/v0\.4/.exec(readFileSync(ready, 'utf8'))?.[0];
  if (url === undefined) throw new Error('the ready file names no address');
  await fetch(`${url}/backends`);
  const seconds = (performance.now() - start) / 1000;
  rmSync(folder, { recursive: true });
  return {
    url,
    seconds,
    process: process_,
    async ask(path, body) {
      const init = body === undefined ? { headers } : { headers, method: 'POST', body: JSON.stringify(body) };
      const response = await fetch(`${url}${path}`, init);
      if (!response.ok) throw new Error(`${path} was answered with ${response.status}`);
      return response.json();
    },
    memory: () => {
      const status = readFileSync(`/proc/${process_.pid}/status`, 'utf8');
      return 1024 * Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
    },
    async end(signal = 'SIGTERM') {
      if (process_.exitCode !== null || process_.signalCode !== null) return;
      const ended = once(process_, 'exit');
      process_.kill(signal);
      await ended;
    },
  };
}

/** A job that entangles some qubits with the first. */
export function ghzJob(qubits: number, more: object = {}): object {
  const gates = Array.from({ length: qubits - 1 }, (_, k) => ({ gate: 'cnot', control: k, target: k + 1 }));
  const circuit = [{ gate: 'h', target: 0 }, ...gates];
  return {
    type: 'ionq.circuit.v1',
    backend: 'simulator',
    shots: 100,
    input: { gateset: 'qis', qubits, circuit },
    ...more,
  };
}
