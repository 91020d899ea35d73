// Entry: the page on which a person fills in the form of a task.
import './form-view.css';
import { openTaskForm } from './form/page.js';

const root = document.getElementById('task-form');
if (root) openTaskForm(root);
