import { signal } from '@preact/signals';
import { CircuitPicture } from '../picture/circuit-picture.js';
import { parameterValues } from '../state/parameters.js';
import { transpiled } from '../state/transpilation.js';
import type { Native } from '../work/methods/native.js';
import { lowering } from '../work/workers.js';

/** The gate of the native circuit that somebody came to. */
const chosen = signal<number | undefined>(undefined);

/** The native circuit as a picture, whose gates open their cards. */
export function NativePicture({ of: { drawing } }: { readonly of: Native }) {
  return (
    <CircuitPicture
      label="Native circuit"
      drawing={drawing}
      marked={chosen.value === undefined ? [] : [chosen.value]}
      isFollowing={false}
      onChoose={(operation) => {
        chosen.value = operation;
      }}
      cardOf={async (operation) => {
        const ask = transpiled.value?.ask;
        return ask && lowering.call('nativeCard', { ask, values: parameterValues.value, operation });
      }}
    />
  );
}
