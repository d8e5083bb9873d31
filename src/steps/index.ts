export type { Steps, Watch } from './steps.js';

// For the floors above, not for users: left out of the published declarations.

/** @internal */
export { atOnce, finish, finishInTurns, type Progress, telling, within } from './steps.js';
