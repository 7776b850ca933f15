import type { MessageDescriptor } from '@lingui/core';
import { i18n } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IconArchive, IconCalendarEvent, IconCalendarOff, IconEraser, IconLock } from '@tabler/icons-react';
import type { ErasedData, RetainedData, ScheduledOperation } from '@/api/bindings';
import type { EffectTable } from './words';

export const retained: Record<RetainedData, MessageDescriptor> = {
  orders: msg`Orders`,
  financial_transactions: msg`Financial transactions`,
  audit_log: msg`Audit log`,
  personal_data: msg`Personal data`,
};
/** What each part is, and what of it goes. */
const erased: Record<ErasedData, { label: MessageDescriptor; text: MessageDescriptor }> = {
  profile: {
    label: msg`Profile`,
    text: msg`Name, contact, company and profile are removed, from the search too`,
  },
  traces: { label: msg`Traces`, text: msg`Sessions, API tokens, and where somebody signed in are removed` },
  records: { label: msg`Records`, text: msg`Notes, flags, suspensions and identity checks are removed` },
  messages: { label: msg`Messages`, text: msg`What was written to the user is removed` },
  logged_texts: {
    label: msg`Audit log`,
    text: msg`Texts about the user are removed; that something was done, when and by whom, stays`,
  },
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
  erased: {
    icon: IconEraser,
    label: ({ what }) => i18n._(erased[what].label),
    tone: 'grave',
    text: ({ what }, { word }) => word(erased[what].text),
    past: ({ what }, { word }) => t`${word(erased[what].label)}: removed for good`,
  },
  archived: {
    icon: IconLock,
    label: () => t`Compliance archive`,
    tone: 'plain',
    text: ({ until }, { date }) => (
      <Trans>Orders, transactions and whose they were, sealed until {date(until)}</Trans>
    ),
    past: ({ until }, { date }) => t`compliance archive sealed until ${date(until)}`,
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
