import { useId } from 'preact/hooks';
import { chooseValue, parameterValues } from '../state/parameters.js';
import { circuit } from '../state/reading.js';
import { inPi, inTurns } from './angle-words.js';

/** How the values of a text's parameters are chosen: QIS angles are radians, native ones turns. */
const units = {
  qis: { name: 'radians', step: Math.PI / 64, words: inPi },
  native: { name: 'turns', step: 1 / 128, words: inTurns },
} as const;

/** Steps of a slider to either side: a full turn. Sliders count whole steps, which leave nothing to rounding. */
const MOST_STEPS = 128;

/** A slider and a field for each free parameter of the circuit that is shown; nothing where there are none. */
export function ParameterSliders() {
  const { parameters = [], gateset = 'qis' } = circuit.value ?? {};
  if (parameters.length === 0) return null;
  return (
    <section class="sliders" aria-label="Parameters">
      <h2>Parameters</h2>
      {parameters.map((name) => (
        <Slider key={name} name={name} value={parameterValues.value[name] ?? 0} gateset={gateset} />
      ))}
    </section>
  );
}

function Slider(props: { readonly name: string; readonly value: number; readonly gateset: keyof typeof units }) {
  const id = useId();
  const { name, value } = props;
  const unit = units[props.gateset];
  const words = unit.words(value);
  return (
    <div class="slider">
      <label for={id}>{name}</label>
      <input
        id={id}
        type="range"
        min={-MOST_STEPS}
        max={MOST_STEPS}
        step={1}
        value={Math.round(value / unit.step)}
        aria-valuetext={words}
        onInput={({ currentTarget }) => chooseValue(name, currentTarget.valueAsNumber * unit.step)}
      />
      <input
        type="number"
        step="any"
        required
        value={Number(value.toFixed(6))}
        aria-label={`${name} in ${unit.name}`}
        onInput={({ currentTarget }) => {
          if (currentTarget.validity.valid) chooseValue(name, currentTarget.valueAsNumber);
        }}
      />
      <span class="slider-words" aria-hidden="true">
        {words}
      </span>
    </div>
  );
}
