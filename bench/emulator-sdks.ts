import { type RunningEmulator, startEmulator } from 'ionloom/node';
import { type Benchmark, type Measurement, PeerFailure, row, UsageError, unmeasuredPeer } from './benchmark.js';
import { peerLines } from './peers/run.js';

/** The service's clients, in the order in which they are run; each has a script in peers/emulator-sdks/. */
const scripts = ['qiskit', 'cirq', 'ionq_core', 'pennylane', 'qbraid'] as const;

const profiles = ['2026-05', '2026-09'] as const;

/** What a script says of one feature. */
interface Line {
  readonly sdk: string;
  readonly version: string;
  readonly feature: string;
  /** Null where the client has no such feature. */
  readonly ok: boolean | null;
  readonly detail: string;
  /** What the client itself does wrong or cannot do; null where nothing was noticed. */
  readonly own: string | null;
}

/** The clients as they are published, against an emulator of their own each, under both states of the API document. */
export const emulatorSdks: Benchmark = {
  about: "the service's own clients against the emulator, feature by feature; needs --peers PYTHON",
  async *run({ quick, peers, only = '' }) {
    if (peers === undefined)
      throw new UsageError('--peers names the Python that has peers/emulator-sdks/requirements.txt.');
    const tables: Table[] = [];
    for (const profile of quick ? profiles.slice(0, 1) : profiles) {
      for (const script of scripts.filter((name) => name.includes(only))) {
        const lines: Line[] = [];
        yield* rowsOf(peers, script, profile, lines);
        tables.push({ profile, lines });
      }
    }
    for (const line of summary(tables)) console.error(line);
  },
};

async function* rowsOf(
  python: string,
  script: string,
  profile: (typeof profiles)[number],
  lines: Line[],
): AsyncGenerator<Measurement> {
  const emulator = await started(profile);
  try {
    const env = { ...emulator.env, EMULATOR_PROFILE: profile };
    for await (const text of peerLines(python, `emulator-sdks/${script}_features.py`, [], env)) {
      const line = readLine(text);
      lines.push(line);
      const { sdk, version, feature, ok, detail } = line;
      if (ok === false) console.error(`${sdk} ${version}, ${profile}, ${feature}: ${detail}`);
      if (ok !== null) yield row(`${sdk} ${version}, ${profile}: ${feature}`, ok ? 1 : 0, 'works', { atLeast: 1 });
    }
  } catch (error) {
    yield unmeasuredPeer(`${script}, ${profile}: what is left`, error);
  } finally {
    await emulator.stop();
  }
}

/** One machine never gets to a job and another one fails them all, as features.py expects it; all draws are repeatable. */
function started(profile: (typeof profiles)[number]): Promise<RunningEmulator> {
  const hour = 3_600_000;
  return startEmulator({
    profile,
    seed: 7,
    threads: 0,
    policies: { 'qpu.forte-enterprise-1': { kind: 'time', ready: 1000, started: hour, completed: hour } },
    faults: [{ fail: 'QuantumComputerError', backend: 'qpu.forte-enterprise-2', count: 1000 }],
  });
}

function readLine(text: string): Line {
  try {
    return JSON.parse(text) as Line;
  } catch {
    throw new PeerFailure(`it printed ${text.slice(0, 200)}`);
  }
}

interface Table {
  readonly profile: string;
  readonly lines: readonly Line[];
}

/** Clients by features, and below it what each does wrong by itself. */
function summary(tables: readonly Table[]): readonly string[] {
  const columns = [...new Set(tables.flatMap(({ lines }) => lines.map(({ feature }) => feature)))];
  const filled = tables.filter(({ lines }) => lines.length > 0);
  const head = ['client'.padEnd(NAME_WIDTH), ...columns].join('  ');
  const body = filled.map(({ profile, lines }) => {
    const cells = columns.map((feature) => cell(lines.find((line) => line.feature === feature)).padEnd(feature.length));
    return [`${lines[0]!.sdk} ${lines[0]!.version}, ${profile}`.padEnd(NAME_WIDTH), ...cells].join('  ').trimEnd();
  });
  const legend =
    'ok: as expected; ok*: with a fault or a gap of the client, below; no*: not at all, by one; -: not offered; WRONG: see above';
  const faults = filled.flatMap(({ lines }) =>
    lines.flatMap(({ sdk, feature, own }) => (own === null ? [] : [`${sdk}, ${feature}: ${own}`])),
  );
  return ['', head, ...body, legend, '', "The clients' own faults and gaps:", ...new Set(faults)];
}

const NAME_WIDTH = 32;

function cell(line: Line | undefined): string {
  if (line === undefined || line.ok === null) return line?.own ? 'no*' : '-';
  if (!line.ok) return 'WRONG';
  return line.own === null ? 'ok' : 'ok*';
}
