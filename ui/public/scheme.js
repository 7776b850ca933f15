// Runs before the first paint: a module script would run after it and the window would flash.
// The content security policy forbids inline scripts, hence a file of its own.
(() => {
  const chosen = localStorage.getItem('steward-color-scheme');
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const scheme = chosen === 'light' || chosen === 'dark' ? chosen : dark ? 'dark' : 'light';
  document.documentElement.setAttribute('data-mantine-color-scheme', scheme);
  // On Linux the window is WebKitGTK, whose text has a weight of its own; see global.css.
  if (navigator.userAgent.includes('Linux'))
    document.documentElement.setAttribute('data-engine', 'webkitgtk');
})();
