import type { RefObject } from 'react';

/** Puts the focus on the first field that is wrong, once the errors are on the screen. */
export function focusFirstError(root: RefObject<HTMLElement | null>) {
  requestAnimationFrame(() => {
    const wrong = root.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-error]');
    const field = wrong?.matches('input, textarea, button')
      ? wrong
      : wrong?.querySelector<HTMLElement>('input, textarea');
    (field ?? root.current?.querySelector<HTMLElement>('[role="radiogroup"] input'))?.focus();
  });
}
