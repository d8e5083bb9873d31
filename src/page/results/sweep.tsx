import { useId, useMemo, useState } from 'preact/hooks';
import { Choice, NumberField, TextField } from '../controls/field.js';
import { counted } from '../numerals.js';
import { Plot } from '../plot/plot.js';
import type { Curves } from '../plot/plotted.js';
import { parameterValues } from '../state/parameters.js';
import type { ChosenCircuit } from '../work/methods/chosen-circuit.js';
import type { CircuitSummary } from '../work/methods/read.js';
import type { Plotted, SweepPoint } from '../work/methods/sweep.js';
import { useComputation } from './computation.js';
import { isQuick } from './effort.js';
import { ObservableField } from './observable-field.js';
import { firstObservable } from './observable-mean.js';
import { noise, seed, shots } from './settings.js';
import { spanOf } from './span.js';
import { from, key, observable, outcome, parameter, plottedKind, points, to } from './sweep-settings.js';
import { SweepTable } from './sweep-table.js';
import { WorkBar } from './work-bar.js';

/** A mean or a probability as a curve over a parameter; nothing to choose where the circuit has none. */
export function Sweep({ summary, of }: { readonly summary: CircuitSummary; readonly of: ChosenCircuit | undefined }) {
  const title = useId();
  return (
    <section aria-labelledby={title} class="result-part">
      <h2 id={title}>Sweep over a parameter</h2>
      {summary.parameters.length === 0 ? (
        <p class="hint">
          The circuit has no free parameters. In OpenQASM 3, <code>input angle theta;</code> declares one.
        </p>
      ) : (
        <Curve summary={summary} of={of} />
      )}
    </section>
  );
}

function Curve({ summary, of }: { readonly summary: CircuitSummary; readonly of: ChosenCircuit | undefined }) {
  const [found, setFound] = useState<readonly SweepPoint[]>([]);
  const swept = summary.parameters.find((name) => name === parameter.value) ?? summary.parameters[0]!;
  const plotted = plottedOf(summary);
  const { [swept]: _, ...others } = parameterValues.value;
  const given = of && {
    ...of,
    values: others,
    parameter: swept,
    from: from.value,
    to: to.value,
    points: points.value,
    plotted,
    noise: noise.value,
    shots: shots.value,
    seed: seed.value,
  };
  const isAutomatic = isQuick({ ...summary, operations: summary.operations * points.value * 2 }, noise.value, 0);
  const computation = useComputation('sweep', given, isAutomatic, (point) => {
    setFound((before) => (point === undefined ? [] : withPoint(before, point)));
  });
  const { value, isCurrent, isBusy } = computation;
  const issues = isCurrent ? (value?.plottedIssues ?? []) : [];
  const curves = useMemo(
    () => curvesOf(found, swept, nameOf(plotted), [from.value, to.value]),
    [found, swept, nameOf(plotted), from.value, to.value],
  );
  return (
    <div aria-busy={isBusy}>
      <SweepFields summary={summary} swept={swept} plotted={plotted} issues={issues} />
      <WorkBar
        computation={computation}
        what="curve"
        isAutomatic={isAutomatic}
        progress={`${found.length} of ${points.value} points…`}
      />
      {found.length > 0 && (
        <div class={isCurrent || isBusy ? undefined : 'out-of-date'}>
          <Plot plotted={curves} sentence={sentenceOf(curves, swept)} />
          <SweepTable points={found} parameter={swept} plotted={nameOf(plotted)} />
          {value?.target !== undefined && isCurrent && (
            <p class="hint">The template was transpiled once for {value.target}, and its values put in.</p>
          )}
        </div>
      )}
    </div>
  );
}

function SweepFields(props: {
  readonly summary: CircuitSummary;
  readonly swept: string;
  readonly plotted: Plotted;
  readonly issues: Parameters<typeof ObservableField>[0]['issues'];
}) {
  const { summary, swept, plotted, issues } = props;
  const problem = issues.map(({ message, hint }) => `${message}${hint === undefined ? '' : `; ${hint}`}`).join(' ');
  return (
    <div class="fields">
      <Choice
        name="Parameter"
        value={swept}
        options={summary.parameters.map((name) => [name, name] as const)}
        onChoose={(name) => {
          parameter.value = name;
        }}
      />
      <NumberField
        name="From"
        value={from.value}
        onChange={(value) => {
          from.value = value;
        }}
      />
      <NumberField
        name="To"
        value={to.value}
        onChange={(value) => {
          to.value = value;
        }}
      />
      <NumberField
        name="Points"
        value={points.value}
        least={2}
        most={1000}
        step={1}
        onChange={(value) => {
          points.value = value;
        }}
      />
      <Choice
        name="Plot"
        value={plotted.kind}
        options={[
          ['observable', 'the mean of an observable'],
          ['outcome', 'the probability of an outcome'],
        ]}
        onChoose={(kind) => {
          plottedKind.value = kind;
        }}
      />
      {plotted.kind === 'observable' ? (
        <ObservableField
          value={plotted.observable}
          issues={issues}
          onChange={(text) => {
            observable.value = text;
          }}
        />
      ) : (
        <>
          {summary.keys.length > 1 && (
            <Choice
              name="Key"
              value={plotted.key}
              options={summary.keys.map(({ key: name }) => [name, name] as const)}
              onChoose={(name) => {
                key.value = name;
                outcome.value = undefined;
              }}
            />
          )}
          <TextField
            name="Outcome"
            hint={problem || `${plotted.key === '' ? 'qubit' : 'bit'} 0 first`}
            value={plotted.outcome}
            onChange={(text) => {
              outcome.value = text;
            }}
          />
        </>
      )}
    </div>
  );
}

function plottedOf(summary: CircuitSummary): Plotted {
  if (plottedKind.value === 'observable') {
    return { kind: 'observable', observable: observable.value ?? firstObservable(summary) };
  }
  const chosen = summary.keys.find((measured) => measured.key === key.value) ?? summary.keys[0];
  const bits = chosen?.bits ?? summary.qubits;
  return { kind: 'outcome', key: chosen?.key ?? '', outcome: outcome.value ?? '0'.repeat(bits) };
}

/** What the curve shows, in words. */
function nameOf(plotted: Plotted): string {
  if (plotted.kind === 'observable') return `mean of ${plotted.observable}`;
  return `probability of ${plotted.outcome}${plotted.key === '' ? '' : ` in ${plotted.key}`}`;
}

function withPoint(before: readonly SweepPoint[], point: SweepPoint): readonly SweepPoint[] {
  return [...before.slice(0, point.index), point];
}

function curvesOf(
  found: readonly SweepPoint[],
  swept: string,
  valueTitle: string,
  range: readonly [number, number],
): Curves {
  const noisy = found.flatMap(({ at, noisy: value }) => (value === undefined ? [] : [{ at, ...value }]));
  return {
    kind: 'curves',
    labelTitle: swept,
    valueTitle,
    range,
    series: [
      { title: 'ideal', points: found.map(({ at, ideal }) => ({ at, ...ideal })) },
      ...(noisy.length === 0 ? [] : [{ title: 'noisy', points: noisy }]),
    ],
  };
}

function sentenceOf({ valueTitle, series }: Curves, swept: string): string {
  const spans = series.map(({ title, points: of }) => [title, ...spanOf(of)].join(' '));
  return `Curve of the ${valueTitle} over ${swept}, ${counted(series[0]!.points.length, 'point')}: ${spans.join(', ')}.`;
}
