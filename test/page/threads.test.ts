import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pages } from './browser.js';
import { launched } from './chromium.js';
import { pageFolder } from './page-folder.js';

const opened = pages();

/** The script of all workers, under the name that it was built with. */
const workerFile = () => `assets/${readdirSync(join(pageFolder, 'assets')).find((name) => name.startsWith('worker-'))}`;

const QUBITS = 21;

/** Rotations by many angles with entangling gates between near and far qubits: no amplitude is like another. */
function circuitText(): string {
  const lines = ['OPENQASM 2.0;', 'include "qelib1.inc";', `qreg q[${QUBITS}];`];
  for (let layer = 0; layer < 3; layer++) {
    for (let k = 0; k < QUBITS; k++) {
      lines.push(
        `u3(${(0.3 + 0.17 * k + layer).toFixed(2)},${(0.1 * k + 0.4).toFixed(2)},${0.2 * (layer + 1)}) q[${k}];`,
      );
    }
    for (let k = 0; k < QUBITS; k++) lines.push(`cx q[${k}],q[${(k + 1 + 4 * layer) % QUBITS}];`);
  }
  return lines.join('\n');
}

/** What a worker of the page found. */
interface Found {
  readonly threads: number;
  /** Of all probabilities, bit by bit (SHA-256). */
  readonly digest: string;
  readonly sum: number;
  readonly length: number;
  /** How many pieces of work were sent to helpers, and how many of them they have done. */
  readonly sent: number;
  readonly done: number;
}

/** Has a worker of the page compute all probabilities, in the words in which the page asks it, and watches its helpers. */
async function found(page: Page, threads: number | undefined): Promise<Found> {
  return page.evaluate(
    async ({ script, given }) => {
      // The page's own worker, in which whatever it sends to workers of its own is counted.
      const watched = `
        import ${JSON.stringify(new URL(script, location.href).href)};
        const jobs = [];
        const Plain = self.Worker;
        self.Worker = class extends Plain {
          postMessage(message) {
            if (message.job !== undefined) jobs.push(message.word);
            super.postMessage(message);
          }
        };
        const channel = new BroadcastChannel('helpers');
        channel.onmessage = () => {
          const isDone = (word) => Atomics.load(word, 0) <= 0;
          channel.postMessage({ sent: jobs.length, done: jobs.filter(isDone).length });
        };`;
      const worker = new Worker(URL.createObjectURL(new Blob([watched], { type: 'text/javascript' })), {
        type: 'module',
      });
      type Answer = { readonly probabilities: Float64Array<ArrayBuffer>; readonly threads: number };
      const { probabilities, threads } = await new Promise<Answer>((resolve, reject) => {
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.onmessage = ({ data }) => {
          if (data.kind === 'value') resolve(data.value);
          if (data.kind === 'failure') reject(new Error(data.failure.message));
        };
        worker.postMessage({ kind: 'call', id: 0, method: 'distribution', given });
      });
      const channel = new BroadcastChannel('helpers');
      const helpers = await new Promise<{ sent: number; done: number }>((resolve) => {
        channel.onmessage = ({ data }) => {
          if (data.sent === data.done) resolve(data);
          else channel.postMessage('how many?');
        };
        channel.postMessage('how many?');
      });
      channel.close();
      worker.terminate();
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', probabilities));
      return {
        ...helpers,
        threads,
        digest: [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
        sum: probabilities.reduce((sum, probability) => sum + probability, 0),
        length: probabilities.length,
      };
    },
    {
      script: workerFile(),
      given: { text: circuitText(), circuit: 0, values: {}, keys: [], engine: 'statevector', threads },
    },
  );
}

describe('threads of the page', () => {
  it('give the same bits, however many they are', async () => {
    const { page } = await opened();
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    const alone = await found(page, 1);
    const helped = await found(page, 2);
    const three = await found(page, 3);
    expect([alone.threads, helped.threads, three.threads]).toEqual([1, 2, 3]);
    expect(alone.sent).toBe(0);
    expect(helped.sent).toBeGreaterThan(0);
    expect(three.sent).toBe(2 * helped.sent);
    expect(alone.length).toBe(2 ** QUBITS);
    expect(alone.sum).toBeCloseTo(1, 9);
    expect(helped.digest).toBe(alone.digest);
    expect(three.digest).toBe(alone.digest);
  });
});

describe('a page that may share no memory', () => {
  let server: Server;
  let address: string;

  /** Any web server: files and their types, no other headers. */
  beforeAll(async () => {
    const types: Readonly<Record<string, string>> = {
      html: 'text/html',
      js: 'text/javascript',
      css: 'text/css',
      svg: 'image/svg+xml',
    };
    server = createServer(async ({ url = '/' }, response) => {
      const name = url === '/' ? 'index.html' : url.slice(1);
      response.setHeader('Content-Type', types[name.split('.').at(-1)!] ?? 'application/octet-stream');
      response.end(await readFile(join(pageFolder, name)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('computes with one thread, to the same bits', async () => {
    const browser = await launched();
    try {
      const page = await browser.newPage();
      await page.goto(address);
      expect(await page.evaluate(() => [crossOriginIsolated, typeof SharedArrayBuffer])).toEqual([false, 'undefined']);
      const alone = await found(page, undefined);
      expect(alone.threads).toBe(1);
      const { page: isolated } = await opened();
      expect((await found(isolated, 2)).digest).toBe(alone.digest);
    } finally {
      await browser.close();
    }
  });

  it('shows outcomes', async () => {
    const browser = await launched();
    try {
      const page = await browser.newPage();
      await page.goto(address);
      await page.getByRole('tab', { name: 'Results' }).click();
      await page.getByRole('img', { name: 'Bars of the probabilities of 4 outcomes of both' }).waitFor();
    } finally {
      await browser.close();
    }
  });
});
