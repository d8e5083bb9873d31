import { useEffect, useState } from 'preact/hooks';
import { Choice, NumberField, TextField } from '../controls/field.js';
import type { JobTargets } from '../work/methods/job-targets.js';
import type { Debiasing } from '../work/methods/job-wishes.js';
import { reader } from '../work/workers.js';
import { prepared, transpileHere, wish, wishes } from './prepared-job.js';

/** What a job says beside its circuits. */
export function JobForm() {
  const offered = useJobTargets();
  const words = prepared.value?.words;
  if (offered === undefined || words === undefined) return <p class="hint">Reading…</p>;
  const isSimulator = words.backend === 'simulator';
  const isNoisy = isSimulator && words.noise !== 'ideal';
  return (
    <fieldset class="job-form">
      <legend>The job</legend>
      <div class="fields">
        <Choice
          name="Backend"
          value={words.backend}
          options={withOwn(
            words.backend,
            offered.backends.map(({ name, label }) => [name, label] as const),
          )}
          onChoose={(backend) => wish({ backend })}
        />
        <NumberField
          name="Shots"
          value={words.shots}
          least={1}
          most={1_000_000}
          step={1}
          onChange={(shots) => wish({ shots })}
        />
        <TextField name="Name of the job" value={words.name} onChange={(name) => wish({ name })} />
        {isSimulator && (
          <Choice
            name="Noise of the simulator"
            value={words.noise}
            options={withOwn(words.noise, [
              ['ideal', 'none'],
              ...offered.noiseModels.map((name) => [name, name] as const),
            ])}
            onChoose={(noise) => wish({ noise })}
          />
        )}
        {isNoisy && (
          <TextField
            name="Seed of the noise"
            hint="a whole number; the service draws one where there is none"
            value={words.seed === undefined ? '' : String(words.seed)}
            onChange={(seed) => wish({ seed: /^\d{1,10}$/.test(seed) ? Number(seed) : undefined })}
          />
        )}
        {!isSimulator && (
          <Choice<Debiasing>
            name="Debiasing"
            hint={words.debiasing === 'on' ? 'takes at least 500 shots' : undefined}
            value={words.debiasing}
            options={[
              ['service', 'as the service decides'],
              ['on', 'on'],
              ['off', 'off'],
            ]}
            onChoose={(debiasing) => wish({ debiasing })}
          />
        )}
        <Choice
          name="Circuit"
          value={transpileHere.value ? 'native' : 'qis'}
          options={[
            ['qis', 'as it is: the service compiles it'],
            ['native', 'transpiled here first'],
          ]}
          onChoose={(form) => {
            transpileHere.value = form === 'native';
          }}
        />
      </div>
      {Object.keys(wishes.value).length > 0 && prepared.value?.isJob === true && (
        <button
          type="button"
          onClick={() => {
            wishes.value = {};
          }}
        >
          As the text says
        </button>
      )}
    </fieldset>
  );
}

/** What the catalogue offers. */
export function useJobTargets(): JobTargets | undefined {
  const [offered, setOffered] = useState<JobTargets>();
  useEffect(() => {
    reader.call('jobTargets', {}).then(setOffered, () => undefined);
  }, []);
  return offered;
}

/** A text may name what no list has. */
function withOwn(own: string, options: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  return options.some(([value]) => value === own) ? options : [...options, [own, own]];
}
