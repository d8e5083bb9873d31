import { NumberField } from '../controls/field.js';
import { chooseValue, parameterValues } from '../state/parameters.js';

/** A value for each free parameter of the circuit that is shown; nothing where there are none. */
export function ParameterFields() {
  const values = Object.entries(parameterValues.value);
  if (values.length === 0) return null;
  return (
    <fieldset class="settings">
      <legend>Values of free parameters</legend>
      <div class="fields">
        {values.map(([name, value]) => (
          <NumberField key={name} name={name} value={value} onChange={(changed) => chooseValue(name, changed)} />
        ))}
      </div>
    </fieldset>
  );
}
