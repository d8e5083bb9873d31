import { describe, expect, it } from 'vitest';
import { elaborated, gatesOf } from './elaborated.js';

const HEAD = 'include "stdgates.inc"; qubit[3] q; bit c;';
const reported = (text: string) => elaborated(`${HEAD} ${text}`).reported;

describe('the definition of a gate', () => {
  it.each([
    ['gate g a { g a; }', 'RecursiveGate: `g` is used in its own definition'],
    ['gate g a { later a; } gate later a { }', 'UnknownGate: `later` is used before it is defined'],
    ['gate g a, a { }', 'AlreadyDeclared: `a` is already declared'],
    ['gate g(a) a { }', 'AlreadyDeclared: `a` is already declared'],
    ['gate U(a, b, d) e { }', 'AlreadyDeclared: `U` is built into the language and cannot be defined'],
    ['gate g a { measure a; }', 'NotSupported: the body of a gate holds only gates and barriers'],
    ['gate g a { reset a; }', 'NotSupported: the body of a gate holds only gates and barriers'],
    ['gate g a { const int n = 1; }', 'NotSupported: the body of a gate holds only gates and barriers'],
    ['gate g a { cx a, q[0]; }', 'UndeclaredName: `q` is not declared'],
    ['gate g a { x b; }', 'UndeclaredName: `b` is not declared'],
    ['gate g a { rx(t) a; }', 'UndeclaredName: `t` is not declared'],
    ['gate g a { pow(t) @ x a; }', 'UndeclaredName: `t` is not declared'],
    ['gate g a, b { cx a, a; }', 'DuplicateQubit: `cx` would act on the same qubit twice'],
    ['gate g a { rx a; }', 'ParameterCount: `rx` takes 1 parameter, not 0'],
    ['gate g a { for int i in [0:9] { x b; } }', 'UndeclaredName: `b` is not declared'],
  ])('%s is refused once, though nobody calls it', (text, message) => {
    expect(reported(text)).toEqual([message]);
  });

  it('with a mistake is not told of again where it is called', () => {
    expect(reported('gate g a { x b; } g q[0]; gate k a { g a; } k q;')).toHaveLength(1);
  });

  it('holds gates, barriers, blocks and loops', () => {
    const text = `${HEAD} gate g(t) a, b { for int i in [1:2] { rx(i * t) b; } barrier a, b; { cx b, a; } }`;
    expect(gatesOf(`${text} g(0.5) q[2], q[0];`)).toEqual(['rx(0.5) 0', 'rx(1) 0', 'barrier() 2,0', 'x() 0,2']);
  });

  it('may go through 199 others, and not through endlessly many', () => {
    const chain = (length: number) =>
      Array.from({ length }, (_, k) => `gate g${k} a { ${k === 0 ? 'x' : `g${k - 1}`} a; x a; }`).join('\n');
    expect(reported(chain(200))).toEqual([]);
    expect(reported(chain(201))).toEqual(['RecursiveGate: `g200` goes through more than 200 other definitions']);
  });

  it('is one gate of the table where it says the same under the same name', () => {
    const called = (body: string) => gatesOf(`qreg q[2]; gate swap a, b { ${body} } swap q[1], q[0];`, 2);
    expect(called('CX a, b; CX b, a; CX a, b;')).toEqual(['swap() 1,0']);
    expect(called('CX a, b; CX b, a;')).toEqual(['x() 1,0', 'x() 0,1']);
    expect(called('CX a, b; barrier a; CX b, a; CX a, b;')).toHaveLength(4);
  });

  it('without a body cannot be called', () => {
    const found = elaborated('qreg q[1]; opaque g a; g q[0];', 2).reported;
    expect(found).toHaveLength(1);
    expect(elaborated('qreg q[1]; opaque g a; U(0, 0, 0) q[0];', 2).reported).toEqual([]);
  });
});
