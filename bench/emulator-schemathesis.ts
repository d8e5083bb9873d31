import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator } from 'ionloom/node';
import { type Benchmark, type Measurement, PeerFailure, row, UsageError, unmeasuredPeer } from './benchmark.js';
import { type DocumentProfile, usableDocument } from './emulator/document.js';

const profiles = ['2026-05', '2026-09'] as const;

/** What Schemathesis reports of a run, as far as it is read. */
interface Report {
  readonly operations: { readonly tested: number };
  readonly test_cases: { readonly generated: number; readonly errored: number };
  readonly failures: readonly {
    readonly title: string;
    readonly count: number;
    readonly operations: readonly string[];
  }[];
}

/** Requests that Schemathesis makes of the service's API document, and what it finds wrong with the emulator's answers. */
export const emulatorSchemathesis: Benchmark = {
  about: 'what Schemathesis makes of the API document, and finds wrong with the answers; needs --peers PYTHON',
  async *run({ quick, peers }) {
    if (peers === undefined) {
      throw new UsageError('--peers names the Python that has peers/emulator-schemathesis/requirements.txt.');
    }
    for (const profile of profiles) {
      for (const strict of [false, true]) yield* rowsOf(peers, profile, strict, quick ? 20 : 120);
    }
  },
};

async function* rowsOf(
  python: string,
  profile: DocumentProfile,
  strict: boolean,
  seconds: number,
): AsyncGenerator<Measurement> {
  const name = `${profile}, ${strict ? 'strict' : 'lenient'}`;
  try {
    const { operations, test_cases: cases, failures } = await reportOf(python, profile, strict, seconds);
    yield row(`${name}: operations`, operations.tested, 'operations');
    yield row(`${name}: requests`, cases.generated, 'requests');
    for (const { title, operations: where } of failures) console.error(`${name}: ${title}: ${where.join(', ')}`);
    const found = failures.reduce((sum, { count }) => sum + count, cases.errored);
    yield row(`${name}: answers that are wrong`, found, 'kinds', { atMost: 0 });
  } catch (error) {
    yield unmeasuredPeer(name, error);
  }
}

/**
 * What is not asked: whether everything is taken that a schema allows, whose bounds the document states in words or not at
 * all; whether unknown methods are answered with 405, of which it says nothing; and of a lenient emulator whether it
 * refuses what a schema does not allow.
 */
function unasked(strict: boolean): string {
  const always = ['positive_data_acceptance', 'unsupported_method', 'allow_header_conformance'];
  return [...always, ...(strict ? [] : ['negative_data_rejection'])].join(',');
}

async function reportOf(python: string, profile: DocumentProfile, strict: boolean, seconds: number): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'ionloom-schemathesis-'));
  const emulator = await startEmulator({ profile, strict, threads: 0 });
  try {
    const [document, report] = [join(folder, 'document.json'), join(folder, 'report.json')];
    writeFileSync(document, JSON.stringify(usableDocument(profile)));
    const words = [
      ...['-m', 'schemathesis.cli', 'run', document, '--url', emulator.url, '-H', 'Authorization: apiKey any'],
      ...['--seed', '1', '--continue-on-failure', '--no-shrink', '--warnings', 'off', '--max-time', String(seconds)],
      ...['--exclude-checks', unasked(strict), '--report', 'json', '--report-json-path', report],
    ];
    const child = spawn(python, words, { stdio: 'ignore', cwd: folder });
    await once(child, 'exit').catch((error) => {
      throw new PeerFailure(`${python} does not start: ${(error as Error).message}`);
    });
    if (!existsSync(report)) throw new PeerFailure(`Schemathesis ended with ${child.exitCode}, and without a report`);
    return JSON.parse(readFileSync(report, 'utf8')) as Report;
  } finally {
    await emulator.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
