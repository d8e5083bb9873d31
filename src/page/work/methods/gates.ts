import {
  type Gate,
  type GateParameter,
  type Gateset,
  namedForms,
  nativeGates,
  qisGates,
} from '../../../public/index.js';
import { qasmGates } from '../../../public/qasm.js';

/** A gate as a text calls it. */
export interface NamedGate {
  readonly name: string;
  /** One sentence. */
  readonly doc: string;
  readonly gateset: Gateset;
  readonly parameters: readonly Pick<GateParameter, 'name' | 'unit' | 'default'>[];
  /** Qubits that its name takes as controls. */
  readonly controls: number;
  readonly targets: number | 'any';
  /** Whether an OpenQASM text has to include the standard gates first. */
  readonly included: boolean;
  /** The fields of IonQ JSON that hold its parameters. */
  readonly fields: readonly string[];
}

/** Every gate that a text can call, under its names in each language. */
export interface GateTable {
  readonly qasm2: readonly NamedGate[];
  readonly qasm3: readonly NamedGate[];
  /** IonQ JSON, by gateset. */
  readonly qis: readonly NamedGate[];
  readonly native: readonly NamedGate[];
}

/** The gate table, as those who write see it. */
export function gates(_given: Record<string, never>): GateTable {
  const qasm = (version: 2 | 3) =>
    qasmGates(version).map(({ name, gate, controls, included }) => named(name, gate, controls, included));
  return { qasm2: qasm(2), qasm3: qasm(3), qis: ofService(qisGates), native: ofService(nativeGates) };
}

const forms = Object.values(namedForms);

/** The names under which the service takes gates, with those that say how many controls they have. */
function ofService(rows: Readonly<Record<string, Gate>>): readonly NamedGate[] {
  return Object.values(rows).flatMap((gate) => {
    if (gate.service === undefined) return [];
    const others = forms.flatMap(({ name, base, controls, service }) =>
      service && (base as Gate) === gate && typeof controls === 'number' ? [named(name, gate, controls, false)] : [],
    );
    return [named(gate.service.name, gate, 0, false), ...others];
  });
}

function named(name: string, gate: Gate, controls: number, included: boolean): NamedGate {
  const form = forms.find((each) => (each.base as Gate) === gate && each.controls === controls);
  return {
    name,
    doc: (controls === 0 ? undefined : form?.doc) ?? gate.doc,
    gateset: gate.gateset,
    parameters: gate.parameters.map(({ name: parameter, unit, default: value }) => ({
      name: parameter,
      unit,
      ...(value === undefined ? {} : { default: value }),
    })),
    controls,
    targets: gate.targets,
    included,
    fields: gate.service?.fields ?? [],
  };
}
