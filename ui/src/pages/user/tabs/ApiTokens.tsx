import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ActionButton } from '@/actions/ActionButton';
import { targetOf } from '@/actions/target';
import type { UserDetail } from '@/api/bindings';
import { Card } from '@/components/Card';
import { StaticTable } from '@/components/StaticTable';
import { useFormat } from '@/format/useFormat';
import { useZone } from '@/format/useZone';
import { Ip, Moment } from '../parts';

/** With which tokens programs come in the user's name, the ones used last first. Never a token itself. */
export function ApiTokens({ user }: { user: UserDetail }) {
  const { security, masked } = user;
  const target = targetOf(user);
  const { t } = useLingui();
  const { number, date, full } = useFormat();
  const zone = useZone();
  const { tokens, api_tokens: count } = security;
  if (tokens.length === 0) return null;
  const columns = [
    { key: 'token', label: t`Token`, width: '140px' },
    { key: 'name', label: t`Name` },
    { key: 'ip', label: t`IP address`, width: '126px' },
    { key: 'used', label: t`Last used, ${zone}`, width: '130px' },
    { key: 'created', label: t`Created`, width: '100px' },
    { key: 'revoke', label: t`Action`, width: '104px' },
  ];
  return (
    <Card
      title={t`API tokens`}
      meta={
        tokens.length < count ? (
          <Trans>
            {number(count)} active, {number(tokens.length)} shown
          </Trans>
        ) : (
          <Plural value={count} one="# active" other="# active" />
        )
      }
      flush
    >
      <StaticTable label={t`API tokens`} columns={columns}>
        {tokens.map((token) => (
          <tr key={token.token_id}>
            <td className="st-mono">{token.masked}</td>
            <td dir="auto" title={token.label}>
              {token.label}
            </td>
            <td data-dim>
              <Ip masked={masked}>{token.last_ip}</Ip>
            </td>
            <td data-dim>
              <Moment at={token.last_used_at} never={t`Never`} />
            </td>
            <td data-dim>
              <time dateTime={token.created_at} title={full(token.created_at)}>
                {date(token.created_at)}
              </time>
            </td>
            <td>
              <ActionButton
                target={{ ...target, token }}
                operation="users.tokens.revoke"
                size="xs"
                variant="link"
              />
            </td>
          </tr>
        ))}
      </StaticTable>
    </Card>
  );
}
