import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { Tooltip } from '@mantine/core';
import {
  type Icon,
  IconAlertTriangle,
  IconCrown,
  IconEye,
  IconFlask2,
  IconHeadset,
  IconShieldCheck,
} from '@tabler/icons-react';
import type { Flag as FlagCode } from '@/api/bindings';
import classes from './Flag.module.css';

/** Each flag, what asks for care first: the order in which a user's flags stand. */
export const flagLooks: Record<FlagCode, { icon: Icon; label: MessageDescriptor }> = {
  risk: { icon: IconAlertTriangle, label: msg`Risk` },
  watch: { icon: IconEye, label: msg`Watch` },
  vip: { icon: IconCrown, label: msg`VIP` },
  verified: { icon: IconShieldCheck, label: msg`Verified` },
  test: { icon: IconFlask2, label: msg`Test` },
  partner_priority: { icon: IconHeadset, label: msg`Partner priority` },
};

type FlagProps = {
  flag: FlagCode;
  /** With the word, everywhere but in tables. */
  labelled?: boolean;
  /** In a table: the browser's own tooltip, because hundreds of floating ones would cost frames. */
  still?: boolean;
};

const order = Object.keys(flagLooks);

/** Each flag has a shape of its own, so that colour is never all there is. */
export function Flag({ flag, labelled, still }: FlagProps) {
  const { i18n } = useLingui();
  const { icon: Shape, label } = flagLooks[flag];
  const word = i18n._(label);
  if (labelled) {
    return (
      <span className={classes.flag} data-tone={flag} data-labelled>
        <Shape aria-hidden />
        {word}
      </span>
    );
  }
  const shape = (
    <span
      className={classes.flag}
      data-tone={flag}
      role="img"
      aria-label={word}
      title={still ? word : undefined}
    >
      <Shape aria-hidden />
    </span>
  );
  return still ? shape : <Tooltip label={word}>{shape}</Tooltip>;
}

/** A user's flags side by side. */
export function Flags({ flags, ...look }: { flags: FlagCode[] } & Omit<FlagProps, 'flag'>) {
  const ordered = flags.toSorted((one, other) => order.indexOf(one) - order.indexOf(other));
  return (
    <span className={classes.flags}>
      {ordered.map((flag) => (
        <Flag key={flag} flag={flag} {...look} />
      ))}
    </span>
  );
}
