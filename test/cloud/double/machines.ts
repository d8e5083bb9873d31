import { ServiceError } from './service-error.js';

/** The pairs of qubits that a machine connects: a chain where they are undefined. */
export type Pairs = readonly (readonly [number, number])[] | 'all' | undefined;

const DATE = '2026-01-15T00:00:00Z';

interface Machine {
  readonly backend: string;
  readonly qubits: number;
  readonly status: string;
  readonly characterization?: string;
}

const machines: readonly Machine[] = [
  { backend: 'simulator', qubits: 29, status: 'available' },
  { backend: 'qpu.aria-1', qubits: 25, status: 'retired', characterization: 'c4a00000-0000-4000-8000-000000000001' },
  { backend: 'qpu.forte-1', qubits: 36, status: 'available', characterization: 'c4a00000-0000-4000-8000-000000000002' },
  {
    backend: 'qpu.forte-enterprise-1',
    qubits: 36,
    status: 'unavailable',
    characterization: 'c4a00000-0000-4000-8000-000000000003',
  },
];

function machineOf(name: string): Machine {
  const machine = machines.find(({ backend }) => backend === name);
  if (machine === undefined) throw new ServiceError(404, `there is no backend ${name}`);
  return machine;
}

function described({ backend, qubits, status, characterization }: Machine): object {
  const known = { backend, qubits, status, degraded: false, average_queue_time: 60_000, last_updated: DATE };
  return characterization === undefined ? known : { ...known, characterization_id: characterization };
}

function measured({ backend, qubits, characterization }: Machine, pairs: Pairs): object {
  const chain = Array.from({ length: qubits - 1 }, (_, k) => [k, k + 1]);
  return {
    id: characterization,
    backend,
    date: DATE,
    qubits,
    ...(pairs === 'all' ? {} : { connectivity: pairs ?? chain }),
    fidelity: { spam: { median: 0.9962, stderr: null } },
    timing: { readout: 0.00025, reset: 0.0000266, '1q': 0.00013, '2q': 0.00097, t1: 100, t2: 1 },
  };
}

/** All backends, as the service lists them. */
export const backendList = (): readonly object[] => machines.map(described);

/** @throws ServiceError 404 for a name that no backend has. */
export const backendOf = (name: string): object => described(machineOf(name));

/** A page of the characterizations of a backend: each QPU has one, the simulator none. */
export function characterizationsOf(name: string, page: number, pairs: Pairs): object {
  const machine = machineOf(name);
  const found = machine.characterization === undefined || page > 1 ? [] : [measured(machine, pairs)];
  return { characterizations: found, pages: 0 };
}

/** @throws ServiceError 404 for an id that is not of this backend. */
export function characterizationOf(name: string, id: string, pairs: Pairs): object {
  const machine = machineOf(name);
  if (machine.characterization !== id) throw new ServiceError(404, `there is no characterization ${id}`);
  return measured(machine, pairs);
}
