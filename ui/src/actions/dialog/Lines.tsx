import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Tone } from '../effects/words';
import classes from './Lines.module.css';

export type Line = { icon: Icon; label: string; text: ReactNode; tone?: Tone };

/** What an action does or leaves, line by line, with this user's own numbers. */
export function Lines({ title, lines }: { title: string; lines: Line[] }) {
  if (lines.length === 0) return null;
  return (
    <section className={classes.section}>
      <h3>{title}</h3>
      <ul className={classes.list}>
        {lines.map(({ icon: Shape, label, text, tone }, at) => (
          <li key={`${label} ${at}`} data-tone={tone}>
            <Shape size={14} stroke={1.6} aria-hidden />
            <span className={classes.label}>{label}</span>
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
