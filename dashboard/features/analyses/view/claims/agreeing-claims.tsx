import { Part } from '../../../../components/section.tsx';
import { Claims, type ClaimsProps } from './claims.tsx';

/** What the judge says of something that was measured too, and says alike. */
export function AgreeingClaims({ claims, ...others }: ClaimsProps) {
  const agreeing = claims.filter(({ contradicts }) => !contradicts);
  if (agreeing.length === 0) return null;
  return (
    <Part title="Where judge and measurements agree">
      <Claims claims={agreeing} {...others} />
    </Part>
  );
}
