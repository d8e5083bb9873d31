import { ScrollBox } from '../controls/scroll-box.js';
import { numeral } from '../numerals.js';
import type { ShownCard } from '../work/methods/gate-card.js';

const DIALECTS = [
  ['ionq', 'IonQ'],
  ['qasm2', 'OpenQASM 2'],
  ['qasm3', 'OpenQASM 3'],
] as const;

const UNITS = { radians: 'radians', turns: 'turns', none: '' } as const;

/** What the gate table says of a gate, with the values that it has in the circuit. */
export function GateFacts({ card, wires }: { readonly card: ShownCard; readonly wires: readonly string[] }) {
  const { parameters, matrix, pauliSum, aliases } = card;
  const names = DIALECTS.filter(([dialect]) => aliases[dialect].length > 0);
  return (
    <>
      <p>{card.doc}</p>
      {parameters.length > 0 && (
        <table>
          <caption>Parameters</caption>
          <tbody>
            {parameters.map(({ name, label, value, unit }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  {label}
                  {value !== undefined && String(value) !== label && <span class="hint"> = {numeral(value, 6)}</span>}
                </td>
                <td class="hint">{UNITS[unit]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {pauliSum && (
        <p>
          Terms: {pauliSum.terms.map((term, k) => `${numeral(pauliSum.coefficients[k]!, 6)} ${term}`).join(', ')}
          <span class="hint"> (the rightmost letter acts on the first target)</span>
        </p>
      )}
      {matrix && <Matrix rows={matrix} wires={[...card.controls, ...card.targets].map((wire) => wires[wire]!)} />}
      <dl>
        {names.map(([dialect, title]) => (
          <div key={dialect}>
            <dt>{title}</dt>
            <dd>{aliases[dialect].join(', ')}</dd>
          </div>
        ))}
        {card.gateset === 'qis' && (
          <div>
            <dt>IonQ’s service</dt>
            <dd>{card.isTakenByService ? 'takes it as it is' : 'gets it in simpler gates'}</dd>
          </div>
        )}
      </dl>
    </>
  );
}

/** The unitary, each row and column under the basis state that it belongs to. */
function Matrix(props: { readonly rows: readonly (readonly string[])[]; readonly wires: readonly string[] }) {
  const states = props.rows.map((_, index) => `|${index.toString(2).padStart(props.wires.length, '0')}⟩`);
  return (
    <ScrollBox label="Matrix">
      <table class="matrix">
        <caption>Matrix over {props.wires.join(' ')}</caption>
        <thead>
          <tr>
            <td />
            {states.map((state) => (
              <th key={state} scope="col">
                {state}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row, index) => (
            <tr key={states[index]}>
              <th scope="row">{states[index]}</th>
              {row.map((entry, column) => (
                <td key={states[column]} class={entry === '0' ? 'zero' : ''}>
                  <Entry label={entry} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** A complex number, its exponent raised. */
function Entry({ label }: { readonly label: string }) {
  const power = /^e\^\{(.*)\}$/.exec(label);
  if (power === null) return <>{label}</>;
  return (
    <>
      e<sup>{power[1]}</sup>
    </>
  );
}
