// Entry: shows a process, and where a case is in it.
import './diagram.css';
import { openDiagram } from './diagram/page.js';

document.querySelectorAll('.diagram[data-source-url]').forEach(openDiagram);
