import { useLingui } from '@lingui/react/macro';
import type { CompanyProfile, Sensitive } from '@/api/bindings';
import { Card } from '@/components/Card';
import { Hidden } from '@/components/Hidden';
import { KeyValue, KeyValueList } from '@/components/KeyValue';
import { useFormat } from '@/format/useFormat';
import { UserText } from '../parts';

type CompanyProps = { company: CompanyProfile; masked: readonly Sensitive[] };

/** What a company says of itself (USR-1). */
export function CompanyCard({ company, masked }: CompanyProps) {
  const { t } = useLingui();
  const { number, country } = useFormat();
  const rows: [string, string | null, Sensitive?][] = [
    [t`Name`, company.name],
    [t`Legal name`, company.legal_name],
    [t`Incorporated in`, country(company.country_of_incorporation)],
    [t`Registration`, company.registration_number],
    [t`Business`, company.business_type],
    [t`Site`, company.business_site],
    [t`Description`, company.business_description],
    [t`Operates in`, company.operations_area],
    [t`Address`, company.address, 'address'],
    [t`Employees`, company.employees === null ? null : number(company.employees)],
    [t`Other contact`, company.other_contact, 'phone'],
  ];
  return (
    <Card title={t`Company`}>
      <KeyValueList labelWidth="124px">
        {rows.map(([label, value, tells]) => (
          <KeyValue key={label} label={label}>
            {tells && masked.includes(tells) ? <Hidden /> : <UserText>{value}</UserText>}
          </KeyValue>
        ))}
      </KeyValueList>
    </Card>
  );
}
