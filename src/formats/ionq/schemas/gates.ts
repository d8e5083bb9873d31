import * as z from 'zod/mini';
import type { Gateset } from '../../../gates/index.js';
import { isIdle, isNativeZz, PHASE_GATE_NAME, type ServiceGate, serviceGates } from '../circuits/service-gates.js';
import { finite, qubitIndex } from './primitives.js';
import { REPORTED_ELSEWHERE } from './schema-issues.js';

/**
 * A gate of a circuit, as it stands in JSON. Angles: `rotation` in radians, `phase`, `phases` and `angle` in turns;
 * of `target` and `targets`, and of `control` and `controls`, one of the two.
 */
export interface GateJson {
  readonly gate: string;
  readonly target?: number | undefined;
  readonly targets?: readonly number[] | undefined;
  readonly control?: number | undefined;
  readonly controls?: readonly number[] | undefined;
  readonly rotation?: number | undefined;
  readonly phase?: number | undefined;
  readonly phases?: readonly number[] | undefined;
  readonly angle?: number | undefined;
  readonly terms?: readonly string[] | undefined;
  readonly coefficients?: readonly number[] | undefined;
  readonly time?: number | undefined;
}

/** An abstract gate as it stands in JSON, one strict object per name. */
export const qisGate = gateSchema('qis');

/** A native gate as it stands in JSON, one strict object per name. */
export const nativeGate = gateSchema('native');

/** A choice by gate name among the objects that the gate table describes. */
function gateSchema(gateset: Gateset): z.ZodMiniType<GateJson, GateJson> {
  const options = [...serviceGates[gateset].values()].map(gateObject);
  const [first, ...others] = options;
  return z.discriminatedUnion('gate', [first!, ...others]) as unknown as z.ZodMiniType<GateJson, GateJson>;
}

type Shape = Record<string, z.ZodMiniType>;

function gateObject(entry: ServiceGate) {
  const shape = { gate: z.literal(entry.name), ...wireFields(entry), ...parameterFields(entry), ...extraFields(entry) };
  return z.strictObject(shape as { gate: z.ZodMiniLiteral<string> } & Shape).check(
    z.refine(
      (value) => {
        const { target, targets, control, controls, phase, angle } = value as unknown as GateJson;
        const wires = isIdle(entry) ? 0 : 1;
        const needsParameter = isNativeZz(entry) && phase === undefined && angle === undefined;
        return (
          count(target, targets) >= wires &&
          count(target, targets) <= 1 &&
          count(control, controls) <= 1 &&
          (controls?.length ?? count(control)) >= entry.minimumControls &&
          !needsParameter &&
          count(phase, angle) <= 1
        );
      },
      { params: REPORTED_ELSEWHERE },
    ),
  );
}

function wireFields({ gate, controls }: ServiceGate): Shape {
  const wires: Shape =
    gate.targets === 1
      ? { target: z.optional(qubitIndex), targets: z.optional(z.array(qubitIndex).check(z.length(1))) }
      : {
          targets:
            gate.targets === 'any'
              ? z.array(qubitIndex).check(z.minLength(1))
              : z.array(qubitIndex).check(z.length(gate.targets)),
        };
  if (controls === 'none') return wires;
  return { ...wires, control: z.optional(qubitIndex), controls: z.optional(z.array(qubitIndex)) };
}

/** A field that is named for several parameters is an array of them. */
function parameterFields({ gate }: ServiceGate): Shape {
  const shape: Shape = {};
  const fields = gate.service?.fields ?? [];
  fields.forEach((field, index) => {
    const length = fields.filter((other) => other === field).length;
    const schema = length === 1 ? finite : z.array(finite).check(z.length(length));
    shape[field] = gate.parameters[index]?.default === undefined ? schema : z.optional(schema);
  });
  return shape;
}

/**
 * What the table's fields do not say: the terms of `pauliexp`, the phase gate spelt as `z` with `rotation`, and the
 * angle of native `zz`, which some SDKs call `phase`.
 */
function extraFields(entry: ServiceGate): Shape {
  if (entry.gate.data === 'pauliSum')
    return { terms: z.array(z.string()).check(z.minLength(1)), coefficients: z.array(finite).check(z.minLength(1)) };
  if (entry.gate.gateset === 'qis' && entry.name === PHASE_GATE_NAME) return { rotation: z.optional(finite) };
  if (isNativeZz(entry)) return { angle: z.optional(finite), phase: z.optional(finite) };
  return {};
}

function count(...fields: readonly unknown[]): number {
  return fields.filter((field) => field !== undefined).length;
}
