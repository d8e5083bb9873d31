import { counted, dollars, duration, numeral, percentage } from '../numerals.js';
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
    ['Entangling angle', numeral(output.entanglingAngle, 4), output.entanglingAngle === 1 ? 'full gate' : 'full gates'],
    ['Pulses', String(output.pulses), `from ${counted(input.gates - input.twoQubitGates, 'gate')} on one qubit`],
    ['Depth', String(output.depth), 'layers, pulses included'],
    ['Qubits', String(output.qubits), output.qubits === input.qubits ? 'as in the text' : `from ${input.qubits}`],
    ...(fidelity === null
      ? []
      : [['Fidelity', percentage(fidelity, 4), 'estimated: no gate and no read-out fails'] as const]),
    ...(durationSeconds === null
      ? []
      : [['Duration', duration(durationSeconds, 4), 'estimated, of one shot'] as const]),
    ...(priceUsd === null
      ? []
      : [['Price', dollars(priceUsd), `estimated, for ${counted(shots.value, 'shot')}`] as const]),
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
