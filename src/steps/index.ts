export { atOnce, finish, finishInTurns, type Step, type Steps, telling, type Watch, within } from './steps.js';
