import { useLingui } from '@lingui/react/macro';
import type { Icon } from '@tabler/icons-react';
import { useSession } from '@/api/session';
import { shortened } from '@/components/CopyId';
import { useNow } from '@/format/useNow';
import { useKeys } from '@/keys/useKeys';
import { useBarred } from './dialog/useOff';
import type { AnyActionForm, Operation } from './form';
import { formOf, operations } from './index';
import { openAction } from './open';
import type { Target } from './target';

export type Offer = {
  operation: Operation;
  form: AnyActionForm;
  label: string;
  icon: Icon;
  /** Why it can't be done now; null when it can. */
  reason: string | null;
  open(): void;
};

/** What can be done with a user, grave things last; with the reason where it can't be done now. */
export function useOffers(target: Target | null): Offer[] {
  const { i18n } = useLingui();
  const { meta } = useSession();
  const barred = useBarred();
  const now = useNow();
  if (!target) return [];
  const offers = operations.flatMap((operation): Offer[] => {
    const form = formOf(operation);
    if (!form?.offeredWhen(target, now)) return [];
    if (form.module && !meta.modules.includes(form.module)) return [];
    if (form.on?.(meta) === false) return [];
    const reason = barred(form, target.status);
    const open = () => reason === null && openAction(target, operation);
    return [{ operation, form, label: i18n._(form.verb), icon: form.icon, reason, open }];
  });
  return offers.toSorted((one, other) => weightOf(one) - weightOf(other));
}

function weightOf({ form }: Offer): number {
  return form.tone === 'grave' ? 1 : 0;
}

/** One of them, for a button where it belongs; null where it isn't offered. */
export function useOffer(target: Target | null, operation: Operation): Offer | null {
  return useOffers(target).find((offer) => offer.operation === operation) ?? null;
}

/** Offers them in the palette, for the user that the page is about; on the user's own page by key as well. */
export function useOfferedActions(target: Target | null, byKey = false) {
  const { t } = useLingui();
  const offers = useOffers(target).filter(({ reason }) => reason === null);
  const group = target ? t`Actions on ${whom(target)}` : '';
  useKeys(
    offers.map(({ form, label, icon, open }) => ({
      keys: byKey && form.key ? [form.key] : [],
      label,
      icon,
      group,
      hint: byKey && form.key ? true : undefined,
      inPalette: true,
      grave: true,
      run: open,
    })),
  );
}

/** Two users may have one name: the address tells them apart, or the end of the id. */
function whom({ name, email, user_id }: Target): string {
  return `${name}, ${email ?? shortened(user_id)}`;
}
