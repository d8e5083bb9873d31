import { runTask } from '../emulator/index.js';
import { takeTask } from './take-task.js';

/** What a thread of the emulator does, which loads this file. */
export default takeTask(runTask);
