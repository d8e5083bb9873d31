import { useId, useMemo, useState } from 'preact/hooks';
import { Choice } from '../controls/field.js';
import { IssueList } from '../controls/issue-list.js';
import { counted, numeral, readableBytes } from '../numerals.js';
import { Plot } from '../plot/plot.js';
import { parameterValues } from '../state/parameters.js';
import type { ChosenCircuit } from '../work/methods/chosen-circuit.js';
import type { SimulationNeeds } from '../work/methods/laboratory.js';
import type { CircuitSummary } from '../work/methods/read.js';
import type { SideOutcome, Simulated } from '../work/methods/simulate.js';
import { useComputation } from './computation.js';
import { DistanceTable } from './distance-table.js';
import { isQuick } from './effort.js';
import { barsOf, type Shown, sentenceOf } from './histogram-bars.js';
import { OutcomeTable } from './outcome-table.js';
import { engine, noise, noisyEngine, seed, shots } from './settings.js';
import { WorkBar } from './work-bar.js';

/** The outcomes of the circuit, without noise and with it, side by side. */
export function Histogram({
  summary,
  of,
}: {
  readonly summary: CircuitSummary;
  readonly of: ChosenCircuit | undefined;
}) {
  const title = useId();
  const given = of && {
    ...of,
    values: parameterValues.value,
    noise: noise.value,
    shots: shots.value,
    seed: seed.value,
    engine: engine.value,
    noisyEngine: noisyEngine.value,
  };
  const isAutomatic = isQuick(summary, noise.value, shots.value);
  const computation = useComputation('simulate', given, isAutomatic);
  const needs = useComputation('simulationNeeds', isAutomatic ? undefined : of, true);
  const { value, isCurrent, isBusy } = computation;
  return (
    <section aria-labelledby={title} aria-busy={isBusy} class="result-part">
      <h2 id={title}>Outcomes</h2>
      <WorkBar
        computation={computation}
        what="outcomes"
        isAutomatic={isAutomatic}
        cost={memorySentence(summary, needs.value)}
      />
      {value !== undefined && (
        <div class={isCurrent ? undefined : 'out-of-date'}>
          <Outcomes found={value} of={isCurrent ? of : undefined} />
        </div>
      )}
    </section>
  );
}

/** What the simulation takes, by the library's own estimate. */
function memorySentence(
  { qubits, operations }: CircuitSummary,
  needs: SimulationNeeds | undefined,
): string | undefined {
  if (needs === undefined) return undefined;
  const state = `All amplitudes of ${counted(qubits, 'qubit')} take ${readableBytes(needs.stateBytes)}`;
  return `${state}, a mixed state ${readableBytes(needs.mixedBytes)}; there are ${counted(operations, 'gate')} to carry out.`;
}

function Outcomes({ found, of }: { readonly found: Simulated; readonly of: ChosenCircuit | undefined }) {
  const { ideal, noisy, registers, threads } = found;
  const [chosen, choose] = useState('');
  const [asked, ask] = useState<Shown>('probabilities');
  const register = registers.find(({ title }) => title === chosen) ?? registers[0];
  const hasCounts = register?.rows.some((row) => (row.ideal?.count ?? row.noisy?.count) !== undefined) ?? false;
  const what = hasCounts ? asked : 'probabilities';
  const plotted = useMemo(() => register && barsOf(register, what), [register, what]);
  return (
    <>
      <SideLine name="Ideal" outcome={ideal} threads={threads} />
      {noisy !== undefined && <SideLine name="Noisy" outcome={noisy} threads={threads} />}
      {register !== undefined && plotted !== undefined && (
        <>
          <div class="fields">
            {registers.length > 1 && (
              <Choice
                name="Measurement key"
                value={register.title}
                options={registers.map(({ title }) => [title, title] as const)}
                onChoose={choose}
              />
            )}
            {hasCounts && (
              <Choice
                name="Bars show"
                value={what}
                options={[
                  ['probabilities', 'probabilities'],
                  ['counts', 'counts of the shots'],
                ]}
                onChoose={ask}
              />
            )}
          </div>
          <Plot plotted={plotted} sentence={sentenceOf(register, what)} />
          <RestLine rest={register.rest} />
          <OutcomeTable register={register} of={of} />
          <DistanceTable register={register} />
        </>
      )}
    </>
  );
}

/** How one side ran, or why it did not. */
function SideLine({
  name,
  outcome,
  threads,
}: {
  readonly name: string;
  readonly outcome: SideOutcome;
  readonly threads: number;
}) {
  if (!outcome.ok) return <IssueList issues={outcome.issues} label={`${name}: why there are no outcomes`} />;
  const { engine: ran, reason, exact, shots: drawn, target, gates, qubits, note } = outcome.side;
  const probabilities = exact ? 'exact probabilities' : 'probabilities are shares of the shots';
  const parts = [
    `${counted(gates, 'gate')} on ${counted(qubits, 'qubit')}${target === undefined ? '' : `, transpiled for ${target}`}`,
    `engine ${ran}, because ${reason}`,
    ...(threads > 1 && ran === 'statevector' ? [`${threads} threads`] : []),
    probabilities,
    ...(drawn === undefined ? [] : [counted(drawn, 'shot')]),
  ];
  return (
    <p class="hint">
      <strong>{name}:</strong> {parts.join('; ')}.{note === undefined ? '' : ` ${note}`}
    </p>
  );
}

function RestLine({ rest: { ideal, noisy } }: { readonly rest: { readonly ideal: number; readonly noisy: number } }) {
  if (ideal < 1e-9 && noisy < 1e-9) return null;
  const sides = [
    ...(ideal < 1e-9 ? [] : [`${numeral(ideal, 4)} of the ideal`]),
    ...(noisy < 1e-9 ? [] : [`${numeral(noisy, 4)} of the noisy`]),
  ];
  return <p class="hint">All other outcomes together have a probability of {sides.join(' and ')} distribution.</p>;
}
