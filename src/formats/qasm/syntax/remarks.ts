import type { IssueCode } from '../../../errors/index.js';

/** What to say of a line that is addressed to some program. */
interface Remark {
  readonly code: IssueCode;
  readonly message: string;
  readonly hint: string;
}

/**
 * What to say of a pragma or an annotation. None has a meaning here, but one dialect reads the gates that follow it in
 * another unit: Amazon Braket's verbatim boxes hold IonQ's native gates with phases and angles in radians.
 * Source: Braket's developer guide, "Verbatim compilation", and its gates GPi, GPi2 and MS.
 */
export function reasonForRemark(what: 'pragma' | 'annotation', line: string): Remark {
  if (what === 'pragma' && /^#?\s*pragma\s+braket\s+verbatim\b/.test(line)) {
    return {
      code: 'LooksLikeRadians',
      message: 'in a verbatim box Braket counts phases and angles in radians, and IonQ counts them in turns',
      hint: 'divide the phases and angles of native gates by 2*pi: here they are read as turns',
    };
  }
  return {
    code: 'UnknownPragma',
    message: `the ${what} \`${line}\` is not known, and the circuit is read without it`,
    hint: 'if it changes what the gates mean, the circuit is another one',
  };
}
