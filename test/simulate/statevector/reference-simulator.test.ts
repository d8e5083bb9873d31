import { referenceSimulator } from '../../../src/simulate/index.js';
import { conformance } from '../conformance.js';

conformance('reference', referenceSimulator);
