import { Tooltip } from '@mantine/core';
import { useState } from 'react';

/** Text on one line: cut at its end where it must be, whole in a tooltip then. Hostile text stays in its own direction. */
export function Truncated({ children, mono }: { children: string; mono?: boolean }) {
  const [cut, setCut] = useState(false);
  const measure = (element: HTMLElement) => setCut(element.scrollWidth > element.clientWidth);
  return (
    <Tooltip label={<bdi>{children}</bdi>} disabled={!cut}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only measures; the text is the same for everybody */}
      <span
        className={mono ? 'st-mono st-ellipsis' : 'st-ellipsis'}
        dir={mono ? 'ltr' : 'auto'}
        onPointerEnter={(event) => measure(event.currentTarget)}
        onFocus={(event) => measure(event.currentTarget)}
      >
        {children}
      </span>
    </Tooltip>
  );
}
