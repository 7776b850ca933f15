import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox, Input, NumberInput } from '@mantine/core';
import type { RefObject } from 'react';
import { useSession } from '@/api/session';
import { CountedText, Required } from '../Field';
import classes from '../suspend/SuspendForm.module.css';
import { mostMonitorDays, mostReason, type ReactivateDraft, type ReactivateProblems } from './draft';

type ReactivateFormProps = {
  draft: ReactivateDraft;
  problems: ReactivateProblems;
  root: RefObject<HTMLDivElement | null>;
  onChange(change: Partial<ReactivateDraft>): void;
};

/** Why, and on which conditions (REA-1). */
export function ReactivateForm({ draft, problems, root, onChange }: ReactivateFormProps) {
  const { t } = useLingui();
  const { modules } = useSession().meta;
  return (
    <div className={classes.form} ref={root}>
      <CountedText
        data-autofocus
        label={<Required>{t`Reason`}</Required>}
        value={draft.reason}
        most={mostReason}
        help={t`Goes to the audit log. The user does not see it.`}
        error={problems.reason === 'missing' ? t`This is required.` : undefined}
        onChange={(reason) => onChange({ reason })}
      />
      <Input.Wrapper label={t`Conditions`} labelElement="div">
        <div className={classes.options} role="group" aria-label={t`Conditions`}>
          <Checkbox
            label={t`Require a new password at the next login`}
            checked={draft.requirePassword}
            onChange={(event) => onChange({ requirePassword: event.currentTarget.checked })}
          />
          {modules.includes('kyc') && (
            <Checkbox
              label={t`Require KYC again`}
              checked={draft.requireKyc}
              onChange={(event) => onChange({ requireKyc: event.currentTarget.checked })}
            />
          )}
          <div className={classes.temporary}>
            <Checkbox
              label={t`Monitor under the flag Watch for`}
              checked={draft.monitor}
              onChange={(event) => onChange({ monitor: event.currentTarget.checked })}
            />
            <NumberInput
              aria-label={t`Days to monitor`}
              w={84}
              min={1}
              max={mostMonitorDays}
              clampBehavior="none"
              allowDecimal={false}
              value={draft.monitorDays ?? ''}
              disabled={!draft.monitor}
              error={problems.monitorDays !== undefined}
              onChange={(days) => onChange({ monitorDays: typeof days === 'number' ? days : null })}
            />
            <span className={classes.zone}>
              <Trans>days</Trans>
            </span>
          </div>
          {problems.monitorDays && <Input.Error>{t`Give 1 to ${mostMonitorDays} days.`}</Input.Error>}
        </div>
      </Input.Wrapper>
    </div>
  );
}
