import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import {
  IconEye,
  IconFlag,
  IconFlagOff,
  IconMail,
  IconNote,
  IconRefresh,
  IconUserCheck,
} from '@tabler/icons-react';
import { flagLooks } from '@/components/Flag';
import { noteCategories, notePriorities } from '@/components/noteWords';
import type { EffectTable } from './words';

/** What is put beside the user's record, or sent out. */
export const record = {
  approval_requested: {
    icon: IconUserCheck,
    label: () => t`Approval`,
    tone: 'plain',
    told: 'both',
    text: ({ permission, until }, { dateTime }) => (
      <Trans>
        Another admin with {permission} decides until {dateTime(until)}
      </Trans>
    ),
    past: ({ permission, until }, { dateTime }) =>
      t`another admin with ${permission} decides until ${dateTime(until)}`,
  },
  monitored: {
    icon: IconEye,
    label: () => t`Monitoring`,
    tone: 'plain',
    told: 'both',
    text: ({ until }, { dateTime }) => <Trans>Under the flag Watch until {dateTime(until)}</Trans>,
    atOnce: () => null,
    past: ({ until }, { dateTime }) => t`monitored until ${dateTime(until)}`,
  },
  flag_set: {
    icon: IconFlag,
    label: () => t`Flag`,
    tone: 'plain',
    text: ({ flag }, { word }) => (
      <Trans>
        <b>{word(flagLooks[flag].label)}</b> is set
      </Trans>
    ),
    past: ({ flag }, { word }) => t`flag ${word(flagLooks[flag].label)} set`,
  },
  flag_cleared: {
    icon: IconFlagOff,
    label: () => t`Flag`,
    tone: 'plain',
    text: ({ flag }, { word }) => (
      <Trans>
        <b>{word(flagLooks[flag].label)}</b> is removed
      </Trans>
    ),
    past: ({ flag }, { word }) => t`flag ${word(flagLooks[flag].label)} removed`,
  },
  note_added: {
    icon: IconNote,
    label: () => t`Note`,
    tone: 'plain',
    text: ({ category, priority }, { word }) => (
      <Trans>
        Stands in the timeline: {word(noteCategories[category])}, {word(notePriorities[priority])}
      </Trans>
    ),
    past: ({ category, priority }, { word }) =>
      t`note: ${word(noteCategories[category])}, ${word(notePriorities[priority])}`,
  },
  mailed: {
    icon: IconMail,
    label: () => t`Email`,
    tone: 'plain',
    told: 'both',
    text: ({ to }) => (
      <Trans>
        The user is told at <bdi dir="ltr">{to}</bdi>
      </Trans>
    ),
    atOnce: () => null,
    past: () => t`the user is told by email`,
  },
  sent_again: {
    icon: IconRefresh,
    label: () => t`Message`,
    tone: 'plain',
    text: ({ to }) => (
      <Trans>
        It is tried anew at once, to <bdi dir="ltr">{to || t`the user’s number`}</bdi>
      </Trans>
    ),
    past: () => t`message tried again`,
  },
} satisfies Partial<EffectTable>;
