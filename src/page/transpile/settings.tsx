import type { Entangler } from '../../public/targets.js';
import type { Level, TranspileRelation } from '../../public/transpile.js';
import { Check } from '../controls/check.js';
import { Choice, NumberField } from '../controls/field.js';
import { target } from '../state/targets.js';
import {
  approximate,
  budget,
  chosenEntangler,
  keepWires,
  level,
  pauliOrder,
  relation,
  shots,
} from '../state/transpile-settings.js';
import { TargetField } from './target-field.js';

const LEVELS = {
  0: 'Lowers only: nothing is moved or merged.',
  1: 'Cancels and merges neighbours.',
  2: 'Rewrites whole regions and keeps the best of several ways.',
  3: 'Also searches for smaller circuits, as long as the budget allows.',
} as const satisfies Record<Level, string>;

const RELATIONS = {
  'frames-and-permutation': {
    label: 'The whole state',
    hint: 'The same unitary, up to a phase, frames and wires that are stated.',
  },
  distribution: {
    label: 'What is measured',
    hint: 'Only the distribution of what is measured from all zeros, for fewer gates.',
  },
} as const satisfies Record<TranspileRelation, object>;

/** How far a circuit may be off, in operator norm. */
const DISTANCES = [0, 1e-6, 1e-4, 1e-3, 1e-2] as const;

/** How to transpile. */
export function Settings() {
  const entanglers = target.value?.entanglers ?? [];
  const chosen = chosenEntangler.value;
  return (
    <form class="transpile-settings" aria-label="How to transpile" onSubmit={(event) => event.preventDefault()}>
      <TargetField />
      <div class="fields">
        <Choice
          name="Entangler"
          value={chosen !== undefined && entanglers.includes(chosen) ? chosen : ''}
          options={[
            ['', entanglers[0] === undefined ? 'the target decides' : `the target's own: ${entanglers[0]}`],
            ...entanglers.map((each) => [each, each] as const),
          ]}
          hint="The native gate on two qubits."
          onChoose={(name: Entangler | '') => {
            chosenEntangler.value = name === '' ? undefined : name;
          }}
        />
        <Choice
          name="Level"
          value={String(level.value)}
          options={Object.keys(LEVELS).map((each) => [each, each])}
          hint={LEVELS[level.value]}
          onChoose={(each) => {
            level.value = Number(each) as Level;
          }}
        />
        {level.value === 3 && (
          <NumberField
            name="Budget in seconds"
            value={budget.value}
            least={1}
            most={600}
            onChange={(seconds) => {
              budget.value = seconds;
            }}
          />
        )}
        <Choice
          name="What stays the same"
          value={relation.value}
          options={(Object.keys(RELATIONS) as TranspileRelation[]).map((each) => [each, RELATIONS[each].label])}
          hint={RELATIONS[relation.value].hint}
          onChoose={(each) => {
            relation.value = each;
          }}
        />
        <NumberField
          name="Shots"
          value={shots.value}
          least={1}
          most={1_000_000}
          step={1}
          hint="Of the job, and of its price."
          onChange={(count) => {
            shots.value = count;
          }}
        />
      </div>
      <details>
        <summary>More settings</summary>
        <div class="fields">
          <Check
            name="Keep wires"
            hint="Every qubit ends on its own wire, at the price of more gates."
            value={keepWires.value}
            onChange={(is) => {
              keepWires.value = is;
            }}
          />
          <Check
            name="Reorder Pauli terms"
            hint="Terms of a pauliexp may change places even where that changes the error of a Trotter step."
            value={pauliOrder.value === 'free'}
            onChange={(is) => {
              pauliOrder.value = is ? 'free' : 'preserve';
            }}
          />
          <Choice
            name="Approximation"
            value={String(approximate.value)}
            options={DISTANCES.map((each) => [String(each), each === 0 ? 'none' : `off by at most ${each}`])}
            hint="How far the circuit may be off, in operator norm."
            onChoose={(each) => {
              approximate.value = Number(each);
            }}
          />
        </div>
      </details>
    </form>
  );
}
