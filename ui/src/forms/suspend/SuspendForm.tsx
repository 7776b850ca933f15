import { useLingui } from '@lingui/react/macro';
import { Checkbox, Input, TextInput } from '@mantine/core';
import type { RefObject } from 'react';
import type { SuspensionNotice } from '@/api/bindings';
import { useSession } from '@/api/session';
import { CountedText, Required, tooLong } from '../Field';
import { Duration } from './Duration';
import {
  mayEnd,
  mostJustification,
  mostMessage,
  type SuspendDraft,
  type SuspendProblem,
  type SuspendProblems,
} from './draft';
import { ReasonSelect } from './ReasonSelect';
import classes from './SuspendForm.module.css';

type SuspendFormProps = {
  draft: SuspendDraft;
  /** Empty until the form was sent once. */
  problems: SuspendProblems;
  canBeMailed: boolean;
  root: RefObject<HTMLDivElement | null>;
  onChange(change: Partial<SuspendDraft>): void;
};

/** Why, for how long, and what the user is told (SUS-1). The two texts are kept apart: one is internal. */
export function SuspendForm({ draft, problems, canBeMailed, root, onChange }: SuspendFormProps) {
  const { t } = useLingui();
  const { suspension_reasons: reasons } = useSession().meta;
  const say = useProblemText();
  return (
    <div className={classes.form} ref={root}>
      <ReasonSelect
        value={draft.reason}
        error={say(problems.reason)}
        onChange={(reason) => onChange({ reason })}
      />
      <CountedText
        label={<Required>{t`Justification`}</Required>}
        value={draft.justification}
        most={mostJustification}
        help={t`Goes to the audit log. The user does not see it.`}
        error={say(problems.justification)}
        onChange={(justification) => onChange({ justification })}
      />
      <TextInput
        label={t`Shown to the user at login`}
        dir="auto"
        value={draft.message}
        error={tooLong(draft.message, mostMessage) ?? say(problems.message)}
        onChange={(event) => onChange({ message: event.currentTarget.value })}
      />
      <Duration
        draft={draft}
        mayEnd={mayEnd(draft.reason, reasons)}
        error={say(problems.duration)}
        untilError={say(problems.until)}
        onChange={onChange}
      />
      <Notification
        notice={draft.notice}
        canBeMailed={canBeMailed}
        onChange={(notice) => onChange({ notice })}
      />
    </div>
  );
}

function Notification({
  notice,
  canBeMailed,
  onChange,
}: {
  notice: SuspensionNotice;
  canBeMailed: boolean;
  onChange(notice: SuspensionNotice): void;
}) {
  const { t } = useLingui();
  const mailed = canBeMailed && notice.email;
  return (
    <Input.Wrapper label={t`Notification`} labelElement="div">
      <div className={classes.options} role="group" aria-label={t`Notification`}>
        <Checkbox
          label={t`Notify user by email`}
          description={canBeMailed ? undefined : t`This user has no email address.`}
          checked={mailed}
          disabled={!canBeMailed}
          onChange={(event) => onChange({ ...notice, email: event.currentTarget.checked })}
        />
        <Checkbox
          className={classes.under}
          label={t`Include the reason code in words`}
          checked={mailed && notice.include_reason}
          disabled={!mailed}
          onChange={(event) => onChange({ ...notice, include_reason: event.currentTarget.checked })}
        />
        <Checkbox
          className={classes.under}
          label={t`Include how to appeal`}
          checked={mailed && notice.include_appeal}
          disabled={!mailed}
          onChange={(event) => onChange({ ...notice, include_appeal: event.currentTarget.checked })}
        />
      </div>
    </Input.Wrapper>
  );
}

function useProblemText() {
  const { t } = useLingui();
  return (problem: SuspendProblem | undefined): string | undefined => {
    if (problem === 'missing') return t`This is required.`;
    if (problem === 'no_end') return t`A suspension for this reason has no end. Choose Indefinite.`;
    if (problem === 'past') return t`This moment has passed. Choose a later one.`;
    return problem === 'too_long' ? t`This is too long.` : undefined;
  };
}
