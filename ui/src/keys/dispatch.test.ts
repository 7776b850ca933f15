import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDispatch } from './dispatch';
import { watchPointer } from './owner';
import type { KeyBinding } from './registry';

function binding(keys: string, more: Partial<KeyBinding> = {}): KeyBinding {
  return { keys: [keys], label: keys, group: 'test', run: () => {}, ...more };
}

/** A key pressed in an element of the page. */
function press(key: string, more: KeyboardEventInit = {}, target: Element = document.body) {
  const event = new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true, ...more });
  target.dispatchEvent(event);
  return event;
}

const all = [binding('mod+K'), binding('/'), binding('?'), binding('J'), binding('G O'), binding('shift+S')];
const labelOf = (hit: KeyBinding | null) => hit?.label ?? null;

afterEach(() => {
  document.body.replaceChildren();
});

describe('dispatch', () => {
  it('finds chords, letters and symbols, wherever the layout has them', () => {
    const dispatch = createDispatch();
    expect(labelOf(dispatch(press('k', { ctrlKey: true }), all, true))).toBe('mod+K');
    expect(labelOf(dispatch(press('j'), all, true))).toBe('J');
    expect(labelOf(dispatch(press('/'), all, true))).toBe('/');
    expect(labelOf(dispatch(press('/', { shiftKey: true }), all, true))).toBe('/');
    expect(labelOf(dispatch(press('?', { shiftKey: true }), all, true))).toBe('?');
    expect(labelOf(dispatch(press('S', { shiftKey: true }), all, true))).toBe('shift+S');
    expect(labelOf(dispatch(press('J', { shiftKey: true }), all, true))).toBeNull();
  });

  it('runs a sequence only when its keys follow each other', () => {
    const dispatch = createDispatch();
    expect(dispatch(press('g'), all, true)).toBeNull();
    expect(labelOf(dispatch(press('o'), all, true))).toBe('G O');
    expect(dispatch(press('o'), all, true)).toBeNull();
    dispatch(press('g'), all, true);
    expect(dispatch(press('x'), all, true)).toBeNull();
    expect(dispatch(press('o'), all, true)).toBeNull();
  });

  it('leaves letters to text fields, but not chords', () => {
    const field = document.body.appendChild(document.createElement('input'));
    const dispatch = createDispatch();
    expect(dispatch(press('j', {}, field), all, true)).toBeNull();
    expect(labelOf(dispatch(press('k', { ctrlKey: true }, field), all, true))).toBe('mod+K');
  });

  it('keeps letters off when Settings say so', () => {
    const dispatch = createDispatch();
    expect(dispatch(press('j'), all, false)).toBeNull();
    expect(dispatch(press('g'), all, false)).toBeNull();
    expect(dispatch(press('o'), all, false)).toBeNull();
    expect(labelOf(dispatch(press('k', { metaKey: true }), all, false))).toBe('mod+K');
  });

  it('reaches the page behind a dialog only where allowed', () => {
    const dialog = document.body.appendChild(document.createElement('div'));
    dialog.setAttribute('role', 'dialog');
    dialog.setAttribute('aria-modal', 'true');
    const dispatch = createDispatch();
    expect(dispatch(press('j'), all, true)).toBeNull();
    const lock = binding('mod+shift+L', { inDialog: true });
    expect(labelOf(dispatch(press('L', { ctrlKey: true, shiftKey: true }), [lock], true))).toBe(
      'mod+shift+L',
    );
  });
});

describe('a key without Ctrl', () => {
  const keys = [binding('Enter'), binding('space'), binding('ArrowDown'), binding('X')];
  let unwatch = () => {};

  beforeEach(() => {
    unwatch = watchPointer();
  });
  afterEach(() => unwatch());

  function make(tag: 'a' | 'button', role?: string) {
    const made = document.body.appendChild(document.createElement(tag));
    made.setAttribute('href', '#');
    if (role) made.setAttribute('role', role);
    return made;
  }

  function of(target: Element) {
    const dispatch = createDispatch();
    return ['Enter', ' ', 'ArrowDown', 'x'].map((key) =>
      labelOf(dispatch(press(key, {}, target), keys, true)),
    );
  }

  it.each(['a', 'button'] as const)('is the page’s on <%s>, but for Enter and Space', (tag) => {
    expect(of(make(tag))).toEqual([null, null, 'ArrowDown', 'X']);
  });

  it.each(['a', 'button'] as const)(
    'is the page’s on <%s> after a click on it, until the keyboard leaves it',
    (tag) => {
      const control = make(tag);
      control.dispatchEvent(new Event('pointerdown', { bubbles: true }));
      control.focus();
      expect(of(control)).toEqual(['Enter', 'space', 'ArrowDown', 'X']);
      make('button').focus();
      control.focus();
      expect(of(control)).toEqual([null, null, 'ArrowDown', 'X']);
    },
  );

  it.each(['menu', 'listbox', 'dialog', 'radiogroup'])('is not the page’s in a %s', (role) => {
    const list = document.body.appendChild(document.createElement('div'));
    list.setAttribute('role', role);
    const item = list.appendChild(document.createElement('div'));
    expect(of(item)).toEqual([null, null, null, null]);
  });
});
