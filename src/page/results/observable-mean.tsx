import { signal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { Grouping } from '../../public/observe.js';
import { Choice } from '../controls/field.js';
import { IssueList } from '../controls/issue-list.js';
import { parameterValues } from '../state/parameters.js';
import type { ChosenCircuit } from '../work/methods/chosen-circuit.js';
import type { Expectations, ExpectedOutcome, Mean } from '../work/methods/expect.js';
import type { CircuitSummary } from '../work/methods/read.js';
import { useComputation } from './computation.js';
import { isQuick } from './effort.js';
import { MeasuredCircuits } from './measured-circuits.js';
import { ObservableField } from './observable-field.js';
import { noise, seed, shots } from './settings.js';
import { withError } from './with-error.js';
import { WorkBar } from './work-bar.js';

/** The observable as it was typed; undefined until it is. */
const typed = signal<string | undefined>(undefined);
const grouping = signal<Grouping>('qubit-wise');

/** The mean of a sum of Pauli strings in the state of the circuit: computed, and as it is measured. */
export function ObservableMean({
  summary,
  of,
}: {
  readonly summary: CircuitSummary;
  readonly of: ChosenCircuit | undefined;
}) {
  const title = useId();
  const observable = typed.value ?? firstObservable(summary);
  const given = of && {
    ...of,
    values: parameterValues.value,
    observable,
    noise: noise.value,
    shots: shots.value,
    seed: seed.value,
    grouping: grouping.value,
  };
  const isAutomatic = isQuick(summary, noise.value, shots.value);
  const computation = useComputation('expect', given, isAutomatic);
  const { value, isCurrent, isBusy } = computation;
  return (
    <section aria-labelledby={title} aria-busy={isBusy} class="result-part">
      <h2 id={title}>Mean of an observable</h2>
      <div class="fields">
        <ObservableField
          value={observable}
          issues={isCurrent ? (value?.observableIssues ?? []) : []}
          onChange={(text) => {
            typed.value = text;
          }}
        />
        <Choice
          name="Terms share a circuit"
          value={grouping.value}
          options={[
            ['qubit-wise', 'qubit by qubit'],
            ['general', 'where they commute'],
          ]}
          onChoose={(chosen) => {
            grouping.value = chosen;
          }}
        />
      </div>
      <WorkBar computation={computation} what="mean" isAutomatic={isAutomatic} />
      {value !== undefined && (
        <div class={isCurrent ? undefined : 'out-of-date'}>
          <Means found={value} />
        </div>
      )}
    </section>
  );
}

/** An observable that every circuit has. */
export function firstObservable({ qubits }: CircuitSummary): string {
  return qubits > 1 ? 'Z0 Z1' : 'Z0';
}

function Means({ found: { ideal, noisy, leftOut } }: { readonly found: Expectations }) {
  const sides = [
    ['Ideal', ideal],
    ['Noisy', noisy],
  ] as const;
  const means = sides.flatMap(([name, outcome]) => (outcome?.ok ? [[name, outcome.value] as const] : []));
  return (
    <>
      {sides.map(([name, outcome]) => (
        <Failure key={name} name={name} outcome={outcome} />
      ))}
      {means.length > 0 && (
        <table aria-label="Means">
          <thead>
            <tr>
              <th scope="col">Side</th>
              <th scope="col" class="number">
                Computed
              </th>
              <th scope="col" class="number">
                From shots
              </th>
            </tr>
          </thead>
          <tbody>
            {means.map(([name, { computed, measured }]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td class="number">{meanText(computed)}</td>
                <td class="number">{measured === undefined ? '' : meanText(measured)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {means.map(([name, { circuits }]) => (
        <MeasuredCircuits key={name} name={name} circuits={circuits} />
      ))}
      {means.length > 0 && leftOut.length > 0 && (
        <p class="hint">
          What the circuit measures ({leftOut.join(', ')}) is left out here: the observable decides what is read.
        </p>
      )}
    </>
  );
}

function meanText({ mean, standardError, source }: Mean): string {
  const text = withError(mean, standardError);
  return source === 'trajectories' ? `${text} (over drawn errors)` : text;
}

function Failure({ name, outcome }: { readonly name: string; readonly outcome: ExpectedOutcome | undefined }) {
  if (outcome === undefined || outcome.ok) return null;
  return <IssueList issues={outcome.issues} label={`${name}: why there is no mean`} />;
}
