// Entry, loaded before the page is drawn: sets the stored colour theme without a flash.
(() => {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const stored = () => {
    try {
      return localStorage.getItem('alur-theme');
    } catch {
      return null;
    }
  };
  const apply = () => {
    const choice = stored() ?? 'auto';
    const dark = choice === 'auto' ? system.matches : choice === 'dark';
    document.documentElement.dataset.bsTheme = dark ? 'dark' : 'light';
    document.documentElement.dataset.themeChoice = choice;
  };
  apply();
  system.addEventListener('change', apply);
  window.addEventListener('alur-theme', apply);
})();
