import { namedForms } from './forms.js';
import type { Gate, Gateset, NamedForm } from './gate.js';
import { barrier, gphase, rc3x, rc3xi, rccx } from './many-qubit.js';
import { gpi, gpi2, ms, nativeZz, nop } from './native.js';
import { h, id, p, rx, ry, rz, s, si, t, ti, u, u2, v, vi, x, y, z } from './one-qubit.js';
import { pauliexp } from './pauli.js';
import { cu, dcx, dcxi, ecr, iswap, iswapi, rzx, swap, xx, yy, zz } from './two-qubit.js';
import { unitary } from './unitary.js';

/** Every abstract gate, by its own name. */
export const qisGates = Object.freeze({
  ...{ id, x, y, z, h, s, si, t, ti, v, vi, rx, ry, rz, p, u2, u, gphase },
  ...{ swap, xx, yy, zz, rzx, iswap, iswapi, ecr, dcx, dcxi, cu },
  ...{ rccx, rc3x, rc3xi, pauliexp, unitary, barrier },
});

/** Every native gate, by its own name. */
export const nativeGates = Object.freeze({ gpi, gpi2, ms, zz: nativeZz, nop });

/** The gates of one gateset; a barrier may stand in either. */
const gatesOf: Readonly<Record<Gateset, ReadonlyMap<string, Gate>>> = {
  qis: new Map(Object.entries<Gate>(qisGates)),
  native: new Map(Object.entries<Gate>({ ...nativeGates, barrier })),
};

/** All rows of the table, abstract ones first. */
export const allGates: readonly Gate[] = Object.freeze([
  ...Object.values<Gate>(qisGates),
  ...Object.values<Gate>(nativeGates),
]);

/** All names for gates with controls. */
export const allForms: readonly NamedForm[] = Object.freeze(Object.values<NamedForm>(namedForms));

/** The row with this very name, or undefined. */
export function gateNamed(name: string, gateset: Gateset): Gate | undefined {
  return gatesOf[gateset]?.get(name);
}

const forms = new Map<string, NamedForm>(Object.entries<NamedForm>(namedForms));

/** The form with this very name, or undefined. */
export function formNamed(name: string): NamedForm | undefined {
  return forms.get(name);
}

/** The names of the table in a gateset, forms included. */
export function gateNames(gateset: Gateset): readonly string[] {
  return [...gatesOf[gateset].keys(), ...(gateset === 'qis' ? forms.keys() : [])];
}

/** A gate with the number of controls that its name implies. */
export interface ControlledGate {
  readonly gate: Gate;
  readonly controls: number | 'any';
}

const dialects = ['ionq', 'qasm2', 'qasm3'] as const;

/** A dialect in which gates have names. */
export type Dialect = (typeof dialects)[number];

const byAlias = new Map<string, ControlledGate>();
const preferredAlias = new Map<string, string>();

for (const entry of [
  ...allGates.map((gate) => ({ gate, controls: 0 as number | 'any', aliases: gate.aliases })),
  ...allForms.map(({ base, controls, aliases }) => ({ gate: base, controls, aliases })),
]) {
  for (const dialect of dialects) {
    entry.aliases[dialect]?.forEach((alias, rank) => {
      byAlias.set(`${dialect} ${entry.gate.gateset} ${alias}`, { gate: entry.gate, controls: entry.controls });
      const key = `${dialect} ${entry.gate.gateset} ${entry.gate.name} ${entry.controls}`;
      if (rank === 0 && !preferredAlias.has(key)) preferredAlias.set(key, alias);
    });
  }
}

/** What a name means in another dialect, or undefined. */
export function gateOfDialect(dialect: Dialect, name: string, gateset: Gateset): ControlledGate | undefined {
  return byAlias.get(`${dialect} ${gateset} ${name}`);
}

/**
 * What a name means in a gateset: a row, a row with controls, or, where the table has no such name, what another
 * dialect calls so (`cx`, `u3`, `rxx`, `sdg`).
 */
export function resolveGate(name: string, gateset: Gateset): ControlledGate | undefined {
  const gate = gateNamed(name, gateset);
  if (gate) return { gate, controls: 0 };
  const named = gateset === 'qis' ? formNamed(name) : undefined;
  if (named) return { gate: named.base, controls: named.controls };
  return dialects.map((dialect) => gateOfDialect(dialect, name, gateset)).find((found) => found !== undefined);
}

/** The name that people know a gate with this number of controls by: `cnot`, `ccx`; undefined where it has none. */
export function formName(gate: Gate, controls: number): string | undefined {
  return controls === 0 ? gate.name : allForms.find((form) => form.base === gate && form.controls === controls)?.name;
}

/** The form of a gate with this number of controls, or else with any; undefined without controls and where it has none. */
export function formOf(gate: Gate, controls: number): NamedForm | undefined {
  if (controls === 0) return undefined;
  let any: NamedForm | undefined;
  for (const form of allForms) {
    if (form.base !== gate) continue;
    if (form.controls === controls) return form;
    if (form.controls === 'any') any = form;
  }
  return any;
}

/** The name that a dialect uses for a gate with this number of controls, or undefined where it has none. */
export function nameInDialect(dialect: Dialect, gate: Gate, controls: number): string | undefined {
  return preferredAlias.get(`${dialect} ${gate.gateset} ${gate.name} ${controls}`);
}

/** OpenQASM's names of abstract gates that the table has under another name, each with that name; sorted. */
export function otherNames(): ReadonlyMap<string, string> {
  const own = new Set(gateNames('qis'));
  const found = new Map<string, string>();
  for (const dialect of ['qasm2', 'qasm3'] as const) {
    for (const name of dialectNames(dialect, 'qis')) {
      if (own.has(name)) continue;
      const { gate, controls } = gateOfDialect(dialect, name, 'qis')!;
      const ours = controls === 'any' ? undefined : formName(gate, controls);
      if (ours !== undefined) found.set(name, ours);
    }
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Every name that a dialect knows in a gateset, sorted. */
export function dialectNames(dialect: Dialect, gateset: Gateset): readonly string[] {
  const prefix = `${dialect} ${gateset} `;
  return [...byAlias.keys()]
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .sort();
}
