OPENQASM 3.0;
include "stdgates.inc";
qubit[3] q;
bit[3] c;
x q[0];
x $0;
def flip(qubit a) { x a; }
extern noise(int) -> int;
int[32] count = 0;
float ratio = 1.5;
bool ready;
array[int[8], 2] list = {1, 2};
duration wait = 10ns;
delay[100ns] q[0];
box[10ns] { x q[0]; }
cal { play(1); }
defcal x $0 { play(2); }
c[0] = measure q[0];
c[1] = 1;
if (c[0]) { x q[1]; } else { y q[0]; }
while (c[0]) { x q[1]; }
switch (c[0]) { case 1 { x q[1]; } default { } }
input int steps;
input bool flag;
output float result;
bit b = "0";
opaque magic a;
end;
