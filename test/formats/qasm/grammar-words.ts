/** The words of the grammars: arXiv:1707.03429 (appendix) and source/grammar/qasm3Lexer.g4 of openqasm/openqasm. */
export const words = {
  2: 'OPENQASM include qreg creg gate opaque barrier measure reset if pi sin cos tan exp ln sqrt'.split(' '),
  3: `OPENQASM include defcalgrammar def cal defcal gate extern box let break continue if else end return for while in
    switch case default nop pragma input output const readonly mutable qreg qubit creg bool bit int uint float angle
    complex array void duration stretch gphase inv pow ctrl negctrl durationof delay reset measure barrier true false
    im`.split(/\s+/),
} as const;
