import { counted } from '../controls/counted.js';
import { shots } from '../state/transpile-settings.js';
import type { Native } from '../work/methods/native.js';
import type { Transpiled } from '../work/methods/transpile.js';

/** What the native circuit takes, beside what the text has. */
export function Numbers({
  of: { output, estimate },
  from: { input },
}: {
  readonly of: Native;
  readonly from: Transpiled;
}) {
  const { fidelity, durationSeconds, priceUsd } = estimate;
  const rows: readonly (readonly [name: string, value: string, beside: string])[] = [
    [
      'Entangling gates',
      String(output.entanglingGates),
      `from ${counted(input.twoQubitGates, 'gate')} on two or more qubits`,
    ],
    ['Entangling angle', short(output.entanglingAngle), output.entanglingAngle === 1 ? 'full gate' : 'full gates'],
    ['Pulses', String(output.pulses), `from ${counted(input.gates - input.twoQubitGates, 'gate')} on one qubit`],
    ['Depth', String(output.depth), 'layers, pulses included'],
    ['Qubits', String(output.qubits), output.qubits === input.qubits ? 'as in the text' : `from ${input.qubits}`],
    ...(fidelity === null
      ? []
      : [['Fidelity', percent(fidelity), 'estimated: no gate and no read-out fails'] as const]),
    ...(durationSeconds === null ? [] : [['Duration', time(durationSeconds), 'estimated, of one shot'] as const]),
    ...(priceUsd === null
      ? []
      : [['Price', `$${priceUsd.toFixed(2)}`, `estimated, for ${counted(shots.value, 'shot')}`] as const]),
  ];
  return (
    <dl class="numbers" aria-label="What the native circuit takes">
      {rows.map(([name, value, beside]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <strong>{value}</strong> <small>{beside}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(4))} %`;
}

function time(seconds: number): string {
  if (seconds < 1e-3) return `${short(seconds * 1e6)} µs`;
  return seconds < 1 ? `${short(seconds * 1e3)} ms` : `${short(seconds)} s`;
}
