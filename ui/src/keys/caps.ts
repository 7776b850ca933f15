import type { Keys } from './registry';

const isMac = /Mac/.test(navigator.platform);

const caps: Record<string, string> = {
  mod: isMac ? '⌘' : 'Ctrl',
  ctrl: 'Ctrl',
  alt: isMac ? '⌥' : 'Alt',
  shift: isMac ? '⇧' : 'Shift',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  escape: 'Esc',
  enter: 'Enter',
  space: 'Space',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  home: 'Home',
  end: 'End',
  tab: 'Tab',
};

/** What stands on the keys, step by step: `mod+K` gives `[['Ctrl', 'K']]`, `G O` gives `[['G'], ['O']]`. */
export function capsOf(keys: Keys): string[][] {
  return keys
    .split(' ')
    .map((step) => step.split('+').map((key) => caps[key.toLowerCase()] ?? key.toUpperCase()));
}
