import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Effects.module.css';

export type Effect = { icon: Icon; label: string; text: ReactNode };

/** What an action does or leaves, line by line, with this user's own numbers. */
export function Effects({ title, effects }: { title: string; effects: Effect[] }) {
  if (effects.length === 0) return null;
  return (
    <section className={classes.section}>
      <h3>{title}</h3>
      <ul className={classes.list}>
        {effects.map(({ icon: Shape, label, text }) => (
          <li key={label}>
            <Shape size={14} stroke={1.6} aria-hidden />
            <span className={classes.label}>{label}</span>
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
