import { plural, t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import {
  IconApi,
  IconDeviceDesktopCog,
  IconDevices,
  IconKey,
  IconLockX,
  IconLogin2,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { LabelledValue } from '@/api/bindings';
import { DiffValue } from '@/components/DiffValue';
import type { EffectTable } from './words';

const named = (labelled: LabelledValue[]) => labelled.map(({ label }) => label).join(', ');

const active = (count: number) => plural(count, { one: '# active', other: '# active' });

/** How a user gets in, and by which ways no longer. */
export const access = {
  login_refused: {
    icon: IconLogin2,
    label: () => t`Login`,
    tone: 'grave',
    text: ({ message }) =>
      message ? (
        <Trans>Refused; the user sees your message</Trans>
      ) : (
        <Trans>Refused; the user sees the default message</Trans>
      ),
    change: ({ message }) => ({
      before: t`Allowed`,
      after: t`Refused`,
      follows: message ? t`The user sees your message` : t`The user sees the default message`,
    }),
    past: ({ reason, until }, say) =>
      until
        ? t`Login refused: ${reason}, ${say.reason(reason)}, until ${say.dateTime(until)}`
        : t`Login refused: ${reason}, ${say.reason(reason)}`,
  },
  login_off: {
    icon: IconLogin2,
    label: () => t`Login`,
    tone: 'grave',
    text: () => <Trans>Off, until the user is active again</Trans>,
    change: () => ({ before: t`Allowed`, after: t`Off`, follows: t`Until the user is active again` }),
    past: () => t`Login off`,
  },
  login_allowed: {
    icon: IconLogin2,
    label: () => t`Login`,
    tone: 'good',
    text: () => <Trans>Allowed again</Trans>,
    change: () => ({ before: t`Refused`, after: t`Allowed`, follows: t`At once` }),
    past: () => t`Login allowed again`,
  },
  sessions_end: {
    icon: IconDevices,
    label: () => t`Sessions`,
    tone: 'grave',
    told: 'both',
    text: ({ count }, { number }) => (
      <Plural
        value={count}
        one={
          <>
            <b>{number(count)} active</b> session ends at once
          </>
        }
        other={
          <>
            <b>{number(count)} active</b> sessions end at once
          </>
        }
      />
    ),
    change: ({ count }, { number }) => ({
      before: active(count),
      after: number(0),
      follows: t`The user is signed out everywhere at once`,
    }),
    atOnce: ({ count }) => plural(count, { one: '# session ends', other: '# sessions end' }),
    past: ({ count }) => plural(count, { one: '# session ended', other: '# sessions ended' }),
  },
  admin_sessions_end: {
    icon: IconDeviceDesktopCog,
    label: () => t`Console`,
    tone: 'grave',
    told: 'both',
    text: ({ count }) => (
      <Plural
        value={count}
        one="# session of this console ends at once"
        other="# sessions of this console end at once"
      />
    ),
    change: ({ count }, { number }) => ({
      before: active(count),
      after: number(0),
      follows: t`The user is an admin too and is signed out of the console`,
    }),
    atOnce: ({ count }) => plural(count, { one: '# console session ends', other: '# console sessions end' }),
    past: ({ count }) => plural(count, { one: '# console session ended', other: '# console sessions ended' }),
  },
  no_login_left: {
    icon: IconLockX,
    label: () => t`Login`,
    tone: 'grave',
    told: 'both',
    text: () => <Trans>No way in is left: no password, no other account. Send a reset link</Trans>,
    past: () => t`no way to log in is left`,
  },
  groups_changed: {
    icon: IconUsersGroup,
    label: () => t`Groups`,
    tone: 'plain',
    text: ({ joined, left }) => (
      <DiffValue before={named(left) || t`None`} after={named(joined) || t`None`} />
    ),
    change: ({ joined, left }) => ({
      before: named(left) || t`None`,
      after: named(joined) || t`None`,
      follows: t`Those that are not named stay`,
    }),
    past: ({ joined, left }) =>
      [joined.length > 0 && t`into ${named(joined)}`, left.length > 0 && t`out of ${named(left)}`]
        .filter(Boolean)
        .join(', ')
        .replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()),
  },
  permissions_changed: {
    icon: IconKey,
    label: () => t`Permissions`,
    tone: 'plain',
    text: ({ granted, withdrawn }) => (
      <DiffValue before={named(withdrawn) || t`None`} after={named(granted) || t`None`} />
    ),
    change: ({ granted, withdrawn }) => ({
      before: named(withdrawn) || t`None`,
      after: named(granted) || t`None`,
      follows: t`Those that are not named stay`,
    }),
    past: ({ granted, withdrawn }) =>
      [
        granted.length > 0 && t`Granted: ${named(granted)}`,
        withdrawn.length > 0 && t`Withdrawn: ${named(withdrawn)}`,
      ]
        .filter(Boolean)
        .join('; '),
  },
  tokens_revoked: {
    icon: IconApi,
    label: () => t`API access`,
    tone: 'grave',
    told: 'both',
    text: ({ count }, { number }) => (
      <Plural
        value={count}
        one={
          <>
            <b>{number(count)} token</b> is revoked. It does not come back
          </>
        }
        other={
          <>
            <b>{number(count)} tokens</b> are revoked. They do not come back
          </>
        }
      />
    ),
    change: ({ count }, { number }) => ({
      label: t`API tokens`,
      before: active(count),
      after: number(0),
      follows: t`They do not come back`,
    }),
    past: ({ count }) => plural(count, { one: '# API token revoked', other: '# API tokens revoked' }),
  },
} satisfies Partial<EffectTable>;
