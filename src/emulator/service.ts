import type { JobBook } from './jobs/job-book.js';
import type { SessionBook } from './jobs/session-book.js';
import type { Settings } from './options.js';
import type { Faults } from './requests/faults.js';
import type { RequestLog } from './requests/request-log.js';
import type { Store } from './store/store.js';

/** Everything that answers requests. */
export interface Service {
  readonly settings: Settings;
  readonly store: Store;
  readonly jobs: JobBook;
  readonly sessions: SessionBook;
  readonly faults: Faults;
  readonly log: RequestLog;
}
