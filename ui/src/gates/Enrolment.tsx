import { Trans, useLingui } from '@lingui/react/macro';
import type { EnrolmentView } from '@/api/bindings';
import { CopyId } from '@/components/CopyId';
import classes from './Gate.module.css';

/** An SVG as an image: no script in it can run, which a data URL in `img` guarantees and inline markup does not. */
function asImage(svg: string): string {
  return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
}

/** The TOTP secret: the one secret an admin must see, to scan or to type, until a code of it was confirmed. */
export function Enrolment({ view }: { view: EnrolmentView }) {
  const { t } = useLingui();
  return (
    <div className={classes.qr}>
      <img src={asImage(view.qr_svg)} alt={t`QR code with the secret for your authenticator`} />
      <div className={classes.stack}>
        <p>
          <Trans>Scan this with an authenticator app, or type the secret into it.</Trans>
        </p>
        <span className={`${classes.secret} st-mono`} data-secret>
          <CopyId full value={view.secret} label={t`Copy secret`} />
        </span>
      </div>
    </div>
  );
}
