// Entry: what every page needs.
import './app.css';
import { confirmBeforeSending } from './app/confirmation.js';
import { openDropdowns } from './app/dropdowns.js';
import { sendFiltersOnChange } from './app/filters.js';
import { openCollapses } from './app/navigation.js';
import { sendOnce } from './app/once.js';
import { showPreviews } from './app/previews.js';
import { printOnRequest } from './app/printing.js';
import { switchThemes } from './app/themes.js';
import { showUnreadCount } from './app/unread.js';

confirmBeforeSending();
sendOnce();
openDropdowns();
openCollapses();
sendFiltersOnChange();
printOnRequest();
switchThemes();
showUnreadCount();
showPreviews();
