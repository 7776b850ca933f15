import { Trans, useLingui } from '@lingui/react/macro';
import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Badge } from '@/components/Badge';
import { RelativeTime } from '@/components/RelativeTime';
import classes from './user.module.css';

/** Text that a user wrote, on as many lines as it has. */
export function UserText({ children }: { children: string | null }) {
  return children ? (
    <span className={classes.text} dir="auto">
      {children}
    </span>
  ) : null;
}

/** An address, a number, an id: left to right in every language, on one line. */
export function MachineText({ children }: { children: string | null }) {
  return children ? (
    <bdi dir="ltr" className="st-ellipsis" title={children}>
      {children}
    </bdi>
  ) : null;
}

export function Quiet({ children }: { children: ReactNode }) {
  return <span className={classes.quiet}>{children}</span>;
}

export function Verified({ at }: { at: string | null }) {
  return (
    <span className={classes.end}>
      {at ? (
        <Badge tone="good" plain icon={IconCircleCheck}>
          <Trans>Verified</Trans>
        </Badge>
      ) : (
        <Badge tone="warn" icon={IconAlertCircle}>
          <Trans>Unverified</Trans>
        </Badge>
      )}
    </span>
  );
}

/** A moment, or in grey that there was none. */
export function Moment({ at, never }: { at: string | null; never?: string }) {
  if (at) return <RelativeTime at={at} />;
  return never ? <Quiet>{never}</Quiet> : null;
}

export function YesNo({ value }: { value: boolean }) {
  return value ? <Trans>Yes</Trans> : <Trans>No</Trans>;
}

/** A country code in the admin's language; the text itself where it is no code. */
export function useCountryName(): (code: string | null) => string {
  const { i18n } = useLingui();
  return (code) =>
    code && /^[A-Z]{2}$/.test(code)
      ? (new Intl.DisplayNames([i18n.locale], { type: 'region' }).of(code) ?? code)
      : (code ?? '');
}

/** A language tag in words (`es-ES`: Spanish (Spain)); the text itself where it is no tag. */
export function useLanguageName(): (tag: string | null) => string {
  const { i18n } = useLingui();
  return (tag) => {
    if (!tag) return '';
    try {
      return (
        new Intl.DisplayNames([i18n.locale], { type: 'language', languageDisplay: 'standard' }).of(tag) ?? tag
      );
    } catch {
      return tag;
    }
  };
}
