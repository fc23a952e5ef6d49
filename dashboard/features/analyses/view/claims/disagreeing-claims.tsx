import { Section } from '../../../../components/section.tsx';
import { Claims, type ClaimsProps } from './claims.tsx';

/** Where the judge and what was measured differ: either may be wrong. */
export function DisagreeingClaims({ claims, ...others }: ClaimsProps) {
  const contradicting = claims.filter(({ contradicts }) => contradicts);
  if (contradicting.length === 0) return null;
  return (
    <Section title="Where judge and measurements disagree">
      <Claims claims={contradicting} {...others} />
    </Section>
  );
}
