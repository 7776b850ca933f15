import { Trans, useLingui } from '@lingui/react/macro';
import { IconCertificate, IconFingerprint, IconTag, IconVersions } from '@tabler/icons-react';
import type { ServerProbe } from '@/api/bindings';
import { CopyId } from '@/components/CopyId';
import { EnvironmentLabel } from '@/components/EnvironmentLabel';
import { useFormat } from '@/format/useFormat';
import classes from './Gate.module.css';

/** `4E:19:C0:7B:…:A2:5D:60`: whole bytes, so that it can be compared by eye. */
function bothEnds(fingerprint: string): string {
  const bytes = fingerprint.split(':');
  return bytes.length > 8 ? [...bytes.slice(0, 4), '…', ...bytes.slice(-3)].join(':') : fingerprint;
}

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
            <IconCertificate size={14} stroke={1.6} aria-hidden data-good />
            <dt>
              <Trans>Certificate</Trans>
            </dt>
            <dd>
              <Trans>
                Valid until {date(certificate.valid_until)}, {certificate.issuer}
              </Trans>
            </dd>
          </div>
          <div>
            <IconFingerprint size={14} stroke={1.6} aria-hidden />
            <dt>
              <Trans>Fingerprint</Trans>
            </dt>
            <dd>
              <CopyId
                value={certificate.fingerprint}
                shown={bothEnds(certificate.fingerprint)}
                label={t`Copy fingerprint`}
              />
            </dd>
          </div>
        </>
      )}
      <div>
        <IconVersions size={14} stroke={1.6} aria-hidden data-good />
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
