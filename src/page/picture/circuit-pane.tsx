import { circuit, circuitNumber, reading } from '../state/reading.js';

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
    </section>
  );
}

/** What the text holds, in words. */
function factsOf(): string {
  if (reading.value === undefined) return 'Reading…';
  const { description } = reading.value;
  if (circuit.value === undefined) return 'The text holds no circuit yet: see what is underlined.';
  const { qubits, operations } = circuit.value;
  return `${description} · ${qubits} ${qubits === 1 ? 'qubit' : 'qubits'} · ${operations} ${operations === 1 ? 'gate' : 'gates'}`;
}
