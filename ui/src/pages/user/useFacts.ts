import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { Fact } from '@/api/bindings';
import { useSession } from '@/api/session';
import { useFormat } from '@/format/useFormat';
import { useReasonLabel } from '@/forms/useReasonLabel';

/** Names that platforms give to the facts of an event or an audit entry. */
const names: Record<string, MessageDescriptor> = {
  amount: msg`Amount`,
  approval: msg`Request`,
  attempt: msg`Attempt`,
  document: msg`Document`,
  export_id: msg`Export`,
  field: msg`Field`,
  fields: msg`Columns`,
  format: msg`Format`,
  monitor_days: msg`Days under watch`,
  operation: msg`Action`,
  order: msg`Order`,
  payouts_held: msg`Payouts held`,
  payouts_released: msg`Payouts released`,
  query: msg`Query`,
  reason_code: msg`Reason code`,
  requested_by: msg`Asked for by`,
  require_kyc: msg`KYC required`,
  require_password_change: msg`New password required`,
  rows: msg`Rows`,
  rows_expected: msg`Rows expected`,
  sessions_ended: msg`Sessions ended`,
  sha256: msg`SHA-256`,
  state: msg`State`,
  status: msg`Status`,
  tokens_revoked: msg`API tokens revoked`,
  until: msg`Until`,
  user_mailed: msg`User told by email`,
};

/** Facts in words: `payouts_held`, `412.00 EUR` is Payouts held, €412.00. What nobody knows stays readable. */
export function useFacts() {
  const { t, i18n } = useLingui();
  const { money, dateTime } = useFormat();
  const reasonOf = useReasonLabel();
  const { suspension_reasons: reasons } = useSession().meta;

  function nameOf(name: string): string {
    const known = names[name];
    return known
      ? i18n._(known)
      : name.replaceAll('_', ' ').replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  }
  function valueIn({ value }: Fact): string {
    const [, amount, currency] = value.match(/^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/) ?? [];
    if (amount !== undefined && currency !== undefined) return money({ amount, currency });
    if (value === 'true') return t`Yes`;
    if (value === 'false') return t`No`;
    if (/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value)) return dateTime(value);
    const reason = reasons.find((known) => known.reason === value)?.reason;
    return reason ? `${value}, ${reasonOf(reason)}` : value;
  }
  return {
    nameOf,
    valueIn,
    /** `Attempt 5`, `Order ORD-88213`: for a line of details. */
    sentence: (fact: Fact) => `${nameOf(fact.name)} ${valueIn(fact)}`,
  };
}
