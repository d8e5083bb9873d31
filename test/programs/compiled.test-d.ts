/*
 * More programs as people write them, which compile: circuits in unions, generics, tuples, maps and functions.
 */
import {
  type Circuit,
  type CircuitData,
  circuit,
  decodeCircuit,
  decodeProbabilities,
  drawText,
  encodeCircuit,
  type Gateset,
  type MeasuredCircuit,
  type Measurement,
  nativeCircuit,
  type Operation,
  param,
  parseQasm,
  type SimulationResult,
  simulate,
  type Transpilation,
  transpile,
  verify,
} from '../../src/public/index.js';

declare const flag: boolean;
declare const n: number;
export const circuits = [circuit(2).h(0), circuit(3).x(0)];
circuits.map((c) => c.depth());
for (const c of [circuit(2).h(0), parseQasm('')]) simulate(c);
for (const c of [circuit(2).h(0), parseQasm('')]) c.h(0);
export class Builder<N extends number> {
  c: Circuit<'qis', N, string, string>;
  constructor(c: Circuit<'qis', N, string, string>) {
    this.c = c;
  }
  h(q: number) {
    this.c = this.c.h(q);
    return this;
  }
  m(key: string, ...w: number[]) {
    this.c = this.c.measure(key, ...w);
    return this;
  }
}
new Builder(circuit(3)).h(0).m('m', 0);
export function layerG<G extends Gateset>(c: Circuit<G>) {
  return c.barrier();
}
export function loop(): Circuit<'qis'> {
  let c = circuit(n);
  let i = 0;
  while (i < 3) {
    c = c.cnot(i, i + 1);
    i++;
  }
  return c;
}
declare const wide: Circuit;
const edges: [number, number][] = [];
export const a1 = wide
  .each(edges, (c, [a, b]) => c.cnot(a, b).rzx(0.1, a, b))
  .each([0, 1], (c, q) => c.measure(`m${q}`, q));
export type Ansatz = ReturnType<typeof loop>;
export const two: Circuit<'qis', 2> = circuit(2).h(0).rx('theta', 0);
export function needs2(c: Circuit<'qis', 2>): Circuit<'qis', 2> {
  return c.h(0).cnot(0, 1);
}
needs2(circuit(2));
needs2(circuit(2).rx('theta', 0).measure('m', 0));
export function plain(c: Circuit<'qis', number, never, never>) {
  return simulate(c);
}
export const r: SimulationResult<'m'> = simulate(circuit(1).measure('m', 0));
export const r2: SimulationResult = simulate(circuit(1).measure('m', 0));
const qs: number[] = [0, 1];
circuit(3).append(circuit(2).h(0), qs);
circuit(2).measure('m', ...qs);
circuit(3).mcx(qs, 2);
circuit(3).barrier(...qs);
wide
  .mcx([0, 1], 2)
  .pauliexp({ ZZ: 1 }, 0.1, [0, 1])
  .unitary(
    [
      [1, 0],
      [0, 1],
    ],
    [0],
  )
  .controlledBy([0], (i) => i.h(1))
  .u(1, 2, 3, 0)
  .ms(0, 0, 0, 1)
  .ms(0, 0, 0, 1, 0.1)
  .zz(0.1, 0, 1)
  .nop(0)
  .gphase(0.1)
  .ccx(0, 1, 2)
  .cu(1, 2, 3, 4, 0, 1)
  .rc3x(0, 1, 2, 3)
  .swap(0, 1);
let best: Circuit | undefined;
for (const c of [circuit(2), circuit(3)]) if (!best || c.depth() < best.depth()) best = c;
let bestNull: Circuit | null = null;
for (const c of [circuit(2), circuit(2).h(0)] as Circuit[])
  if (bestNull === null || c.depth() < bestNull.depth()) bestNull = c;
export function* gen(): Generator<Circuit> {
  yield circuit(2);
  yield nativeCircuit(1).gpi(0, 0);
}
export const table = { a: circuit(2), b: nativeCircuit(2) } satisfies Record<string, Circuit>;
let grow: Circuit<'qis'> = circuit(2);
grow = grow.controlled();
grow = grow.append(circuit(1).h(0), [2]);
grow = grow.measureAll();
const names = ['a', 'b'] as const;
export const red = names.reduce((c, name, i) => c.rx(name, i), circuit(2));
circuit(2)
  .rx(flag ? 'theta' : 0.5, 0)
  .bind(Object.fromEntries(red.parameters.map((p, i) => [p, i])));
export function readAll<K extends string>(c: Circuit<'qis', number, never, K>) {
  const res = simulate(c);
  for (const key of res.keys) res.counts(key);
  for (const key of c.keys) res.counts(key);
}
export const chosen = flag ? circuit(2).h(0).measure('m', 0) : circuit(2);
simulate(chosen).counts('m');
export const eitherSet = flag ? circuit(2) : nativeCircuit(2);
const asWide: Circuit = eitherSet;
asWide.x(0);
if (eitherSet.gateset === 'qis') eitherSet.h(0);
export const data: CircuitData = wide;
export const data2: CircuitData<'qis'> = circuit(2);
export const mc: MeasuredCircuit = wide;
export const mc2: MeasuredCircuit<'m'> = circuit(2).measure('m', 0);
decodeProbabilities({}, wide).get;
export const tr: Transpilation = transpile(circuit(2).rx('t', 0), 'ideal');
export const tr2: Transpilation[] = [transpile(wide, 'ideal'), transpile(circuit(2), 'ideal')];
let cur = transpile(circuit(2), 'ideal');
cur = transpile(circuit(2).h(0), 'ideal');
verify(wide, cur);
drawText(wide);
export const tt = circuit(1)
  .rx(param('a').add(param('b')), 0)
  .bind({ a: 1, b: 2 });
export function count(ops: readonly Operation[], ms: readonly Measurement[]) {
  return ops.length + ms.length;
}
count(wide.operations, wide.measurements);
count(circuit(2).operations, circuit(2).measure('m', 0).measurements);
export const opt: { c?: Circuit } = {};
opt.c = circuit(2);
opt.c = opt.c.h(0);
export const tuple: [Circuit, Circuit<'native'>] = [circuit(1), nativeCircuit(1)];
export const fn: (c: Circuit) => Circuit = (c) => c.h(0);
export const pipe = [fn, (c: Circuit) => c.x(0)].reduce((c: Circuit, f) => f(c), circuit(2));
export const qisOnly: Circuit<'qis'> =
  wide.gateset === 'qis' ? wide : (decodeCircuit(encodeCircuit(wide, { gateset: 'qis' })) as Circuit<'qis'>);
export const fromMap = new Map<string, Circuit<'qis'>>([
  ['a', circuit(2)],
  ['b', circuit(3).h(0)],
]);
fromMap.get('a')!.h(0);
export const par = new Map([
  ['a', circuit(2)],
  ['b', circuit(2).h(0)],
]);
par.set('c', circuit(2).rx('t', 0).measure('m', 0));
export const set = new Set<Circuit>([circuit(1)]);
set.add(nativeCircuit(1));
export const gN = <N extends number>(c: Circuit<'qis', N>, q: number) => c.h(q).measure('m', q);
gN(circuit(2), 0);
export let un = circuit(2);
un = un.h(0).measure('a', 0);
un = un.measure('b', 1);
export async function later(): Promise<Circuit> {
  return circuit(2);
}
later().then((c) => c.h(0));
export const recs: Record<'a' | 'b', Circuit<'qis', 2>> = { a: circuit(2), b: circuit(2).h(0) };
const [_x0, ...rest] = [circuit(1).h(0), circuit(1).x(0)];
_x0;
rest.map((c) => c.h(0));
export const nested = [[circuit(1)], [circuit(1).h(0)]].flat().map((c) => c.x(0));
export const concat = circuits.reduce<Circuit>((all, c) => all.append(c, qs), circuit(9));
export const spreadOpts = { shots: 10, ...(flag ? { seed: 1 } : {}) };
simulate(wide, spreadOpts);
wide.measurements.flatMap(({ wires }) => wires);
wide.keys.includes('m');
wide.parameters.map((p) => p.length);
if ('gpi' in wide) wide.gpi(0, 0);
