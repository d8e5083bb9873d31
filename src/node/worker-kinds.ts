import { jobKind } from '../emulator/index.js';
import { type Kinds, kindsOf, taskKinds } from '../tasks/index.js';

/** All that threads and workers compute: what anybody may ask for, and the jobs of emulators. */
export const workerKinds: Kinds = kindsOf(...taskKinds.values(), jobKind);
