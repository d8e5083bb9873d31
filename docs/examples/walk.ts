/**
 * The whole way of a circuit, from OpenQASM to a job that IonQ's service takes: `npm start` runs it.
 *
 * An adder in the Fourier basis is read, transpiled for a Forte machine, proved to be the same circuit, drawn, sampled,
 * and written as the body of a job.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { formatIssue } from 'ionloom';
import { drawHistogram, drawText } from 'ionloom/draw';
import { circuitJob } from 'ionloom/ionq';
import { parseQasm } from 'ionloom/qasm';
import { simulate } from 'ionloom/simulate';
import { findTarget } from 'ionloom/targets';
import { transpile } from 'ionloom/transpile';
import { validate } from 'ionloom/validate';
import { verify } from 'ionloom/verify';

const source = 'docs/examples/qft-adder.qasm';
const output = 'qft-adder.forte-1.json';
const shots = 1000;
const width = process.stdout.columns ?? 100;
const target = findTarget('qpu.forte-1');

const adder = parseQasm(readFileSync(source, 'utf8'), { file: source });
const transpilation = transpile(adder, target);
const { circuit: native, report } = transpilation;
const verdict = verify(adder, transpilation);
const counts = simulate(transpilation, { shots, seed: 1 }).counts('addend', 'sum');
const job = circuitJob(transpilation, { name: 'qft-adder', backend: target.name, shots });
const { ok, issues } = validate(job, target);
writeFileSync(output, `${JSON.stringify(job, null, 2)}\n`);

title(`${source}: ${report.input.qubits} qubits, ${report.input.gates} gates`);
console.log(drawText(adder, { width }));

title(`in the native gates of ${target.name}`);
console.log(drawText(native, { width }));
console.log(`
${report.output.entanglingGates} entangling gates (${report.input.twoQubitGates} two-qubit gates before), together ${report.output.entanglingAngle.toFixed(2)} full ones
${report.output.pulses} pulses, depth ${report.output.depth}
expected fidelity ${percent(report.estimate.fidelity)}`);

title('verified');
console.log(`${verdict.equivalent ? 'The same circuit.' : 'NOT the same circuit.'} ${verdict.guarantee}`);

title(`${shots} shots, simulated`);
const sums = [...counts].map(
  ([bits, count]) => [`${whole(bits.slice(0, 3))} + 5 = ${whole(bits.slice(3))}`, count] as const,
);
console.log(drawHistogram(new Map(sums), { width }));

title('the job');
for (const found of issues) console.log(formatIssue(found));
console.log(
  `Written to ${output}, validated for ${target.name}: ${ok ? 'the service takes it' : 'the service would refuse it'}.`,
);

if (verdict.equivalent !== true || !ok) process.exitCode = 1;

function title(text: string): void {
  console.log(`\n${text}\n${'-'.repeat(text.length)}`);
}

/** Outcomes are written with their first wire first, which here is the least significant bit. */
function whole(bits: string): number {
  return Number.parseInt([...bits].reverse().join(''), 2);
}

function percent(share: number | null): string {
  return share === null ? 'unknown' : `${(100 * share).toFixed(1)} %`;
}
