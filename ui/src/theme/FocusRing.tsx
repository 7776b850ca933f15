import { useEffect } from 'react';

/** The focus came from the pointer: on the element itself, in it, or on its label. */
function isPressed(element: Element, pressed: EventTarget | null): boolean {
  if (!(pressed instanceof Node)) return false;
  const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
  return [element, ...labels].some((part) => part.contains(pressed));
}

/** Marks what has the focus, unless the pointer put it there: a focus by script must be seen as one by key (DESIGN 10). */
export function FocusRing() {
  useEffect(() => {
    let pressed: EventTarget | null = null;
    const press = (event: PointerEvent) => {
      pressed = event.target;
    };
    const release = () => {
      pressed = null;
    };
    const enter = ({ target }: FocusEvent) => {
      // What can't be reached by key is a container that takes the focus for its content.
      if (target instanceof HTMLElement && target.tabIndex >= 0 && !isPressed(target, pressed)) {
        target.dataset.ring = '';
      }
    };
    const leave = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement) delete target.dataset.ring;
    };
    const listeners: [string, (event: never) => void][] = [
      ['pointerdown', press],
      ['keydown', release],
      ['focusin', enter],
      ['focusout', leave],
    ];
    for (const [kind, listener] of listeners)
      document.addEventListener(kind, listener as EventListener, true);
    return () => {
      for (const [kind, listener] of listeners)
        document.removeEventListener(kind, listener as EventListener, true);
    };
  }, []);
  return null;
}
