// Entry: the page on which an analyst draws a process.
import './modeler.css';
import { openModeler } from './modeler/page.js';

const root = document.getElementById('modeler');
if (root) openModeler(root);
