import { Trans, useLingui } from '@lingui/react/macro';
import type { ExportPreview } from '@/api/bindings';
import { Failure } from '@/components/states/Failure';
import classes from './exportNew.module.css';

type PreviewTableProps = {
  preview: { data: ExportPreview | undefined; error: unknown; refetch(): unknown };
  sample: boolean;
};

/** Guarded, and more than a phone number: what a spreadsheet would have run. */
export function looksLikeFormula(cell: string): boolean {
  return cell.startsWith("'") && !/^'\+[\d ().-]+$/.test(cell);
}

/** The first rows of the file. */
export function PreviewTable({ preview: { data, error, refetch }, sample }: PreviewTableProps) {
  const { t } = useLingui();
  if (error) {
    return (
      <Failure error={error} title={t`The first rows could not be read`} onRetry={() => void refetch()} />
    );
  }
  if (!data || data.header.length === 0) return null;
  return (
    <section className={classes.section}>
      <div className={classes.sectionHead}>
        <h2>{t`First rows`}</h2>
        <span>
          {sample ? (
            <Trans>of the list, as they will be written; long values are shortened here</Trans>
          ) : (
            <Trans>as they will be written; long values are shortened here</Trans>
          )}
        </span>
      </div>
      <section
        className={classes.preview}
        aria-label={t`First rows`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, so it must be reachable by key
        tabIndex={0}
      >
        <table>
          <thead>
            <tr>
              {data.header.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row) => (
              <tr key={row.join('\u0000')}>
                {row.map((cell, at) => (
                  <td
                    key={data.header[at]}
                    title={cell}
                    className={data.header[at] === 'user_id' ? 'st-mono' : undefined}
                    data-guarded={looksLikeFormula(cell) || undefined}
                  >
                    <bdi>{cell}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
