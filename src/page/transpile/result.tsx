import { counted, numeral } from '../numerals.js';
import { ParameterSliders } from '../parameters/parameter-sliders.js';
import { isBusy, isCurrent, native, transpiled } from '../state/transpilation.js';
import type { Transpiled } from '../work/methods/transpile.js';
import { NativePicture } from './native-picture.js';
import { Numbers } from './numbers.js';
import { Outputs } from './outputs.js';
import { Passes } from './passes.js';
import { VerdictBox } from './verdict.js';

/** What became of the circuit; while there is something newer to come, the last one, dimmed. */
export function Result() {
  const of = native.value;
  if (transpiled.value === undefined || of === undefined) return null;
  const { ask, value: from } = transpiled.value;
  return (
    <div class={isCurrent.value ? 'result' : 'result stale'} aria-busy={isBusy.value}>
      <VerdictBox />
      <ParameterSliders />
      <h2>
        Native circuit for {from.target.name}, by {from.entangler}
      </h2>
      <Numbers of={of} from={from} />
      <NativePicture drawing={of.drawing} ask={ask} />
      <Notes from={from} statements={of.statements} />
      <h2>What each pass did</h2>
      <Passes passes={from.passes} seconds={from.seconds} />
      <h2>Take it along</h2>
      <Outputs of={of} />
    </div>
  );
}

/** What else has to be known, a sentence each. */
function Notes(props: { readonly from: Transpiled; readonly statements: readonly string[] }) {
  const { gateset, routing, approximation, checks } = props.from;
  const notes = [
    ...(gateset === 'native' ? ['The text is native already; this is what it becomes for the target.'] : []),
    ...props.statements,
    ...(routing === null || routing.exchanges === 0
      ? []
      : [
          `Routed by ${counted(routing.exchanges, 'exchange')} of wires, for ${counted(routing.addedGates, 'entangling gate')} more than without.`,
        ]),
    ...(approximation.dropped === 0
      ? []
      : [
          `Left out: ${counted(approximation.dropped, 'rotation')}, off by at most ${numeral(approximation.spent, 2)}.`,
        ]),
    `Compared while transpiling: ${counted(checks.windows, 'replacement')}${checks.dropped === 0 ? '' : `, of which ${checks.dropped} would have been wrong and were not made`}.`,
  ];
  return (
    <ul class="notes" aria-label="What has to be known">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
