import { IonloomError, issue } from '../errors/index.js';
import { type Database, damaged, told } from './sqlite-database.js';

/** Marks a database as one of the emulator's, so that no other one is taken for it: "ionl". */
const APPLICATION = 0x696f6e6c;

/** What leads from each version of the tables to the next, from an empty database on; never changed, only added to. */
const steps = [
  `CREATE TABLE numbers (last INTEGER NOT NULL) STRICT;
   INSERT INTO numbers VALUES (0);
   CREATE TABLE jobs (
     number INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     parent TEXT,
     state TEXT NOT NULL,
     backend TEXT NOT NULL,
     session TEXT,
     record TEXT NOT NULL
   ) STRICT;
   CREATE INDEX jobs_by_parent ON jobs (parent) WHERE parent IS NOT NULL;
   CREATE INDEX jobs_by_state ON jobs (state);
   CREATE INDEX jobs_by_backend ON jobs (backend);
   CREATE INDEX jobs_by_session ON jobs (session) WHERE session IS NOT NULL;
   CREATE TABLE inputs (id TEXT NOT NULL UNIQUE, input TEXT NOT NULL) STRICT;
   CREATE TABLE outcomes (id TEXT NOT NULL UNIQUE, outcome TEXT NOT NULL) STRICT;
   CREATE TABLE sessions (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, session TEXT NOT NULL) STRICT;`,
];

/**
 * Opens the tables of a database: makes them in an empty one, brings older ones up to date.
 *
 * @throws IonloomError `CannotRead` for a database that is damaged, of another program or of a newer version.
 */
export function openTables(database: Database, file: string): void {
  told(file, () => {
    // A killed process loses nothing: what was committed is with the operating system. A power cut may cost the last
    // transactions, never the rest.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    const application = pragma(database, 'application_id');
    const version = Number(pragma(database, 'user_version'));
    const empty = database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').all().length === 0;
    if (application !== APPLICATION && !(empty && application === 0)) throw foreign(file);
    if (version > steps.length) throw newer(file, version);
    const check = pragma(database, 'quick_check(1)');
    if (check !== 'ok') throw damaged(file, String(check));
    if (version === steps.length) return;
    database.transaction(() => {
      for (const step of steps.slice(version)) database.exec(step);
      database.exec(`PRAGMA application_id = ${APPLICATION}; PRAGMA user_version = ${steps.length}`);
    })();
  });
}

/** The first value that a pragma answers with. */
function pragma(database: Database, text: string): unknown {
  return database.prepare(`PRAGMA ${text}`).pluck().all()[0];
}

function foreign(file: string): IonloomError {
  const hint = 'name another folder, or move the file away';
  return new IonloomError(issue('CannotRead', `${file} is a database of another program`, { hint }));
}

function newer(file: string, version: number): IonloomError {
  return new IonloomError(
    issue('CannotRead', `${file} was written by a newer ionloom`, {
      expected: `version ${steps.length} of its tables or an older one`,
      received: `version ${version}`,
      hint: 'install a newer ionloom, or name another folder',
    }),
  );
}
