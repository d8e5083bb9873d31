import type { RandomStream } from '../../../src/simulate/index.js';
import {
  type Certificate,
  type CertificateCircuit,
  type CertificateStep,
  linkMethods,
} from '../../../src/verify/certificate/certificate.js';

type Mutation = (certificate: Certificate, random: RandomStream) => Certificate;

function pick<T>(items: readonly T[], random: RandomStream): T | undefined {
  return items.length === 0 ? undefined : items[random.integer(items.length)];
}

/** Changes one step. */
function changed(
  certificate: Certificate,
  random: RandomStream,
  change: (step: CertificateStep) => CertificateStep,
  qualifies: (step: CertificateStep) => boolean = () => true,
): Certificate {
  const chosen = pick(certificate.steps.filter(qualifies), random);
  return { ...certificate, steps: certificate.steps.map((step) => (step === chosen ? change(step) : step)) };
}

/** Changes the gates of one circuit on the way. */
function withGates(
  certificate: Certificate,
  random: RandomStream,
  change: (gates: CertificateCircuit['gates'], index: number) => CertificateCircuit['gates'],
): Certificate {
  return changed(
    certificate,
    random,
    ({ circuit, ...step }) => {
      const { gates } = circuit!;
      return { ...step, circuit: { ...circuit!, gates: change(gates, random.integer(gates.length)) } };
    },
    ({ circuit }) => circuit !== undefined && circuit.gates.length > 0,
  );
}

const replaced = <T>(list: readonly T[], index: number, ...by: readonly T[]): readonly T[] => [
  ...list.slice(0, index),
  ...by,
  ...list.slice(index + 1),
];

/** What may be wrong with a certificate, by mistake or on purpose. */
export const documentMutations: Readonly<Record<string, Mutation>> = {
  'groups exchanged': (certificate, random) =>
    changed(
      certificate,
      random,
      (step) => {
        const [a, b] = [random.integer(step.groups.length), random.integer(step.groups.length)];
        const [first, second] = [step.groups[a]!, step.groups[b]!];
        return { ...step, groups: replaced(replaced(step.groups, a, [first[0], second[1]]), b, [second[0], first[1]]) };
      },
      ({ groups }) => groups.length > 1,
    ),
  'group dropped': (certificate, random) =>
    changed(
      certificate,
      random,
      (step) => ({ ...step, groups: replaced(step.groups, random.integer(step.groups.length)) }),
      ({ groups }) => groups.length > 0,
    ),
  'groups merged': (certificate, random) =>
    changed(
      certificate,
      random,
      (step) => {
        const at = random.integer(step.groups.length - 1);
        const [first, second] = [step.groups[at]!, step.groups[at + 1]!];
        const merged = [
          [...first[0], ...second[0]],
          [...first[1], ...second[1]],
        ] as const;
        return { ...step, groups: replaced(replaced(step.groups, at), at, merged) };
      },
      ({ groups }) => groups.length > 1,
    ),
  'number moved': (certificate, random) =>
    changed(
      certificate,
      random,
      (step) => {
        const at = random.integer(step.groups.length);
        const [was, is] = step.groups[at]!;
        const by = random.integer(3) - 1;
        return { ...step, groups: replaced(step.groups, at, [was.map((number) => number + by), is]) };
      },
      ({ groups }) => groups.length > 0,
    ),
  'gate dropped': (certificate, random) => withGates(certificate, random, (gates, at) => replaced(gates, at)),
  'gate twice': (certificate, random) =>
    withGates(certificate, random, (gates, at) => replaced(gates, at, gates[at]!, gates[at]!)),
  'gates exchanged': (certificate, random) =>
    withGates(certificate, random, (gates, at) =>
      gates[at + 1] ? replaced(replaced(gates, at), at, gates[at + 1]!, gates[at]!) : gates,
    ),
  'copy shifted': (certificate, random) =>
    withGates(certificate, random, (gates, at) => {
      const gate = gates[at]!;
      if (typeof gate[0] !== 'number') return gates;
      const [from, count] = gate as readonly [number, number];
      const [later, more] = [random.integer(3) - 1, random.integer(3) - 1];
      return replaced(gates, at, [from + later, count + more]);
    }),
  'angle altered': (certificate, random) =>
    withGates(certificate, random, (gates, at) => {
      const [name, targets, parameters, ...rest] = gates[at] as readonly [string, number[], number[] | undefined];
      if (typeof name !== 'string' || !parameters || parameters.length === 0) return gates;
      const by = pick([1e-6, 1e-4, 1e-9, 0.25], random)!;
      const altered = [name, targets, parameters.map((angle) => angle + by), ...rest] as never;
      return replaced(gates, at, altered);
    }),
  'wires altered': (certificate, random) =>
    withGates(certificate, random, (gates, at) => {
      const [name, targets, ...rest] = gates[at] as readonly [string, number[]];
      if (typeof name !== 'string') return gates;
      return replaced(gates, at, [name, [...targets].reverse(), ...rest] as never);
    }),
  'inputs altered': (certificate, random) => onOtherWires(certificate, random, 'inputPermutation'),
  'outputs altered': (certificate, random) => onOtherWires(certificate, random, 'outputPermutation'),
  'frames altered': (certificate, random) =>
    changed(
      certificate,
      random,
      ({ circuit, ...step }) => {
        const frames = [...(circuit!.frames ?? new Array<number>(circuit!.qubits).fill(0))] as number[];
        frames[random.integer(frames.length)]! += pick([1e-6, 0.5], random)!;
        return { ...step, circuit: { ...circuit!, frames } };
      },
      ({ circuit }) => circuit !== undefined,
    ),
  'way altered': (certificate, random) =>
    changed(certificate, random, (step) => ({ ...step, by: linkMethods[random.integer(linkMethods.length)]! })),
  'step dropped': (certificate, random) => ({
    ...certificate,
    steps: replaced(certificate.steps, random.integer(certificate.steps.length)),
  }),
  'steps exchanged': (certificate, random) => {
    const { steps } = certificate;
    const at = random.integer(steps.length);
    const next = steps[at + 1];
    return next ? { ...certificate, steps: replaced(replaced(steps, at), at, next, steps[at]!) } : certificate;
  },
  'only the last step': (certificate) => ({ ...certificate, steps: certificate.steps.slice(-1) }),
};

function onOtherWires(
  certificate: Certificate,
  random: RandomStream,
  name: 'inputPermutation' | 'outputPermutation',
): Certificate {
  return changed(
    certificate,
    random,
    ({ circuit, ...step }) => {
      const { qubits } = circuit!;
      const wires = [...(circuit![name] ?? Array.from({ length: qubits }, (_, wire) => wire))];
      const [a, b] = [random.integer(wires.length), random.integer(wires.length)];
      [wires[a], wires[b]] = [wires[b]!, wires[a]!];
      return { ...step, circuit: { ...circuit!, [name]: wires } };
    },
    ({ circuit }) => circuit !== undefined,
  );
}
