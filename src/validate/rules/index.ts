import type { Rule } from '../submission.js';
import { checkBackend } from './backend.js';
import { checkFunctions } from './functions.js';
import { checkControls, checkNativeGates } from './gates.js';
import { checkMetadata } from './metadata.js';
import { checkNoise } from './noise.js';
import { checkProgram } from './programs.js';
import { checkSettings } from './settings.js';
import { checkMitigation, checkShots } from './shots.js';
import { checkEmptyCircuits, checkTotals } from './totals.js';
import { checkWidth } from './width.js';

/** Everything that is checked beyond the schemas and the meaning of single gates, in the order of the findings. */
export const rules: readonly Rule[] = [
  checkBackend,
  checkShots,
  checkMitigation,
  checkNoise,
  checkSettings,
  checkMetadata,
  checkTotals,
  checkEmptyCircuits,
  checkWidth,
  checkControls,
  checkNativeGates,
  checkFunctions,
  checkProgram,
];
