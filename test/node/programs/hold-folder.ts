import { takeDataFolder } from '../../../src/node/data-folder.js';

// Takes a folder, says how that went, and lives on.
try {
  takeDataFolder(process.argv[2]!);
  process.stdout.write('taken\n');
} catch (error) {
  process.stdout.write(`${(error as Error).message.split('\n', 1)[0]}\n`);
}
setInterval(() => {}, 1 << 30);
