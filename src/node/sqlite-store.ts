import {
  type JobFilter,
  type JobOutcome,
  type JobRecord,
  numberTaken,
  readContents,
  type SessionRecord,
  type Store,
  type StoreContents,
} from '../emulator/index.js';
import { IonloomError, issue } from '../errors/index.js';
import { type DataFolder, takeDataFolder } from './data-folder.js';
import { type Database, isDuplicate, openDatabase, told } from './sqlite-database.js';
import { openTables } from './sqlite-schema.js';

/**
 * A store in a folder of this machine, which is made if it is not there and is this process's alone until it is closed.
 * What a transaction did is kept once it has returned, even if the process is killed then. Needs the package libsql.
 *
 * @throws IonloomError `FolderInUse`, `CannotRead`, `CannotWrite`, `MissingPackage`.
 */
export function sqliteStore(folder: string): Store {
  const taken = takeDataFolder(folder);
  try {
    return new SqliteStore(taken);
  } catch (error) {
    taken.release();
    throw error;
  }
}

/**
 * Milliseconds that are waited for a lock. The folder is ours, but a store that was closed may still be tidying up its
 * files: its connection ends with the last of its statements, which is when they are collected as garbage.
 */
const PATIENCE = 10_000;

type Value = string | number | null;

class SqliteStore implements Store {
  readonly #folder: DataFolder;
  readonly #file: string;
  readonly #database: Database;
  readonly #statements = new Map<string, ReturnType<Database['prepare']>>();
  #open = 0;
  #closed = false;

  constructor(folder: DataFolder) {
    this.#folder = folder;
    this.#file = folder.file('jobs.db');
    this.#database = openDatabase(this.#file, PATIENCE);
    try {
      openTables(this.#database, this.#file);
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  transaction<Result>(changes: () => Result): Result {
    const inner = this.#open > 0;
    this.#execute(inner ? `SAVEPOINT level${this.#open}` : 'BEGIN IMMEDIATE');
    this.#open++;
    try {
      const result = changes();
      this.#execute(inner ? `RELEASE level${this.#open - 1}` : 'COMMIT');
      return result;
    } catch (error) {
      // A full disk makes SQLite undo the transaction itself.
      if (this.#database.inTransaction) {
        const level = `level${this.#open - 1}`;
        this.#execute(inner ? `ROLLBACK TO ${level}; RELEASE ${level}` : 'ROLLBACK');
      }
      throw error;
    } finally {
      this.#open--;
    }
  }

  nextNumber(): number {
    return this.#column('UPDATE numbers SET last = last + 1 RETURNING last', [])[0] as number;
  }

  job(id: string): JobRecord | undefined {
    return parsed(this.#column('SELECT record FROM jobs WHERE id = ?', [id])[0]);
  }

  jobs(filter: JobFilter, { below, limit }: { readonly below?: number; readonly limit: number }): readonly JobRecord[] {
    const { where, values } = conditions(filter, below);
    return this.#column(`SELECT record FROM jobs ${where} ORDER BY number DESC LIMIT ?`, [...values, limit]).map(
      (text) => parsed(text)!,
    );
  }

  unfinished(): readonly JobRecord[] {
    const sql = `SELECT record FROM jobs WHERE state IN ('submitted', 'ready', 'started') ORDER BY number`;
    return this.#column(sql, []).map((text) => parsed(text)!);
  }

  count(filter: JobFilter): number {
    const { where, values } = conditions(filter, undefined);
    return this.#column(`SELECT count(*) FROM jobs ${where}`, values)[0] as number;
  }

  putJob(record: JobRecord): void {
    const { number, id, parentId, state, backend, sessionId } = record;
    const values = [number, id, parentId, state, backend, sessionId, JSON.stringify(record)];
    try {
      this.#run(
        `INSERT INTO jobs VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET number = excluded.number,
         parent = excluded.parent, state = excluded.state, backend = excluded.backend, session = excluded.session,
         record = excluded.record`,
        values,
      );
    } catch (error) {
      if (error instanceof IonloomError && isDuplicate(error.cause)) throw numberTaken(number);
      throw error;
    }
  }

  putInput(id: string, input: string): void {
    this.#run('INSERT INTO inputs VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET input = excluded.input', [id, input]);
  }

  input(id: string): string | undefined {
    return this.#column('SELECT input FROM inputs WHERE id = ?', [id])[0] as string | undefined;
  }

  putOutcome(id: string, outcome: JobOutcome): void {
    this.#run('INSERT INTO outcomes VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET outcome = excluded.outcome', [
      id,
      JSON.stringify(outcome),
    ]);
  }

  outcome(id: string): JobOutcome | undefined {
    return parsed(this.#column('SELECT outcome FROM outcomes WHERE id = ?', [id])[0]);
  }

  deleteJob(id: string): void {
    this.transaction(() => {
      for (const table of ['jobs', 'inputs', 'outcomes']) this.#run(`DELETE FROM ${table} WHERE id = ?`, [id]);
    });
  }

  session(id: string): SessionRecord | undefined {
    return parsed(this.#column('SELECT session FROM sessions WHERE id = ?', [id])[0]);
  }

  sessions(): readonly SessionRecord[] {
    return this.#column('SELECT session FROM sessions ORDER BY place', []).map((text) => parsed(text)!);
  }

  putSession(session: SessionRecord): void {
    this.#run(
      'INSERT INTO sessions (id, session) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET session = excluded.session',
      [session.id, JSON.stringify(session)],
    );
  }

  contents(): StoreContents {
    // One transaction, so that all of it is of one moment.
    return this.transaction(() => {
      const jobs = this.#column('SELECT record FROM jobs ORDER BY number', []).map((text) => {
        const record = parsed<JobRecord>(text)!;
        return { record, input: this.input(record.id) ?? null, outcome: this.outcome(record.id) ?? null };
      });
      return { jobs, sessions: this.sessions() };
    });
  }

  replace(given: StoreContents): void {
    const contents = readContents(given);
    this.transaction(() => {
      for (const table of ['jobs', 'inputs', 'outcomes', 'sessions']) this.#run(`DELETE FROM ${table}`, []);
      for (const { record, input, outcome } of contents.jobs) {
        this.putJob(record);
        if (input !== null) this.putInput(record.id, input);
        if (outcome !== null) this.putOutcome(record.id, outcome);
      }
      for (const session of contents.sessions) this.putSession(session);
      this.#run('UPDATE numbers SET last = (SELECT coalesce(max(number), 0) FROM jobs)', []);
    });
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#statements.clear();
    this.#database.close();
    this.#folder.release();
  }

  #execute(sql: string): void {
    this.#requireOpen();
    told(this.#file, () => this.#database.exec(sql));
  }

  #run(sql: string, values: readonly Value[]): void {
    const statement = this.#prepared(sql);
    told(this.#file, () => statement.run([...values]));
  }

  /** The first column of all rows. */
  #column(sql: string, values: readonly Value[]): unknown[] {
    const statement = this.#prepared(sql);
    return told(this.#file, () => statement.all([...values]));
  }

  #prepared(sql: string): ReturnType<Database['prepare']> {
    this.#requireOpen();
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = told(this.#file, () => this.#database.prepare(sql)).pluck();
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #requireOpen(): void {
    if (!this.#closed) return;
    throw new IonloomError(issue('WrongArgument', `the store in ${this.#folder.path} was closed`));
  }
}

/** What follows SELECT for the jobs of a filter below a number. */
function conditions(filter: JobFilter, below: number | undefined): { where: string; values: Value[] } {
  const { ids, parentId, state, backends, sessionId } = filter;
  const found: [string, Value][] = [];
  if (ids !== undefined) found.push(['id IN (SELECT value FROM json_each(?))', JSON.stringify(ids)]);
  if (parentId !== undefined) found.push(['parent = ?', parentId]);
  if (state !== undefined) found.push(['state = ?', state]);
  if (backends?.length === 1) found.push(['backend = ?', backends[0]!]);
  else if (backends !== undefined)
    found.push(['backend IN (SELECT value FROM json_each(?))', JSON.stringify(backends)]);
  if (sessionId !== undefined) found.push(['session = ?', sessionId]);
  if (below !== undefined) found.push(['number < ?', below]);
  const where = found.length === 0 ? '' : `WHERE ${found.map(([sql]) => sql).join(' AND ')}`;
  return { where, values: found.map(([, value]) => value) };
}

function parsed<Kept>(text: unknown): Kept | undefined {
  return text === undefined ? undefined : JSON.parse(text as string);
}
