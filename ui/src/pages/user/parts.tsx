import { Trans } from '@lingui/react/macro';
import { IconAlertCircle, IconCircleCheck, IconMapPin } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Sensitive } from '@/api/bindings';
import { Badge } from '@/components/Badge';
import { ClockTime } from '@/components/ClockTime';
import { orHidden } from '@/components/Hidden';
import { NotSet } from '@/components/NotSet';
import { useFormat } from '@/format/useFormat';
import classes from './user.module.css';

/** Text that a user wrote, on as many lines as it has. */
export function UserText({ children }: { children: string | null }) {
  return children ? (
    <span className={classes.text} dir="auto">
      {children}
    </span>
  ) : (
    <NotSet />
  );
}

/** An address, a number, an id: left to right in every language, on one line. */
export function MachineText({ children }: { children: string | null }) {
  return children ? (
    <bdi dir="ltr" className="st-ellipsis" title={children}>
      {children}
    </bdi>
  ) : null;
}

/** An IP address, where the answer that it comes from was not without. */
export function Ip({ masked, children }: { masked: readonly Sensitive[]; children: string | null }) {
  return (
    <span className="st-mono">
      {orHidden(masked, 'ip', children && <MachineText>{children}</MachineText>)}
    </span>
  );
}

/** Where something came from, as the platform derives it from the address. */
export function Location({ place, newCountry }: { place: string | null; newCountry: boolean }) {
  const format = useFormat();
  const name = format.place(place);
  return (
    <span className={classes.location}>
      {name && (
        <bdi className="st-ellipsis" title={name}>
          {name}
        </bdi>
      )}
      {newCountry && (
        <Badge tone="warn" icon={IconMapPin}>
          <Trans>New country</Trans>
        </Badge>
      )}
    </span>
  );
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
export function Moment({ at, never }: { at: string | null; never: string }) {
  return at ? <ClockTime at={at} year /> : <Quiet>{never}</Quiet>;
}

export function YesNo({ value }: { value: boolean }) {
  return value ? <Trans>Yes</Trans> : <Trans>No</Trans>;
}
