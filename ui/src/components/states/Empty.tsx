import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { State } from './State';

type EmptyProps = {
  icon: Icon;
  title: ReactNode;
  /** Why there is nothing, or which filter to drop and what it would give. */
  children?: ReactNode;
  /** One action. */
  actions?: ReactNode;
};

/** Nothing there yet, or nothing that matches. */
export function Empty(props: EmptyProps) {
  return <State {...props} />;
}
