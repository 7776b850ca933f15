import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useDraft } from '@/api/drafts';
import { useExportDefaults, useExportPreview, useScopeCount } from '@/api/exports';
import { useAllowed, useSession } from '@/api/session';
import { Keycap } from '@/components/Keycap';
import { ReasonedButton } from '@/components/ReasonedButton';
import { Steps } from '@/components/Steps';
import { OfflineStrip } from '@/components/states/OfflineStrip';
import { ActsOn } from '@/forms/ActsOn';
import type { ExportScope } from '@/forms/exportScope';
import { Refusal } from '@/forms/Refusal';
import { isComplete, StepUp } from '@/forms/StepUp';
import { Page } from '@/frame/Page';
import { useKeys } from '@/keys/useKeys';
import { DestinationStep } from './DestinationStep';
import { estimateBytes, exportable, fileNameProblem, privacyOf, startDraft, toExportQuery } from './draft';
import { ExportSummary } from './ExportSummary';
import classes from './exportNew.module.css';
import { FieldsStep } from './FieldsStep';
import { PrivacyStep } from './PrivacyStep';
import { Scope } from './Scope';
import { useStartExport } from './useStartExport';

const steps = ['fields', 'privacy', 'destination'] as const;
type Step = (typeof steps)[number];

/** Fields, privacy, destination; running is shown among the exports. */
export function ExportWizard({ scope, draftKey }: { scope: ExportScope; draftKey: string }) {
  const { t } = useLingui();
  const { connection, meta, offlineSince } = useSession();
  const columns = exportable(meta.columns, useAllowed('user.view.sensitive'));
  const navigate = useNavigate();
  const [draft, setDraft, dropDraft] = useDraft(draftKey, startDraft(scope, columns));
  const [step, setStep] = useState<Step>('fields');
  const [tried, setTried] = useState(false);
  const [code, setCode] = useState('');
  const last = useRef<HTMLButtonElement>(null);
  const counted = useScopeCount(scope.selector, scope.user_ids === null);
  const query = toExportQuery(scope, draft);
  const preview = useExportPreview({ ...query, purpose: null });
  const defaults = useExportDefaults(draft.format);
  const running = useStartExport(dropDraft);

  const leftOut = draft.includeTestUsers ? 0 : (counted.data?.testUsers ?? null);
  const count = scope.user_ids
    ? scope.user_ids.length
    : counted.data && leftOut !== null
      ? counted.data.count - leftOut
      : null;
  const { personal, sensitive } = privacyOf(draft.fields, meta.columns);
  const needsCode = sensitive.length > 0 || (count ?? 0) >= meta.limits.export_step_up_rows;
  const at = steps.indexOf(step);
  const folder = draft.folder ?? defaults.data?.folder ?? '';
  const file_name = (draft.file_name ?? defaults.data?.file_name ?? '').trim();
  const off = whyNot();

  function whyNot(): string | null {
    if (offlineSince !== null) return t`An export needs a connection.`;
    if (counted.data && counted.data.skipped.length > 0)
      return t`A filter was skipped, so the export is off.`;
    if (count === null) return t`The users are not counted yet.`;
    if (count === 0) return t`There is nobody to export.`;
    if (draft.fields.length === 0) return t`Choose at least one field.`;
    if (step !== 'destination') return null;
    if (folder === '') return t`Choose a folder.`;
    if (fileNameProblem(file_name, draft.format) !== null) return t`Correct the file name.`;
    return needsCode && !isComplete(code) && !running.busy
      ? t`Type the six digits of your authenticator first.`
      : null;
  }

  function go(by: 1 | -1) {
    setCode('');
    setTried(false);
    setStep(steps[at + by] ?? step);
  }

  function primary() {
    if (off !== null || running.busy) return;
    if (step === 'privacy' && (draft.purpose === null || !draft.acknowledged)) return setTried(true);
    if (step !== 'destination') return go(1);
    // The code is not kept: it left with the request or it is void.
    setCode('');
    const { user_ids, label: scope_label } = scope;
    void running.start({ query, user_ids, folder, file_name, code: needsCode ? code : null, scope_label });
  }

  function leave() {
    dropDraft();
    void navigate({ to: '/users' });
  }

  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  // The button and the hint in the status bar say the same.
  const primaryLabel = {
    fields: t`Continue to privacy`,
    privacy: t`Continue to destination`,
    destination: plural(count ?? 0, { one: 'Export # user', other: 'Export # users' }),
  }[step];
  useKeys([{ keys: ['mod+Enter'], label: primaryLabel, group: t`Export`, hint: true, run: primary }]);
  return (
    <Page
      title={t`Export users`}
      filled
      actions={
        <>
          <Steps names={[t`Fields`, t`Privacy`, t`Destination`, t`Run`]} current={at} />
          <ActionIcon aria-label={t`Close`} onClick={leave}>
            <IconX size={16} stroke={1.6} />
          </ActionIcon>
        </>
      }
    >
      <OfflineStrip />
      <div className={classes.split}>
        <div className={classes.main}>
          {step === 'fields' && (
            <>
              <Scope scope={scope} counted={counted} />
              <FieldsStep
                draft={draft}
                preview={preview}
                sample={scope.user_ids !== null}
                onChange={change}
              />
            </>
          )}
          {step === 'privacy' && (
            <div className={classes.narrow}>
              <PrivacyStep
                draft={draft}
                count={count ?? 0}
                personal={personal}
                tried={tried}
                onChange={change}
              />
            </div>
          )}
          {step === 'destination' && (
            <div className={classes.narrow}>
              <DestinationStep draft={draft} defaults={defaults} onChange={change} />
              {needsCode ? (
                <>
                  <ActsOn environment={meta.environment} platform={connection.name} />
                  <StepUp
                    code={code}
                    attemptsLeft={running.attemptsLeft}
                    error={running.error}
                    busy={running.busy}
                    onChange={setCode}
                    onComplete={() => last.current?.focus()}
                  >
                    <Trans>Confirms this export only.</Trans>
                  </StepUp>
                </>
              ) : (
                <Refusal error={running.error} />
              )}
            </div>
          )}
        </div>
        <ExportSummary
          scope={scope}
          draft={draft}
          count={count}
          leftOut={leftOut}
          personal={personal.length}
          bytes={count === null ? null : estimateBytes(preview.data, count, draft.format)}
          needsCode={needsCode}
        />
      </div>
      <div className={classes.foot}>
        <Button variant="subtle" onClick={leave}>
          <Trans>Cancel</Trans>
        </Button>
        <div className={classes.footEnd}>
          {at > 0 && (
            <Button onClick={() => go(-1)} disabled={running.busy}>
              <Trans>Back</Trans>
            </Button>
          )}
          <ReasonedButton
            ref={last}
            variant="filled"
            reason={off}
            loading={running.busy}
            onClick={primary}
            rightSection={<Keycap keys="mod+Enter" />}
          >
            {primaryLabel}
          </ReasonedButton>
        </div>
      </div>
    </Page>
  );
}
