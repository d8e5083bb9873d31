export * from '../cloud/index.js';
