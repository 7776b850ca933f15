import { Trans, useLingui } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconCircleCheck, IconX } from '@tabler/icons-react';
import { Badge } from '@/components/Badge';
import { useFormat } from '@/format/useFormat';
import type { Times } from '../useRunRows';
import classes from '../user.module.css';

/** How a login or another event ended; for failed ones in a row how often, and the way to each. */
export function Result({ success, times }: { success: boolean; times?: Times | null }) {
  if (times) return <FailedTimes times={times} />;
  return success ? (
    <Badge tone="good" plain icon={IconCircleCheck}>
      <Trans>Success</Trans>
    </Badge>
  ) : (
    <Badge tone="bad" icon={IconX}>
      <Trans>Failed</Trans>
    </Badge>
  );
}

function FailedTimes({ times: { count, open, expanded, toggle } }: { times: Times }) {
  const { t } = useLingui();
  const { number } = useFormat();
  const Shape = expanded ? IconChevronDown : IconChevronRight;
  return (
    <UnstyledButton
      className={classes.times}
      aria-expanded={expanded}
      title={expanded ? t`Show them as one` : t`Show each`}
      onClick={toggle}
    >
      <Badge tone="bad" icon={IconX}>
        {open ? (
          <Trans>Failed, {number(count)} or more times</Trans>
        ) : (
          <Trans>Failed, {number(count)} times</Trans>
        )}
      </Badge>
      <Shape size={12} stroke={1.6} aria-hidden className="st-mirrored" />
    </UnstyledButton>
  );
}
