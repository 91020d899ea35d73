// Asks before a page with unsaved changes is left.

export function warnOnLeaving(hasUnsavedChanges) {
  window.addEventListener('beforeunload', (event) => {
    if (hasUnsavedChanges()) event.preventDefault();
  });
}
