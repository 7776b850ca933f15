import { useLingui } from '@lingui/react/macro';
import { IconRotate } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Notice } from '@/components/Notice';
import { type Change, Changes } from './Changes';
import { type Effect, Effects } from './Effects';

/** What an action does to a user. Each is said once, before; the review shows the same. */
export type Consequences = {
  happens: (Effect & {
    /** From old to new; null where the user has nothing that could change. */
    change: Change | null;
  })[];
  /** What it leaves as it is, or does not bring back. */
  stays: { title: string; effects: Effect[] };
  /** How it is undone, and by whom. */
  undo: ReactNode;
};

/** Beside the form. */
export function Foreseen({ happens, stays, undo }: Consequences) {
  const { t } = useLingui();
  return (
    <>
      <Effects title={t`What will happen`} effects={happens} />
      <Effects title={stays.title} effects={stays.effects} />
      <Notice icon={IconRotate}>{undo}</Notice>
    </>
  );
}

/** On the review: old to new, and everything else that stood beside the form. */
export function Reviewed({ happens, stays, undo }: Consequences) {
  const { t } = useLingui();
  return (
    <>
      <Changes changes={happens.flatMap(({ change }) => change ?? [])} />
      <Effects title={t`Also`} effects={happens.filter(({ change }) => change === null)} />
      <Effects title={stays.title} effects={stays.effects} />
      <Notice icon={IconRotate}>{undo}</Notice>
    </>
  );
}
