import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { KycDocument, UserDetail } from '@/api/bindings';
import { useDocuments } from '@/api/documents';
import { useSession } from '@/api/session';
import { Card } from '@/components/Card';
import { isAhead } from '@/format/isAhead';
import { useFormat } from '@/format/useFormat';
import { useNow } from '@/format/useNow';
import classes from './Application.module.css';

/** What somebody sees at a glance: it is as it should be, or to be looked at. */
type Check = { passed: boolean; text: string };

/** How old a proof of address may be, ms: three months. */
const fresh = 92 * 86_400_000;

/** What can be told of an application without opening anything (APR-1). */
export function Checks({ user }: { user: UserDetail }) {
  const { t } = useLingui();
  const identity = useIdentityChecks(user);
  const { email_verified_at: email, phone_verified_at: phone } = user.account;
  const { company } = user.profile;
  const checks: Check[] = [
    { passed: email !== null, text: email ? t`Email verified` : t`Email not verified` },
    { passed: phone !== null, text: phone ? t`Phone verified` : t`Phone not verified` },
    ...(company
      ? [
          company.registration_number
            ? { passed: true, text: t`Registration number given` }
            : { passed: false, text: t`No registration number` },
        ]
      : []),
    ...identity,
  ];
  return (
    <Card title={t`Checks`}>
      <ul className={classes.checks} aria-label={t`Checks`}>
        {checks.map(({ passed, text }) => (
          <li key={text} data-passed={passed || undefined}>
            {passed ? (
              <IconCircleCheck size={14} stroke={1.6} aria-label={t`In order`} />
            ) : (
              <IconAlertTriangle size={14} stroke={1.6} aria-label={t`To be looked at`} />
            )}
            {text}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Of what was handed in, where the platform takes documents. */
function useIdentityChecks(user: UserDetail): Check[] {
  const { t } = useLingui();
  const { day } = useFormat();
  const now = useNow();
  const has = useSession().meta.modules.includes('kyc');
  const { data: documents } = useDocuments(user.user_id, has);
  if (!has || !documents) return [];
  const { expires_on: until } = user.kyc;
  const handedIn = {
    passed: documents.length > 0,
    text:
      documents.length === 0
        ? t`No documents`
        : plural(documents.length, { one: '# document handed in', other: '# documents handed in' }),
  };
  const valid = until && {
    passed: isAhead(until, now),
    text: isAhead(until, now) ? t`Document valid until ${day(until)}` : t`Document expired on ${day(until)}`,
  };
  const stale = isStale(documents, now) && {
    passed: false,
    text: t`Proof of address was handed in more than three months ago`,
  };
  return [handedIn, ...(valid ? [valid] : []), ...(stale ? [stale] : [])];
}

/** Whether there is a proof of address and the newest of them is old. */
function isStale(documents: KycDocument[], now: Date): boolean {
  const proofs = documents.filter(({ kind }) => kind === 'proof_of_address');
  const newest = Math.max(...proofs.map(({ submitted_at: at }) => Date.parse(at)));
  return proofs.length > 0 && now.getTime() - newest > fresh;
}
