import { useEffect, useState } from 'preact/hooks';
import { ParameterSliders } from '../parameters/parameter-sliders.js';
import { circuit, circuitNumber, reading } from '../state/reading.js';
import { text } from '../state/source.js';
import type { CircuitSummary } from '../work/methods/read.js';
import { Histogram } from './histogram.js';
import { NoiseFields } from './noise-fields.js';
import { ObservableMean } from './observable-mean.js';
import { loadChoices } from './settings.js';
import { Sweep } from './sweep.js';
import { SweepFile } from './sweep-file.js';

/** What the circuit gives: outcomes, means, curves; without noise and with it. */
export function ResultsPanel() {
  useEffect(loadChoices, []);
  const summary = useLast(circuit.value);
  const problem = problemOf();
  // What was read before the last keystroke is not worth computing any more.
  const isRead = problem === undefined && reading.value?.text === text.value;
  const of = isRead ? { text: text.value, circuit: circuitNumber.value } : undefined;
  return (
    <div class="results">
      {problem !== undefined && <p class="hint">{problem}</p>}
      {summary !== undefined && (
        <>
          <NoiseFields />
          <ParameterSliders />
          <Histogram summary={summary} of={of} />
          <ObservableMean summary={summary} of={of} />
          <Sweep summary={summary} of={of} />
        </>
      )}
      <SweepFile />
    </div>
  );
}

/** Why there is nothing to simulate; undefined where there is. */
function problemOf(): string | undefined {
  const found = reading.value;
  if (found === undefined) return 'The circuit is being read.';
  if (circuit.value !== undefined) return undefined;
  return found.text.trim() === ''
    ? 'There is nothing to simulate yet: write a circuit, or open one.'
    : 'There is nothing to simulate until the text is a circuit; what is wrong with it stands under the text.';
}

/** What there was last, while there is nothing: what was shown stays until there is something else to show. */
function useLast(summary: CircuitSummary | undefined): CircuitSummary | undefined {
  const [last, setLast] = useState(summary);
  useEffect(() => {
    if (summary !== undefined) setLast(summary);
  }, [summary]);
  return summary ?? last;
}
