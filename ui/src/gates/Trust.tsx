import { Trans, useLingui } from '@lingui/react/macro';
import { IconCertificate, IconFingerprint, IconTag, IconVersions } from '@tabler/icons-react';
import type { ServerProbe } from '@/api/bindings';
import { CopyId } from '@/components/CopyId';
import { EnvironmentLabel } from '@/components/EnvironmentLabel';
import { useFormat } from '@/format/useFormat';
import classes from './Gate.module.css';

/** What the server says and shows of itself, before anyone signs in. */
export function Trust({ probe }: { probe: ServerProbe }) {
  const { t } = useLingui();
  const { date } = useFormat();
  const { meta, certificate } = probe;
  return (
    <dl className={classes.trust}>
      <div>
        <IconTag size={14} stroke={1.6} aria-hidden />
        <dt>
          <Trans>Environment</Trans>
        </dt>
        <dd>
          <EnvironmentLabel environment={meta.environment} />
          <span className={classes.help}>
            <Trans>as the server says; you cannot lower it</Trans>
          </span>
        </dd>
      </div>
      {certificate && (
        <>
          <div>
            <IconCertificate size={14} stroke={1.6} aria-hidden />
            <dt>
              <Trans>Certificate</Trans>
            </dt>
            <dd>
              <Trans>
                Valid until {date(certificate.validUntil)}, {certificate.issuer}
              </Trans>
            </dd>
          </div>
          <div>
            <IconFingerprint size={14} stroke={1.6} aria-hidden />
            <dt>
              <Trans>Fingerprint</Trans>
            </dt>
            <dd>
              <CopyId value={certificate.fingerprint} label={t`Copy fingerprint`} />
            </dd>
          </div>
        </>
      )}
      <div>
        <IconVersions size={14} stroke={1.6} aria-hidden />
        <dt>
          <Trans>Version</Trans>
        </dt>
        <dd>
          <Trans>API {meta.api_version}, fits this Steward</Trans>
        </dd>
      </div>
    </dl>
  );
}
