import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Skeleton } from '@mantine/core';
import { IconDownload, IconFileTypePdf, IconId, IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';
import type { Document, KycDocument, KycDocumentKind } from '@/api/bindings';
import { useDocument, useDocuments, useSaveDocument } from '@/api/documents';
import { useAllowed } from '@/api/session';
import { Card } from '@/components/Card';
import { CopyId } from '@/components/CopyId';
import { Notice } from '@/components/Notice';
import { ReasonedButton } from '@/components/ReasonedButton';
import { Empty } from '@/components/states/Empty';
import { Failure } from '@/components/states/Failure';
import { Loading } from '@/components/states/Loading';
import { failed, toast } from '@/components/toast';
import { useFormat } from '@/format/useFormat';
import classes from './Documents.module.css';

const kinds: Record<KycDocumentKind, MessageDescriptor> = {
  passport: msg`Passport`,
  identity_card: msg`Identity card`,
  driving_licence: msg`Driving licence`,
  proof_of_address: msg`Proof of address`,
  company_registration: msg`Company registration`,
};

/** What a user handed in to prove who they are. Nothing of it is shown before somebody opens it, which is recorded (USR-3). */
export function Documents({ userId }: { userId: string }) {
  const { t, i18n } = useLingui();
  const { date } = useFormat();
  const { data, error, refetch } = useDocuments(userId);
  const [opened, setOpened] = useState<KycDocument | null>(null);
  const allowed = useAllowed('user.kyc.review');
  if (error) {
    return (
      <Failure error={error} title={t`The documents could not be read`} onRetry={() => void refetch()} />
    );
  }
  if (!data) return <Waiting />;
  return (
    <Card title={t`Documents`} meta={t`opening one is written to the audit log`}>
      {data.length === 0 && <Empty icon={IconId} title={<Trans>Nothing was handed in</Trans>} />}
      <ul className={classes.documents} aria-label={t`Documents`}>
        {data.map((document) => {
          const Shape = document.media_type === 'application/pdf' ? IconFileTypePdf : IconPhoto;
          return (
            <li key={document.document_id}>
              <ReasonedButton
                size="xs"
                reason={allowed ? null : t`This needs ${'user.kyc.review'}.`}
                aria-pressed={document.document_id === opened?.document_id}
                leftSection={<Shape size={14} stroke={1.6} />}
                onClick={() => setOpened(document)}
              >
                {i18n._(kinds[document.kind])}, {date(document.submitted_at)}
              </ReasonedButton>
            </li>
          );
        })}
      </ul>
      {opened && <Opened key={opened.document_id} userId={userId} document={opened} />}
    </Card>
  );
}

function Waiting() {
  return (
    <Loading label={<Trans>Loading the documents</Trans>}>
      <Skeleton height={120} />
    </Loading>
  );
}

/** One document, drawn as a picture or saved as a file. No script of it ever runs: the window draws pictures only. */
function Opened({ userId, document }: { userId: string; document: KycDocument }) {
  const { t, i18n } = useLingui();
  const { data, error, refetch } = useDocument(userId, document.document_id);
  const save = useSaveDocument(userId);

  async function toFile() {
    try {
      const path = await save('kyc_document', document.document_id);
      if (path !== null) toast({ tone: 'good', title: t`Saved`, text: <bdi dir="ltr">{path}</bdi> });
    } catch (failure) {
      failed(t`This was not saved`, failure);
    }
  }

  if (error) {
    return <Failure error={error} title={t`The document could not be read`} onRetry={() => void refetch()} />;
  }
  if (!data) return <Waiting />;
  return (
    <figure className={classes.opened}>
      <figcaption>
        <span className="st-ellipsis">{data.name}</span>
        <CopyId value={data.sha256} label={t`Copy checksum`} />
        <Button size="xs" leftSection={<IconDownload size={14} stroke={1.6} />} onClick={() => void toFile()}>
          <Trans>Save to a file…</Trans>
        </Button>
      </figcaption>
      {isPicture(data) ? (
        <img alt={i18n._(kinds[document.kind])} src={`data:${data.media_type};base64,${data.content}`} />
      ) : (
        <Notice icon={IconFileTypePdf}>
          <Trans>
            This window draws no PDF. Save it to a file and open it with the viewer of your system.
          </Trans>
        </Notice>
      )}
    </figure>
  );
}

function isPicture({ media_type: type }: Document): boolean {
  return type === 'image/png' || type === 'image/jpeg';
}
