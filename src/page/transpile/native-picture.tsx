import { useState } from 'preact/hooks';
import type { Drawing } from '../../public/draw.js';
import { CircuitPicture } from '../picture/circuit-picture.js';
import { parameterValues } from '../state/parameters.js';
import type { TranspileAsk } from '../work/methods/transpile.js';
import { lowering } from '../work/workers.js';

/** The native circuit as a picture, with what it was transpiled from. */
export function NativePicture({ drawing, ask }: { readonly drawing: Drawing; readonly ask: TranspileAsk }) {
  const [chosen, setChosen] = useState<number>();
  const values = parameterValues.value;
  return (
    <CircuitPicture
      label="Picture of the native circuit"
      drawing={drawing}
      marked={chosen === undefined ? [] : [chosen]}
      isFollowing={false}
      onChoose={setChosen}
      cardOf={(operation) => lowering.call('nativeCard', { ask, values, operation })}
    />
  );
}
