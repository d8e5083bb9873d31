import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The package as it was built: threads load files of their own, which lie beside what is imported. */
export async function built(): Promise<typeof import('ionloom/tasks') & typeof import('ionloom/node')> {
  const [tasks, node] = await Promise.all(
    ['tasks', 'node'].map((face) => import(pathToFileURL(resolve('dist', 'public', `${face}.js`)).href)),
  );
  return { ...tasks, ...node };
}
