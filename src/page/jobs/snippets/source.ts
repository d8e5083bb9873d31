import type { GateJson, JobPayload } from '../../../public/ionq.js';

/** What programs are written of. */
export interface SnippetSource {
  /** The job as it is posted. */
  readonly payload: JobPayload;
  /** The same as a text that people can read. */
  readonly json: string;
  /** Its circuits, as they run; none where the job holds none that can be read. */
  readonly circuits: readonly SnippetCircuit[];
  /** Where it is sent, with the version of the API. */
  readonly baseUrl: string;
}

/** A circuit of a job. */
export interface SnippetCircuit {
  readonly name: string | undefined;
  readonly gateset: 'qis' | 'native';
  readonly qubits: number;
  /** The gates as they are posted. */
  readonly gates: readonly GateJson[];
  /** What is read, by key; null is a bit that nothing writes. None means all qubits. */
  readonly measurements: readonly { readonly key: string; readonly wires: readonly (number | null)[] }[];
  /** The circuit as a program, of abstract gates only. */
  readonly openQasm2: string | undefined;
}

/** Writes programs for one client. */
export interface SnippetWriter {
  readonly name: string;
  /** Language and client, for people. */
  readonly title: string;
  readonly file: string;
  /** Why this client cannot submit the job; undefined where it can. */
  readonly why: (source: SnippetSource) => string | undefined;
  /** The program; only asked for where nothing speaks against it. */
  readonly write: (source: SnippetSource) => string;
}

/** Where the service is. */
const SERVICE = 'https://api.ionq.co/v0.4';

/** Whether a job goes to the service itself, to which clients go unless they are led elsewhere. */
export function isService({ baseUrl }: Pick<SnippetSource, 'baseUrl'>): boolean {
  return baseUrl === SERVICE;
}

/** Which key a program takes from the environment. */
export function keyRemark(source: SnippetSource): string {
  return isService(source) ? 'IONQ_API_KEY holds your key' : 'IONQ_API_KEY holds a key: any will do for an emulator';
}

/** What a job says beside its circuits, where it says it. */
export function settingsOf({ payload }: SnippetSource) {
  const { noise, settings } = payload as { readonly noise?: Noise; readonly settings?: Settings };
  return {
    backend: payload.backend,
    shots: payload.shots ?? ASSUMED_SHOTS,
    name: payload.name,
    noise: noise === undefined || noise.model === 'ideal' ? undefined : noise,
    debiasing: settings?.error_mitigation?.debiasing,
  };
}

/** What the service assumes. */
const ASSUMED_SHOTS = 100;

interface Noise {
  readonly model: string;
  readonly seed?: number;
}

interface Settings {
  readonly error_mitigation?: { readonly debiasing?: boolean };
}

/** Why a client that builds circuits cannot submit a job; undefined where it can. */
export function whyNoCircuits({ payload, circuits }: SnippetSource): string | undefined {
  if (circuits.length > 0) return undefined;
  return `a job of type ${payload.type} has no circuits that this client could build; curl and TypeScript submit it as it is`;
}

/** What a program calls its circuits: by a number where there are several. */
export function variables(word: string, { circuits }: Pick<SnippetSource, 'circuits'>): readonly string[] {
  return circuits.length === 1 ? [word] : circuits.map((_, index) => `${word}${index}`);
}
