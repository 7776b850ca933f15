import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Effect } from '@/api/bindings';
import type { Say } from '../say';

export type Kind = Effect['kind'];
export type EffectOf<K extends Kind> = Extract<Effect, { kind: K }>;

/** From what to what, and what follows from it. */
export type Change = {
  /** The effect's own, when absent. */
  label?: string;
  before: string;
  after: string;
  follows: ReactNode;
};

/** For better or worse, seen from the user. */
export type Tone = 'good' | 'grave' | 'plain';

/** How one kind of effect is told. `all` is the whole list, for what one effect explains of another. */
export type Words<E extends Effect> = {
  icon: Icon;
  label(effect: E): string;
  tone: Tone;
  /** It is named because it does not change. */
  stays?: boolean;
  /** Among what matters: at the code and in the toast, or only before, where the toast's title says it. */
  told?: 'before' | 'both';
  /** Beside the form, in a sentence without a stop; null where another effect says it. */
  text(effect: E, say: Say, all: Effect[]): ReactNode;
  /** On the review, where there is an old and a new; null where another effect says it. */
  change?(effect: E, say: Say, all: Effect[]): Change | null;
  /** At the code, in a few words. As it is told afterwards, when absent; null to say nothing. */
  atOnce?(effect: E, say: Say): string | null;
  /** Afterwards: in the toast and the audit log. */
  past(effect: E, say: Say): string;
};

export type EffectTable = { [K in Kind]: Words<EffectOf<K>> };

/** An action's own way to tell some effects. */
export type Rewording = { [K in Kind]?: Partial<Words<EffectOf<K>>> };
