import { counted } from '../numerals.js';
import { circuit, circuitNumber, reading } from '../state/reading.js';
import { selection } from '../state/selection.js';
import { reader } from '../work/workers.js';
import { CircuitPicture } from './circuit-picture.js';
import { drawn, isOutdated } from './drawn.js';

/** The circuit that the text holds: in words, and as a picture. */
export function CircuitPane() {
  const { circuits = [] } = reading.value ?? {};
  return (
    <section class="circuit-pane" aria-label="Circuit">
      {circuits.length > 1 && (
        <select
          aria-label="Circuit of the job"
          value={circuitNumber.value}
          onChange={({ currentTarget }) => {
            circuitNumber.value = currentTarget.selectedIndex;
            // It was of the other circuit.
            selection.value = undefined;
          }}
        >
          {circuits.map(({ title }, index) => (
            <option key={index} value={index} selected={index === circuitNumber.value}>
              {title}
            </option>
          ))}
        </select>
      )}
      <p class="facts">{factsOf()}</p>
      <Picture />
    </section>
  );
}

/** The last circuit that could be drawn, marking what the text marks. */
function Picture() {
  if (drawn.value === undefined) return null;
  const { drawing, text, circuit: number } = drawn.value;
  const { operations = [], by } = isOutdated.value ? {} : (selection.value ?? {});
  return (
    <div class={isOutdated.value ? 'outdated' : ''}>
      <CircuitPicture
        label="Picture of the circuit"
        drawing={drawing}
        marked={operations}
        isFollowing={by === 'text'}
        onChoose={(operation) => {
          selection.value = operation === undefined ? undefined : { operations: [operation], by: 'picture' };
        }}
        cardOf={(operation) => reader.call('card', { text, circuit: number, operation })}
      />
      {isOutdated.value && <p class="picture-note">The picture is of the last text that could be read.</p>}
    </div>
  );
}

/** What the text holds, in words. */
function factsOf(): string {
  if (reading.value === undefined) return 'Reading…';
  const { description } = reading.value;
  if (circuit.value === undefined) return 'The text holds no circuit yet: see what is underlined.';
  const { qubits, operations } = circuit.value;
  return `${description} · ${counted(qubits, 'qubit')} · ${counted(operations, 'gate')}`;
}
