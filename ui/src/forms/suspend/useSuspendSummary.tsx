import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { PreparedAction, SuspensionEffects, SuspensionNotice } from '@/api/bindings';
import { useFormat } from '@/format/useFormat';
import { useNow } from '@/format/useNow';
import { Code } from '../Field';
import { countOf, sumsOf } from '../payouts';
import { LongText, type SummaryRow } from '../Summary';
import { UserLine } from '../UserLine';
import { useReasonLabel } from '../useReasonLabel';

/** The rows of the confirmation, from what the desk will send. Only "at once" is the platform's own forecast. */
export function useSuspendSummary(effects: SuspensionEffects | undefined) {
  const { t } = useLingui();
  const { dateTime, span, money } = useFormat();
  const now = useNow();
  const labelOf = useReasonLabel();

  function atOnce({ sessions, api_tokens: tokens, pending_payouts: payouts }: SuspensionEffects): string {
    const parts = [
      plural(sessions, { 0: 'No active sessions', one: '# session ends', other: '# sessions end' }),
      ...(tokens > 0 ? [plural(tokens, { one: '# API token revoked', other: '# API tokens revoked' })] : []),
      ...(countOf(payouts) > 0 ? [t`${sumsOf(payouts, money)} payout held`] : []),
    ];
    return parts.join(', ');
  }

  return (prepared: PreparedAction): SummaryRow[] => {
    const { suspend } = prepared;
    if (!suspend) return [];
    const { reason, justification, message, until, notice } = suspend;
    return [
      { label: t`Action`, value: <b>{t`Suspend 1 user`}</b>, atCode: true },
      { label: t`User`, value: <UserLine prepared={prepared} />, atCode: true },
      {
        label: t`Reason`,
        value: (
          <>
            <Code>{reason}</Code> {labelOf(reason)}
          </>
        ),
      },
      { label: t`Justification`, value: <LongText>{justification}</LongText> },
      {
        label: t`Shown at login`,
        value: message ? <LongText>{message}</LongText> : <Trans>Default message</Trans>,
      },
      {
        label: t`Until`,
        value: until
          ? t`${dateTime(until)} (${span(Date.parse(until) - now.getTime())})`
          : t`Indefinite, until someone reactivates the account`,
      },
      ...(effects ? [{ label: t`At once`, value: atOnce(effects), atCode: true }] : []),
      { label: t`Notify`, value: <NoticeText notice={notice} /> },
    ];
  };
}

function NoticeText({
  notice: { email, include_reason: reason, include_appeal: appeal },
}: {
  notice: SuspensionNotice;
}) {
  if (!email) return <Trans>No email</Trans>;
  if (reason && appeal) return <Trans>Email with reason and how to appeal</Trans>;
  if (reason) return <Trans>Email with reason</Trans>;
  return appeal ? <Trans>Email with how to appeal</Trans> : <Trans>Email without reason</Trans>;
}
