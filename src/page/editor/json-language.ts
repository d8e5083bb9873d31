// The language data of JSON, a file of its own that is loaded with the first JSON text.
export { json } from '@codemirror/lang-json';
