export { atOnce, finish, finishInTurns, type Step, type Steps, type Watch, within } from './steps.js';
