import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { IconCircleCheck, IconClock, IconRefresh, IconX } from '@tabler/icons-react';
import type { Message } from '@/api/bindings';
import { Badge, type Look } from '@/components/Badge';

type State = Message['state'] | 'failed';

const looks: Record<State, Look & { label: MessageDescriptor }> = {
  waiting: { tone: 'neutral', icon: IconClock, label: msg`Queued` },
  failed: { tone: 'warn', icon: IconRefresh, label: msg`Trying again` },
  sent: { tone: 'good', plain: true, icon: IconCircleCheck, label: msg`Sent` },
  dead: { tone: 'bad', icon: IconX, label: msg`Not delivered` },
};

/** Where a message is. */
export function StateBadge({ message: { state, tries } }: { message: Message }) {
  const { label, ...look } = looks[state === 'waiting' && tries > 0 ? 'failed' : state];
  return <Badge {...look}>{useLingui().i18n._(label)}</Badge>;
}
