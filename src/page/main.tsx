import { render } from 'preact';
import { startReading } from './state/reading.js';
import { openFirstText } from './state/source.js';
import { loadAhead } from './work/load-ahead.js';
import { Workbench } from './workbench.js';

openFirstText();
startReading();
render(<Workbench />, document.getElementById('workbench')!);
loadAhead();
