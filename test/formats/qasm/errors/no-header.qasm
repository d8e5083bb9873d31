// nothing here tells a version
h q[0];
