/** Whose a key is: the page's, unless what has the keyboard has a use for it. */

const fields = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]';
const opened = '[role="menu"], [role="listbox"], [role="dialog"], [role="radiogroup"]';
const controls = 'a, button, input';
const pressing = ['Enter', ' '];

/** The control that a pointer pressed, for as long as it has the keyboard. */
let clicked: Element | null = null;

/** Whether a key without Ctrl, Alt or Cmd is taken by the element that it was pressed in. */
export function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(`${fields}, ${opened}`)) return true;
  // A click acts at once; Enter and Space after it are meant for the page, not for the same control again.
  const control = target.closest(controls);
  return pressing.includes(key) && control !== null && control !== clicked;
}

export function isInField({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest(fields) !== null;
}

/** Follows the pointer until the returned function is called. */
export function watchPointer(): () => void {
  const press = ({ target }: Event) => {
    clicked = target instanceof Element ? target.closest(controls) : null;
  };
  const moveOn = ({ target }: Event) => {
    if (target !== clicked) clicked = null;
  };
  document.addEventListener('pointerdown', press, true);
  document.addEventListener('focusin', moveOn);
  return () => {
    document.removeEventListener('pointerdown', press, true);
    document.removeEventListener('focusin', moveOn);
    clicked = null;
  };
}
