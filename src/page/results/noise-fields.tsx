import { Check } from '../controls/check.js';
import { Choice, NumberField } from '../controls/field.js';
import type { NoiseChoice } from '../work/methods/noisy-machine.js';
import { choices, engine, noise, noisyEngine, seed, shots } from './settings.js';

/** What all parts of the panel are computed with: noise, shots, seed, engines. */
export function NoiseFields() {
  const { models, targetsWithNoise, engines, noisyEngines } = choices.value;
  const chosen = noise.value;
  return (
    <fieldset class="noise-settings">
      <legend>Noise and shots</legend>
      <div class="fields">
        <Choice
          name="Noise"
          value={textOf(chosen)}
          options={[
            ['none', 'none'],
            ...models.map((name) => [`model:${name}`, `${name}, the service’s model`] as const),
            ...targetsWithNoise.map((name) => [`target:${name}`, `${name}, from its fidelities`] as const),
            ['own', 'rates of your own'],
          ]}
          onChoose={(text) => {
            noise.value = choiceOf(text);
          }}
        />
        {chosen.kind === 'target' && (
          <Check
            name="with errors of its read-out"
            value={chosen.readout}
            onChange={(readout) => {
              noise.value = { ...chosen, readout };
            }}
          />
        )}
        {chosen.kind === 'own' && <OwnRates chosen={chosen} />}
        <NumberField
          name="Shots"
          hint="0 for probabilities alone"
          value={shots.value}
          least={0}
          most={1_000_000}
          step={1}
          onChange={(value) => {
            shots.value = value;
          }}
        />
        <NumberField
          name="Seed"
          value={seed.value}
          least={0}
          most={2 ** 32 - 1}
          step={1}
          onChange={(value) => {
            seed.value = value;
          }}
        />
        <Choice
          name="Engine"
          value={engine.value}
          options={engines.map((name) => [name, name] as const)}
          onChoose={(name) => {
            engine.value = name;
          }}
        />
        {chosen.kind !== 'none' && (
          <Choice
            name="Engine under noise"
            value={noisyEngine.value}
            options={noisyEngines.map((name) => [name, name] as const)}
            onChoose={(name) => {
              noisyEngine.value = name;
            }}
          />
        )}
      </div>
    </fieldset>
  );
}

/** Depolarizing rates: r of a gate on k qubits puts each Pauli but the identity after it with probability r / 4^k. */
function OwnRates({ chosen }: { readonly chosen: Extract<NoiseChoice, { kind: 'own' }> }) {
  const rate = (name: string, field: 'r1q' | 'r2q' | 'readout') => (
    <NumberField
      name={name}
      value={chosen[field]}
      least={0}
      most={1}
      onChange={(value) => {
        noise.value = { ...chosen, [field]: value };
      }}
    />
  );
  return (
    <>
      {rate('Rate of one-qubit gates', 'r1q')}
      {rate('Rate of two-qubit gates', 'r2q')}
      {rate('Wrongly read bits', 'readout')}
      <Choice
        name="Native gates of"
        value={chosen.target}
        options={choices.value.targets.map((name) => [name, name] as const)}
        onChoose={(target) => {
          noise.value = { ...chosen, target };
        }}
      />
    </>
  );
}

function textOf(choice: NoiseChoice): string {
  return choice.kind === 'model' || choice.kind === 'target' ? `${choice.kind}:${choice.name}` : choice.kind;
}

function choiceOf(text: string): NoiseChoice {
  const [kind, name = ''] = text.split(/:(.*)/s);
  if (kind === 'model') return { kind, name };
  if (kind === 'target') return { kind, name, readout: true };
  if (kind === 'own') return { kind, r1q: 0.001, r2q: 0.01, readout: 0, target: 'ideal' };
  return { kind: 'none' };
}
