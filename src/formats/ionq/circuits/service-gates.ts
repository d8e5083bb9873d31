import { allForms, type Gate, type Gateset, nativeGates, qisGates } from '../../../gates/index.js';

/** A gate name that the service takes in a circuit, and what it means. */
export interface ServiceGate {
  readonly name: string;
  readonly gate: Gate;
  /** Whether `control` / `controls` may stand; `doubtful` where the service's clients disagree. */
  readonly controls: 'any' | 'none' | 'doubtful';
  /** How many controls the name needs at least: one for `cnot`. */
  readonly minimumControls: number;
}

/** qiskit-ionq sends `swap` with controls, IonQ's own client does not allow it; it is read, and never written. */
const DOUBTFUL: ReadonlySet<string> = new Set(['swap']);

/** Every gate name that the service takes, by gateset: the table's rows and named forms that say so. */
export const serviceGates: Readonly<Record<Gateset, ReadonlyMap<string, ServiceGate>>> = {
  qis: namesOf(qisGates),
  native: namesOf(nativeGates),
};

function namesOf(gates: Readonly<Record<string, Gate>>): ReadonlyMap<string, ServiceGate> {
  const names = new Map<string, ServiceGate>();
  for (const gate of Object.values(gates)) {
    if (!gate.service) continue;
    const { name, controls } = gate.service;
    names.set(name, { name, gate, controls: DOUBTFUL.has(name) ? 'doubtful' : controls, minimumControls: 0 });
    for (const form of allForms) {
      if (!form.service || form.base !== gate) continue;
      const minimumControls = form.controls === 'any' ? 0 : form.controls;
      names.set(form.name, { name: form.name, gate, controls: 'any', minimumControls });
    }
  }
  return names;
}

/**
 * The service's name under which qiskit-ionq sends a phase gate: `z` with a `rotation`, in no document of the service.
 */
export const PHASE_GATE_NAME = 'z';

/** Whether an entry is the native `zz`, whose angle stands in `angle` or, from some SDKs, in `phase`. */
export function isNativeZz({ gate, name }: ServiceGate): boolean {
  return gate.gateset === 'native' && name === 'zz';
}

/** Whether an entry is the native `nop`, which does nothing and needs no wire. */
export function isIdle({ gate }: ServiceGate): boolean {
  return gate.gateset === 'native' && gate.service?.fields.length === 0;
}

/** Whether a gate is the phase gate in qiskit-ionq's spelling. */
export function isPhaseGate(entry: ServiceGate, fields: Readonly<Record<string, unknown>>): boolean {
  return entry.name === PHASE_GATE_NAME && entry.gate.gateset === 'qis' && fields['rotation'] !== undefined;
}
