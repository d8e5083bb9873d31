import { kindsOf, OwnThreadEngine } from '../../tasks/index.js';
import { EngineRunner } from './engine-runner.js';
import { jobKind } from './job-kind.js';

/** Runs tasks in this thread, one after the other in the order in which they came. */
export class OwnThreadRunner extends EngineRunner {
  constructor() {
    super(new OwnThreadEngine(kindsOf(jobKind)));
  }
}
