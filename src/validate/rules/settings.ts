import { type Issue, issue } from '../../errors/index.js';
import { isObject, member, show } from '../../formats/ionq/index.js';
import { isSimulator, type Submission } from '../submission.js';

/** Settings that stand in the right place and still do not do what they say. */
export function* checkSettings({ payload, target, circuits }: Submission): Generator<Issue> {
  const compilation = member(member(payload, 'settings'), 'compilation');
  const precision = member(compilation, 'precision');
  if (typeof precision === 'string' && !(Number(precision) > 0 && Number(precision) < 1)) {
    yield issue('ValueOutOfRange', '"precision" is a number between 0 and 1, written as text', {
      path: ['settings', 'compilation', 'precision'],
      expected: 'such as "1E-3"',
      received: show(precision),
    });
  }
  if (isObject(compilation) && circuits.length > 0 && circuits.every(({ gateset }) => gateset === 'native')) {
    const message = 'native circuits are run as they are; compilation settings have no effect on them';
    yield issue('IgnoredSetting', message, { severity: 'warning', path: ['settings', 'compilation'] });
  }
  if (member(payload, 'dry_run') === true && isSimulator(target)) {
    const message = 'a dry run on the simulator runs all the same';
    yield issue('IgnoredSetting', message, { severity: 'warning', path: ['dry_run'] });
  }
}
