import { openDatabase } from '../../../src/node/sqlite-database.js';

// Locks a database, says so, and lets it go a little later.
const database = openDatabase(process.argv[2]!, 10_000);
database.exec('BEGIN EXCLUSIVE');
process.stdout.write('locked\n');
setTimeout(() => database.close(), 200);
