/** A card as HTML. Every string goes through JSX, which escapes it; nothing is cut off. */
import type { FC } from 'hono/jsx';
import type { Locale } from '../../i18n/locale.ts';
import type { Card, CardElement, Chart, Option } from '../card.ts';
import { chartSize, chartsOf, type Theme } from './chart.ts';
import type { Look } from './look.ts';
import { Meter, Signs } from './meter.tsx';
import { TableView } from './table.tsx';

/** Where the card stands, what its buttons say they belong to, and how it looks. */
export interface CardPlace {
  readonly person: string;
  /** The key of the place that is looked at. */
  readonly here: string;
  readonly message: string;
  readonly seq: number;
  readonly locale: Locale;
  readonly look: Look;
}

export const CardView: FC<{ card: Card; place: CardPlace }> = ({ card, place }) => {
  const charts = chartsOf(card.elements);
  return (
    <section class="card" aria-label={card.title}>
      <h3>{card.title}</h3>
      <Elements elements={card.elements} charts={charts} place={place} />
    </section>
  );
};

interface Around {
  readonly charts: readonly Chart[];
  readonly place: CardPlace;
}

const Elements: FC<{ elements: readonly CardElement[] } & Around> = ({ elements, ...around }) => (
  <>
    {elements.map((element) => (
      <Element element={element} {...around} />
    ))}
  </>
);

const Element: FC<{ element: CardElement } & Around> = ({ element, charts, place }) => {
  switch (element.kind) {
    case 'text':
      return (
        <p class={element.spans.every(({ style }) => style === 'muted') ? 'aside' : ''}>
          {element.spans.map(({ text, style }) =>
            style === 'strong' ? (
              <strong>{text}</strong>
            ) : style === 'muted' ? (
              <span class="muted">{text}</span>
            ) : (
              text
            ),
          )}
        </p>
      );
    case 'figure':
      return (
        <p class="figure">
          <strong>{element.value}</strong> <span>{element.label}</span>
        </p>
      );
    case 'bar':
      return (
        <div class="bar">
          <span class="bar-label">{element.label}</span> <Signs ratio={element.ratio} />{' '}
          <span class="bar-caption">{element.caption}</span>
          <Meter ratio={element.ratio} label={`${element.label}: ${element.caption}`} />
        </div>
      );
    case 'table':
      return <TableView table={element} locale={place.locale} />;
    case 'chart':
      return <ChartView chart={element} at={charts.indexOf(element)} place={place} />;
    case 'note':
      return <p class="note">{element.text}</p>;
    case 'divider':
      return <hr />;
    case 'details':
      return (
        <details>
          <summary>{element.title}</summary>
          <Elements elements={element.elements} charts={charts} place={place} />
        </details>
      );
    case 'actions':
      return (
        <div class="actions">
          {element.buttons.map(({ label, action, value, style }) => (
            <Press
              place={place}
              action={action}
              option={{ label, value }}
              look={style ?? 'plain'}
            />
          ))}
        </div>
      );
    case 'choice':
      return (
        <fieldset class="choice">
          <legend>{element.label}</legend>
          {element.options.map((option) => (
            <Press place={place} action={element.action} option={option} look="option" />
          ))}
        </fieldset>
      );
  }
};

/** Its answer says itself where it goes; the target only must outlive an update that takes this message's place meanwhile. */
const Press: FC<{ place: CardPlace; action: string; option: Option; look: string }> = ({
  place,
  action,
  option,
  look,
}) => (
  <form
    method="post"
    action="/playground/press"
    hx-post="/playground/press"
    hx-target="#toast"
    hx-swap="none"
    hx-disable="find button"
    hx-indicator="#working"
  >
    <input type="hidden" name="as" value={place.person} />
    <input type="hidden" name="in" value={place.here} />
    <input type="hidden" name="message" value={place.message} />
    <input type="hidden" name="action" value={action} />
    <input type="hidden" name="value" value={option.value} />
    <button type="submit" class={look}>
      {option.label}
    </button>
  </form>
);

const ChartView: FC<{ chart: Chart; at: number; place: CardPlace }> = ({ chart, at, place }) => {
  const { person, message, seq, look } = place;
  const query = new URLSearchParams({ as: person, v: String(seq), look });
  const source = (theme: Theme) => `/playground/chart/${message}/${at}/${theme}?${query}`;
  return (
    <div class="chart">
      <picture>
        <source srcset={source('dark')} media="(prefers-color-scheme: dark)" />
        <img src={source('light')} alt={chart.alt} loading="lazy" {...chartSize} />
      </picture>
      <p class="told" aria-hidden="true">
        {chart.alt}
      </p>
    </div>
  );
};
