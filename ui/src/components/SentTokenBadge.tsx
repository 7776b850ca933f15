import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { IconCircleCheck, IconClock, IconClockOff, IconRefresh, IconX } from '@tabler/icons-react';
import type { SentTokenState } from '@/api/bindings';
import { Badge, type Look } from './Badge';

const looks: Record<SentTokenState, Look & { label: MessageDescriptor }> = {
  waiting: { tone: 'info', icon: IconClock, label: msg`Waiting` },
  used: { tone: 'good', plain: true, icon: IconCircleCheck, label: msg`Used` },
  over: { tone: 'none', plain: true, icon: IconClockOff, label: msg`Expired` },
  replaced: { tone: 'none', plain: true, icon: IconRefresh, label: msg`Replaced` },
  not_sent: { tone: 'bad', icon: IconX, label: msg`Not sent` },
};

/** What became of a link that a user was sent. */
export function SentTokenBadge({ state }: { state: SentTokenState }) {
  const { i18n } = useLingui();
  const { label, ...look } = looks[state];
  return <Badge {...look}>{i18n._(label)}</Badge>;
}
