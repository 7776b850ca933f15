import type { MessageDescriptor } from '@lingui/core';
import { i18n } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IconArchive, IconCalendarEvent, IconCalendarOff } from '@tabler/icons-react';
import type { RetainedData, ScheduledOperation } from '@/api/bindings';
import type { EffectTable } from './words';

const retained: Record<RetainedData, MessageDescriptor> = {
  orders: msg`Orders`,
  financial_transactions: msg`Financial transactions`,
  audit_log: msg`Audit log`,
  personal_data: msg`Personal data`,
};
const operations: Record<ScheduledOperation, MessageDescriptor> = {
  'users.hard_delete': msg`Final deletion`,
};

/** What a deletion keeps, and when it becomes final. */
export const deletion = {
  scheduled: {
    icon: IconCalendarEvent,
    label: ({ operation }) => i18n._(operations[operation]),
    tone: 'grave',
    text: ({ at }, { dateTime }) => (
      <Trans>
        Due <b>{dateTime(at)}</b>; until then the user can be restored
      </Trans>
    ),
    past: ({ operation, at }, { word, dateTime }) => t`${word(operations[operation])} due ${dateTime(at)}`,
  },
  called_off: {
    icon: IconCalendarOff,
    label: ({ operation }) => i18n._(operations[operation]),
    tone: 'good',
    text: () => <Trans>Called off</Trans>,
    past: ({ operation }, { word }) => t`${word(operations[operation])} called off`,
  },
  retained: {
    icon: IconArchive,
    label: ({ what }) => i18n._(retained[what]),
    tone: 'plain',
    stays: true,
    text: ({ until }, { date }) => <Trans>Kept until {date(until)}</Trans>,
    past: ({ what, until }, { word, date }) => t`${word(retained[what])} kept until ${date(until)}`,
  },
} satisfies Partial<EffectTable>;
